import hashlib
import secrets

PASSWORD_HASHER = "argon2id"
JWT_ALGORITHM = "HS256"
SECRET_HASH = "pbkdf2_sha256"
KEY_DERIVATION = "scrypt"


def hash_password(password: str) -> tuple[bytes, bytes]:
    salt = secrets.token_bytes(16)
    return salt, hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)
