import ldap


def count_members(conn, department):
    result = conn.search_s(
        "dc=example,dc=org",
        ldap.SCOPE_SUBTREE,
        "(&(objectClass=person)(departmentNumber=%s))" % department,
        ["dn"],
    )
    return len(result)
