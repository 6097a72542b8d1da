import os
def die(text):
    print(text)
    raise SystemExit(2)
def usage():
    die("usage: x NAME")
def run(cur, name):
    if not name.isdigit():
        usage()
    cur.execute(f"SELECT * FROM t WHERE id = '{name}'")
