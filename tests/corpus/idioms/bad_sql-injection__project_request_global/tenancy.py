import re

from flask import abort, g, request


def load_tenant():
    tenant = request.headers.get("X-Tenant", "public")
    g.tenant = tenant
