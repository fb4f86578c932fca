"""What people do with their bookmarks, through the front door. Cal is new in each test, and has nothing yet."""
from tests.helpers import ShelfCase

FORM = {'Content-Type': 'application/x-www-form-urlencoded'}


class KeepingBookmarks(ShelfCase):
    def test_a_new_bookmark_gets_201_and_its_place_and_can_be_read_there(self):
        made = self.ana.post('/bookmarks', {'url': 'https://sqlite.org/', 'title': 'SQLite', 'tags': ['sql', 'db']})
        self.assertEqual(made.status, 201)
        self.assertRegex(made.headers['Content-Type'], '^application/json')
        self.assertEqual(
            [made.json['url'], made.json['title'], made.json['tags']], ['https://sqlite.org/', 'SQLite', ['sql', 'db']])
        read = self.ana.get(made.headers['Location'])
        self.assertEqual(read.status, 200)
        self.assertEqual(read.json, made.json)
        self.assertEqual(read.headers['ETag'], made.headers['ETag'])

    def test_what_breaks_a_rule_is_refused_by_its_field_and_nothing_is_kept(self):
        cal = self.shelf.person('cal')
        answer = cal.post('/bookmarks', {'url': 'javascript:alert(1)'})
        self.assert_problem(answer, 422)
        self.assertEqual(answer.json['errors'][0]['field'], 'url')
        self.assertEqual(cal.urls(), [])

    def test_a_body_that_cannot_be_taken(self):
        self.assertEqual(self.ana.post('/bookmarks', '{"url": ').status, 400)
        self.assertEqual(self.ana.send('POST', '/bookmarks', '{}', {'Content-Type': 'text/plain'}).status, 415)
        head = {'Content-Length': str(2 << 20)}  # it is refused before it has come
        self.assertEqual(self.ana.send('POST', '/bookmarks', '{}', head).status, 413)

    def test_the_form_of_the_page_is_answered_with_303_and_kept(self):
        cal = self.shelf.person('cal')
        answer = cal.send('POST', '/bookmarks', 'url=https%3A%2F%2Fform.example%2F&title=&tags=a%2C+b%2C', FORM)
        self.assertEqual([answer.status, answer.headers['Location']], [303, '/'])
        [kept] = cal.get('/bookmarks').json['items']
        self.assertEqual([kept['url'], kept['title'], kept['tags']], ['https://form.example/', None, ['a', 'b']])

    def test_a_post_that_is_repeated_with_its_key_is_done_once(self):
        cal = self.shelf.person('cal')
        body = {'url': 'https://once.example/', 'tags': ['once']}
        first = cal.post('/bookmarks', body, Idempotency_Key='k-1')
        again = cal.post('/bookmarks', body, Idempotency_Key='k-1')
        self.assertEqual([again.status, again.json], [201, first.json])
        self.assertEqual(cal.urls(), ['https://once.example/'])
        other = {'url': 'https://two.example/'}
        self.assertEqual(cal.post('/bookmarks', other, Idempotency_Key='k-1').status, 422)
        cal.post('/bookmarks', body, Idempotency_Key='k-2')
        self.assertEqual(len(cal.urls()), 2)
        ben = self.shelf.person('ben')
        self.assertEqual(ben.post('/bookmarks', other, Idempotency_Key='k-1').json['url'], other['url'])

    def test_put_replaces_all_of_it_and_gives_it_a_new_tag(self):
        old = self.ana.post('/bookmarks', {'url': 'https://a.example/', 'title': 'A', 'tags': ['a', 'b']})
        path = f'/bookmarks/{old.json["id"]}'
        self.assertIn(self.ana.send('PUT', path, {'url': 'https://b.example/', 'tags': ['c']}).status, (200, 204))
        now = self.ana.get(path)
        self.assertEqual(
            [now.json['id'], now.json['url'], now.json['title'], now.json['tags']],
            [old.json['id'], 'https://b.example/', None, ['c']])
        self.assertNotEqual(now.headers['ETag'], old.headers['ETag'])
        self.assertEqual(self.ana.send('PUT', path, {'title': 'B'}).status, 422)

    def test_a_change_that_somebody_has_not_seen_is_not_overwritten(self):
        made = self.ana.post('/bookmarks', {'url': 'https://a.example/'})
        path, seen = f'/bookmarks/{made.json["id"]}', {'If-Match': made.headers['ETag']}
        self.assertEqual(self.ana.send('PUT', path, {'url': 'https://b.example/'}, seen).status, 200)
        self.assertEqual(self.ana.send('PUT', path, {'url': 'https://c.example/'}, seen).status, 412)
        self.assertEqual(self.ana.send('DELETE', path, headers=seen).status, 412)
        self.assertEqual(self.ana.get(path).json['url'], 'https://b.example/')

    def test_delete_takes_it_away_for_good(self):
        cal = self.shelf.person('cal')
        id = cal.bookmark()['id']
        other = cal.bookmark(url='https://other.example/')
        self.assertEqual(cal.send('DELETE', f'/bookmarks/{id}').status, 204)
        self.assertEqual(cal.get(f'/bookmarks/{id}').status, 404)
        self.assertEqual(cal.send('DELETE', f'/bookmarks/{id}').status, 404)
        self.assertEqual(cal.urls(), ['https://other.example/'])
        self.assertGreater(cal.bookmark()['id'], other['id'])


