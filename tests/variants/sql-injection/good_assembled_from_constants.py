import sqlite3

COLUMNS = ("id", "sku", "title", "price")
TABLE = "products"


def all_products(db_path: str) -> list:
    sql = "SELECT " + ", ".join(COLUMNS)
    sql += f" FROM {TABLE}"
    sql += " WHERE deleted_at IS NULL"
    conn = sqlite3.connect(db_path)
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()
