"""Signing up, logging in and out, and what comes by mail."""
import time

from tests.helpers import PASSWORD, ShelfCase


class PeopleCase(ShelfCase):
    """Each test has an Ana who is new."""
    settings = {'PUBLIC_URL': 'https://shelf.example'}

    def setUp(self):
        self.ana = self.shelf.person('ana')


class SigningUp(PeopleCase):
    def test_a_new_account_gets_201_and_keeps_the_password_to_itself(self):
        answer = self.shelf.visitor().post('/users', {'email': ' New@Shelf.example ', 'password': PASSWORD})
        self.assertEqual([answer.status, answer.json['email']], [201, 'new@shelf.example'])
        self.assertNotRegex(answer.text, 'river|scrypt')

    def test_an_email_has_one_account_in_whatever_case_it_is_written(self):
        again = {'email': self.ana.email.upper(), 'password': 'another quiet river'}
        self.assertEqual(self.shelf.visitor().post('/users', again).status, 409)
        self.assertEqual(self.shelf.visitor().log_in(self.ana.email, again['password']).status, 401)

    def test_what_breaks_a_rule_makes_no_account(self):
        for body, fields in [
            ({'email': 'b@shelf.example', 'password': 'short'}, ['password']),
            ({'email': 'b@shelf.example', 'password': 'a' * 129}, ['password']),
            ({'email': 'shelf.example', 'password': PASSWORD}, ['email']),
            ({}, ['email', 'password']),
            ({'email': 5, 'password': PASSWORD}, ['email']),
        ]:
            with self.subTest(fields):
                answer = self.shelf.visitor().post('/users', body)
                self.assert_problem(answer, 422)
                self.assertEqual([error['field'] for error in answer.json['errors']], fields)

    def test_passwords_of_15_and_of_128_characters_are_taken(self):
        for length in (15, 128):
            body = {'email': f'of-{length}@shelf.example', 'password': 'a' * length}
            self.assertEqual(self.shelf.visitor().post('/users', body).status, 201)

    def test_the_link_of_a_new_account_works_once(self):
        path = self.shelf.link_to(self.ana.email)
        for to, status in [(f'{path}x', 404), (path, 204), (path, 404)]:
            self.assertEqual(self.shelf.visitor().send('PUT', to).status, status)

    def test_who_leaves_takes_all_that_is_their_own_and_nothing_of_others(self):
        ben = self.shelf.person('ben')
        ben.bookmark(tags=['both'])
        self.ana.bookmark(tags=['both'])
        self.assertEqual(self.ana.send('DELETE', '/users/me').status, 204)
        self.assertEqual(self.ana.get('/users/me').status, 401)
        self.assertEqual(self.shelf.visitor().log_in(self.ana.email).status, 401)
        self.assertEqual(ben.get('/tags').json['items'], [{'name': 'both', 'count': 1}])
        again = {'email': self.ana.email, 'password': PASSWORD}
        self.assertEqual(self.shelf.visitor().post('/users', again).status, 201)


class LoggingIn(PeopleCase):
    def test_a_log_in_gives_a_cookie_that_no_script_can_read(self):
        answer = self.ana.log_in(self.ana.email.upper())
        self.assertEqual([answer.status, answer.json['email']], [201, self.ana.email])
        for part in ('HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/'):
            self.assertIn(part, answer.headers['Set-Cookie'])
        me = self.ana.get('/users/me')
        self.assertEqual([me.status, me.json], [200, {'id': me.json['id'], 'email': self.ana.email}])

    def test_a_wrong_password_and_an_unknown_email_get_the_same_answer(self):
        visitor = self.shelf.visitor()
        wrong, unknown = visitor.log_in(self.ana.email, 'another quiet river'), visitor.log_in('nobody@shelf.example')
        self.assertEqual([wrong.status, unknown.status], [401, 401])
        self.assertEqual(wrong.text, unknown.text)
        self.assertIsNone(wrong.headers['Set-Cookie'])
        self.assertEqual(visitor.log_in('me@localhost', '').status, 401)
        self.assertEqual(visitor.post('/sessions', {'email': self.ana.email}).status, 422)

    def test_after_a_log_out_the_old_cookie_is_worth_nothing_and_another_one_still_is(self):
        other = self.shelf.visitor()
        other.log_in(self.ana.email)
        answer = self.ana.send('DELETE', '/sessions/current')
        self.assertEqual(answer.status, 204)
        self.assertIn('Max-Age=0', answer.headers['Set-Cookie'])
        self.assertEqual(self.ana.get('/users/me').status, 401)
        self.assertEqual(other.get('/users/me').status, 200)

    def test_a_log_in_ends_the_session_that_came_with_it(self):
        old = self.ana.cookie
        self.ana.log_in()
        self.assertNotEqual(self.ana.cookie, old)
        self.assertEqual(self.shelf.visitor().get('/users/me', Cookie=old).status, 401)

    def test_a_cookie_that_is_changed_or_empty_is_nobodys(self):
        name = self.ana.cookie.split('=')[0]
        for cookie, status in [(f'{self.ana.cookie}x', 401), (f'{name}=', 401), ('sid=x', 401),
                               (f'a=b; {self.ana.cookie}', 200)]:
            self.assertEqual(self.shelf.visitor().get('/users/me', Cookie=cookie).status, status)


class ResettingPasswords(PeopleCase):
    def test_asking_tells_nobody_who_has_an_account(self):
        before = self.shelf.mail_to(self.ana.email)
        unknown = self.shelf.visitor().post('/password-resets', {'email': 'nobody@shelf.example'})
        known = self.shelf.visitor().post('/password-resets', {'email': self.ana.email})
        self.assertEqual([unknown.status, unknown.text], [202, known.text])
        self.assertEqual(known.status, 202)
        self.assertNotEqual(self.shelf.mail_to(self.ana.email), before)
        self.assertIsNone(self.shelf.mail_to('nobody@shelf.example'))

    def test_it_works_once_ends_all_sessions_and_no_other_link_does(self):
        verify = self.shelf.link_to(self.ana.email).split('/')[-1]
        self.shelf.visitor().post('/password-resets', {'email': self.ana.email})
        path, password = self.shelf.link_to(self.ana.email), 'a new and quiet river'
        for to, chosen, status in [(f'/password-resets/{verify}', password, 404), (path, 'short', 422),
                                   (path, password, 204), (path, PASSWORD, 404)]:
            self.assertEqual(self.shelf.visitor().send('PUT', to, {'password': chosen}).status, status)
        self.assertEqual(self.ana.get('/users/me').status, 401)
        self.assertEqual(self.shelf.visitor().log_in(self.ana.email).status, 401)
        self.assertEqual(self.shelf.visitor().log_in(self.ana.email, password).status, 201)


class StrictShelf(ShelfCase):
    settings = {'SHELF_RATE_LIMIT': '3', 'SHELF_SESSION_SECONDS': '1'}

    def test_attempts_run_out_and_a_session_ends_by_itself(self):
        self.assertEqual(self.ana.get('/users/me').status, 200)
        for status in (401, 401, 429):
            answer = self.shelf.visitor().log_in(self.ana.email, 'another quiet river')
            self.assertEqual(answer.status, status)
            self.assertEqual('Retry-After' in answer.headers, status == 429)
        limit = time.monotonic() + 5
        while self.ana.get('/users/me').status != 401:
            self.assertLess(time.monotonic(), limit, 'the session has not ended')
            time.sleep(0.05)
