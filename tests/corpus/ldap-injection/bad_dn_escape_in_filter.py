import os

from fastapi import FastAPI, HTTPException
from ldap3 import ALL, Connection, Server
from ldap3.utils.dn import escape_rdn

app = FastAPI()
server = Server(os.environ.get("LDAP_HOST", "localhost"), get_info=ALL)


@app.get("/people/{login}")
def person(login: str):
    needle = escape_rdn(login)
    with Connection(server, auto_bind=True) as conn:
        conn.search("dc=example,dc=net", "(uid=" + needle + ")", attributes=["displayName", "telephoneNumber"])
        entries = [entry.entry_attributes_as_dict for entry in conn.entries]
    if not entries:
        raise HTTPException(404, "no such person")
    return entries[0]
