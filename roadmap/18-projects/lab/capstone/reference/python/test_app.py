import json
import tempfile
import threading
import unittest
from http.client import HTTPConnection

from app import Server
from items import Items


class PantryTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.server = Server(('127.0.0.1', 0), Items(self.folder.name))
        threading.Thread(target=self.server.serve_forever, kwargs={'poll_interval': 0.01}).start()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def ask(self, method, path, body=None):
        connection = HTTPConnection(*self.server.server_address)
        text = body if body is None or isinstance(body, str) else json.dumps(body)
        connection.request(method, path, text)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, json.loads(content) if content else None

    def test_adds_an_item(self):
        answer, _ = self.ask('POST', '/items', {'name': 'Rice', 'amount': 2})
        self.assertEqual((answer.status, answer.headers['Location']), (201, '/items/1'))

    def test_reads_an_item(self):
        self.ask('POST', '/items', {'name': 'Rice', 'amount': 2})
        self.assertEqual(self.ask('GET', '/items/1')[1], {'id': 1, 'name': 'Rice', 'amount': 2})

    def test_lists_the_newest_first(self):
        self.ask('POST', '/items', {'name': 'Rice'})
        self.ask('POST', '/items', {'name': 'Salt'})
        self.assertEqual([item['name'] for item in self.ask('GET', '/items')[1]], ['Salt', 'Rice'])

    def test_counts_one_where_nothing_is_said(self):
        self.assertEqual(self.ask('POST', '/items', {'name': 'Rice'})[1]['amount'], 1)

    def test_trims_the_name(self):
        self.assertEqual(self.ask('POST', '/items', {'name': ' Rice '})[1]['name'], 'Rice')

    def test_takes_an_item_out(self):
        self.ask('POST', '/items', {'name': 'Rice'})
        self.assertEqual(self.ask('DELETE', '/items/1')[0].status, 204)
        self.assertEqual(self.ask('GET', '/items/1')[0].status, 404)

    def test_keeps_what_it_holds(self):
        self.ask('POST', '/items', {'name': 'Rice'})
        self.assertEqual(Items(self.folder.name).find(1)['name'], 'Rice')

    def test_says_that_it_is_up(self):
        self.assertEqual(self.ask('GET', '/health/live')[0].status, 200)

    def test_refuses_what_is_not_json(self):
        self.assertEqual(self.ask('POST', '/items', '{"name": ')[0].status, 400)

    def test_refuses_an_item_without_a_name(self):
        self.assertEqual(self.ask('POST', '/items', {})[0].status, 422)

    def test_refuses_an_odd_amount(self):
        self.assertEqual(self.ask('POST', '/items', {'name': 'Rice', 'amount': 'two'})[0].status, 422)

    def test_knows_no_such_item(self):
        self.assertEqual(self.ask('GET', '/items/9')[0].status, 404)


if __name__ == '__main__':
    unittest.main()
