"""What strangers' programs rely on. These functions know nothing of requests:
fill them, try them with python3 -c, and then use them in your routes."""


def etag_of(bookmark):
    """A text in double quotes that names this version of a bookmark, and no other."""
    raise NotImplementedError


def cursor_after(bookmark, sort):
    """The place behind this bookmark as a text that a client only passes back."""
    raise NotImplementedError


def read_cursor(text, sort):
    """What cursor_after was made from; None for a text that it did not make."""
    raise NotImplementedError
