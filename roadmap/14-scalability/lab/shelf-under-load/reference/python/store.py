import json

# What a list can be ordered by. Two bookmarks may have the same title, so the id decides then.
KEYS = {'created': 'b.id', 'title': "ifnull(b.title, '')"}


class Store:
    def __init__(self, database):
        self.database = database
        # The user of the command line: a seed, so that it may run at every start.
        with database.connection() as db:
            db.execute('''
                INSERT INTO users (id, email, password_hash) VALUES (1, 'me@localhost', '')
                ON CONFLICT DO NOTHING''')

    def add(self, user, url, title=None, tags=()):
        with self.database.transaction() as db:
            id = self._add(db, user, url, title, tags)
        return self.find(user, id)

    def add_once(self, user, key, body_hash, fields):
        """Adds it, unless this key was used before: then nothing is added, and what
        the first request had is given back: its hash and its bookmark."""
        with self.database.transaction() as db:
            before = db.execute(
                'SELECT body_hash, answer FROM idempotency_keys WHERE user_id = ? AND key = ?',
                (user, key)).fetchone()
            if before:
                return before[0], json.loads(before[1])
            id = self._add(db, user, **fields)
            bookmark = self._bookmarks(db, 'b.user_id = ? AND b.id = ?', [user, id])[0]
            db.execute(
                'INSERT INTO idempotency_keys (user_id, key, body_hash, answer) VALUES (?, ?, ?, ?)',
                (user, key, body_hash, json.dumps(bookmark)))
        return body_hash, bookmark

    def list(self, user, tag=None, sort='created', after=None, limit=-1):
        """In order: created (oldest first) or title. With a tag, those that have
        it; with after, a key and an id, those behind it."""
        conditions, values = ['b.user_id = ?'], [user]
        if tag is not None:
            conditions.append(
                'b.id IN (SELECT bookmark_id FROM bookmark_tags JOIN tags ON tags.id = tag_id WHERE name = ?)')
            values.append(tag)
        if after is not None:
            conditions.append(f'({KEYS[sort]}, b.id) > (?, ?)')
            values.extend(after)
        with self.database.connection() as db:
            return self._bookmarks(db, ' AND '.join(conditions), values, f'{KEYS[sort]}, b.id', limit)

    def newest(self, user, limit):
        """The last ones, newest first: so many are read, however many there are."""
        with self.database.connection() as db:
            return self._bookmarks(db, 'b.user_id = ?', [user], 'b.id DESC', limit)

    def find(self, user, id):
        """The bookmark, or None."""
        with self.database.connection() as db:
            found = self._bookmarks(db, 'b.user_id = ? AND b.id = ?', [user, id])
        return found[0] if found else None

    def replace(self, user, id, fields, version=None):
        """Puts new fields in the place of all old ones. With a version, only if it
        is still the one that is stored. Whether it was done."""
        with self.database.transaction() as db:
            done = db.execute(
                '''UPDATE bookmarks SET url = ?, title = ?, version = version + 1
                WHERE user_id = ? AND id = ? AND version = ifnull(?, version)''',
                (fields['url'], fields['title'], user, id, version))
            if done.rowcount == 0:
                return False
            db.execute('DELETE FROM bookmark_tags WHERE bookmark_id = ?', (id,))
            self._add_tags(db, id, fields['tags'])
            self._changed(db, user)
            return True

    def remove(self, user, id, version=None):
        """Whether there was one to remove; with a version, one of this version."""
        with self.database.transaction() as db:
            removed = db.execute(
                'DELETE FROM bookmarks WHERE user_id = ? AND id = ? AND version = ifnull(?, version)',
                (user, id, version))
            self._changed(db, user)
        return removed.rowcount > 0

    def tag_counts(self, user):
        """Each tag of this user, and on how many bookmarks it is. Counted when asked:
        a number that is kept beside the rows would have to change with each of them."""
        with self.database.connection() as db:
            rows = db.execute(
                '''SELECT t.name, count(*)
                FROM bookmarks b
                JOIN bookmark_tags bt ON bt.bookmark_id = b.id
                JOIN tags t ON t.id = bt.tag_id
                WHERE b.user_id = ?
                GROUP BY t.id ORDER BY t.name''',
                (user,))
            return [{'name': name, 'count': count} for name, count in rows]

    def add_link(self, db, user, url):
        """A bookmark without title and tags, inside a transaction of the caller's."""
        self._add(db, user, url)

    def list_version(self, user):
        """Names what this user's lists show now; None before the first change."""
        with self.database.connection() as db:
            return db.execute('SELECT list_version FROM users WHERE id = ?', (user,)).fetchone()[0]

    def _changed(self, db, user):
        """Stands in the transaction of each change: all copies of Shelf see both, or neither."""
        db.execute('UPDATE users SET list_version = hex(randomblob(8)) WHERE id = ?', (user,))

    def _add(self, db, user, url, title=None, tags=()):
        added = db.execute(
            'INSERT INTO bookmarks (user_id, url, title) VALUES (?, ?, ?)', (user, url, title))
        self._add_tags(db, added.lastrowid, tags)
        self._changed(db, user)
        return added.lastrowid

    def _add_tags(self, db, id, tags):
        for name in dict.fromkeys(tags):  # each name once
            db.execute('INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING', (name,))
            db.execute('INSERT INTO bookmark_tags SELECT ?, id FROM tags WHERE name = ?', (id, name))

    def _bookmarks(self, db, condition, values, order='b.id', limit=-1):
        """Bookmarks with their tags: one row for each tag, and one for a bookmark without."""
        rows = db.execute(
            f'''WITH page AS (SELECT * FROM bookmarks b WHERE {condition} ORDER BY {order} LIMIT ?)
            SELECT b.id, b.url, b.title, b.version, t.name AS tag
            FROM page b
            LEFT JOIN bookmark_tags bt ON bt.bookmark_id = b.id
            LEFT JOIN tags t ON t.id = bt.tag_id
            ORDER BY {order}, bt.rowid''',
            [*values, limit])
        found = {}
        for id, url, title, version, tag in rows:
            bookmark = found.setdefault(
                id, {'id': id, 'url': url, 'title': title, 'version': version, 'tags': []})
            if tag is not None:
                bookmark['tags'].append(tag)
        return list(found.values())
