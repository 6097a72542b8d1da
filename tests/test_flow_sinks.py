"""What counts as a sink, and where in a text outside text is dangerous: each shape with its twins."""

from __future__ import annotations

import pytest

from aisec_hooks.flow.judge import Judge
from aisec_hooks.flow.library import Library
from aisec_hooks.flow.schedule import Schedule
from aisec_hooks.flow.tables import tables
from aisec_hooks.model import Confidence, FlowRule, Match, Severity, Sink, SourceKind
from aisec_hooks.syntax.source import Module, Source

HIGH, MEDIUM = Confidence.HIGH, Confidence.MEDIUM
HEAD = """
import json, os, random, re, secrets, shlex, string, subprocess, asyncio, hashlib, logging
import requests
from flask import Flask, session, request
from .models import Account
from .things import conn, form, response, settings, user, users
from .schemas import Form

app = Flask(__name__)
BASE = "https://api.example.com"
KEY = b"0123456789abcdef"
logger = logging.getLogger(__name__)


@app.post("/x")
def view():
    x = request.args["x"]
    body = request.get_json()
"""


def made(sinks: tuple[Sink, ...], name: str = "a-rule", sanitizers: tuple[str, ...] = ()) -> FlowRule:
    """A rule with some sinks."""
    return FlowRule(
        name=name,
        title="",
        severity=Severity.HIGH,
        confidence=HIGH,
        cwe=(),
        owasp_2021=(),
        owasp_2025=(),
        sinks=sinks,
        sanitizers=sanitizers,
        certainty=dict.fromkeys(SourceKind, HIGH),
        message="{source} reaches {sink}",
    )


def judged(rule: FlowRule, text: str, libraries: tuple[Library, ...] = ()) -> list[Match]:
    """What one rule finds in a text."""
    source = Source("shop/app.py", text.encode())
    assert isinstance(source.python, Module), source.python
    judge = Judge((rule,), libraries)
    Schedule(source, source.python, judge).run()
    return judge.matches


def confidence(rule: FlowRule, line: str) -> Confidence | None:
    """How sure a rule is of a line."""
    body = "".join(f"    {part}\n" for part in line.split("\n"))
    return max((m.confidence for m in judged(rule, HEAD + body)), default=None)


def shaped(shape: str, calls: tuple[str, ...] = ("sink",), name: str = "a-rule", **fields: object) -> FlowRule:
    return made((Sink(calls=calls, shape=shape, **fields),), name)  # type: ignore[arg-type]


