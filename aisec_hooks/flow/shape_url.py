"""How surely outside text in a URL decides which host is meant."""

# the functions of one table share a signature
from __future__ import annotations

import ast
import re

from aisec_hooks import late
from aisec_hooks.flow.facts import NO_BACKSLASH, NO_NETLOC, NO_SCHEME, NOT_ABSOLUTE, NOT_DOUBLE, PARSED, ROOTED, About
from aisec_hooks.flow.hosts import DOMAIN
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence

HOST_BREAKS = "/?#@\\:"
_AUTHORITY = late.compiled(r"[^/?#]*//[^/?#]*[/?#]")
"""Scheme and host, or what is not known of them, to their end."""
_UNKNOWN_BASE = late.compiled(r"\0(?::[\d\0]+)?[/?#](?!/)|\0[\w./-]*[/?#]")
"""A base from somewhere else, such as the settings, and what ends its host."""
_LOCAL = late.compiled(r"/(?![/\\])|[?#]")
_BEGUN_HOST = late.compiled(r"[A-Za-z\0][\w+.\0-]*://[\w.\0-]*")
_OWN_DOMAIN = late.compiled(r"[\w-]*\.(?:[\w-]+\.)*[A-Za-z]{2,}(?=[:/?#]|$)")
_PATHS = late.compiled(
    r"^(?:(?:\w+\.)*(?:request|req|self|handler)(?:\.\w+)*\.)?(?:path|full_path|path_info|script_root|get_full_path\(\))$"
)
_OWN = late.compiled(r"(?:^|\.)(?:request|req)\.(?:url|base_url|root_url|url_root|host_url|build_absolute_uri\(\))$")
"""The address of the page itself, or what it begins with: nobody can be sent here from there but by that address."""
_ROOT = late.compiled(r"(?:^|\.)(?:request|req)\.(?:url_root|host_url|root_url)$")
_REFERRER = late.compiled(r"referr?er\b|HTTP_REFERER", re.IGNORECASE)
_RAW = late.compiled(r"header|start_response|^(?:bottle|tornado|cherrypy)\.|^self\.", re.IGNORECASE)
_URL_OBJECTS = frozenset("URL Url furl ParseResult SplitResult AnyUrl HttpUrl AnyHttpUrl".split())


def fetched(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A URL that the program itself fetches."""
    if _is_other_object(place.value) or _PATHS.search(taint.label):
        return None
    address = _first_of_pair(place, taint)
    if address is not None:
        return address if address is Confidence.HIGH else None
    if place.value.parts is None:
        return None if about.holds_no(":") or about.holds_no("/") else Confidence.HIGH
    before, after = place.before(taint), place.after(taint)
    if _LOCAL.match(before) or _AUTHORITY.match(before) or _UNKNOWN_BASE.match(before):
        return None
    if not before:
        return None if about.holds_no(":") and not after.startswith(":") else Confidence.HIGH
    if _BEGUN_HOST.fullmatch(before) and _OWN_DOMAIN.match(after) and about.holds_no(HOST_BREAKS):
        return None  # `https://{region}.example.com/`
    # what is not known may well end the host
    return Confidence.MEDIUM if before.endswith("\0") else Confidence.HIGH


def connected(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A host, an address, or a URL of any protocol."""
    address = _first_of_pair(place, taint)
    if address is not None:
        return address if address is Confidence.HIGH else None
    if place.value.parts is None or "//" in place.before(taint):
        return fetched(place, taint, about)
    before, after = place.before(taint), place.after(taint)
    if before and "\0" not in before and (":" in before or DOMAIN.match(before)):
        return None
    if _OWN_DOMAIN.match(after) and about.holds_no(HOST_BREAKS):
        return None
    return Confidence.HIGH


def redirected(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A URL that a browser is sent to."""
    node = place.node
    named = place.shown == "django.shortcuts.redirect" and isinstance(node, ast.Call) and node.args
    if named and isinstance(node, ast.Call) and place.argument is not node.args[0]:
        return None  # what the address of a view is made of
    if _is_other_object(place.value):
        return None
    before = place.before(taint) if place.value.parts is not None else ""
    if before:
        return None if _on_own_site(place) else _continued(before, place.after(taint), about)
    if _OWN.search(taint.label):
        return None
    marks = about.marks
    if PARSED in taint.harmless:
        return Confidence.MEDIUM  # what was put together again may have been given another host
    if {NO_NETLOC, NO_SCHEME} <= marks:
        return None
    if {ROOTED, NOT_DOUBLE} <= marks and (NO_BACKSLASH in marks or about.holds_no("\\") or not _is_raw(place)):
        return None
    if NO_NETLOC in marks or _PATHS.search(taint.label) or _REFERRER.search(taint.label):
        return Confidence.MEDIUM  # `//host` may be a path; where one came from is hard to forge
    return Confidence.HIGH


def _on_own_site(place: Reached) -> bool:
    """`request.host_url + path`, `f"{request.url_root}{path}"`: they end in a slash."""
    node = place.argument
    while isinstance(node, ast.BinOp):
        node = node.left
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
        node = node.value if isinstance(node, ast.FormattedValue) else node
    return isinstance(node, ast.Attribute) and bool(_ROOT.search(ast.unparse(node)[-80:]))


def _is_raw(place: Reached) -> bool:
    """Whether a backslash is sent as it is, rather than as `%5C`."""
    return not isinstance(place.node, ast.Call) or bool(_RAW.search(place.shown))


def _continued(before: str, after: str, about: About) -> Confidence | None:
    if before == "/":
        return None if about.marks & {NOT_ABSOLUTE, NOT_DOUBLE} else Confidence.HIGH
    if _LOCAL.match(before) or _AUTHORITY.match(before):
        return None
    if _BEGUN_HOST.fullmatch(before) and _OWN_DOMAIN.match(after) and about.holds_no(HOST_BREAKS):
        return None
    if before.startswith("\0"):
        return Confidence.MEDIUM if before == "\0" else None
    if "//" in before or before.endswith(":") or before.lower() in ("http", "https"):
        return Confidence.HIGH
    return None  # `page/{x}`, `?next={x}`


def _is_other_object(value: Value) -> bool:
    """A request or an answer, which is judged where it is made."""
    made = value.type.rpartition(".")[2]
    return "." in value.type and not made.endswith("()") and made not in _URL_OBJECTS and "path" not in value.type


def _first_of_pair(place: Reached, taint: Taint) -> Confidence | None:
    """`(host, port)`: LOW where the host is not what comes from outside; None for what is no pair."""
    items = place.value.items
    if place.value.type != "tuple" or not items:
        if isinstance(place.argument, ast.Tuple) and place.argument.elts:
            host = place.flow.again(place.argument.elts[0])
            return Confidence.HIGH if any(t.label == taint.label for t in host.taints) else Confidence.LOW
        return None
    host = items[0][1]
    return Confidence.HIGH if any(t.label == taint.label for t in host.taints) else Confidence.LOW
