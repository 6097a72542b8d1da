from .basic import evaluate, length, shout

OPERATIONS = {
    "length": length,
    "shout": shout,
    "evaluate": evaluate,
}
