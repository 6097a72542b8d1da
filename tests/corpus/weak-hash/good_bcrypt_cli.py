import getpass
import json
import pathlib

import bcrypt

STORE = pathlib.Path.home() / ".notes" / "users.json"


def add_user(name):
    first = getpass.getpass("password: ")
    if first != getpass.getpass("again: "):
        raise SystemExit("passwords differ")
    users = json.loads(STORE.read_text())
    users[name] = bcrypt.hashpw(first.encode(), bcrypt.gensalt(rounds=12)).decode()
    STORE.write_text(json.dumps(users))
