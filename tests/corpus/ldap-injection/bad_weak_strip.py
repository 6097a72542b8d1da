import ldap
from bottle import request, route, run


def tidy(text):
    return text.strip().replace(" ", "").lower()


@route("/groups")
def groups():
    member = tidy(request.query.member)
    kind = request.query.get("kind") or "posixGroup"
    clauses = [f"(objectClass={c})" for c in (kind,)] + [f"(memberUid={member})"]
    conn = ldap.initialize("ldap://directory.internal")
    hits = conn.search_st("ou=groups,dc=internal", ldap.SCOPE_SUBTREE, "(&" + "".join(clauses) + ")", timeout=5)
    return {"groups": [dn for dn, _ in hits]}


if __name__ == "__main__":
    run(port=8090)
