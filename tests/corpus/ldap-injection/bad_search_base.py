import ldap
import ldap.dn
import ldap.filter
from flask import Flask, abort, request

app = Flask(__name__)


def connect():
    conn = ldap.initialize("ldap://127.0.0.1:389")
    conn.set_option(ldap.OPT_REFERRALS, 0)
    return conn


@app.get("/units/<unit>/members")
def members(unit):
    name = request.args.get("name", "*")
    base = "ou=%s,dc=corp,dc=example" % ldap.filter.escape_filter_chars(unit)
    query = ldap.filter.filter_format("(&(objectClass=user)(cn=%s))", [name])
    try:
        rows = connect().search_ext_s(base, ldap.SCOPE_ONELEVEL, query, attrlist=["cn"])
    except ldap.NO_SUCH_OBJECT:
        abort(404)
    return {"count": len(rows)}
