import sqlite3
class Query:
    def __init__(self):
        self.parts = []
    def where(self, column, value):
        self.parts.append(self._condition(column, value))
        return self
    def _condition(self, column, value):
        return self._quoted(column, value)
    def _quoted(self, column, value):
        return f"{column} = '{value}'"
    def sql(self):
        return "SELECT * FROM users WHERE " + " AND ".join(self.parts)
def find(cur, name):
    cur.execute(Query().where("name", name).sql())  # finding
