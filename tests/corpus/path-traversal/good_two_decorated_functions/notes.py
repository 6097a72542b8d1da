from pathlib import Path

from checks import logged


@logged
def read(name, encoding="utf-8"):
    return load(name, encoding=encoding)


@logged
def load(name, encoding):
    return (Path("/srv/notes") / Path(name).name).read_text(encoding)
