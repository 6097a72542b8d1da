import os

API_KEY = os.getenv("API_KEY")
JWT_SECRET = os.getenv("JWT_SECRET", "")
REDIS_PASSWORD = os.environ.get("REDIS_PASSWORD", None)

if not API_KEY or not JWT_SECRET:
    raise RuntimeError("API_KEY and JWT_SECRET must be set in the environment")
