"""A place for what your routes need for ETags and pages. These functions know nothing
of requests, so you can try them with python3 -c before a route uses them. Nothing
asks for this file: if you write this elsewhere, or in another way, remove it."""


def etag_of(bookmark):
    """A text in double quotes that names this version of a bookmark, and no other."""
    raise NotImplementedError


def cursor_after(bookmark, sort):
    """The place behind this bookmark as a text that a client only passes back."""
    raise NotImplementedError


def read_cursor(text, sort):
    """What cursor_after was made from; None for a text that it did not make."""
    raise NotImplementedError
