from random import choices, shuffle
from string import ascii_lowercase, ascii_uppercase, digits


def generate_password(length=16):
    characters = choices(ascii_lowercase, k=length - 4)
    characters += choices(ascii_uppercase, k=2) + choices(digits, k=2)
    shuffle(characters)
    return "".join(characters)


def create_account(directory, login):
    password = generate_password()
    directory.add_user(login, password)
    return password
