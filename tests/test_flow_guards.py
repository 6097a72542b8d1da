"""Checks of outside text: which of them stop what, and which only seem to."""

from __future__ import annotations

import pytest

from aisec_hooks.flow import hosts, patterns
from aisec_hooks.flow.alphabets import hinders, outside, stopped, stops
from aisec_hooks.flow.hosts import Host
from aisec_hooks.model import Confidence, Match
from tests.flow_cases import matches

HEAD = """
import ast, hmac, html, ipaddress, os, pickle, re, shlex, sqlite3, string, subprocess, uuid

from pathlib import Path
from urllib.parse import urljoin, urlparse, urlsplit

import requests
from flask import Flask, abort, redirect, request

app = Flask(__name__)
db = sqlite3.connect("x.db")
BASE = "/srv/files"
ROOT = Path("/srv/files").resolve()
HOSTS = {"api.example.com", "img.example.com"}
NAMES = ("a", "b")
WORD = re.compile(r"[\\w-]+")
ALPHABET = string.ascii_letters + string.digits + "_-"




@app.get("/x")
def view():
    x = request.args["x"]
"""
SINKS = {
    "command": "os.system('ls ' + x)",
    "fetch": "requests.get(x)",
    "go": "return redirect(x)",
    "open": "open(os.path.join(BASE, x))",
    "path": "open(p)",
    "sql": "db.execute('SELECT * FROM t WHERE a = ' + x)",
    "revive": "pickle.loads(x)",
}
REAL = "p = os.path.realpath(os.path.join(BASE, x))"
JOINED = "p = os.path.join(BASE, x)"


def found(check: str, sink: str) -> list[Match]:
    """What is found where a check stands before a sink."""
    body = "".join(f"    {line}\n" for line in [*check.split("\n"), SINKS[sink]])
    return matches(HEAD + body)


def sink_confidence(check: str, sink: str) -> Confidence | None:
    """How sure the engine is of the sink behind a check."""
    last = (HEAD + check).count("\n") + 2
    return max((m.confidence for m in found(check, sink) if m.span.start_line == last), default=None)


def weak(check: str, sink: str) -> list[Match]:
    """The findings about the check."""
    return [m for m in found(check, sink) if m.rule == "bypassable-check"]


