import sqlite3 as sq


def select(table, condition, values):
    db = sq.connect("stock.db")
    try:
        sql = "SELECT sku FROM {0}".format(table)
        if condition:
            sql = f"{sql} WHERE {condition}"
        return [sku for (sku,) in db.execute(sql, values)]
    finally:
        db.close()
