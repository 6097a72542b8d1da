from django.conf import settings
from django.contrib.auth import get_user_model
from ldap3 import Connection, Server

from .terms import user_filter


def lookup(username):
    conn = Connection(Server(settings.LDAP_SERVER), settings.LDAP_READER, settings.LDAP_READER_SECRET, auto_bind=True)
    conn.search(settings.LDAP_BASE, user_filter(username), attributes=["mail"])
    if not conn.entries:
        return None
    user, _created = get_user_model().objects.get_or_create(username=username)
    return user
