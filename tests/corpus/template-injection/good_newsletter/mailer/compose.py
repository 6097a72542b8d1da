from mako.template import Template

FOOTER = "\n\n-- \n${sender}\nunsubscribe: ${link}\n"


def compose(text, **values):
    return Template("${text}" + FOOTER).render(text=text, **values)
