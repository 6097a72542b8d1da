import hashlib
import hmac

from .storage import find_user

ALGORITHM = "md5"


def fingerprint(password: str) -> str:
    engine = hashlib.new(ALGORITHM)
    engine.update(password.encode())
    return engine.hexdigest()


def verify_login(name: str, password: str) -> bool:
    user = find_user(name)
    return user is not None and hmac.compare_digest(user["password_digest"], fingerprint(password))
