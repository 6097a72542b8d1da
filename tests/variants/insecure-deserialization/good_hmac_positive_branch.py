import hashlib
import hmac
import os
import pickle

import redis

queue = redis.Redis(host="queue.internal", port=6379)
KEY = os.environ["QUEUE_KEY"].encode()


def next_job():
    _, message = queue.blpop("jobs")
    signature, payload = message[:32], message[32:]
    if hmac.compare_digest(signature, hmac.new(KEY, payload, hashlib.sha256).digest()):
        return pickle.loads(payload)
    raise RuntimeError("Message with a bad signature")
