def read_config(env):
    """The settings, read once. A program that lacks one says so and stops."""
    if not env.get('SHELF_DATA'):
        raise SystemExit('SHELF_DATA is missing: set it to the folder that keeps your bookmarks')
    port = read_number(env, 'PORT', 3000, 65535)
    return {
        'port': port,
        'data': env['SHELF_DATA'],
        'public_url': read_url(env.get('PUBLIC_URL') or f'http://localhost:{port}'),
        'mail': env.get('SHELF_MAIL') or None,  # an empty setting is none
        'session_seconds': read_number(env, 'SHELF_SESSION_SECONDS', 14 * 24 * 3600, 10 ** 9),
        'password_cost': read_number(env, 'PASSWORD_COST', 2 ** 17, 2 ** 20),  # a power of two
    }


def read_number(env, name, otherwise, most):
    text = env.get(name) or str(otherwise)
    if not (text.isdecimal() and 1 <= int(text) <= most):
        raise SystemExit(f'{name} must be a number from 1 to {most}, not {text}')
    return int(text)


def read_url(text):
    if not text.startswith(('http://', 'https://')):
        raise SystemExit(f'PUBLIC_URL must begin with http:// or https://, not {text}')
    return text.rstrip('/')
