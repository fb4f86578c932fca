import unittest

from tests.helpers import ShelfCase


class KeepingBookmarks(ShelfCase):
    def test_shelf_says_that_it_is_up(self):
        answer = self.shelf.visitor().get('/health/live')
        self.assertEqual([answer.status, answer.json], [200, {'status': 'up'}])

    @unittest.skip('to be written')
    def test_a_new_bookmark_gets_201_and_its_place_and_can_be_read_there(self):
        pass

    @unittest.skip('to be written')
    def test_a_bookmark_without_a_url_is_refused_and_nothing_is_kept(self):
        pass

    @unittest.skip('to be written')
    def test_what_is_anas_is_nothing_to_ben(self):
        pass
