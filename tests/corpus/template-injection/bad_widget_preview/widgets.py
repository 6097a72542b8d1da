from flask import render_template, render_template_string


class Widget:
    kind = "plain"

    def __init__(self, title, markup):
        self.title = title
        self.markup = markup

    def source(self):
        return f"<section class='{self.kind}'><h2>{{{{ title }}}}</h2>{self.markup}</section>"

    def render(self):
        inner = render_template_string(self.source(), title=self.title)
        return render_template("frame.html", content=inner)


class Banner(Widget):
    kind = "banner"