STOPS = [
    # allow-lists
    ("if x not in NAMES: abort(400)", "command"),
    ("if x not in ('a', 'b'): return ''", "sql"),
    ("if x not in {'a': 1, 'b': 2}: return ''", "open"),
    ("assert x in frozenset({'a', 'b'})", "command"),
    ("if x != 'a' and x != 'b': abort(400)", "command"),
    ("if not (x == 'a' or x == 'b'): abort(400)", "command"),
    ("if not any(x == name for name in NAMES): abort(400)", "command"),
    # shapes of a text
    ("if not x.isdigit(): abort(400)", "command"),
    ("if not x.isalnum(): abort(400)", "sql"),
    ("if not WORD.fullmatch(x): abort(400)", "command"),
    ("if WORD.fullmatch(x) is None: abort(400)", "sql"),
    ("if not re.fullmatch(r'[\\w-]+', x): abort(400)", "open"),
    ("if not re.match(r'^[a-z]+$', x): abort(400)", "command"),
    ("if not re.match('[a-z]+\\\\Z', x): abort(400)", "command"),
    ("m = re.fullmatch(r'\\d+', x)\nif m is None: abort(400)", "sql"),
    ("m = re.fullmatch(r'\\w+', x)\nif not m: abort(400)", "command"),
    ("if not (m := WORD.fullmatch(x)): abort(400)", "command"),
    ("if not re.fullmatch('(asc|desc)', x): abort(400)", "sql"),
    ("if re.search(r'[^\\w-]', x): abort(400)", "command"),
    ("x = re.sub(r'[^\\w]', '', x)", "sql"),
    # character by character
    ("if not all(c in ALPHABET for c in x): abort(400)", "command"),
    ("if not all(c.isalnum() or c in '-_' for c in x): abort(400)", "sql"),
    ("if any(not c.isalnum() for c in x): abort(400)", "command"),
    ("if not set(x) <= set(string.ascii_letters): abort(400)", "command"),
    ("if not set(x).issubset(string.digits + 'x'): abort(400)", "sql"),
    # conversions
    ("try:\n    int(x)\nexcept ValueError:\n    return ''", "command"),
    ("uuid.UUID(x)", "sql"),
    ("float(x)", "sql"),
    ("if not isinstance(x, (int, float)): abort(400)", "sql"),
    ("if type(x) is not int: abort(400)", "sql"),
    ("if not 0 < x < 100: abort(400)", "sql"),
    ("ipaddress.IPv4Address(x)", "command"),
    # paths
    (f"{REAL}\nif not p.startswith(BASE + os.sep): abort(404)", "path"),
    (f"{REAL}\nif not p.startswith('/srv/files/'): abort(404)", "path"),
    (f"{REAL}\nif os.path.commonpath([BASE, p]) != BASE: abort(404)", "path"),
    ("p = (ROOT / x).resolve()\nif not p.is_relative_to(ROOT): abort(404)", "path"),
    ("p = (ROOT / x).resolve()\nif ROOT not in p.parents: abort(404)", "path"),
    ("p = (ROOT / x).resolve()\np.relative_to(ROOT)", "path"),
    ("if '/' in x: abort(400)", "open"),
    ("if '..' in x or x.startswith('/'): abort(400)", "open"),
    ("if os.path.basename(x) != x: abort(400)", "open"),
    # URLs
    ("if urlparse(x).hostname not in HOSTS: abort(400)", "fetch"),
    ("parts = urlsplit(x)\nif parts.scheme != 'https' or parts.netloc not in HOSTS: abort(400)", "fetch"),
    ("host = (urlparse(x).hostname or '').lower()\nif host not in HOSTS: abort(400)", "fetch"),
    ("host = urlparse(x).hostname\nif host != 'a.example' and not host.endswith('.a.example'): abort(400)", "fetch"),
    (
        "host = urlparse(x).hostname\nif not any(host == h or host.endswith('.' + h) for h in HOSTS): abort(400)",
        "fetch",
    ),
    ("if not x.startswith('https://api.example.com/'): abort(400)", "fetch"),
    ("if not x.startswith(('https://a.example/', 'https://b.example/')): abort(400)", "go"),
    ("if not re.match(r'https://api\\.example\\.com/', x): abort(400)", "fetch"),
    ("if not re.fullmatch(r'https://([a-z]+\\.)?example\\.com(/.*)?', x): abort(400)", "fetch"),
    ("if not x.startswith('/') or x.startswith('//'): abort(400)", "go"),
    ("parts = urlparse(x)\nif parts.netloc or parts.scheme: abort(400)", "go"),
    (
        "from django.utils.http import url_has_allowed_host_and_scheme\n"
        "if not url_has_allowed_host_and_scheme(x, allowed_hosts=None): abort(400)",
        "go",
    ),
    # signatures
    (
        "mac = hmac.new(b'k', x, 'sha256').digest()\nif not hmac.compare_digest(mac, request.args['m']): abort(400)",
        "revive",
    ),
]


@pytest.mark.parametrize(("check", "sink"), STOPS)
def test_a_check_that_stops(check: str, sink: str) -> None:
    assert sink_confidence("pass", sink if sink != "path" else "open") is Confidence.HIGH
    assert sink_confidence(check, sink) is None
    assert not weak(check, sink)


