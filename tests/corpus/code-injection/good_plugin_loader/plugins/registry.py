import importlib

KNOWN = {"pdf", "text"}


def load(kind):
    if kind not in KNOWN:
        raise LookupError(f"no plugin for {kind!r}")
    module = importlib.import_module("plugins." + kind)
    return module.run
