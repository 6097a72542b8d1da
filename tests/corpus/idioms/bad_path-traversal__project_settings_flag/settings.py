import pathlib

DATA = pathlib.Path("/srv/data")
ALLOW_ANY_NAME = True
DEFAULT_NAME = "welcome.md"
