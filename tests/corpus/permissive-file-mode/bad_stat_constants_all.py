import json
import os
import stat

EVERYONE = stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO


def write_credentials(path, credentials):
    with open(path, "w") as out:
        json.dump(credentials, out)
    os.chmod(path, EVERYONE)
