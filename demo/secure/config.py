"""Where the services of the library are; each value comes from the environment, a missing one stops the start."""

import os

from sqlalchemy import Engine, create_engine

DATABASE_URL = os.environ["DATABASE_URL"]
CATALOGUE_API_KEY = os.environ["CATALOGUE_API_KEY"]
SESSION_SECRET = os.environ["SESSION_SECRET"]


def engine() -> Engine:
    return create_engine(DATABASE_URL)
