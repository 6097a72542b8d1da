"""No output may show a secret: random ones are planted in many contexts and looked for in all that is written."""

from __future__ import annotations

import base64
import html
import json
import random
import re
import string
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli, pipeline
from aisec_hooks.examine import examine
from aisec_hooks.findings import LONGEST_CODE, normalised
from aisec_hooks.mask import Mask
from aisec_hooks.report import FORMATS, Options, render
from aisec_hooks.report.github import job_summary
from aisec_hooks.scrub import scrub
from aisec_hooks.settings import Settings
from aisec_hooks.syntax.source import Source
from tests.repo import Repo, isolate

ALNUM = string.ascii_letters + string.digits
WINDOW = 6
"""So many characters of a secret in a row, anywhere but at its start, are too many; the first four may be shown."""
WEB = "from flask import request\nimport os, requests\n"
RUN = 'os.system("ls " + request.args["d"])\n'


def _notebook(source: str, output: str = "") -> str:
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    cell = {"cell_type": "code", "metadata": {}, "source": source.splitlines(keepends=True), "outputs": outputs}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def _key(line: str) -> str:
    """A PEM block, each of its lines written as `line` says."""
    body = ["-----BEGIN RSA PRIVATE KEY-----", *["@@"] * 4, "-----END RSA PRIVATE KEY-----"]
    return "".join(line.replace("%", part) + "\n" for part in body)


