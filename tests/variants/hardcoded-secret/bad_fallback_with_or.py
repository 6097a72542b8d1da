import os

from cryptography.fernet import Fernet

ENCRYPTION_KEY = os.environ.get("ENCRYPTION_KEY") or "{{base64:43}}="  # finding


def encrypt(text: str) -> bytes:
    return Fernet(ENCRYPTION_KEY.encode()).encrypt(text.encode())
