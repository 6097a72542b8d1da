import os
ALLOWED = {"a", "b"}
def _error(msg):
    raise ValueError(msg)
def bad():
    _error("bad")
def handler(event, context):
    name = event["name"]
    if name not in ALLOWED:
        bad()
    os.system("ls " + name)
