"""A Shelf of its own for a group of tests, and people who send requests to it."""
import atexit
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent


class ShelfCase(unittest.TestCase):
    """Groups with the same settings share a Shelf."""
    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.shelf = shelf_with(cls.settings)

    def assert_problem(self, answer, status):
        self.assertEqual(answer.status, status)
        self.assertRegex(answer.headers['Content-Type'], '^application/problem[+]json')
        self.assertEqual(answer.json['status'], status)


@cache
def started(settings):
    shelf = Shelf(dict(settings))
    atexit.register(shelf.stop)
    shelf.wait()
    return shelf


def shelf_with(settings):
    return started(tuple(settings.items()))


class Shelf:
    """Shelf on a free port, with an empty folder for its data."""

    def __init__(self, settings):
        self.data = tempfile.TemporaryDirectory(prefix='shelf-test-')
        self.port = free_port()
        env = {**os.environ, 'SHELF_DATA': self.data.name, 'PORT': str(self.port),
               'PASSWORD_COST': '16', **settings}
        self.program = subprocess.Popen(
            [sys.executable, 'server.py'], cwd=FOLDER, env=env,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait(self):
        for _ in range(500):
            if self.program.poll() is not None:
                break
            try:
                self.visitor().get('/health/live')
                return
            except OSError:  # nobody listens yet
                time.sleep(0.02)
        raise RuntimeError('Shelf does not start')

    def stop(self):
        self.program.kill()
        self.program.wait()
        self.data.cleanup()

    def visitor(self):
        return Person(self.port)

    def person(self, name):
        """Somebody with an account of their own, logged in through the front door."""
        raise NotImplementedError(
            f'sign {name} up with POST /users, log in with POST /sessions, keep the cookie')


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()
        is_json = 'json' in (response.headers['Content-Type'] or '')
        self.json = json.loads(self.text) if is_json and self.text else None


class Person:
    """Sends requests, with the cookie that it was given."""

    def __init__(self, port):
        self.port = port
        self.cookie = None

    def send(self, method, path, body=None, headers=()):
        given = {'Content-Type': 'application/json'} if body is not None else {}
        if self.cookie:
            given['Cookie'] = self.cookie
        text = json.dumps(body) if isinstance(body, (dict, list)) else body
        client = http.client.HTTPConnection('127.0.0.1', self.port, timeout=10)
        try:
            client.request(method, path, text, {**given, **dict(headers)})
            return Answer(client.getresponse())
        finally:
            client.close()

    def get(self, path, **headers):
        return self.send('GET', path, headers=named(headers))

    def post(self, path, body, **headers):
        return self.send('POST', path, body, named(headers))

    def bookmark(self, **fields):
        """A bookmark, where it does not matter which; what matters is given."""
        return self.post('/bookmarks', {'url': 'https://sqlite.org/', **fields}).json

    def urls(self, path='/bookmarks'):
        return [bookmark['url'] for bookmark in self.get(path).json['items']]


def named(headers):
    return {name.replace('_', '-'): value for name, value in headers.items()}


def free_port():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]
