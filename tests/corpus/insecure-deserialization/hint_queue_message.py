import pickle

import redis

queue = redis.Redis(host="queue.internal")


def work() -> None:
    while True:
        _key, message = queue.blpop("jobs")
        job = pickle.loads(message)
        print("running", job["name"])


if __name__ == "__main__":
    work()
