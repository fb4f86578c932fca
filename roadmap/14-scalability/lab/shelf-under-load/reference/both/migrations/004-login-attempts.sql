-- Who tried to log in, since when, and how often: a row for each client, for all copies of Shelf.
CREATE TABLE login_attempts (
  client TEXT PRIMARY KEY,
  since  REAL NOT NULL, -- seconds since 1970
  count  INTEGER NOT NULL
);
