def find_user(cur, name):
    return rows(cur, where(name))
def quoted(name):
    return "'" + name + "'"
def where(name):
    return "name = " + quoted(name)
def select(name):
    return "SELECT * FROM users WHERE " + where(name)
def rows(cur, name):
    cur.execute(select(name))  # finding
    return cur.fetchall()
