-- Bookmarks without a tag: id, url.
SELECT b.id, b.url
FROM bookmarks b
LEFT JOIN bookmark_tags bt ON bt.bookmark_id = b.id
WHERE bt.tag_id IS NULL;
