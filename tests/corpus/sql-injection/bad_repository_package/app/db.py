import sqlite3

from flask import current_app, g


def connection():
    if "conn" not in g:
        g.conn = sqlite3.connect(current_app.config["DB_PATH"])
        g.conn.row_factory = sqlite3.Row
    return g.conn


class Repository:
    table = ""

    def where(self, condition):
        statement = "SELECT * FROM " + self.table + " WHERE " + condition
        return [dict(row) for row in connection().execute(statement)]


class PatientRepository(Repository):
    table = "patients"

    def by_surname(self, surname):
        return self.where("surname = '" + surname + "'")
