import ldap


class Directory:
    def __init__(self, uri, base):
        self.base = base
        self.conn = ldap.initialize(uri)

    def find(self, **terms):
        joined = "".join(f"({key}={value})" for key, value in terms.items())
        return self.conn.search_s(self.base, ldap.SCOPE_SUBTREE, f"(&{joined})")
