from html import escape
from pathlib import Path

from check import is_web_link

PAGE = (Path(__file__).parent / 'public' / 'index.html').read_text(encoding='utf-8')


def home_page(bookmarks):
    """The page of public/, with these bookmarks at its end."""
    items = '\n'.join(item(bookmark) for bookmark in bookmarks)
    return PAGE.replace('</body>', f'<h2>Newest bookmarks</h2>\n<ul>\n{items}\n</ul>\n</body>')


def item(bookmark):
    # The command line takes any text as a link. Only a web link may be clicked.
    href = bookmark['url'] if is_web_link(bookmark['url']) else '#'
    return f'<li><a href="{escape(href)}">{escape(bookmark["title"] or bookmark["url"])}</a></li>'
