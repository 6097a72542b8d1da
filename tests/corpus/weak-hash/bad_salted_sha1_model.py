import secrets
from hashlib import sha1


class Member:
    def __init__(self, email):
        self.email = email
        self.salt = secrets.token_hex(8)
        self.password_hash = ""

    def set_password(self, password):
        self.password_hash = sha1((self.salt + password).encode("utf-8")).hexdigest()

    def check_password(self, password):
        candidate = sha1((self.salt + password).encode("utf-8")).hexdigest()
        return secrets.compare_digest(candidate, self.password_hash)
