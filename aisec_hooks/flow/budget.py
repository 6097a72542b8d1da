"""How much of a file is followed at most."""


class Exhausted(Exception):
    """There is more to follow than anyone would wait for."""
