CREATE TABLE users (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  email         TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL
);

-- The cookie holds a random text, and this table its hash: a copy of the table lets nobody in.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE
);

-- NULL: from before there were accounts. The first account takes these over.
ALTER TABLE things ADD COLUMN user_id INTEGER REFERENCES users (id);
ALTER TABLE people ADD COLUMN user_id INTEGER REFERENCES users (id);

CREATE INDEX things_by_user ON things (user_id);
CREATE INDEX people_by_user ON people (user_id);
