-- The newest bookmark of each user: user_id, url.
SELECT user_id, url
FROM (
  SELECT user_id, url,
    row_number() OVER (PARTITION BY user_id ORDER BY created_at DESC, id DESC) AS place
  FROM bookmarks
)
WHERE place = 1;
