"""Data of the rule insecure-cookie."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.bindings import How, dotted
from aisec_hooks.syntax.constants import UNKNOWN
from aisec_hooks.syntax.given import Arguments, Given

_SETTERS = frozenset({"set_cookie", "set_secure_cookie", "set_signed_cookie", "add_cookie"})
_SAFE_BY_DEFAULT = {"falcon": ("secure", "http_only"), "sanic": ("secure",)}
"""Frameworks whose newer setters switch these on by themselves."""
_SIGNS_IN = late.compiled(
    r"(?:^|[_\W])(?:sess|sessions?|session_?(?:id|key|token|user)|sid|auth\w*|tokens?|jwt|user|users?_?id|uid|username|remember\w*"
    r"|log(?:ged)?_?in|login|account|access|refresh|identity|credentials?|passw(?:or)?d|secret|api_?key|otp|admin|role|sso|email)"
    r"(?![a-z])|sessionid|accesstoken|refreshtoken|authtoken|access_token|user_id|PHPSESSID|JSESSIONID",
    re.IGNORECASE,
)
_GIVES_ACCESS = late.compiled(
    r"token|jwt|session|secret|passw|credential|\bsign|encrypt|serializer|api_?key|auth|user\.|user_?id|\.pk\b",
    re.IGNORECASE,
)
_GUARDS_FORMS = late.compiled(r"csrf|xsrf", re.IGNORECASE)
_TELLS_APART = late.compiled(r"uuid|secrets|token|random|urandom|\bid\b|_id\b|hash|sign|hex\b", re.IGNORECASE)
_HARMLESS = late.compiled(
    r"theme|lang|locale|timezone|\btz\b|sidebar|consent|colou?r|dark|currency|view|sort|banner|font|layout|seen|visited"
    r"|dismiss|pref|filter|page|tab|zoom|flash|message|notice|next|referr?er|redirect|utm|test|country|mode",
    re.IGNORECASE,
)
_SETTING = late.compiled(
    r"(?:\w*_)?(?:SESSION|CSRF|REMEMBER|AUTH|JWT|ACCESS|REFRESH|TOKEN)_(?:\w+_)?COOKIE_(?P<flag>SECURE|HTTPONLY|HTTP_ONLY)"
    r"|COOKIE_(?P<own>SECURE|HTTPONLY|HTTP_ONLY)"
)
_FOR_DEVELOPMENT = late.compiled(
    r"dev|test|local|debug|example|default|sample|docker|base_?config|global_settings", re.IGNORECASE
)
_HOLDER = late.compiled(r"(?:^|\.)(?:self|resp|response|req|request|handler)$")
_FLAGS = {"secure": "Secure", "httponly": "HttpOnly"}


class _Cookie(NamedTuple):
    name: str
    value: str
    constant: bool


def _check(node: ast.AST, around: Around) -> Iterator[Hit]:
    match node:
        case ast.Call():
            yield from _call(node, around)
        case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
            yield from _assigned(target, value, around)
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield from _setting(key.value, value, key, around)
        case _:
            pass


# --- set_cookie ------------------------------------------------------------------------------


def _call(call: ast.Call, around: Around) -> Iterator[Hit]:
    last = call.func.attr if isinstance(call.func, ast.Attribute) else dotted(call.func)
    if last in _SETTERS:
        found = [hit for case in around.cases() if (hit := _set(call, last, case)) is not None]
        yield from [max(found, key=lambda hit: hit.confidence)] if found else []
    elif last in ("add_middleware", "SessionMiddleware", "Middleware"):
        yield from _middleware(call, last, around)
    else:
        for keyword in call.keywords:
            if keyword.arg:
                yield from _setting(keyword.arg, keyword.value, keyword.value, around)


def _set(call: ast.Call, last: str, around: Around) -> Hit | None:
    arguments = around.arguments(call)
    name, value = arguments.get("key", 0) or arguments.get("name", 0), arguments.get("value", 1)
    if name is None or (value is None and "key" not in arguments.named):
        return None  # such as a cookie jar's own method, which takes a whole cookie
    if _HOLDER.search(dotted(name.node)):
        return None  # a function of one's own that takes the answer
    missing = [flag for flag in _FLAGS if _lacks(flag, last, arguments, around)]
    cookie = _Cookie(_name(name), _text(value) if value is not None else "", _is_constant(value))
    told_off = "secure" in missing and "secure" in arguments.named
    confidence = _concern(cookie, missing, last, told_off=told_off)
    if confidence is None:
        return None
    if not _lacks_surely(missing, arguments):
        confidence = min(confidence, Confidence.MEDIUM)
    flags = " and ".join(_FLAGS[flag] for flag in missing)
    shown = name.constant
    what = f"the cookie {shown}" if isinstance(shown, str) and re.fullmatch(r"[\w.-]{1,40}", shown) else "the cookie"
    return Hit(node=call, message=f"{what} is set without {flags}", confidence=confidence, names=_names(call))


def _lacks(flag: str, last: str, arguments: Arguments, around: Around) -> bool:
    """Whether a flag is off or may be left off."""
    spelled = (flag, "http_only") if flag == "httponly" else (flag,)
    for keyword in spelled:
        given = arguments.named.get(keyword)
        if given is not None:
            value = given.constant
            if value is UNKNOWN and given.around.is_parameter(given.node) and isinstance(given.node, ast.Name):
                default = given.around.default(given.node.id)
                value = UNKNOWN if default is None else given.around.constant(default)
            return value is not UNKNOWN and not value
    if arguments.open:
        return False
    on = {f for package, flags in _SAFE_BY_DEFAULT.items() if around.imports(package) for f in flags}
    if around.imports("sanic") and last != "add_cookie":
        on = set()
    return not on & set(spelled)


def _lacks_surely(missing: list[str], arguments: Arguments) -> bool:
    """Whether one of the flags is off by what is written, not by a default that callers nobody knows may change."""
    for flag in missing:
        given = arguments.named.get(flag)
        if given is None or given.constant is not UNKNOWN:
            return True
    return False


def _concern(cookie: _Cookie, missing: list[str], last: str, *, told_off: bool) -> Confidence | None:
    """How sure it is that the cookie needs the flags that it lacks, None if it does not; `told_off`: secure=False."""
    if not missing or (
        cookie.constant and cookie.value.strip("'\"") in ("", "0", "1", "true", "false", "deleted", "None")
    ):
        return None
    if _GUARDS_FORMS.search(cookie.name):
        return Confidence.MEDIUM if "secure" in missing else None
    if _SIGNS_IN.search(cookie.name):
        return Confidence.HIGH
    gives_access = not cookie.constant and bool(_GIVES_ACCESS.search(cookie.value))
    if _HARMLESS.search(cookie.name):
        return (
            Confidence.MEDIUM
            if re.search(r"token|jwt|passw|secret", cookie.value, re.IGNORECASE) and not cookie.constant
            else None
        )
    if gives_access or last in ("set_secure_cookie", "set_signed_cookie"):
        return Confidence.MEDIUM if not cookie.name or last != "set_cookie" else Confidence.HIGH
    if told_off and not cookie.constant:
        return Confidence.HIGH
    if cookie.constant or len(missing) < len(_FLAGS):
        return None
    return Confidence.MEDIUM if _TELLS_APART.search(cookie.value) else None


def _name(given: Given) -> str:
    """A cookie's name, as far as it is known."""
    value = given.around.value(given.node)
    if isinstance(value.node, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in value.node.values)
    constant = value.constant
    if isinstance(constant, str):
        return constant
    written = dotted(value.node) or (value.written if isinstance(value.node, ast.Subscript) else "")
    return written if re.search(r"cookie|name|key", written, re.IGNORECASE) else ""


