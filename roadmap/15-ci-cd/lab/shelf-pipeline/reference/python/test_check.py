import unittest

from check import read_bookmark
from errors import Problem


class CheckTest(unittest.TestCase):
    def test_a_tag_is_kept_once_without_the_spaces_around_it(self):
        bookmark = read_bookmark({'url': 'https://sqlite.org/', 'tags': [' sql', 'sql ']})
        self.assertEqual(bookmark['tags'], ['sql'])

    def test_a_link_of_another_kind_is_refused_by_the_name_of_its_field(self):
        with self.assertRaises(Problem) as refused:
            read_bookmark({'url': 'ftp://sqlite.org/'})
        self.assertEqual(refused.exception.errors[0]['field'], 'url')


if __name__ == '__main__':
    unittest.main()
