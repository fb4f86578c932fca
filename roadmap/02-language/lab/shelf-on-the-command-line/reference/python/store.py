import json
import uuid
from pathlib import Path


class Store:
    """One file, one JSON text a line. A line is only ever added, never changed:
    so two programs at once lose nothing. A random id needs no look at other lines."""

    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.file = Path(folder) / 'bookmarks.jsonl'

    def add(self, url, title=None, tags=()):
        bookmark = {'id': str(uuid.uuid4()), 'url': url, 'title': title, 'tags': list(tags)}
        self._append(bookmark)
        return bookmark

    def list(self, tag=None):
        bookmarks = self._read().values()
        return [b for b in bookmarks if tag is None or tag in b['tags']]

    def remove(self, id):
        if id not in self._read():
            return False
        self._append({'removed': id})
        return True

    def _append(self, record):
        with open(self.file, 'a', encoding='utf-8') as file:
            file.write(json.dumps(record) + '\n')

    def _read(self):
        bookmarks = {}
        self.damaged = []  # the numbers of the lines that nobody can read
        text = self.file.read_text(encoding='utf-8') if self.file.exists() else ''
        for number, line in enumerate(text.split('\n'), start=1):
            if line == '':
                continue
            try:
                record = json.loads(line)
            except json.JSONDecodeError:
                self.damaged.append(number)
                continue
            if 'removed' in record:
                bookmarks.pop(record['removed'], None)
            else:
                bookmarks[record['id']] = record
        return bookmarks
