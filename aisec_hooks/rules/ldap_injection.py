"""Data of the rule ldap-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_OBJECTS = ("ldap.ldapobject.LDAPObject", "ldap.ldapobject.SimpleLDAPObject", "ldap.ldapobject.ReconnectLDAPObject")
_SEARCHES = "search search_s search_st search_ext search_ext_s".split()
_NAMED = "delete delete_s delete_ext_s modify modify_s modify_ext_s add_s rename_s passwd_s compare_s".split()
"""Take the name of an entry."""

RULE = FlowRule(
    name="ldap-injection",
    title="LDAP filter built from outside text",
    message="text from {source} becomes part of what {sink} asks the directory",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(90,),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "username"},
    sinks=(
        Sink(
            calls=(
                *(f"{owner}.{name}" for owner in _OBJECTS for name in _SEARCHES),
                ".search_s",
                ".search_st",
                ".search_ext",
                ".search_ext_s",
            ),
            arguments=(0, 2, "base", "filterstr"),
            shape="ldap",
        ),
        Sink(
            calls=(
                "ldap3.Connection.search",
                "ldap3.core.connection.Connection.search",
                "ldap3.Connection.extend.standard.paged_search",
                ".paged_search",
            ),
            arguments=(0, 1, "search_base", "search_filter"),
            shape="ldap",
        ),
        Sink(
            calls=(".search",),
            arguments=(0, 1, 2, "search_base", "search_filter", "filter_exp"),
            shape="ldap",
            receivers=("ldap", "conn", "server", "directory", "dsa"),
        ),
        Sink(calls=("ldap3.Reader",), arguments=(2, 3, "base", "query"), shape="ldap"),
        Sink(
            calls=("bonsai.LDAPConnection.search", "bonsai.asyncio.AIOLDAPConnection.search"),
            arguments=(0, 2, "base", "filter_exp"),
            shape="ldap",
        ),
        # names of entries: only which entry is meant can be changed
        Sink(
            calls=(
                *(f"{owner}.{name}" for owner in _OBJECTS for name in _NAMED),
                "ldap3.Connection.delete",
                "ldap3.Connection.modify",
                "ldap3.Connection.add",
                "ldap3.Connection.modify_dn",
                "ldap3.Connection.compare",
                ".modify_s",
                ".delete_s",
                ".rename_s",
            ),
            arguments=(0, "dn"),
            shape="ldap",
        ),
        Sink(
            calls=(".simple_bind_s", ".simple_bind", ".bind_s"),
            arguments=(0, "who"),
            shape="ldap",
            ceiling=Confidence.MEDIUM,
        ),
        Sink(calls=("ldap3.Connection",), arguments=(1, "user"), shape="ldap", ceiling=Confidence.MEDIUM),
    ),
    sanitizers=(
        "ldap.filter.escape_filter_chars",
        "ldap.filter.filter_format",
        "ldap.dn.escape_dn_chars",
        "ldap3.utils.conv.escape_filter_chars",
        "ldap3.utils.conv.escape_bytes",
        "ldap3.utils.dn.escape_rdn",
        "bonsai.escape_filter_exp",
        "bonsai.utils.escape_filter_exp",
        "bonsai.utils.escape_attribute_value",
        "escape_filter_chars",
        "escape_dn_chars",
        "escape_rdn",
        "filter_format",
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
