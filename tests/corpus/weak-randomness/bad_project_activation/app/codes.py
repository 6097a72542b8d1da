import random

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def pick(size):
    return "".join(random.choices(ALPHABET, k=size))