# name -> (path, text, length of the secrets); every @@ of a text is the same secret, but for key blocks
MASKED: dict[str, tuple[str, str, int]] = {
    "assignment": ("a.py", 'import os\npassword = "@@"\nassert os\n', 24),
    "short": ("a.py", 'password = "@@"\n', 9),
    "bytes": ("a.py", 'secret_key = b"@@"\n', 32),
    "concatenated": ("a.py", 'password = "ab" "@@"\n', 24),
    "concatenated over lines": ("a.py", 'd = {"password": ("ab"\n  "@@"\n  "cd")}\nassert d\n', 24),
    "escapes": ("a.py", 'password = "\\x41@@\\n"\n', 24),
    "wide characters": ("a.py", 'x = "\U0001f600é\u2028"; password = "@@"\nassert x\n', 24),
    "carriage returns": ("a.py", 'import os\rpassword = "@@"\rassert os\r', 24),
    "form feed": ("a.py", 'import os\n\x0cpassword = "@@"\nassert os\n', 24),
    "byte order mark": ("a.py", '\ufeffpassword = "@@"\nassert 1\n', 24),
    "tab": ("a.py", 'def f():\n\tpassword = "@@"\n', 24),
    "walrus": ("a.py", 'if (password := "@@"):\n    assert 1\n', 24),
    "class keyword": ("a.py", 'class A(B, password="@@"):\n    assert 1\n', 24),
    "newer syntax": ("a.py", 'type X = int\nx = f"{d["a"]}"; password = "@@"\nassert 1\n', 24),
    "broken syntax": ("a.py", 'assert 1\npassword = "@@"\nx = = 1\n', 24),
    "compared": ("a.py", 'if password == "@@": pass\n', 24),
    "default": ("a.py", 'def f(password="@@"): pass\n', 24),
    "argument": ("a.py", f'{WEB}requests.get(u, auth=("bob", "@@"), verify=False)\n', 24),
    "password of the receiver": ("a.py", f'{WEB}db(password="@@").execute("SELECT " + request.args["x"])\n', 24),
    "suppressed": ("a.py", 'password = "@@"  # aisec: ignore[hardcoded-secret] -- dev only\n', 24),
    "test code": ("tests/test_a.py", f'{WEB}password = "@@"\n{RUN}', 24),
    "notebook": ("a.ipynb", _notebook('import os\npassword = "@@"\nassert 1'), 24),
    "notebook output": ("a.ipynb", _notebook("assert 1\nprint(password)\n", 'password = "@@"\n'), 24),
    "notebook escapes": ("a.ipynb", _notebook('x="\\"\\"é\u2028"; password = "@@"\nassert 1'), 24),
    "json": ("a.json", '{"db": {"password": "@@"}}\n', 24),
    "xml": ("a.xml", '<add key="x" password="@@"/><password>@@</password>\n', 24),
    "dotenv": (".env", "X=1\nDB_PASSWORD=@@\nY=2\n", 24),
    "yaml": ("a.yaml", "db:\n  password: @@\n", 24),
    "value under name": ("a.yaml", "- name: DB_PASSWORD\n  value: @@\n", 24),
    "dockerfile": ("Dockerfile", "ENV DB_PASSWORD @@\nENV A_TOKEN=@@\n", 24),
    "netrc": (".netrc", "machine x login y password @@\n", 24),
    "terraform": ("a.tf", 'variable "db_password" {\n default = "@@"\n}\n', 24),
    "url": (".env", "DATABASE_URL=postgres://u:@@@h.io/db\n", 20),
    "token": ("a.txt", "use ghp_@@ here\n", 36),
    "header": ("a.py", 'h = {"Authorization": "Bearer @@"}\n', 32),
    "long line": ("a.js", "x=" + "a" * 1500 + ';const password="@@";\n', 24),
    "longer line": ("a.js", "x=" + "a" * 2500 + ';const password="@@";\n', 24),
    "key in text": ("id_rsa", _key("%"), 64),
    "key in bytes": ("a.py", "K = (\n" + _key('    b"%\\n"') + ")\n", 64),
    "key in yaml": ("a.yaml", "k: |\n" + _key("  %"), 64),
    "key in comments": ("a.js", _key("// %"), 64),
    # spans that are too short, and secrets that no engine reports beside a finding
    "positional argument near a finding": ("a.py", f'{WEB}login("bob", "@@")\n{RUN}', 16),
    "the same secret again beside it": ("a.py", 'password = "@@"\nlog("@@")\n', 32),
    "the same secret in a comment": ("a.py", 'password = "@@"\n# it was @@\n', 32),
    "the same secret in shell": ("a.sh", 'curl -H "X-Api-Key: @@" http://x\nAPI_KEY=@@\n', 32),
    "the same secret in a suppression": (
        "a.py",
        'password = "@@"  # aisec: ignore[hardcoded-secret] -- @@ is for dev\n',
        32,
    ),
    "a suppression's reason": ("a.py", f"{WEB}{RUN[:-1]}  # aisec: ignore[command-injection] -- password is @@\n", 32),
    "a suppression's rule": ("a.py", "x = 1  # aisec: ignore[@@] -- x\n", 32),
    "a key in a trace's label": ("a.py", f'{WEB}os.system("ls " + request.args["@@"])\n', 32),
    "a key in a target": (
        "a.py",
        f'{WEB}def v():\n  d = request.get_json()\n  acc["@@"].balance -= d["n"]\n',
        32,
    ),
    "positional argument of the receiver": (
        "a.py",
        f'{WEB}connect("db", "@@").cursor().execute("SELECT " + request.args["x"])\n',
        14,
    ),
    "part of a name": ("a.yaml", "@@_password: Abc123xyzQQ99\n", 32),
    "user of a url": ("a.py", 'x = "https://@@:x-oauth-basic@github.com/o/r.git"\n', 32),
    "password of a url with a slash": (
        "a.py",
        'import requests\nx = "postgresql://u:ab/@@@h.io/db"\nrequests.get(u, verify=False)\n',
        20,
    ),
    "query of a url": ("a.py", 'import requests\nrequests.get("https://x.io/?api_key=@@&a=1", verify=False)\n', 32),
    "formatted string": ("a.py", 'import os\nassert os\npassword = f"@@{os.getpid()}"\n', 32),
    "argument of a command": ("a.py", f'{WEB}os.system("mysql -p@@ " + request.args["q"])\n', 32),
    "value in sql": ("a.py", "def f(n):\n  c.execute(f\"INSERT INTO u VALUES ('bob', '@@', {n})\")\n", 32),
    "comment": ("a.py", f"{WEB}{RUN[:-1]}  # password @@\n", 32),
    "decoded": ("a.py", 'password = base64.b64decode("@@")\nassert 1\n', 16),
    "formatted": ("a.py", 'password = "{}".format("@@")\nassert 1\n', 32),
    "notebook's output without a name": ("a.ipynb", _notebook("import os\nassert 1", "token: @@\n"), 32),
    "second line of a yaml block": ("a.yaml", "password: |\n  abcd1234EFGH5678ijkl\n  @@\n", 32),
    "continued line": ("a.properties", "password=Abcd1234EFGH5678ijkl\\\n  @@\n", 32),
    "after a thousand characters": (".env", "API_KEY=@@\n", 1500),
    "second word of a shell string": ("a.sh", "export PASSWORD='ab12CD34ef'\"@@\"\n", 32),
    "escaped quote in shell": ("a.sh", 'export PASSWORD=ab\\"@@\n', 32),
    "after a hash sign": ("a.properties", "password=ab12CD34ef #@@\n", 32),
    "key cut short": ("a.py", 'K = """-----BEGIN RSA PRIVATE KEY-----\n@@\n"""\nassert K\n', 40),
}
WORDS = "Tulip!veranda9"
"""A password as people make them, not random, in places where only the place gives it away."""
PLACED: dict[str, tuple[str, str]] = {
    "positional argument": ("a.py", f'{WEB}login("bob", "@@")\n{RUN}'),
    "third argument": ("a.py", f'{WEB}f = ftplib.FTP("h", "u", "@@")\n{RUN}'),
    "comment": ("a.py", f"{WEB}{RUN[:-1]}  # password @@\n"),
    "sentence": ("a.py", f"{WEB}# the password is @@\n{RUN}"),
    "option of a command": ("a.py", f'{WEB}os.system("mysql -p@@ " + request.args["q"])\n'),
    "option apart": ("a.py", f'{WEB}os.system("sshpass -p @@ ssh " + request.args["q"])\n'),
    "user option": ("a.sh", "API_KEY=ab12CD34ef56gh\ncurl -u bob:@@ http://x\n"),
    "row": ("a.py", "def f(n):\n  c.execute(f\"INSERT INTO u (name, password) VALUES ('bob', '@@', {n})\")\n"),
    "formatted string": ("a.py", 'import os\nassert os\npassword = f"@@{os.getpid()}"\n'),
    "header": ("a.py", f'{WEB}h = {{"X-Api-Key": "@@"}}\n{RUN}'),
    "setter": ("a.py", f'{WEB}user.set_password("@@")\n{RUN}'),
    "url": ("a.py", f'{WEB}x = "https://u:@@@h/x"\n{RUN}'),
    "query": ("a.py", f'{WEB}x = "https://h/x?api_key=@@"\n{RUN}'),
    "yaml block": ("a.yaml", "password: |\n  ab12CD34ef56\n  @@\n"),
    "shell quotes": ("a.sh", "export PASSWORD='ab12CD34'\"@@\"\n"),
    "trailing comment": ("a.ini", "[db]\npassword = ab12CD34ef ; @@\n"),
    "elsewhere in code": ("a.py", f'password = "@@"\nlog("@@")\n# was @@\n{WEB}{RUN}'),
    "javascript": ("a.js", 'const password = "ab12CD34ef";\nlogin("bob", "@@");\n'),
    "notebook's output": ("a.ipynb", _notebook("import os\nassert 1", "password: @@\n")),
    "reason": ("a.py", f"{WEB}{RUN[:-1]}  # aisec: ignore[command-injection] -- password is @@\n"),
}
READABLE = (
    "query = f\"SELECT id, name FROM users WHERE name = '{name}'\"",
    'os.system("convert --resize 100x100 " + request.args["path"])',
    'password = os.environ["DB_PASSWORD"]',
    'token = request.headers.get("Authorization")',
    'cursor.execute("SELECT * FROM users WHERE password = \'" + password + "\'")',
    "from app.utils.base64encoding import decode_utf8_to_latin1, HTTPResponse2Parser",
    'path = "/var/lib/app/uploads/2024-01-15/report_final_v2.pdf"',
    'requests.get(f"https://{user}:{password}@api.example.com/v1/items?token={token}", timeout=5)',
    "# the password must not be empty, see section 4.2 of RFC 6749",
    'sha256 = hashlib.sha256(password.encode("utf-8")).hexdigest()',
)