SHAPES: dict[str, list[tuple[str, Confidence | None]]] = {
    "url": [
        ("sink(x)", HIGH),
        ("sink('https://' + x)", HIGH),
        ("sink(f'https://{x}/a')", HIGH),
        ("sink(f'https://{x}.example.com/a')", HIGH),
        ("sink('https://example.com' + x)", HIGH),
        ("sink(f'https://example.com:{x}/a')", HIGH),
        ("sink(BASE + x)", HIGH),
        ("sink(settings.base + x)", MEDIUM),
        ("sink('https://example.com/' + x)", None),
        ("sink(f'https://example.com/a?b={x}')", None),
        ("sink(f'{BASE}/users/{x}')", None),
        ("sink('%s/users/%s' % (settings.base, x))", None),
        ("sink('{}?q={}'.format(settings.base, x))", None),
        ("sink(f'/users/{x}')", None),
        ("sink('https://example.com/', x)", None),
        ("if re.fullmatch('[a-z]+', x): sink(f'https://{x}.example.com/a')", None),
        ("if re.fullmatch('[a-z.]+', x): sink(f'https://{x}/a')", HIGH),
    ],
    "host": [
        ("sink(x)", HIGH),
        ("sink((x, 80))", HIGH),
        ("sink(('db.example.com', x))", None),
        ("sink(f'{x}.example.com')", HIGH),
        ("sink('db.example.com:' + x)", None),
    ],
    "redirect": [
        ("sink(x)", HIGH),
        ("sink('/' + x)", HIGH),
        ("sink('//' + x)", HIGH),
        ("sink(f'https://{x}')", HIGH),
        ("sink('https://example.com' + x)", HIGH),
        ("sink('/users/' + x)", None),
        ("sink(f'/{user.lang}/{x}')", None),
        ("sink('/' + x.lstrip('/'))", None),
        ("sink('https://example.com/' + x)", None),
        ("sink(f'{BASE}/x/{x}')", None),
        ("sink(f'?next={x}')", None),
        ("sink('page/' + x)", None),
        ("sink(user.home + '?next=' + x)", None),
        ("sink(request.headers['Referer'])", MEDIUM),
    ],
    "header": [
        ("sink(f'Subject: {x}\\r\\n\\r\\nhello')", HIGH),
        ("sink('GET /' + x + ' HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n')", HIGH),
        ("sink(f'Subject: a\\r\\n\\r\\nhello {x}')", None),
        ("sink(x)", None),
        ("x = x.replace('\\r', '').replace('\\n', '')\nsink(f'Subject: {x}\\r\\n\\r\\nhello')", MEDIUM),
    ],
    "ldap": [
        ("sink('(uid=' + x + ')')", HIGH),
        ("sink('(&(cn=%s)(a=b))' % x)", HIGH),
        ("sink(f'uid={x},ou=people,dc=example')", HIGH),
        ("sink('hello ' + x)", None),
    ],
    "xpath": [
        ("""sink(f"//user[@name='{x}']")""", HIGH),
        ("sink('/a/b[' + x + ']')", HIGH),
        ("sink('hello ' + x)", None),
        ("""if "'" in x: return ''\nsink(f"//user[@name='{x}']")""", None),
        ("""if "'" in x: return ''\nsink(f'//user[@name="{x}"]')""", HIGH),
        ("""if "'" in x: return ''\nsink(f"//user[{x}]")""", HIGH),
        ("sink('//user[@name=$name]', name=x)", None),
    ],
    "nosql": [
        ("sink(body)", HIGH),
        ("sink({'name': body['name']})", HIGH),
        ("sink({'name': body.get('name')})", HIGH),
        ("sink({'a': {'$elemMatch': body['name']}})", HIGH),
        ("sink({'$where': 'this.a == ' + x})", HIGH),
        ("sink({'$or': [{'a': body['a']}, {'b': 1}]})", HIGH),
        ("sink(json.loads(x))", HIGH),
        ("sink({'name': x})", None),
        ("sink({'name': request.form['a']})", None),
        ("sink({'name': str(body['name'])})", None),
        ("sink({'name': body['name'].strip()})", None),
        ("sink({'name': f\"{body['name']}\"})", None),
        ("sink({'name': int(body['name'])})", None),
        ("sink({'name': {'$eq': body['name']}})", None),
        ("if isinstance(body['name'], str): sink({'name': body['name']})", None),
        ("sink({'name': 'a'})", None),
    ],
    "log": [
        ("sink('x %s', x)", MEDIUM),
        ("sink(f'x {x}')", MEDIUM),
        ("sink('x ' + x)", MEDIUM),
        ("sink('x %r', x)", None),
        ("sink('%s %r', 'a', x)", None),
        ("sink('%r %s', 'a', x)", MEDIUM),
        ("sink(f'x {x!r}')", None),
        ("sink('x', extra={'x': x})", None),
        ("sink('x', user=x)", None),
        ("sink('x %s', x.replace('\\n', ''))", None),
        ("sink('x %s', len(x))", None),
    ],
    "regex": [("sink(x)", HIGH), ("sink('^' + x + '$')", HIGH), ("sink('^a$')", None)],
    "crypt": [("sink(x)", HIGH)],
    "sql": [
        ("conn.cursor().sink('SELECT 1')", None),
        ("sink('SELECT * FROM t WHERE a = ' + x)", HIGH),
        ("""if "'" in x or "\\\\" in x: return ''\nsink(f"SELECT * FROM t WHERE a = '{x}'")""", None),
        ("""if "'" in x: return ''\nsink(f"SELECT * FROM t WHERE a = '{x}'")""", HIGH),
    ],
}


@pytest.mark.parametrize(("shape", "line", "sure"), [(s, line, c) for s, cases in SHAPES.items() for line, c in cases])
def test_where_outside_text_stands(shape: str, line: str, sure: Confidence | None) -> None:
    name = {"nosql": "nosql-injection", "xpath": "xpath-injection", "sql": "sql-injection"}.get(shape, "a-rule")
    rule = shaped(shape, name=name, arguments=() if shape == "log" else (0,))
    assert confidence(rule, line) is sure


