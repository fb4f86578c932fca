import re
from urllib.parse import urlsplit

from errors import Problem


def read_bookmark(body):
    """Takes from a body what we have named, and nothing else; or tells all that is wrong."""
    if not isinstance(body, dict):
        raise Problem(422, 'The body must be an object')
    url, title, tags = body.get('url'), body.get('title'), body.get('tags', [])
    errors = []
    if not is_web_link(url):
        errors.append({
            'field': 'url',
            'rule': 'a text of at most 2000 characters that begins with http:// or https://',
        })
    if title is not None and not is_text(title, 200):
        errors.append({'field': 'title', 'rule': 'a text of at most 200 characters, or null'})
    if not isinstance(tags, list) or len(tags) > 50 or not all(is_text(tag, 30) and tag.strip() for tag in tags):
        errors.append({'field': 'tags', 'rule': 'a list of at most 50 texts of 1 to 30 characters'})
    if errors:
        raise Problem(422, 'The bookmark breaks a rule', errors)
    return {'url': url, 'title': title, 'tags': list(dict.fromkeys(tag.strip() for tag in tags))}


def is_web_link(url):
    if not is_text(url, 2000) or not re.fullmatch(r'https?://\S+', url, re.IGNORECASE):
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:  # https://[ is no address
        return False


def is_text(value, most):
    return isinstance(value, str) and len(value) <= most and is_whole(value)


def is_whole(text):
    """Whether each letter is one: "\\ud800" in JSON is half of one, and cannot be stored."""
    try:
        text.encode()
        return True
    except UnicodeEncodeError:
        return False
