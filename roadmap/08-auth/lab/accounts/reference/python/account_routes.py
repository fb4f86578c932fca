"""Signing up, logging in and out, and the letters that open a door."""
import time

from account_check import read_fields, read_texts
from errors import Problem
from passwords import hash_password, is_password
from router import Answer, json_answer
from sessions import cookie_line, hash_of, new_token
from who import unknown_person

HOUR = 3600


def add_account_routes(app, accounts, who, mail, config):
    public_url, seconds, cost = config['public_url'], config['session_seconds'], config['password_cost']
    # Stands in where there is no account, so that both failures take equally long.
    dummy = hash_password(new_token(), cost)

    @app.route('POST', '/users')
    def sign_up(request):
        fields = read_fields(request.json(), 'email', 'password')
        user = accounts.add_user(fields['email'], hash_password(fields['password'], cost))
        if user is None:
            raise Problem(409, 'This email has an account already')
        link = new_link(user, 'verify', 'email-verifications')
        mail(user['email'], 'Is this your address?',
             f'If you signed up at Shelf, confirm it:\n\ncurl -X PUT {link}\n')
        return json_answer(201, user)

    @app.route('GET', '/users/me')
    @who.only
    def me(request, user):
        return json_answer(200, user)

    @app.route('POST', '/sessions')
    def log_in(request):
        fields = read_texts(request.json(), 'email', 'password')
        stored = accounts.password_hash_of(fields['email'])
        right = is_password(fields['password'], stored or dummy)
        if not right or stored == '':
            raise unknown_person('Wrong email or password')
        token = new_token()
        user = accounts.add_session(fields['email'], stored, hash_of(token), time.time() + seconds)
        if user is None:
            raise unknown_person('Wrong email or password')
        end_session(request)
        return json_answer(201, user, {'Set-Cookie': cookie_line(token, public_url, seconds)})

    @app.route('DELETE', '/sessions/current')
    @who.only
    def log_out(request, user):
        end_session(request)
        return Answer(204, {'Set-Cookie': cookie_line('', public_url, 0)})

    @app.route('PUT', '/email-verifications/{token}')
    def verify(request):
        accounts.set_verified(user_of_token('verify', request.params['token']))
        return Answer(204)

    @app.route('POST', '/password-resets')
    def ask_for_reset(request):
        """The same answer, whether or not somebody has this email."""
        user = accounts.user_by_email(read_texts(request.json(), 'email')['email'])
        if user is not None:
            link = new_link(user, 'reset', 'password-resets')
            order = f"""curl -X PUT --json '{{"password": "…"}}' {link}"""
            mail(user['email'], 'A new password',
                 f'If you asked for it, choose a new password within an hour:\n\n{order}\n')
        return json_answer(202, {'title': 'If this email has an account, a mail is on its way'})

    @app.route('PUT', '/password-resets/{token}')
    def reset(request):
        """The password is judged first, so that a bad one does not use up the token."""
        password = read_fields(request.json(), 'password')['password']
        user = user_of_token('reset', request.params['token'])
        accounts.set_password(user, hash_password(password, cost))
        return Answer(204)

    def new_link(user, purpose, path):
        """The link begins with a setting. A header such as Host is the sender's choice."""
        token = new_token()
        accounts.add_token(user['id'], purpose, hash_of(token), time.time() + HOUR)
        return f'{public_url}/{path}/{token}'

    def user_of_token(purpose, token):
        user = accounts.use_token(purpose, hash_of(token), time.time())
        if user is None:
            raise Problem(404, 'This link is unknown, used or too old')
        return user

    def end_session(request):
        token = who.token_of(request)
        if token is not None:
            accounts.end_session(hash_of(token))