def _text(given: Given) -> str:
    """The code that a value is, what it stands for included."""
    constant = given.constant
    if isinstance(constant, str | int | bytes):
        return str(constant)
    found = [v.written for v in given.around.values(given.node)[:4]]
    if isinstance(given.node, ast.Name | ast.Attribute):
        found.insert(0, dotted(given.node))
        found += [a.written(b.node) for b, a in given.around.bound(given.node)[:4] if b.how is How.PART]
    return " ".join(found)[:2000]


def _is_constant(given: Given | None) -> bool:
    return given is not None and given.constant is not UNKNOWN


def _names(call: ast.Call) -> dict[str, str]:
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    return {"response": receiver.id} if isinstance(receiver, ast.Name) else {}


# --- cookies as items ------------------------------------------------------------------------


def _assigned(target: ast.expr, value: ast.expr, around: Around) -> Iterator[Hit]:
    match target:
        case ast.Name(id=name):
            yield from _setting(name, value, target, around)
        case ast.Subscript(value=container, slice=key):
            known = around.constant(key)
            if isinstance(known, str):
                yield from _setting(known, value, target, around)
                yield from _morsel(target, container, known, value, around)
        case ast.Attribute(attr=name):
            yield from _setting(name, value, target, around)
        case _:
            pass


def _morsel(target: ast.expr, jar: ast.expr, name: str, value: ast.expr, around: Around) -> Iterator[Hit]:
    """`jar["session"] = value` with `jar["session"]["secure"] = True` beside it, or not."""
    if not _is_jar(jar, around):
        return
    flags = around.file.once("flags of cookies", around.scope, lambda scope: _flags(scope, around))
    own = flags.get(around.written(target), {})
    missing = [flag for flag in _FLAGS if own.get(flag, False) is False]
    cookie = _Cookie(name, _text(Given(value, around)), around.constant(value) is not UNKNOWN)
    confidence = _concern(cookie, missing, "set_cookie", told_off=False)
    if confidence is not None and missing:
        lacking = " and ".join(_FLAGS[flag] for flag in missing)
        yield Hit(node=target, message=f"the cookie {name[:40]} is set without {lacking}", confidence=confidence)


