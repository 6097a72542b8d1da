import pathlib

DATA = pathlib.Path("/srv/data")
ALLOW_ANY_NAME = False
DEFAULT_NAME = "welcome.md"
