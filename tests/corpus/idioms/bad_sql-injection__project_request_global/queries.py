import os

import psycopg2
from flask import g


def invoices():
    with psycopg2.connect(os.environ["DSN"]) as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT number, total FROM {g.tenant}.invoices")
        return cursor.fetchall()