def _is_jar(node: ast.expr, around: Around) -> bool:
    """Whether cookies of an answer are kept in it."""
    name = around.canonical(node)
    if name.startswith("http.cookies.") or name == "cherrypy.response.cookie":
        return True
    return bool(re.search(r"\bresp(?:onse)?\.cookies$", dotted(node))) and around.imports("sanic")


def _flags(scope: ast.AST, around: Around) -> dict[str, dict[str, object]]:
    """`jar["name"]` as it is written -> the flags that the function sets on it."""
    found: dict[str, dict[str, object]] = {}
    others: dict[str, str] = {}
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() as morsel):
                others[name] = around.written(morsel)  # `morsel = jar["name"]`
            case ast.Assign(targets=[ast.Subscript(value=holder, slice=key)], value=value):
                _note(found, around.written(holder), around.constant(key), around.constant(value))
            case ast.Call(func=ast.Attribute(value=holder, attr="update"), args=[given]):
                for flag, entry in (around.entries(given) or {}).items():
                    _note(found, around.written(holder), flag, entry.constant)
            case _:
                pass
    for name, other in others.items():
        found[other] = found.get(other, {}) | found.get(name, {})
    return found


def _note(found: dict[str, dict[str, object]], morsel: str, key: object, value: object) -> None:
    if isinstance(key, str) and key.lower() in _FLAGS:
        found.setdefault(morsel, {})[key.lower()] = value


# --- settings --------------------------------------------------------------------------------


def _setting(name: str, value: ast.expr, where: ast.AST, around: Around) -> Iterator[Hit]:
    """SESSION_COOKIE_SECURE = False and its like."""
    keyword = isinstance(where, ast.expr) and where is value
    found = _SETTING.fullmatch(name.upper() if keyword else name)
    if found is None or around.constant(value) is not False:
        return
    on_forms = bool(_GUARDS_FORMS.search(name))
    off = found["flag"] or found["own"]
    if on_forms and off != "SECURE":
        return  # scripts read the token of a form
    class_ = around.class_.name if around.class_ is not None else ""
    tests = " ".join(around.written(test) for test in around.conditions())
    into = " ".join(_target(node) for node in around.outer)
    if _FOR_DEVELOPMENT.search(f"{around.path} {class_} {tests} {into}"):
        return
    flag = "Secure" if off == "SECURE" else "HttpOnly"
    sure = Confidence.HIGH if name.isupper() or keyword else Confidence.MEDIUM
    yield Hit(node=where, message=f"{name} switches the cookie's {flag} flag off", confidence=sure)


def _target(node: ast.AST) -> str:
    return dotted(node.targets[0]) if isinstance(node, ast.Assign) else ""


def _middleware(call: ast.Call, last: str, around: Around) -> Iterator[Hit]:
    """Starlette's sessions, whose cookie is sent without TLS unless told otherwise."""
    given = around.arguments(call)
    if last != "SessionMiddleware":
        first = given.positional[0] if given.positional else None
        if first is None or not around.qualified(first.node).endswith("SessionMiddleware"):
            return
    if "secret_key" not in given.named:
        return
    only = given.constant("https_only", missing=None)
    if only is False or only is None:
        sure = Confidence.HIGH if only is False else Confidence.MEDIUM
        yield Hit(node=call, message="the session's cookie is set without Secure: https_only is off", confidence=sure)


RULE = SyntaxRule(
    name="insecure-cookie",
    title="Session cookie without its protecting flags",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(614, 1004, 1275),
    owasp_2021=("A05",),
    owasp_2025=("A02",),
    fix_names={"response": "response"},
    nodes=(ast.Call, ast.Assign, ast.AnnAssign, ast.Dict),
    check=_check,
)
