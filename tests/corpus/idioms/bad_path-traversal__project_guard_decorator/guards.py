from functools import wraps
from pathlib import Path

from flask import abort

ROOT = Path("/srv/library").resolve()


def inside_library(view):
    @wraps(view)
    def checked(book, *args, **kwargs):
        path = (ROOT / book).resolve()
        if not path.exists():
            abort(404)
        return view(path, *args, **kwargs)

    return checked
