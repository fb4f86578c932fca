"""Signing up, logging in and out, and the letters that open a door."""
import time

from fastapi import Depends, Request, Response

from account_check import read_fields, read_texts
from errors import Problem
from layers import read_json
from passwords import hash_password, is_password
from sessions import cookie_line, hash_of, new_token
from who import unknown_person

HOUR = 3600


def add_account_routes(app, accounts, who, mail, config):
    public_url, seconds, cost = config['public_url'], config['session_seconds'], config['password_cost']
    # Stands in where there is no account, so that both failures take equally long.
    dummy = hash_password(new_token(), cost)

    @app.post('/users', status_code=201)
    def sign_up(body=Depends(read_json)):
        fields = read_fields(body, 'email', 'password')
        user = accounts.add_user(fields['email'], hash_password(fields['password'], cost))
        if user is None:
            raise Problem(409, 'This email has an account already')
        link = new_link(user, 'verify', 'email-verifications')
        mail(user['email'], 'Is this your address?',
             f'If you signed up at Shelf, confirm it:\n\ncurl -X PUT {link}\n')
        return user

    @app.get('/users/me')
    def me(user=Depends(who.current_user)):
        return user

    @app.post('/sessions', status_code=201)
    def log_in(request: Request, response: Response, body=Depends(read_json)):
        fields = read_texts(body, 'email', 'password')
        stored = accounts.password_hash_of(fields['email'])
        right = is_password(fields['password'], stored or dummy)
        if not right or stored == '':
            raise unknown_person('Wrong email or password')
        token = new_token()
        user = accounts.add_session(fields['email'], stored, hash_of(token), time.time() + seconds)
        if user is None:
            raise unknown_person('Wrong email or password')
        end_session(request)
        response.headers['Set-Cookie'] = cookie_line(token, public_url, seconds)
        return user

    @app.delete('/sessions/current', status_code=204)
    def log_out(request: Request, response: Response, user=Depends(who.current_user)):
        end_session(request)
        response.headers['Set-Cookie'] = cookie_line('', public_url, 0)

    @app.put('/email-verifications/{token}', status_code=204)
    def verify(token: str):
        accounts.set_verified(user_of_token('verify', token))

    @app.post('/password-resets', status_code=202)
    def ask_for_reset(body=Depends(read_json)):
        """The same answer, whether or not somebody has this email."""
        user = accounts.user_by_email(read_texts(body, 'email')['email'])
        if user is not None:
            link = new_link(user, 'reset', 'password-resets')
            order = f"""curl -X PUT --json '{{"password": "…"}}' {link}"""
            mail(user['email'], 'A new password',
                 f'If you asked for it, choose a new password within an hour:\n\n{order}\n')
        return {'title': 'If this email has an account, a mail is on its way'}

    @app.put('/password-resets/{token}', status_code=204)
    def reset(token: str, body=Depends(read_json)):
        """The password is judged first, so that a bad one does not use up the token."""
        password = read_fields(body, 'password')['password']
        user = user_of_token('reset', token)
        accounts.set_password(user, hash_password(password, cost))

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
