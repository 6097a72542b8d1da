from ldap3.utils.conv import escape_filter_chars as escape

TEMPLATE = "(sAMAccountName={name})"


def user_filter(name):
    return TEMPLATE.format(name=escape(name))
