"""The rules of a bookmark and of a page, without a server."""
import unittest

from check import read_bookmark
from errors import Problem
from http_tools import read_page

URL = 'https://sqlite.org/'


def fields_of(body):
    try:
        read_bookmark(body)
        return []
    except Problem as problem:
        return [error['field'] for error in problem.errors or [{'field': 'body'}]]


class CheckTest(unittest.TestCase):
    def test_a_tag_is_kept_once_without_the_spaces_around_it(self):
        self.assertEqual(read_bookmark({'url': URL, 'tags': [' sql', 'sql ']})['tags'], ['sql'])

    def test_what_is_left_out_is_empty_and_what_is_not_known_is_dropped(self):
        self.assertEqual(read_bookmark({'url': URL, 'id': 7, 'user_id': 2}), {'url': URL, 'title': None, 'tags': []})

    def test_twenty_where_nobody_says_how_many_and_never_more_than_a_hundred(self):
        for query, limit in [({}, 20), ({'limit': '1'}, 1), ({'limit': '100'}, 100), ({'limit': '101'}, 100)]:
            self.assertEqual(read_page(query)['limit'], limit)

    def test_each_rule(self):
        for what, body, fields in [
            ('a whole bookmark', {'url': URL, 'title': 'a' * 200, 'tags': ['a' * 30]}, []),
            ('no url', {'title': 'SQLite'}, ['url']),
            ('a url of another kind', {'url': 'ftp://sqlite.org/'}, ['url']),
            ('a url that is a number', {'url': 5}, ['url']),
            ('a url with a space', {'url': 'https://a b/'}, ['url']),
            ('a url without a host', {'url': 'https://['}, ['url']),
            ('a url of 2000 characters', {'url': URL.ljust(2000, 'a')}, []),
            ('a url of 2001 characters', {'url': URL.ljust(2001, 'a')}, ['url']),
            ('a title that is too long', {'url': URL, 'title': 'a' * 201}, ['title']),
            ('a title that is a number', {'url': URL, 'title': 5}, ['title']),
            ('half a letter', {'url': URL, 'title': '\ud800'}, ['title']),
            ('tags that are no list', {'url': URL, 'tags': 'sql'}, ['tags']),
            ('a tag that is too long', {'url': URL, 'tags': ['a' * 31]}, ['tags']),
            ('a tag of spaces', {'url': URL, 'tags': [' ']}, ['tags']),
            ('three faults at once', {'title': 5, 'tags': [5]}, ['url', 'title', 'tags']),
            ('a list', [], ['body']),
            ('nothing', None, ['body']),
        ]:
            with self.subTest(what):
                self.assertEqual(fields_of(body), fields)
