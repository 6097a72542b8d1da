import sqlite3


class Warehouse:
    def __init__(self, path="warehouse.db"):
        self.connection = sqlite3.connect(path)

    def top(self, column, limit):
        sql = "SELECT product, {0} FROM sales ORDER BY {0} DESC LIMIT ?".format(column)
        return self.connection.execute(sql, (limit,)).fetchall()
