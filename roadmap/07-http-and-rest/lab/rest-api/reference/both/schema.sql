-- Run at every start, so each statement says IF NOT EXISTS.
CREATE TABLE IF NOT EXISTS users (
  id            INTEGER PRIMARY KEY,
  email         TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  created_at    TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
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
