-- A queue in a table: make a migration of it. Something is missing: how do you see that somebody works on a row, and
-- that whoever did is gone?
CREATE TABLE jobs (
  id      INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL,
  url     TEXT NOT NULL
);