STOPS_NOT = [
    # an escape or check for something else
    ("x = html.escape(x)", "sql"),
    ("x = html.escape(x)", "command"),
    ("x = shlex.quote(x)", "sql"),
    ("""if "'" in x: abort(400)""", "command"),
    ("""if "'" in x: abort(400)""", "open"),
    ("""if "'" in x: abort(400)""", "sql"),  # it does not stand between quotes
    ("if '..' in x: abort(400)", "command"),
    ("if '/' in x: abort(400)", "sql"),
    ("if '<' in x: abort(400)", "sql"),
    ("if ';' in x or '&' in x: abort(400)", "command"),
    ("if any(c in x for c in ';&|'): abort(400)", "command"),
    ("if re.search('[;&|]', x): abort(400)", "command"),
    # no checks of what is in it
    ("if len(x) > 20: abort(400)", "command"),
    ("if not x: abort(400)", "sql"),
    ("if x is None: abort(400)", "command"),
    ("if not isinstance(x, str): abort(400)", "sql"),
    ("if not x.endswith('.png'): abort(400)", "open"),
    ("if x.rsplit('.', 1)[1] not in NAMES: abort(400)", "open"),
    ("if x[0] != 'a': abort(400)", "command"),
    ("if not re.fullmatch('.*', x): abort(400)", "command"),
    ("if not re.fullmatch(r'[\\w/.]+', x): abort(400)", "open"),
    ("if not re.fullmatch(r'[^<>]+', x): abort(400)", "sql"),
    ("if not re.search(r'\\w+', x): abort(400)", "command"),
    ("if not re.match(r'\\w+', x): abort(400)", "command"),
    ("if not re.match(r'(?m)^\\w+$', x): abort(400)", "command"),
    ("if not re.match(r'^\\w+|x$', x): abort(400)", "command"),
    ("if not all(c in string.printable for c in x): abort(400)", "command"),
    ("if not any(c.isalnum() for c in x): abort(400)", "command"),
    ("try:\n    int(x)\nexcept ValueError:\n    pass", "command"),
    ("int(x[0])", "command"),
    # the wrong branch
    ("if x in NAMES: abort(400)", "command"),
    ("if x.isalnum(): abort(400)", "command"),
    ("if x == 'a' or x.startswith('b'): pass\nelse: abort(400)", "command"),
    # URLs
    ("if urlparse(x).scheme not in ('http', 'https'): abort(400)", "fetch"),
    ("if urlparse(x).path not in NAMES: abort(400)", "fetch"),
    ("if not urlparse(x).hostname: abort(400)", "fetch"),
    ("if not x.startswith('https://'): abort(400)", "fetch"),
    ("if not x.startswith('/'): abort(400)", "go"),
    (
        "from django.utils.http import url_has_allowed_host_and_scheme\n"
        "if not url_has_allowed_host_and_scheme(x, allowed_hosts=None): abort(400)",
        "fetch",
    ),
    ("if not hmac.compare_digest(x, request.args['m']): abort(400)", "command"),
]


@pytest.mark.parametrize(("check", "sink"), STOPS_NOT)
def test_a_check_that_does_not_stop(check: str, sink: str) -> None:
    assert sink_confidence(check, sink) is Confidence.HIGH


