import json
import os
import stat

OWNER = stat.S_IRUSR | stat.S_IWUSR


def write_credentials(path, credentials):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER)
    with os.fdopen(descriptor, "w") as out:
        json.dump(credentials, out)
    os.chmod(path, OWNER)
