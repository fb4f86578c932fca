-- The three users with the most bookmarks, most first, equals by id: email, count.
SELECT u.email, count(*)
FROM users u
JOIN bookmarks b ON b.user_id = u.id
GROUP BY u.id
ORDER BY count(*) DESC, u.id
LIMIT 3;
