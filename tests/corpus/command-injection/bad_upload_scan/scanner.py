import os

from settings import SCANNER, UPLOADS


def scan(upload):
    path = os.path.join(UPLOADS, upload.filename)
    upload.save(path)
    return os.system(f"{SCANNER} {path}") == 0
