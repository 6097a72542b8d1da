import getpass
import hashlib
import json
import pathlib

STORE = pathlib.Path.home() / ".notes" / "users.json"


def add_user(name):
    first = getpass.getpass("password: ")
    if first != getpass.getpass("again: "):
        raise SystemExit("passwords differ")
    state = hashlib.md5()
    state.update(name.encode())
    state.update(first.encode())
    users = json.loads(STORE.read_text())
    users[name] = state.hexdigest()
    STORE.write_text(json.dumps(users))
