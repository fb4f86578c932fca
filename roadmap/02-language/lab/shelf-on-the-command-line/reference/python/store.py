import json
import uuid
from pathlib import Path

FIELDS = ('id', 'url', 'title', 'tags')


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
        text = self._text()
        end = '\n' if text and not text.endswith('\n') else ''  # of a last line that was cut off
        # ensure_ascii would hide bytes of the terminal that are no text, and list could not print them.
        with open(self.file, 'a', encoding='utf-8') as file:
            file.write(end + json.dumps(record, ensure_ascii=False) + '\n')

    def _read(self):
        bookmarks = {}
        self.damaged = []  # the numbers of the lines that nobody can read
        for number, line in enumerate(self._text().split('\n'), start=1):
            if line == '':
                continue
            record = parsed(line)
            if record is None:
                self.damaged.append(number)
            elif 'removed' in record:
                bookmarks.pop(record['removed'], None)
            else:
                bookmarks[record['id']] = record
        return bookmarks

    def _text(self):
        # Bytes that are no UTF-8 are read as \ufffd, and damage their own line alone.
        return self.file.read_text(encoding='utf-8', errors='replace') if self.file.exists() else ''


def parsed(line):
    """The record of a line, or None: 7 is JSON, and no record."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_record = isinstance(record, dict) and ('removed' in record or all(name in record for name in FIELDS))
    return record if is_record else None
