CREATE TABLE people (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('viewer', 'member', 'keeper')),
  key_hash TEXT NOT NULL UNIQUE
);

CREATE TABLE rooms (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
);

INSERT INTO rooms (id, name) VALUES (1, 'Hall');

-- The old version, which knows the hall alone, writes none of these. NULL: from before there were people.
ALTER TABLE bookings ADD COLUMN room_id INTEGER NOT NULL DEFAULT 1;
ALTER TABLE bookings ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE bookings ADD COLUMN person_id INTEGER REFERENCES people (id);

CREATE UNIQUE INDEX one_room_hour ON bookings (room_id, day, hour);
DROP INDEX one_hour;
