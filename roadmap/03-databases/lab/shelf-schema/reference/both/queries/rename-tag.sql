-- The tag js becomes javascript, which is there already: all of it, or nothing.
-- In a terminal: sqlite3 -bail. Without -bail it goes on after an error, and commits the half.
BEGIN;
INSERT INTO bookmark_tags (bookmark_id, tag_id)
  SELECT bookmark_id, (SELECT id FROM tags WHERE name = 'javascript')
  FROM bookmark_tags
  WHERE tag_id = (SELECT id FROM tags WHERE name = 'js')
  ON CONFLICT DO NOTHING; -- a bookmark may have both
DELETE FROM bookmark_tags WHERE tag_id = (SELECT id FROM tags WHERE name = 'js');
DELETE FROM tags WHERE name = 'js';
COMMIT;
