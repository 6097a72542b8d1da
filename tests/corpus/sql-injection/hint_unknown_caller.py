import sqlite3


class AccountStore:
    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path)

    def by_name(self, name: str):
        cur = self._db.execute(f"SELECT id, name, balance FROM accounts WHERE name = '{name}'")
        return cur.fetchone()

    def rename(self, ident: int, name: str) -> None:
        self._db.execute("UPDATE accounts SET name = ? WHERE id = ?", (name, ident))
        self._db.commit()
