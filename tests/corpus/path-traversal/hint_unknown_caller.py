import os

EXPORT_DIR = "/srv/exports"


def read_export(name):
    with open(os.path.join(EXPORT_DIR, name), encoding="utf-8") as fh:
        return fh.read()


def write_export(name, rows):
    with open(os.path.join(EXPORT_DIR, name), "w", encoding="utf-8") as fh:
        fh.write("\n".join(rows))
