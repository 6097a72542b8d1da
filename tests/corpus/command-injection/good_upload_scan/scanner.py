import os
import uuid

from settings import SCANNER, UPLOADS


def scan(upload):
    path = os.path.join(UPLOADS, uuid.uuid4().hex)
    upload.save(path)
    return os.system(f"{SCANNER} {path}") == 0
