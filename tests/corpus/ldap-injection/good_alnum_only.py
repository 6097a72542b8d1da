import ldap
from bottle import HTTPError, request, route, run

KINDS = {"posix": "posixGroup", "names": "groupOfNames"}


def tidy(text):
    return text.strip().replace(" ", "").lower()


@route("/groups")
def groups():
    member = tidy(request.query.member)
    if not member.isalnum():
        raise HTTPError(400, "letters and digits only")
    kind = KINDS.get(request.query.get("kind"), "posixGroup")
    clauses = [f"(objectClass={c})" for c in (kind,)] + [f"(memberUid={member})"]
    conn = ldap.initialize("ldap://directory.internal")
    hits = conn.search_st("ou=groups,dc=internal", ldap.SCOPE_SUBTREE, "(&" + "".join(clauses) + ")", timeout=5)
    return {"groups": [dn for dn, _ in hits]}


if __name__ == "__main__":
    run(port=8090)
