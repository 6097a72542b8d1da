import random

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_source = random.SystemRandom()


def pick(size):
    return "".join(_source.choices(ALPHABET, k=size))