class ReadingBookmarks(ShelfCase):
    def test_a_list_has_all_of_mine_oldest_first(self):
        cal = self.shelf.person('cal')
        cal.bookmark(url='https://b.example/')
        cal.bookmark(url='https://a.example/')
        answer = cal.get('/bookmarks')
        self.assertEqual(answer.status, 200)
        self.assertEqual(cal.urls(), ['https://b.example/', 'https://a.example/'])
        self.assertIsNone(answer.json['next'])

    def test_a_tag_picks_out_those_that_have_it(self):
        cal = self.shelf.person('cal')
        cal.bookmark(url='https://b.example/', tags=['sql'])
        cal.bookmark(url='https://a.example/', tags=['web', 'sql'])
        cal.bookmark(url='https://c.example/', tags=['web'])
        self.assertEqual(cal.urls('/bookmarks?tag=sql'), ['https://b.example/', 'https://a.example/'])
        self.assertEqual(cal.urls('/bookmarks?tag=none'), [])

    def test_pages_have_each_bookmark_once_and_come_to_an_end(self):
        cal = self.shelf.person('cal')
        for n in (5, 3, 1, 4, 2):
            cal.bookmark(url=f'https://{n}.example/', title=f'T{n // 2}', tags=['p'])
        cal.bookmark(url='https://other.example/')
        for sort, wanted in [('created', ['53', '14', '2']), ('title', ['13', '25', '4'])]:
            with self.subTest(sort):
                seen, path = [], f'/bookmarks?tag=p&sort={sort}&limit=2'
                while path is not None and len(seen) < 9:
                    page = cal.get(path).json
                    seen.append(''.join(one['url'][8] for one in page['items']))
                    path = page['next']
                self.assertEqual(seen, wanted)

    def test_a_page_of_the_right_size_has_no_next_one(self):
        cal = self.shelf.person('cal')
        cal.bookmark()
        cal.bookmark()
        self.assertIsNone(cal.get('/bookmarks?limit=2').json['next'])

    def test_a_page_that_is_none_is_refused(self):
        for query in ['limit=0', 'limit=-1', 'limit=x', 'sort=url', 'cursor=x', 'cursor=e30=',
                      'sort=title&cursor=WzEsIDFd']:
            with self.subTest(query):
                self.assertEqual(self.ana.get(f'/bookmarks?{query}').status, 422)

    def test_an_unchanged_bookmark_costs_no_body(self):
        path = f'/bookmarks/{self.ana.bookmark()["id"]}'
        tag = self.ana.get(path).headers['ETag']
        self.assertRegex(tag, r'^(W/)?".+"$')
        for known in (tag, f'W/{tag}', f'"other", {tag}', '*'):
            answer = self.ana.get(path, If_None_Match=known)
            self.assertEqual([answer.status, answer.text, answer.headers['ETag']], [304, '', tag])
        self.assertEqual(self.ana.get(path, If_None_Match='"other"').status, 200)

    def test_there_is_no_bookmark_of_an_odd_id(self):
        for id in ('999999', 'abc', '1e3', '-1', '0', '9' * 30):
            with self.subTest(id):
                self.assert_problem(self.ana.get(f'/bookmarks/{id}'), 404)

    def test_tags_are_counted_right_after_each_change(self):
        cal = self.shelf.person('cal')
        id = cal.bookmark(tags=['b', 'a'])['id']
        cal.bookmark(tags=['b'])
        self.assertEqual(
            cal.get('/tags').json['items'], [{'name': 'a', 'count': 1}, {'name': 'b', 'count': 2}])
        cal.send('DELETE', f'/bookmarks/{id}')
        self.assertEqual(cal.get('/tags').json['items'], [{'name': 'b', 'count': 1}])


