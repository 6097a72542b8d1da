import sqlite3

from dao import count_tags, find_tags


def summarise(path, prefix):
    conn = sqlite3.connect(path)
    cursor = conn.cursor()
    tags = find_tags(cursor, prefix)
    return {"matching": len(tags), "all": count_tags(cursor)}