COMMANDS: list[tuple[str, Confidence | None]] = [
    # a shell
    ("os.system('ls ' + x)", HIGH),
    ("os.system('ls ' + shlex.quote(x))", None),
    ("os.system(f'ls \"{shlex.quote(x)}\"')", HIGH),
    ("os.system(f\"ls '{shlex.quote(x)}'\")", HIGH),
    ('os.system(f"ssh a.example ls {shlex.quote(x)}")', MEDIUM),
    ("subprocess.run('ls ' + x, shell=True)", HIGH),
    ("subprocess.run(f'ls {shlex.quote(x)}', shell=True)", None),
    ("subprocess.run(['ls ' + x], shell=True)", HIGH),
    # a program and its arguments
    ("subprocess.run(['ls', x])", None),
    ("subprocess.run(('ls', '-l', x))", None),
    ("cmd = ['ls']\ncmd.append(x)\nsubprocess.run(cmd)", None),
    ("subprocess.run(['ls'] + [x])", None),
    ("subprocess.run([x, 'a'])", HIGH),
    ("subprocess.run(['/opt/tools/' + x])", HIGH),
    ("subprocess.run([shlex.quote(x)])", HIGH),
    ("subprocess.run(x)", HIGH),
    ("subprocess.run(shlex.split('ls ' + x))", None),
    ("subprocess.run(shlex.split(x))", HIGH),
    # a program that reads code
    ("subprocess.run(['sh', '-c', 'ls ' + x])", HIGH),
    ("subprocess.run(['/bin/bash', '-lc', f'ls {x}'])", HIGH),
    ("subprocess.run(['sh', '-c', 'ls $1', 'sh', x])", None),
    ("subprocess.run(['sh', '-c', 'ls ' + shlex.quote(x)])", None),
    ("subprocess.run(['env', 'A=1', 'sh', '-c', x])", HIGH),
    ("subprocess.run(['sudo', '-n', 'ls', x])", None),
    ("subprocess.run(['python3', '-c', x])", HIGH),
    ("subprocess.run(['python3', 'script.py', x])", None),
    ("subprocess.run(['ssh', 'a.example', 'ls ' + x])", HIGH),
    ("subprocess.run(['ssh', 'a.example', 'ls ' + shlex.quote(x)])", None),
    ("os.execvp('ls', ['ls', x])", None),
    ("os.execvp(x, ['ls'])", HIGH),
    ("os.execl('/bin/sh', 'sh', '-c', x)", HIGH),
    ("os.execl('/bin/ls', 'ls', x)", None),
    ("asyncio.create_subprocess_exec('ls', x)", None),
    ("asyncio.create_subprocess_exec('bash', '-c', x)", HIGH),
]


@pytest.mark.parametrize(("line", "sure"), COMMANDS)
def test_commands(line: str, sure: Confidence | None) -> None:
    calls = ("os.system", "subprocess.run", "os.execvp", "os.execl", "asyncio.create_subprocess_exec")
    rule = made((Sink(calls=calls, arguments=(), shape="command"),), "command-injection", ("shlex.quote",))
    assert confidence(rule, line) is sure


FORMATS: list[tuple[str, Confidence | None]] = [
    ("x.format(user=user)", HIGH),
    ("(x + ' {0}').format(user)", HIGH),
    ("x.format_map({'user': user})", HIGH),
    ("x.format('a', n=1)", MEDIUM),
    ("x.format()", None),
    ("'{}'.format(x)", None),
    ("'{user}'.format(user=user, x=x)", None),
    ("x.replace('{', '{{').replace('}', '}}').format(user=user)", None),
]


@pytest.mark.parametrize(("line", "sure"), FORMATS)
def test_format_strings(line: str, sure: Confidence | None) -> None:
    rule = made((Sink(calls=(".format", ".format_map"), on="*", shape="format"),), "format-string-injection")
    assert confidence(rule, line) is sure


KEYS: list[tuple[str, Confidence | None]] = [
    ("Account(**body)", HIGH),
    ("Account(**dict(body))", HIGH),
    ("Account(name=body['name'])", None),
    ("Account(**{'name': body['name']})", None),
    ("Account(**{k: body[k] for k in ('a', 'b')})", None),
    ("Account(**{k: v for k, v in body.items() if k in ('a', 'b')})", None),
    ("Form(**body)", None),
    ("form(**body)", None),
    ("form.update(**body)", None),
    ("users.create(**body)", HIGH),
    ("users.create(name=body['name'])", None),
    ("users.create(**form.cleaned_data)", None),
    ("users.update(body)", HIGH),
    ("users.update({'name': body['name']})", None),
    ("fields = {}\nfor k in ('a', 'b'): fields[k] = body[k]\nusers.create(**fields)", None),
    ("setattr(user, x, 1)", HIGH),
    ("setattr(user, 'a_' + x, 1)", MEDIUM),
    ("setattr(user, 'name', x)", None),
    ("if x in ('a', 'b'): setattr(user, x, 1)", None),
]


