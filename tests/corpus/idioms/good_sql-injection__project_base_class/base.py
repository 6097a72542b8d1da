import sqlite3


class Report:
    table = "events"

    def __init__(self, term):
        self.term = term

    def condition(self):
        return "1 = 1", ()

    def rows(self):
        where, values = self.condition()
        with sqlite3.connect("events.db") as db:
            return db.execute(f"SELECT * FROM {self.table} WHERE {where}", values).fetchall()
