import sqlite3
from typing import Optional


class UserRepository:
    """Data access for the users table."""

    def __init__(self, db_path: str) -> None:
        self.conn = sqlite3.connect(db_path)
        self.conn.row_factory = sqlite3.Row

    def find_by_email(self, email: str) -> Optional[dict]:
        cursor = self.conn.cursor()
        cursor.execute(f"SELECT * FROM users WHERE email = '{email}'")  # finding
        row = cursor.fetchone()
        return dict(row) if row else None

    def close(self) -> None:
        self.conn.close()