@pytest.mark.parametrize(("line", "sure"), KEYS)
def test_keys_from_outside(line: str, sure: Confidence | None) -> None:
    sinks = (
        Sink(calls=("*",), arguments=("**",), shape="keys"),
        Sink(calls=(".create",), arguments=("**",), shape="keys", receivers=("users",)),
        Sink(calls=(".update",), arguments=(0,), shape="keys", receivers=("users",)),
        Sink(calls=("setattr",), arguments=(1,), shape="attribute"),
    )
    assert confidence(made(sinks, "mass-assignment"), line) is sure


# --- stores, names, literals -----------------------------------------------------------------

SESSIONS = ("flask.session", ".session")
STORES: list[tuple[Sink, str, bool]] = [
    (Sink(stores=SESSIONS, arguments=("key",)), "session[x] = 1", True),
    (Sink(stores=SESSIONS, arguments=("key",)), "session['a'] = x", False),
    (Sink(stores=SESSIONS, arguments=("key",)), "request.session[x] = 1", True),
    (Sink(stores=SESSIONS, arguments=("key",)), "session.setdefault(x, 1)", True),
    (Sink(stores=SESSIONS, arguments=("key",)), "other[x] = 1", False),
    (Sink(stores=SESSIONS, arguments=("key",)), "session[x] += 1", True),
    (Sink(stores=SESSIONS, arguments=("value",), named="^(?:role|is_admin)$"), "session['role'] = x", True),
    (Sink(stores=SESSIONS, arguments=("value",), named="^(?:role|is_admin)$"), "session['theme'] = x", False),
    (Sink(stores=SESSIONS, arguments=("value",), named="^(?:role|is_admin)$"), "session['role'] = 'user'", False),
    (
        Sink(stores=(".headers",), arguments=("value",), named="(?i)^location$"),
        "response.headers['Location'] = x",
        True,
    ),
    (Sink(stores=(".headers",), arguments=("value",), named="(?i)^location$"), "response.headers['X-A'] = x", False),
    (Sink(stores=("flask.Flask",), arguments=("value",), named="^secret_key$"), "app.secret_key = x", True),
    (Sink(stores=("flask.Flask",), arguments=("value",), named="^secret_key$"), "user.secret_key = x", False),
    (Sink(stores=("os.environ",), arguments=("key",)), "os.environ[x] = 'a'", True),
]


@pytest.mark.parametrize(("sink", "line", "reached"), STORES)
def test_stores(sink: Sink, line: str, reached: bool) -> None:
    assert bool(confidence(made((sink,)), line)) is reached


NAMED: list[tuple[str, bool]] = [
    ("token = random.randint(1, 9)", True),
    ("token = ''.join(random.choice('abc') for _ in range(20))", True),
    ("user.token = random.random()", True),
    ("user['token'] = random.random()", True),
    ("save(token=random.random())", True),
    ("data = {'token': random.random()}", True),
    ("a, token = 1, random.random()", True),
    ("token: float = random.random()", True),
    ("colour = random.random()", False),
    ("token = secrets.token_hex()", False),
    ("token = random.SystemRandom().random()", False),
    ("token = x", False),
    ("save(colour=random.random())", False),
]


@pytest.mark.parametrize(("line", "reached"), NAMED)
def test_names(line: str, reached: bool) -> None:
    rule = made((Sink(named="(?:^|_)token$", kinds=(SourceKind.RANDOM,)),))
    assert bool(confidence(rule, line)) is reached


def test_a_value_is_reported_under_its_first_name() -> None:
    rule = made((Sink(named="token|secret", kinds=(SourceKind.RANDOM,)),))
    text = (
        HEAD + "    token = random.random()\n    secret = token\n    save(token=secret)\n    return {'token': token}\n"
    )
    assert [m.span.start_line for m in judged(rule, text)] == [HEAD.count("\n") + 1]


def test_what_a_function_so_named_returns() -> None:
    rule = made((Sink(named="token", kinds=(SourceKind.RANDOM,)),))
    text = "import random\n@app.get('/x')\ndef {}():\n    return str(random.random())\n"
    assert len(judged(rule, text.format("new_token"))) == 1
    assert not judged(rule, text.format("new_colour"))


LITERALS: list[tuple[str, Confidence | None]] = [
    ("sink(b'0123456789abcdef')", HIGH),
    ("sink('secret')", HIGH),
    ("sink(KEY)", HIGH),
    ("sink(b'ab' * 8)", HIGH),
    ("sink('a' + 'b')", HIGH),
    ("k = 'abc'\nsink(k.encode())", HIGH),
    ("sink('<your-key>')", MEDIUM),
    ("sink('')", None),
    ("sink(b'')", None),
    ("sink(None)", None),
    ("sink(16)", None),
    ("sink(x)", None),
    ("sink(os.environ['KEY'])", None),
    ("sink(os.urandom(16))", None),
    ("sink(settings.KEY)", None),
    ("sink('-----BEGIN PUBLIC KEY-----')", None),
]


