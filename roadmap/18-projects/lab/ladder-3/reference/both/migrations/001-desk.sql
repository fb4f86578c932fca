CREATE TABLE things (
  id    INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> '')
);

CREATE TABLE people (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> '')
);

-- No number is given out twice, so that a page can end at one.
CREATE TABLE loans (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  thing_id  INTEGER NOT NULL REFERENCES things (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES people (id),
  is_open   INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1))
);

CREATE INDEX loans_by_thing ON loans (thing_id);
CREATE INDEX open_loans ON loans (is_open, id);
