from werkzeug.utils import secure_filename as _secure


def tidy(original: str) -> str:
    return _secure(original.strip().lower()) or "unnamed"