@pytest.mark.parametrize(("line", "sure"), LITERALS)
def test_literals(line: str, sure: Confidence | None) -> None:
    assert confidence(made((Sink(calls=("sink",), constant=True, shape="crypt"),)), line) is sure


def test_a_literal_is_never_told() -> None:
    text = "correct" + "horse"
    (found,) = judged(made((Sink(calls=("sink",), constant=True),)), f"sink({text!r})\n")
    assert text not in repr(found) + found.message + found.code + str(found.names)


HASHES: list[tuple[str, Confidence | None]] = [
    ("password = request.form['password']\nhashlib.md5(password.encode())", HIGH),
    ("api_key = request.form['api_key']\nhashlib.md5(api_key.encode())", MEDIUM),
    ("api_key = request.form['api_key']\nsignature = hashlib.md5(api_key.encode())", HIGH),
    ("hashlib.md5(x.encode())", None),
]


@pytest.mark.parametrize(("line", "sure"), HASHES)
def test_hashes(line: str, sure: Confidence | None) -> None:
    rule = made((Sink(calls=("hashlib.md5",), shape="hash", kinds=(SourceKind.SECRET,)),))
    assert confidence(rule, line) is sure


# --- which calls -----------------------------------------------------------------------------


def test_a_full_name_goes_before_a_method_of_any_object() -> None:
    mild = Sink(calls=("requests.Session.run",), ceiling=MEDIUM)
    rule = made((mild, Sink(calls=(".run",))))
    assert confidence(rule, "requests.Session().run(x)") is MEDIUM
    assert confidence(rule, "conn.run(x)") is HIGH


def test_canonical_names_reach_through_variables() -> None:
    rule = made((Sink(calls=("requests.Session.get",)),))
    assert confidence(rule, "s = requests.Session()\ns.get(x)") is HIGH
    assert confidence(rule, "users.get(x)") is None


def test_the_members_of_a_mapping_that_are_named_so() -> None:
    rule = made((Sink(calls=("sink",), arguments=("headers", 1), named="(?i)^location$"),))
    assert confidence(rule, "sink(headers={'Location': x})") is HIGH
    assert confidence(rule, "sink(headers={'X-A': x})") is None
    assert confidence(rule, "sink(1, [('Location', x)])") is HIGH
    assert confidence(rule, "sink(1, [('X-A', x), ('Location', '/')])") is None


def test_conditions_look_into_objects() -> None:
    wanted = Sink(calls=("sink",), only_if=(("parser.entities", "True"), ("1.entities", "True")))
    rule = made((wanted,))
    assert confidence(rule, "sink(x, parser=requests.Parser(entities=True))") is HIGH
    assert confidence(rule, "p = requests.Parser(entities=True)\nsink(x, p)") is HIGH
    assert confidence(rule, "sink(x, parser=requests.Parser(entities=False))") is None
    assert confidence(rule, "sink(x)") is None


def test_conditions_look_into_the_receiver() -> None:
    rule = made((Sink(calls=(".load",), only_if=((".typ", "'unsafe'"),)),))
    assert confidence(rule, "requests.Yaml(typ='unsafe').load(x)") is HIGH
    assert confidence(rule, "requests.Yaml(typ='safe').load(x)") is None


def test_conditions_know_constants_by_name() -> None:
    rule = made((Sink(calls=("sink",), only_if=(("shell", "True"),)),))
    assert confidence(rule, "on = True\nsink(x, shell=on)") is HIGH
    assert confidence(rule, "sink(x, shell=False)") is None


def test_only_the_kinds_that_matter() -> None:
    rule = made((Sink(calls=("sink",), kinds=(SourceKind.SECRET,)),))
    assert confidence(rule, "sink(x)") is None
    assert confidence(rule, "password = x\nsink(password)") is HIGH


def test_what_went_through_unknown_code_is_advice() -> None:
    rule = made((Sink(calls=("sink",)),))
    assert confidence(rule, "import other\nsink(other.process(x))") in (MEDIUM, None)
    assert confidence(rule, "sink(x)") is HIGH


def test_tables_are_made_once() -> None:
    rule = made((Sink(calls=("a.b",)),))
    library = Library(name="x", sinks={"a-rule": (Sink(calls=("c.d",)),)}, sanitizers={"a-rule": ("c.clean",)})
    nothing = Library(name="y")
    known = tables((rule,), (library, nothing))
    assert known is tables((rule,), (nothing, library))
    assert known is not tables((rule,), ())
    assert {"b", "d"} <= known.calls.keys() and "clean" in known.sanitizers
