"""Where the services of the library are, and how to get in."""

from sqlalchemy import Engine, create_engine

DATABASE_URL = "postgresql://librarian:9fTq-Lw27xRk@db.library.internal:5432/loans"
CATALOGUE_API_KEY = "c81fb2e07a5d4963be20d7745fa1c69e"
SESSION_SECRET = "Zt4mW8qYd1KsVb6nRj3H"


def engine() -> Engine:
    return create_engine(DATABASE_URL)
