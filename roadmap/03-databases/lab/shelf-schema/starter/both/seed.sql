-- Something to try your queries on: sqlite3 :memory: '.read schema.sql' '.read seed.sql' '.read queries/untagged.sql'
INSERT INTO users (id, email, password_hash) VALUES
  (11, 'ana@shelf.example', ''),
  (12, 'zoe@shelf.example', ''),
  (13, 'ben@shelf.example', ''),
  (14, 'cleo@shelf.example', ''),
  (15, 'dora@shelf.example', '');
INSERT INTO bookmarks (id, user_id, url, title, created_at) VALUES
  (21, 11, 'https://a.example/', 'Alpha', '2026-01-01 10:00:00'),
  (22, 11, 'https://b.example/', NULL,    '2026-01-02 10:00:00'),
  (23, 11, 'https://c.example/', 'Gamma', '2026-01-03 10:00:00'),
  (24, 12, 'https://d.example/', 'Delta', '2026-02-05 10:00:00'),
  (25, 12, 'https://e.example/', NULL,    '2026-02-01 10:00:00'),
  (26, 13, 'https://f.example/', 'Zeta',  '2026-02-02 10:00:00'),
  (27, 13, 'https://g.example/', 'Eta',   '2026-02-03 10:00:00'),
  (28, 14, 'https://h.example/', 'Theta', '2026-02-02 10:00:00'),
  (29, 14, 'https://i.example/', 'Iota',  '2026-02-03 10:00:00');
INSERT INTO tags (id, name) VALUES
  (31, 'js'), (32, 'javascript'), (33, 'sql'), (34, 'web'), (35, 'rust');
INSERT INTO bookmark_tags (bookmark_id, tag_id) VALUES
  (21, 31), (21, 32), (22, 33), (24, 31), (26, 33), (26, 34), (27, 34), (28, 33);
