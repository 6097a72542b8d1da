"""What a template prints unescaped, where the templates of a call are, what Jinja2's own calls result in."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from aisec_hooks.flow.combining import mixed
from aisec_hooks.flow.values import NOTHING, Value

if TYPE_CHECKING:
    from aisec_hooks.flow.template_prints import Print

ESCAPES = "jinja2: escapes"
PRINTS = "jinja2: prints as is"
"""Types of environments and templates, by whether they escape what they print."""

_ESCAPED = {
    "flask": (".html", ".htm", ".xml", ".xhtml", ".svg", ""),
    "select": (".html", ".htm", ".xml", ""),
    "jinja2": (),
    "mako": (),
}
"""By framework, how the names of templates end that are escaped; others escape every template."""
_MAKO = (".mako", ".mak")
_FOLDERS = ("templates", "jinja2", "views", "app/templates", "src/templates", "web/templates", "")
"""Where templates lie, below the folder of the code or one above it."""


@lru_cache(maxsize=128)
def printed(text: str, path: str, framework: str) -> tuple[Print, ...]:
    """Every print of a variable in a template; `framework` as for `rendered`."""
    from aisec_hooks.flow import template_mako, template_text  # noqa: PLC0415  # few commits render templates
    from aisec_hooks.flow.template_prints import prints  # noqa: PLC0415

    if framework == "mako" or path.endswith(_MAKO):
        escapes = framework == "escapes" or 'expression_filter="h' in text
        return tuple(prints(text, template_mako.tokens(text), escapes=escapes))
    found = template_text.tokens(text, one_line=framework == "django")
    return tuple(prints(text, found, escapes=escapes_by_default(path, framework)))


def rendered(text: str, path: str, framework: str) -> tuple[Print, ...]:
    """The prints of a template's text in which a value from outside is dangerous; `path` is "" for text in the code.

    `framework` says what is escaped: "flask" by the file's name, "select" as Jinja2's `select_autoescape()`,
    "jinja2" and "mako" nothing (their defaults), "django", "starlette", "escapes" and all others everything.
    """
    return tuple(p for p in printed(text, path, framework) if p.danger is not None)


def escapes_by_default(path: str, framework: str) -> bool:
    """Whether a framework escapes what the template at a path prints."""
    endings = _ESCAPED.get(framework)
    if endings is None:
        return True
    return path.lower().endswith(tuple(e for e in endings if e)) if path else "" in endings


def unescaped(template: str) -> list[str]:
    """The variables that a template prints unescaped although the environment escapes, or escaped in vain."""
    from aisec_hooks.flow.template_danger import Danger  # noqa: PLC0415

    dangerous = (p for p in rendered(template, "", "flask") if p.danger is not Danger.SCHEME)
    return list(dict.fromkeys(path.partition(".")[0] for p in dangerous for path in p.variables))


def lookup(name: str, importer: str, folders: Iterable[str] = ()) -> Iterator[str]:
    """Where in the repository a template may be, likeliest first: `importer` is the path of the code that names it,
    `folders` are those that its loader is known to have, as written there.
    """
    parts = [p for p in name.replace("\\", "/").split("/") if p not in ("", ".")]
    if not parts or ".." in parts or len(parts) > 20 or "\0" in name:
        return
    above = importer.split("/")[:-1]
    bases = ["/".join(above[:length]) for length in range(len(above), -1, -1)]
    given = [f.strip("./") for f in folders if ".." not in f]
    found: dict[str, None] = {}
    for base in bases:
        for folder in (*given, *_FOLDERS):
            found["/".join(p for p in (base, folder, *parts) if p)] = None
        if len(parts) > 1:  # an app of Django's has its templates in a folder of its own name
            found["/".join(p for p in (base, parts[0], "templates", *parts) if p)] = None
    yield from found


NAME = "name"
SOURCE = "source"
"""What is known of a template object: the name of its file, or its text."""


def call(node: ast.Call, name: str, receiver: Value, values: dict[int | str, Value]) -> Value | None:
    """The result of Jinja2's own calls, None for any other call."""
    last = node.func.attr if isinstance(node.func, ast.Attribute) else name.rpartition(".")[2]
    first = values.get(0, NOTHING)
    if name in ("jinja2.Environment", "jinja2.Template", "jinja2.sandbox.SandboxedEnvironment"):
        made = ESCAPES if _escapes(node) else PRINTS
        return Value(type=made, items=((SOURCE, first),) if last == "Template" else None)
    if receiver.type in (ESCAPES, PRINTS):
        if last in ("get_template", "select_template"):
            return Value(type=receiver.type, items=((NAME, first),))
        if last in ("from_string", "overlay"):
            return Value(type=receiver.type, items=((SOURCE, first),))
        if last in ("render", "render_async", "generate"):
            return mixed(values.values()) if receiver.type == PRINTS else NOTHING
    return None


def _escapes(node: ast.Call) -> bool:
    """Whether `autoescape` is on: it is off unless given, and a function of the file name counts as on."""
    given = next((k.value for k in node.keywords if k.arg == "autoescape"), None)
    return given is not None and not (isinstance(given, ast.Constant) and not given.value)
