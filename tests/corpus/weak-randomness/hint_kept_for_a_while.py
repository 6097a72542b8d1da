import random

import redis
from django.core.cache import cache

redis_client = redis.Redis()


def keep(token, user, authors):
    cache.set("session:%s" % token, user, random.randint(300, 400))
    redis_client.setex("session:%s" % token, random.randint(300, 400), user)
    cache.set("auth_retry_delay", random.uniform(1, 5))
    cache.set("token_bucket:fill", random.random())
    cache.set("tokenizer_state", random.randint(1, 9))
    cache.set("login_banner", random.choice(authors))
