import re

from flask import abort, g, request


def load_tenant():
    tenant = request.headers.get("X-Tenant", "public")
    if not re.fullmatch(r"[a-z]{1,20}", tenant):
        abort(400)
    g.tenant = tenant
