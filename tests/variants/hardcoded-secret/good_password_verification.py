import hmac
import os

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

hasher = PasswordHasher()


def check_password(stored_hash: str, password: str) -> bool:
    if password == "" or password is None:
        return False
    try:
        return hasher.verify(stored_hash, password)
    except VerifyMismatchError:
        return False


def check_token(token: str) -> bool:
    return hmac.compare_digest(token, os.environ["SERVICE_TOKEN"])
