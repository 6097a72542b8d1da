from markupsafe import Markup, escape


def badge(text, kind="info"):
    return Markup(f'<span class="badge-{kind}">{escape(text)}</span>')
