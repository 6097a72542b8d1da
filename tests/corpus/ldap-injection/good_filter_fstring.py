import ldap
from flask import Flask, jsonify, request
from ldap.filter import escape_filter_chars as quoted

app = Flask(__name__)
BASE = "ou=people,dc=example,dc=org"


@app.route("/directory")
def directory():
    uid = request.args.get("uid", "")
    conn = ldap.initialize("ldaps://ldap.example.org")
    conn.simple_bind_s()
    found = conn.search_s(BASE, ldap.SCOPE_SUBTREE, f"(&(objectClass=person)(uid={quoted(uid)}))", ["cn", "mail"])
    conn.unbind_s()
    return jsonify([attrs["cn"][0].decode() for _dn, attrs in found])
