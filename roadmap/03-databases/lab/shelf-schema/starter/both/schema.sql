-- users: id, email, password_hash, created_at

-- bookmarks: id, user_id, url, title, note, is_public, version, created_at

-- tags: id, name

-- bookmark_tags: bookmark_id, tag_id
