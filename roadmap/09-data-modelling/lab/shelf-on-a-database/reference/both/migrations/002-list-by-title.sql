-- For lists with sort=title: the same expression as in the store's ORDER BY.
CREATE INDEX bookmarks_by_title ON bookmarks (user_id, ifnull(title, ''), id);
