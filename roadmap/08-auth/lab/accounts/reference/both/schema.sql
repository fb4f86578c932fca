-- Run at every start, so each statement says IF NOT EXISTS.
CREATE TABLE IF NOT EXISTS users (
  id                INTEGER PRIMARY KEY,
  email             TEXT NOT NULL UNIQUE, -- in lower case
  password_hash     TEXT NOT NULL,
  email_verified_at TEXT,
  created_at        TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS bookmarks (
  id         INTEGER PRIMARY KEY AUTOINCREMENT, -- the id of a removed one is never given again
  user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  url        TEXT NOT NULL CHECK (url <> ''),
  title      TEXT,
  note       TEXT,
  is_public  INTEGER NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
  version    INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX IF NOT EXISTS bookmarks_by_user ON bookmarks (user_id, id);

CREATE TABLE IF NOT EXISTS tags (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE IF NOT EXISTS bookmark_tags (
  bookmark_id INTEGER NOT NULL REFERENCES bookmarks (id) ON DELETE CASCADE,
  tag_id      INTEGER NOT NULL REFERENCES tags (id),
  PRIMARY KEY (bookmark_id, tag_id)
);
CREATE INDEX IF NOT EXISTS bookmark_tags_by_tag ON bookmark_tags (tag_id);

-- The first answer to each key that a client sent, so that a repeat gets it again.
CREATE TABLE IF NOT EXISTS idempotency_keys (
  user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key        TEXT NOT NULL,
  body_hash  TEXT NOT NULL,
  answer     TEXT NOT NULL, -- the bookmark as JSON
  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (user_id, key)
);

-- Who is logged in. A row is found by the hash of the id that the browser has.
CREATE TABLE IF NOT EXISTS sessions (
  id_hash    TEXT PRIMARY KEY,
  user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  expires_at REAL NOT NULL -- seconds since 1970
);
CREATE INDEX IF NOT EXISTS sessions_by_user ON sessions (user_id);

-- What went out by mail: the hash of each token, good once and not for long.
CREATE TABLE IF NOT EXISTS email_tokens (
  token_hash TEXT PRIMARY KEY,
  user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  purpose    TEXT NOT NULL CHECK (purpose IN ('verify', 'reset')),
  expires_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS email_tokens_by_user ON email_tokens (user_id);
