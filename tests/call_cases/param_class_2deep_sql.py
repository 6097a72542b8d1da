import sqlite3
class Db:
    def __init__(self, conn):
        self._conn = conn
    def _raw(self, sql):
        return self._conn.execute(sql)  # finding
    def query(self, sql):
        return self._raw(sql)
class Users(Db):
    def where(self, column, value):
        return self.query(f"SELECT * FROM t WHERE {column} = '{value}'")
    def named(self, name):
        return self.where("name", name)
