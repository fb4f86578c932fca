INSERT INTO users (id, email, password_hash) VALUES
  (41, 'zed@shelf.example', ''),
  (42, 'amy@shelf.example', ''),
  (43, 'bob@shelf.example', ''),
  (44, 'cal@shelf.example', '');
INSERT INTO bookmarks (id, user_id, url, title, created_at) VALUES
  (51, 41, 'https://k.example/', NULL, '2026-03-01 10:00:00'),
  (52, 42, 'https://l.example/', 'L',  '2026-03-05 10:00:00'),
  (53, 42, 'https://m.example/', NULL, '2026-03-04 10:00:00'),
  (54, 43, 'https://n.example/', 'N',  '2026-03-02 10:00:00'),
  (55, 44, 'https://o.example/', NULL, '2026-03-03 10:00:00');
INSERT INTO tags (id, name) VALUES (61, 'http'), (62, 'git'), (63, 'js'), (64, 'javascript');
INSERT INTO bookmark_tags (bookmark_id, tag_id) VALUES (51, 61), (52, 61), (52, 62);