BYPASSED = [
    # paths
    (f"{REAL}\nif not p.startswith(BASE): abort(404)", "path", "separator"),
    (f"{REAL}\nif not p.startswith('/srv/files'): abort(404)", "path", "separator"),
    (f"{JOINED}\nfine = p.startswith(BASE + '/')\nif not fine: abort(404)", "path", "resolved"),
    (f"{JOINED}\nif os.path.commonpath([BASE, p]) != BASE: abort(404)", "path", "resolved"),
    ("p = ROOT / x\nif not p.is_relative_to(ROOT): abort(404)", "path", "resolved"),
    (f"{REAL}\nif os.path.commonprefix([BASE, p]) != BASE: abort(404)", "path", "letters"),
    ("x = x.replace('../', '')", "open", "one pass"),
    ("x = re.sub(r'\\.\\./', '', x)", "open", "one pass"),
    # hosts
    ("if 'example.com' not in x: abort(400)", "fetch", "anywhere"),
    ("if 'example.com' not in urlparse(x).netloc: abort(400)", "fetch", "anywhere"),
    ("if not urlparse(x).hostname.endswith('example.com'): abort(400)", "fetch", "dot"),
    ("if not x.startswith('https://example.com'): abort(400)", "fetch", "follow"),
    ("if not re.match(r'https://example\\.com', x): abort(400)", "fetch", "anchored"),
    ("if not re.search(r'https://example\\.com/', x): abort(400)", "fetch", "anchored"),
    ("if not re.match('https://example.com/', x): abort(400)", "fetch", "dot"),
    ("if not re.fullmatch(r'\\w*example\\.com', urlparse(x).hostname): abort(400)", "fetch", "other domains"),
    # what is forbidden
    ("if urlparse(x).hostname in ('localhost', '127.0.0.1'): abort(400)", "fetch", "forbidden"),
    ("if urlparse(x).scheme in ('file', 'gopher'): abort(400)", "fetch", "forbidden"),
    ("if x.startswith('file:'): abort(400)", "fetch", "forbidden"),
    ("if '169.254.169.254' in x or 'localhost' in x: abort(400)", "fetch", "forbidden"),
    ("if any(bad in x for bad in ('localhost', '127.0.0.1')): abort(400)", "fetch", "forbidden"),
    # redirects
    ("if not x.startswith('/'): abort(400)", "go", "slash"),
    # expressions that are not anchored
    ("if not re.match(r'[\\w-]+', x): abort(400)", "command", "anchored"),
    ("if not re.search(r'^[\\w.-]+', x): abort(400)", "open", "anchored"),
    # nobody reads the answer
    ("re.fullmatch(r'\\w+', x)", "command", "nobody"),
    ("x.isalnum()", "command", "nobody"),
    ("is_safe(x)", "command", "nobody"),
    (
        "from django.utils.http import url_has_allowed_host_and_scheme\n"
        "url_has_allowed_host_and_scheme(x, allowed_hosts=None)",
        "go",
        "nobody",
    ),
]


@pytest.mark.parametrize(("check", "sink", "why"), BYPASSED)
def test_a_check_that_can_be_got_around(check: str, sink: str, why: str) -> None:
    assert sink_confidence(check, sink) is Confidence.HIGH
    only = weak(check, sink)[0]
    assert only.confidence is Confidence.HIGH and why in only.message
    assert HEAD.count("\n") < only.span.start_line <= (HEAD + check).count("\n") + 1


@pytest.mark.parametrize(
    ("check", "sink"),
    [
        ("x = x.replace('../', '')", "command"),
        ("if 'example.com' not in x: abort(400)", "sql"),
        ("if not x.startswith('https://example.com'): abort(400)", "command"),
        ("if urlparse(x).hostname in ('localhost', '127.0.0.1'): abort(400)", "open"),
        ("if not x.startswith('/'): abort(400)", "command"),
        ("if not re.match(r'https://example.com/', x): abort(400)", "sql"),
    ],
)
def test_a_check_is_no_finding_before_what_it_was_not_meant_for(check: str, sink: str) -> None:
    assert sink_confidence(check, sink) is Confidence.HIGH
    assert not [m for m in weak(check, sink) if m.confidence is Confidence.HIGH]


VALIDATORS = {
    "substring": "return 'example.com' in url",
    "ending": "return urlparse(url).hostname.endswith('example.com')",
    "prefix": "return url.startswith('https://example.com')",
    "forbidden": "if urlparse(url).hostname in ('localhost', '127.0.0.1'):\n        return False\n    return True",
}


@pytest.mark.parametrize("case", VALIDATORS)
def test_a_weak_validator_is_advice_by_itself(case: str) -> None:
    body = f"    open('/etc/hosts')\n    {VALIDATORS[case]}\n"
    text = f"from urllib.parse import urlparse\n\n\ndef is_allowed_url(url):\n{body}"
    assert [(m.rule, m.confidence) for m in matches(text)] == [("bypassable-check", Confidence.MEDIUM)]
    assert not matches(text.replace("is_allowed_url", "shorten"))


def test_a_weak_validator_of_ones_own_is_seen_through() -> None:
    text = HEAD.replace("@app.get", "def allowed(url):\n    return 'example.com' in url\n\n\n@app.get")
    text += "    if not allowed(x): abort(400)\n    requests.get(x)\n"
    assert {m.rule for m in matches(text) if m.confidence is Confidence.HIGH} == {
        "bypassable-check",
        "server-side-request-forgery",
    }


