from django.utils.html import escape

TEMPLATE = "(sAMAccountName={name})"


def user_filter(name):
    return TEMPLATE.format(name=escape(name))
