import sqlite3

COLUMNS = {"revenue": "total_cents", "volume": "units"}


class Warehouse:
    def __init__(self, path="warehouse.db"):
        self.connection = sqlite3.connect(path)

    def top(self, measure, limit):
        sql = "SELECT product, {0} FROM sales ORDER BY {0} DESC LIMIT ?".format(COLUMNS[measure])
        return self.connection.execute(sql, (limit,)).fetchall()
