import re

from check import is_text
from errors import Problem

RULES = {
    'email': ('an email address', lambda email: re.fullmatch(r'[^\s@]{1,64}@[^\s@]{1,190}', email)),
    # Length alone: people remember four words, and a program does not guess them.
    'password': ('a text of 15 to 128 characters', lambda password: 15 <= len(password) <= 128),
}


def read_fields(body, *names):
    """Takes these fields out of a body, or tells all that is wrong."""
    fields = read_texts(body, *names)
    broken = [name for name in names if not RULES[name][1](fields[name])]
    if broken:
        raise refused(broken)
    return fields


def read_texts(body, *names):
    """The same without the rules: whoever logs in may have any password."""
    if not isinstance(body, dict):
        raise refused(names)
    missing = [name for name in names if not is_text(body.get(name), 1000)]
    if missing:
        raise refused(missing)
    return {name: same_form(body[name]) if name == 'email' else body[name] for name in names}


def same_form(email):
    """One form for each mailbox, whatever a keyboard made of it."""
    return email.strip().lower()


def refused(names):
    errors = [{'field': name, 'rule': RULES[name][0]} for name in names]
    return Problem(422, 'The body breaks a rule', errors)
