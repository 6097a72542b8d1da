from random import SystemRandom
from string import ascii_lowercase, ascii_uppercase, digits

rng = SystemRandom()


def generate_password(length=16):
    characters = rng.choices(ascii_lowercase, k=length - 4)
    characters += rng.choices(ascii_uppercase, k=2) + rng.choices(digits, k=2)
    rng.shuffle(characters)
    return "".join(characters)


def create_account(directory, login):
    password = generate_password()
    directory.add_user(login, password)
    return password
