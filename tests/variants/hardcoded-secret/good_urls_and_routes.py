PASSWORD_RESET_URL = "/accounts/password/reset/"
LOGIN_REDIRECT = "https://example.org/login?next=/account"
SECRET_SANTA_PAGE = "/games/secret-santa"
TOKEN_ENDPOINT_AUTH_METHOD = "client_secret_post"
CSRF_TOKEN_HEADER = "X-CSRF-Token"
password_reset_template = "emails/password_reset.html"


def reset_link(host: str, token: str) -> str:
    return f"https://{host}{PASSWORD_RESET_URL}?token={token}"
