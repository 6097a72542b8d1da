import secrets
from hashlib import pbkdf2_hmac


class Member:
    def __init__(self, email):
        self.email = email
        self.salt = secrets.token_bytes(16)
        self.password_hash = b""

    def set_password(self, password):
        self.password_hash = pbkdf2_hmac("sha256", password.encode("utf-8"), self.salt, 600_000)

    def check_password(self, password):
        candidate = pbkdf2_hmac("sha256", password.encode("utf-8"), self.salt, 600_000)
        return secrets.compare_digest(candidate, self.password_hash)
