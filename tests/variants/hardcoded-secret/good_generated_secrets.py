import secrets
import string


def generate_password(length: int = 20) -> str:
    alphabet = string.ascii_letters + string.digits + "!@#$%^&*"
    password = "".join(secrets.choice(alphabet) for _ in range(length))
    return password


def new_api_key() -> str:
    token = "key_" + secrets.token_urlsafe(32)
    return token
