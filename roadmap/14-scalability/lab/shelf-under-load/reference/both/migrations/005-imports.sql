CREATE TABLE imports (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE
);

-- The queue: a row for each link, with what has come of it.
CREATE TABLE import_links (
  id        INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  url       TEXT NOT NULL,
  state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed'))
);
CREATE INDEX import_links_by_import ON import_links (import_id);
CREATE INDEX import_links_open ON import_links (id) WHERE state = 'open';
