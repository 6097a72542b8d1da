import os

TOKEN_URL = "https://login.example.org/oauth2/token"
SECRET_NAME = "prod/db/credentials"
PASSWORD_FIELD = "password"
API_KEY_HEADER = "X-Api-Key"
API_KEY_ENV = "BILLING_API_KEY"
TOKEN_TYPE = "bearer"
password_column = "password_hash"


def api_key() -> str:
    return os.environ[API_KEY_ENV]
