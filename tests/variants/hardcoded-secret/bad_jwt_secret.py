from datetime import datetime, timedelta, timezone

import jwt

JWT_SECRET = "super-secret-signing-key"  # finding
JWT_ALGORITHM = "HS256"


def create_token(user_id: int) -> str:
    expires = datetime.now(timezone.utc) + timedelta(minutes=15)
    return jwt.encode({"sub": str(user_id), "exp": expires}, JWT_SECRET, algorithm=JWT_ALGORITHM)  # finding
