import json
import os
from pathlib import Path

STATE = Path(os.environ.get("STATE_DIRECTORY", "/var/lib/sync-worker")) / "state.json"


def save_state(offset, pending):
    with open(STATE, "w") as stream:
        json.dump({"offset": offset, "pending": pending}, stream)


def run(queue):
    offset = 0
    for batch in queue:
        offset += len(batch)
        save_state(offset, batch)
