import importlib


def load(kind):
    try:
        module = importlib.import_module("plugins." + kind)
    except ImportError:
        module = importlib.import_module(kind)
    return module.run
