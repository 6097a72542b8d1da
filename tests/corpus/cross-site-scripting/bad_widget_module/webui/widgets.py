from markupsafe import Markup


def badge(text, kind="info"):
    return Markup(f'<span class="badge-{kind}">{text}</span>')
