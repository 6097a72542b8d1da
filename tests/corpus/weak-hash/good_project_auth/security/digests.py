from werkzeug.security import check_password_hash


def matches(stored, text):
    return stored is not None and check_password_hash(stored, text)
