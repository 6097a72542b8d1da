from markupsafe import Markup


def bold(value):
    return Markup("<strong>%s</strong>" % value)


def link(label, href):
    return Markup(f'<a href="{href}">') + bold(label) + Markup("</a>")
