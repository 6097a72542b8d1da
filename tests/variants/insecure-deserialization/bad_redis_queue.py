import pickle

import redis

queue = redis.Redis(host="queue.internal", port=6379)


def run_worker() -> None:
    while True:
        _, message = queue.blpop("jobs")
        job = pickle.loads(message)  # finding
        job.run()


if __name__ == "__main__":
    run_worker()
