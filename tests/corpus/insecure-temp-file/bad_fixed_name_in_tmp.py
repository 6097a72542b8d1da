import json

LOCK = "/tmp/sync-worker.state"


def save_state(offset, pending):
    with open(LOCK, "w") as stream:
        json.dump({"offset": offset, "pending": pending}, stream)


def run(queue):
    offset = 0
    for batch in queue:
        offset += len(batch)
        save_state(offset, batch)
