import ldap3
from flask import Flask, request

app = Flask(__name__)
SWAPPED = {"\\": r"\5c", "*": r"\2a", "\x00": r"\00"}


def plain(text):
    return "".join(SWAPPED.get(letter, letter) for letter in text)


@app.get("/people")
def people():
    connection = ldap3.Connection("ldap.example.com", auto_bind=True)
    connection.search("dc=example,dc=com", f"(cn={plain(request.args['name'])})")
    return {"found": len(connection.entries)}
