import json
import uuid
from pathlib import Path


class Store:
    """Bookmarks in a file, one JSON text a line. A line is only ever added."""

    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.file = Path(folder) / 'bookmarks.jsonl'

    def add(self, user, url, title=None, tags=()):
        bookmark = {'id': str(uuid.uuid4()), 'url': url, 'title': title, 'tags': list(tags)}
        self._append({'user': user, 'bookmark': bookmark})
        return bookmark

    def list(self, user, tag=None):
        """Oldest first; with a tag, those that have it."""
        return [b for b in self._read(user).values() if tag is None or tag in b['tags']]

    def find(self, user, id):
        """The bookmark, or None."""
        return self._read(user).get(id)

    def remove(self, user, id):
        """Whether there was one to remove."""
        if id not in self._read(user):
            return False
        self._append({'user': user, 'removed': id})
        return True

    def _append(self, record):
        with open(self.file, 'a', encoding='utf-8') as file:
            file.write(json.dumps(record) + '\n')

    def _read(self, user):
        bookmarks = {}
        text = self.file.read_text(encoding='utf-8') if self.file.exists() else ''
        for record in [json.loads(line) for line in text.split('\n') if line]:
            if record['user'] != user:
                continue
            if 'removed' in record:
                bookmarks.pop(record['removed'], None)
            else:
                bookmarks[record['bookmark']['id']] = record['bookmark']
        return bookmarks