class WhoMayDoWhat(ShelfCase):
    """Mine, somebody else's, and nobody's."""

    def test_what_is_anas_is_nothing_to_ben_and_nobody_may(self):
        ben, nobody = self.shelf.person('ben'), self.shelf.visitor()
        path = f'/bookmarks/{self.ana.bookmark(url="https://anas.example/")["id"]}'
        for method, body in [('GET', None), ('PUT', {'url': 'https://bens.example/'}), ('DELETE', None)]:
            with self.subTest(method):
                self.assertEqual(ben.send(method, path, body).status, 404)
                self.assertEqual(nobody.send(method, path, body).status, 401)
                self.assertEqual(self.ana.get(path).json['url'], 'https://anas.example/')

    def test_lists_the_page_and_tags_have_nothing_of_other_people(self):
        self.ana.bookmark(url='https://anas.example/', tags=['secret'])
        ben = self.shelf.person('ben')
        self.assertEqual(ben.urls(), [])
        self.assertEqual(ben.get('/tags').json['items'], [])
        self.assertNotIn('anas.example', ben.get('/').text)
        self.assertNotIn('anas.example', self.shelf.visitor().get('/').text)

    def test_nobody_sees_lists_or_adds(self):
        nobody = self.shelf.visitor()
        for path in ('/bookmarks', '/tags', '/users/me'):
            answer = nobody.get(path)
            self.assert_problem(answer, 401)
            self.assertTrue(answer.headers['WWW-Authenticate'])
        self.assertEqual(nobody.post('/bookmarks', {'url': 'https://a.example/'}).status, 401)

    def test_the_owner_and_the_id_are_never_chosen_by_a_body(self):
        id = self.ana.bookmark(id=1, user_id=1, version=9)['id']
        self.assertNotEqual(id, 1)
        self.assertEqual(self.ana.get(f'/bookmarks/{id}').status, 200)

    def test_a_page_of_another_site_changes_nothing(self):
        cal = self.shelf.person('cal')
        body = {'url': 'https://a.example/'}
        self.assertEqual(cal.post('/bookmarks', body, Sec_Fetch_Site='cross-site').status, 403)
        self.assertEqual(cal.post('/bookmarks', body, Origin='https://evil.example').status, 403)
        self.assertEqual(cal.get('/bookmarks', Sec_Fetch_Site='cross-site').status, 200)
        self.assertEqual(cal.post('/bookmarks', body, Sec_Fetch_Site='same-origin').status, 201)
        self.assertEqual(cal.urls(), ['https://a.example/'])


class EveryAnswer(ShelfCase):
    def test_the_page_lists_the_newest_first_as_text_and_links(self):
        cal = self.shelf.person('cal')
        cal.bookmark(url='https://a.example/?a=1&b="', title='<b>A & B</b>')
        cal.bookmark(url='https://new.example/')
        answer = cal.get('/')
        self.assertEqual(answer.status, 200)
        self.assertRegex(answer.headers['Content-Type'], '^text/html')
        for part in ('&lt;b&gt;A &amp; B&lt;/b&gt;', 'href="https://a.example/?a=1&amp;b=&quot;"',
                     'href="https://new.example/">https://new.example/'):
            self.assertIn(part, answer.text)
        self.assertLess(answer.text.index('new.example'), answer.text.index('a.example'))

    def test_the_files_of_the_page_come_with_their_types_and_no_other_file(self):
        self.assertRegex(self.ana.get('/style.css').headers['Content-Type'], '^text/css')
        self.assertRegex(self.ana.get('/page.js').headers['Content-Type'], '^(text|application)/javascript')
        for path in ('/server.py', '/%2e%2e/config.py', '/..%2fconfig.py', '/nowhere', '/%'):
            self.assertEqual(self.ana.get(path).status, 404, path)
        self.assertEqual(self.ana.post('/style.css', {}).status, 404)

    def test_a_method_that_a_path_does_not_know_is_405(self):
        answer = self.ana.send('PATCH', '/bookmarks', {})
        self.assertEqual(answer.status, 405)
        self.assertIn('GET', answer.headers['Allow'])
        self.assertIn('POST', answer.headers['Allow'])

    def test_every_answer_has_an_id_and_says_what_it_is(self):
        for path in ('/health/live', '/nowhere', '/bookmarks', '/'):
            headers = self.ana.get(path, X_Request_Id='abc-1').headers
            self.assertEqual(headers['X-Request-Id'], 'abc-1')
            self.assertEqual(headers['X-Content-Type-Options'], 'nosniff')
        odd = self.ana.get('/health/live', X_Request_Id='<b>').headers['X-Request-Id']
        new = self.ana.get('/health/live').headers['X-Request-Id']
        self.assertNotEqual(odd, new)
        for id in (odd, new):
            self.assertRegex(id, r'^[\w-]{8,}$')

    def test_shelf_says_that_it_is_up_to_anybody(self):
        answer = self.shelf.visitor().get('/health/live?probe=1')
        self.assertEqual([answer.status, answer.json['status']], [200, 'up'])
