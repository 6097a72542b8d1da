def find_tags(cursor, prefix):
    cursor.execute("SELECT tag FROM tags WHERE tag LIKE '" + prefix + "%' ORDER BY tag")
    return [row[0] for row in cursor.fetchall()]


def count_tags(cursor):
    cursor.execute("SELECT COUNT(*) FROM tags")
    return cursor.fetchone()[0]
