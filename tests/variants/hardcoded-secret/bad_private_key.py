import jwt

KEY_ID = "2024-05"
PRIVATE_KEY = "-----BEGIN PRIVATE KEY-----\n{{base64:64}}\n{{base64:44}}\n-----END PRIVATE KEY-----\n"  # finding


def sign(claims: dict) -> str:
    return jwt.encode(claims, PRIVATE_KEY, algorithm="RS256", headers={"kid": KEY_ID})  # finding