def test_a_sound_validator_of_ones_own_is_believed() -> None:
    text = HEAD.replace("@app.get", "def allowed(url):\n    return urlparse(url).hostname in HOSTS\n\n\n@app.get")
    assert not matches(text + "    if not allowed(x): abort(400)\n    requests.get(x)\n")


def test_a_check_that_raises_is_no_unread_answer() -> None:
    check = "def check(t):\n    if not t.isalnum():\n        raise ValueError(t)\n    return t\n\n\n@app.get"
    text = HEAD.replace("@app.get", check) + "    check(x)\n    os.system('ls ' + x)\n"
    assert not matches(text)


@pytest.mark.parametrize("name", ["checked", "validated_name"])
def test_the_name_of_a_check_that_is_not_known_is_advice(name: str) -> None:
    assert sink_confidence(f"from checks import validate\nif not validate(x): abort(400)  # {name}", "command") is (
        Confidence.MEDIUM
    )


# --- patterns and alphabets ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        (r"[\w-]+", {"command-injection", "sql-injection", "path-traversal", "cross-site-scripting"}),
        (r"[\w .-]+", {"path-traversal", "cross-site-scripting"}),
        (r"[a-z/]+", {"cross-site-scripting", "command-injection", "sql-injection"}),
        (r"[^'\"<>]*", {"cross-site-scripting"}),
        (r".*", set()),
    ],
)
def test_what_an_alphabet_stops(written: str, rules: set[str]) -> None:
    found = patterns.pattern(written)
    assert found is not None
    every = {"command-injection", "sql-injection", "path-traversal", "cross-site-scripting"}
    assert set(stopped(outside(found.allowed))) & every == rules


def test_blanks_alone_hinder_commands() -> None:
    found = patterns.pattern(r"[\w ]+")
    assert found is not None
    absent = outside(found.allowed)
    assert hinders("command-injection", absent) and not stops("command-injection", absent)


@pytest.mark.parametrize("written", ["(", "[a", "a{9999999999}", "(" * 5000, "x" * 5000, "(?P<a>x)(?P<a>y)"])
def test_what_is_no_pattern_says_nothing(written: str) -> None:
    assert patterns.pattern(written) is None


@pytest.mark.parametrize(
    ("written", "host"),
    [
        (r"https://example\.com/", Host.FIXED),
        (r"^https?://(www\.)?example\.com(:\d+)?(/.*)?$", Host.FIXED),
        (r"https://[a-z-]+\.example\.com(/|$)", Host.FIXED),
        (r"https://(a|b)\.example\.com/", Host.FIXED),
        (r"https://example\.com", Host.OPEN_ENDED),
        (r"https://example\.com(/.*)?", Host.OPEN_ENDED),
        (r"https://example.com/", Host.DOTTED),
        (r"https://[a-z]*example\.com/", Host.GLUED),
        (r"https://.*\.example\.com/", Host.NONE),
        (r"https?://.+", Host.NONE),
        (r"[a-z]+", Host.NONE),
    ],
)
def test_where_the_host_of_a_pattern_ends(written: str, host: Host) -> None:
    found = patterns.pattern(written)
    assert found is not None and hosts.of_pattern(found) is host


@pytest.mark.parametrize(
    ("prefix", "host"),
    [
        ("https://example.com/", Host.FIXED),
        ("https://example.com/a/b", Host.FIXED),
        ("https://example.com?x=", Host.FIXED),
        ("https://example.com", Host.OPEN_ENDED),
        ("https://example.com:8080", Host.OPEN_ENDED),
        ("https://user@", Host.NONE),
        ("https://", Host.NONE),
        ("/a", Host.NONE),
    ],
)
def test_where_the_host_of_a_prefix_ends(prefix: str, host: Host) -> None:
    assert hosts.of_prefix(prefix) is host
