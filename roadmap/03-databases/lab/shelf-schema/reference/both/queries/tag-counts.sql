-- Each tag and how many bookmarks have it, 0 too: name, count.
SELECT t.name, count(bt.bookmark_id)
FROM tags t
LEFT JOIN bookmark_tags bt ON bt.tag_id = t.id
GROUP BY t.id;
