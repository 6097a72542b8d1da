from flask import Flask, request

from directory import Directory

app = Flask(__name__)
people = Directory("ldaps://ldap.example.org", "ou=people,dc=example,dc=org")


@app.post("/sso")
def sso():
    form = request.form
    hits = people.find(objectClass="inetOrgPerson", mail=form["mail"].lower())
    return ("welcome", 200) if len(hits) == 1 else ("denied", 403)