def _planted(context: tuple[str, str, int], seed: str) -> tuple[str, str, list[str]]:
    """Path, text and secrets of a context; in key blocks each line is a secret of its own."""
    rng = random.Random(seed)
    path, text, length = context
    secrets = ["".join(rng.choice(ALNUM) for _ in range(length))]
    if "PRIVATE KEY" in text:
        while "@@" in text.replace("@@", "", 1):
            text = text.replace("@@", secrets[-1], 1)
            secrets.append("".join(rng.choice(ALNUM) for _ in range(length)))
    return path, text.replace("@@@", secrets[-1] + "@").replace("@@", secrets[-1]), secrets


def _shown(secret: str, output: str) -> bool:
    """Whether an output holds more of a secret than its first four characters."""
    return any(secret[i : i + WINDOW] in output for i in range(len(secret) - WINDOW + 1))


def _outputs(path: str, text: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """(name, text) of everything that a run may write of one new file."""
    report = pipeline.check_files([(path, text.encode())], settings)
    for strict in (False, True):
        options = Options(color=False, width=200, verbose=True, strict=strict, tool_version="0")
        for name in FORMATS:
            yield name, render(name, report, options)
        yield "job summary", job_summary(report, options)
    yield "cache", msgspec.json.encode(examine(path, text.encode(), b"k" * 32)).decode()


@pytest.mark.parametrize("name", MASKED)
def test_no_format_shows_a_secret(name: str) -> None:
    path, text, secrets = _planted(MASKED[name], name)
    others = Settings(ignore=("hardcoded-secret", "provider-token", "private-key", "credentials-in-url"))
    for settings in (Settings(), others):
        assert [o for o, written in _outputs(path, text, settings) for s in secrets if _shown(s, written)] == []


@pytest.mark.parametrize("name", PLACED)
def test_no_format_shows_a_secret_that_only_its_place_gives_away(name: str) -> None:
    path, text = PLACED[name]
    text = text.replace("@@@", WORDS + "@").replace("@@", WORDS)
    assert [o for o, written in _outputs(path, text, Settings()) if _shown(WORDS, written)] == []


WRITTEN_OTHERWISE: dict[str, Callable[[str], str]] = {
    "base 64": lambda s: base64.b64encode(s.encode()).decode(),
    "hexadecimal": lambda s: s.encode().hex(),
    "hexadecimal, upper case": lambda s: s.encode().hex().upper(),
    "for a URL": lambda s: quote(s, safe=""),
    "for a page": html.escape,
    "escapes": lambda s: "".join(f"\\x{ord(c):02x}" for c in s),
    "wide escapes": lambda s: "".join(f"\\u{ord(c):04x}" for c in s),
}


@pytest.mark.parametrize("way", WRITTEN_OTHERWISE)
@pytest.mark.parametrize("secret", ["$1lv" + "3r2018?", "w1n73" + "r&570", "0zReRa%" + "kVh5^F842Y"])
def test_a_secret_that_is_found_is_not_shown_in_another_spelling(way: str, secret: str) -> None:
    spelling = WRITTEN_OTHERWISE[way](secret)
    text = f"{WEB}password = {secret!r}\ndef f():\n    x = request.args['q'] + '{spelling}'\n    os.system(x)\n"
    written = _outputs("a.py", text, Settings())
    assert [o for o, w in written if spelling in w or secret in w] == []


def test_what_a_found_secret_stands_for_is_not_shown() -> None:
    password = "Meteor" + "2004!"
    encoded = base64.b64encode(password.encode()).decode()
    text = f"apiVersion: v1\nkind: Secret\ndata:\n  password: {encoded}\n# it was {password} before\n"
    assert [o for o, w in _outputs("secret.yaml", text, Settings()) if password in w or encoded in w] == []


@pytest.mark.parametrize("line", READABLE)
def test_ordinary_code_stays_readable(line: str) -> None:
    assert list(Mask(Source("a.py", f"{line}\n".encode()), []).lines) == [line]


@given(
    st.lists(st.sampled_from([*READABLE, "password = ", '"', "'", "\n", ":", "ghp_", "a1B2c3D4e5F6g7", "{", "(", "\\"]))
)
def test_masked_lines_keep_their_lengths(pieces: list[str]) -> None:
    for path in ("a.py", "a.yaml", "a.js", ".env", "a.sh", "a.xml"):
        source = Source(path, "".join(pieces).encode())
        shown = Mask(source, []).lines
        assert [len(line) for line in shown] == [len(line) for line in source.lines]
        assert all(
            new in (old, "*") for a, b in zip(source.lines, shown, strict=True) for old, new in zip(a, b, strict=True)
        )


def test_texts_from_elsewhere_are_scrubbed() -> None:
    secret = _planted(("", "@@", 32), "elsewhere")[2][0]
    assert secret[4:10] not in scrub(f"aisec.toml: unknown rule '{secret}'; the nearest is 'weak-hash'")
    assert scrub("unknown key 'exclud'; the nearest is 'exclude'") == "unknown key 'exclud'; the nearest is 'exclude'"
    assert scrub("https://bob:Tulip!9@h.io/x") == "https://bob:***@h.io/x"


def test_many_secrets_are_masked_in_little_time() -> None:
    """Each line once: thousands took ten to twenty-five seconds when every look masked anew."""
    rng = random.Random(1)
    values = ["".join(rng.choice(ALNUM) for _ in range(24)) for _ in range(3_000)]
    one_line = ";".join(f'const password{i}="{value}"' for i, value in enumerate(values[:1_500]))
    many_lines = "".join(f"K{i}_PASSWORD={value}\n" for i, value in enumerate(values))
    for path, text in (("a.js", one_line), (".env", many_lines)):
        started = time.perf_counter()
        result = examine(path, text.encode(), b"k" * 32)
        assert time.perf_counter() - started < 8 and len(result.findings) > 1_400


def test_long_calls_that_begin_alike_are_two() -> None:
    begin = "f(" + "argument, " * 60
    assert normalised(begin + "one)") != normalised(begin + "two)")
    assert normalised(begin + "one)") == normalised(begin + " one,)")
    assert len(normalised(begin)) < LONGEST_CODE


def test_a_run_writes_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Secrets of the base, of removed lines and of the head, through the command line, to every place it writes to."""
    isolate(monkeypatch, tmp_path)
    summary, output = tmp_path / "summary.md", tmp_path / "out"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    repo = Repo.init(tmp_path / "repo")
    secrets = _change(repo)
    monkeypatch.chdir(repo.path)
    for name in FORMATS:
        for flags in (["--verbose", "--strict"], ["--output", str(output)], ["--select", "assert-used"]):
            assert cli.main(["hook", "--format", name, *flags]) in (0, 1)
            captured = capsys.readouterr()
            assert not _any_shown(secrets, captured.out + captured.err)
        assert not _any_shown(secrets, output.read_text(encoding="utf-8"))
    assert not _any_shown(secrets, summary.read_text(encoding="utf-8"))
    assert not any(re.search(r"[0-9a-f]{32,}", secret) for secret in secrets)  # or the search below would not see it
    for file in Path(repo.path, ".git", "aisec").iterdir():
        # a digest and the byte behind it can be six characters of a secret by chance
        written = re.sub(rb"[0-9a-f]{32,}", b" ", file.read_bytes()).decode("latin-1")
        assert not _any_shown(secrets, written)


def _change(repo: Repo) -> list[str]:
    """Commit every context and stage it again with other secrets; all of the secrets."""
    secrets: list[str] = []
    for moment in ("base", "head"):
        files: dict[str, str | bytes] = {}
        for number, (name, context) in enumerate(MASKED.items()):
            path, text, planted = _planted(context, f"{moment} {name}")
            files[f"{number}/{path}"] = text
            secrets += planted
        if moment == "base":
            repo.commit(files)
        else:
            repo.stage(files)
    return secrets


def _any_shown(secrets: Iterable[str], output: str) -> list[str]:
    """The starts of the secrets that an output shows."""
    return [secret[:4] for secret in secrets if _shown(secret, output)]


_TAIL, _TYPED = "W&ti$8$nPPQyrL", "Tr0ub4dor&3xyz"
_VIEW = "from flask import request\nimport os\n"


@pytest.mark.parametrize(
    ("path", "text", "hidden"),
    [
        (".env", f"API_TOKEN={_TAIL}\n", _TAIL),
        ("c.yaml", f"token: {_TAIL}\n", _TAIL),
        ("d.yaml", f'args: ["--password", "{_TAIL}"]\n', _TAIL),
        ("e.yaml", "command: --requirepass S@EifkrvvBIQ:GV\n", "S@EifkrvvBIQ:GV"),
        ("a.sh", f"mysql -p{_TAIL} db\n", _TAIL),
        ("a.py", f'{_VIEW}pw = "{_TYPED}"\nos.system("x " + request.args["a"])\n', _TYPED),
        ("b.py", f'{_VIEW}eval(request.args.get("c", "{_TYPED}"))\n', _TYPED),
        ("c.py", f"{_VIEW}os.system(\"echo '{_TYPED}' \" + request.args['b'])\n", _TYPED),
    ],
)
def test_odd_characters_do_not_show_a_part_of_a_secret(path: str, text: str, hidden: str) -> None:
    reported = "zX81kfQ0pLm2Vb7Tq9"  # next to it, so that there is a frame to be shown
    beside = {"yaml": f'password: "{reported}"\n', "py": ""}.get(path.rpartition(".")[2], f"DB_PASSWORD={reported}\n")
    found = examine(path, (beside + text).encode(), b"k" * 32)
    assert found.findings
    shown = repr(found)
    assert not any(hidden[i : i + 5] in shown for i in range(len(hidden) - 4))
