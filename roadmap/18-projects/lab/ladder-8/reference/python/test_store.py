import tempfile
import unittest

from store import Store


class Keys(unittest.TestCase):
    def test_a_key_is_known_until_it_is_taken_back(self):
        with tempfile.TemporaryDirectory() as folder:
            store = Store(folder)
            key = store.issue('Nora', 'read')
            self.assertEqual(store.key_of(key)['scope'], 'read')
            store.revoke('Nora')
            self.assertIsNone(store.key_of(key))
