import ldap
import ldap.filter as lf


class Directory:
    def __init__(self, uri, base):
        self.base = base
        self.conn = ldap.initialize(uri)

    def find(self, **terms):
        joined = "".join(f"({key}={lf.escape_filter_chars(value)})" for key, value in terms.items())
        return self.conn.search_s(self.base, ldap.SCOPE_SUBTREE, f"(&{joined})")
