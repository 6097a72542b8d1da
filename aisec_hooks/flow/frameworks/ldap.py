"""python-ldap and ldap3: connections, and what a directory answers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="ldap",
    readings=(
        Reading(
            names=(
                *of("ldap.ldapobject.LDAPObject", "search_s search_st search_ext_s result result2 result3 read_s"),
                *of("ldap3.Connection", "entries response"),
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns=giving(
        "ldap.ldapobject.LDAPObject",
        "ldap.initialize ldap.open ldap.init ldap.ldapobject.SimpleLDAPObject ldap.ldapobject.ReconnectLDAPObject",
    ),
    objects=("ldap3.Connection", "ldap3.Server"),
    sanitizers={
        "ldap-injection": (
            *of("ldap.filter", "escape_filter_chars filter_format"),
            *of("ldap.dn", "escape_dn_chars"),
            *of("ldap3.utils.conv", "escape_filter_chars"),
            *of("ldap3.utils.dn", "escape_rdn"),
        )
    },
)
