import json
import threading
from pathlib import Path


class Items:
    """What happened, a line each: an item that came, or the id of one that went."""

    def __init__(self, folder):
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.path = Path(folder) / 'items.jsonl'
        self.items = {}
        self.lock = threading.Lock()
        if self.path.exists():
            for line in self.path.read_text(encoding='utf-8').splitlines():
                self._take(json.loads(line))
        self.next = max(self.items, default=0) + 1

    def add(self, name, amount):
        with self.lock:
            item = {'id': self.next, 'name': name, 'amount': amount}
            self.next += 1
            self._keep(item)
            return item

    def list(self):
        return list(reversed(self.items.values()))  # newest first

    def find(self, id):
        return self.items.get(id)

    def remove(self, id):
        with self.lock:
            self._keep({'removed': id})

    def _keep(self, event):
        with self.path.open('a', encoding='utf-8') as file:
            file.write(json.dumps(event) + '\n')
        self._take(event)

    def _take(self, event):
        if 'removed' in event:
            self.items.pop(event['removed'], None)
        else:
            self.items[event['id']] = event
