import os

import redis

REDIS_PASSWORD = os.environ.get("REDIS_PASSWORD", "{{alnum:24}}")  # finding


def get_client() -> redis.Redis:
    return redis.Redis(host=os.environ["REDIS_HOST"], password=REDIS_PASSWORD, ssl=True)
