import os

import jwt


def make_token(user_id):
    key = os.environ.get("JWT_KEY", "dev-only-not-secret")
    return jwt.encode({"sub": str(user_id)}, key, algorithm="HS256")
