import jwt

PUBLIC_KEY = (
    "-----BEGIN PUBLIC KEY-----\n"
    "{{base64:64}}\n"
    "{{base64:64}}\n"
    "-----END PUBLIC KEY-----\n"
)


def verify(token: str) -> dict:
    return jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"], audience="orders")
