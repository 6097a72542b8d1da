from fastapi import HTTPException

ERRORS = {
    "password": "The password is too short",
    "token": "The token has expired, please sign in again",
    "secret": "This secret cannot be shown twice",
}
INVALID_PASSWORD = "Invalid email or password"
MISSING_API_KEY = "No API key was given"


def fail(kind: str) -> None:
    raise HTTPException(status_code=401, detail=ERRORS.get(kind, INVALID_PASSWORD))
