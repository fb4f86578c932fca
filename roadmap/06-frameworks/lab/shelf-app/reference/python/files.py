from pathlib import Path
from urllib.parse import unquote

from router import Answer

PUBLIC = Path(__file__).resolve().parent / 'public'
TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
}


def public_file(request):
    """A file of public/ as an answer; None where there is none."""
    file = file_for(request.path) if request.method == 'GET' else None
    if file is None:
        return None
    return Answer(200, {'Content-Type': TYPES.get(file.suffix, 'application/octet-stream')}, file.read_bytes())


def file_for(path):
    """The file in public/; None where there is none, or where the path leads out."""
    try:
        file = (PUBLIC / unquote(path).lstrip('/')).resolve()
        return file if file.is_relative_to(PUBLIC) and file.is_file() else None
    except (OSError, ValueError):  # a name that is too long, or has a null byte
        return None
