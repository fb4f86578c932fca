-- Bookmarks without a title: id, url.
SELECT id, url
FROM bookmarks
WHERE title IS NULL;
