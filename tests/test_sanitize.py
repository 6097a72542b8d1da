"""`aisec sanitize`: nothing private is left, what is left still works, and the values come back."""

from __future__ import annotations

import ast
import base64
import io
import json
import os
import random
import stat
import string
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli
from aisec_hooks.sanitize.document import Document
from aisec_hooks.sanitize.many import Many
from aisec_hooks.sanitize.placeholders import OURS, Form, Placeholders, ordinal, public_prefix
from aisec_hooks.sanitize.sanitized import restore, sanitize
from tests.repo import PROJECT, Repo, isolate

ALNUM = string.ascii_letters + string.digits
RANDOM = random.Random(7)


def drawn(length: int, alphabet: str = ALNUM) -> str:
    return "".join(RANDOM.choice(alphabet) for _ in range(length))


def password() -> str:
    return f"{RANDOM.choice('ABCDEFGH')}{drawn(1, string.digits)}{drawn(8, ALNUM + '!#%^*_-@')}{drawn(2, '23456789')}x"


def random_token() -> str:
    return drawn(1, "ghk") + "7" + drawn(36) + "9Q"


def github_token() -> str:
    return "ghp_" + drawn(36)


def cleaned(text: str | bytes, path: str = "") -> str:
    data = text.encode() if isinstance(text, str) else text
    return sanitize([Document.read(path or "-", data, path)]).texts[0]


@pytest.fixture(autouse=True)
def seeded(request: pytest.FixtureRequest) -> None:
    RANDOM.seed(request.node.name)  # the same secrets in whatever order tests run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# name -> (path or "" for a paste, text with @@ for the secret, how the secret is made)
KINDS = {
    "python": ("", 'import db\n\ndef f():\n    return db.connect(user="svc", password="@@")\n', password),
    "python file": ("app.py", 'CONFIG = {"db": {"password": "@@"}}\n', password),
    "issued token": ("app.py", 'GITHUB = "@@"\n', github_token),
    "dotenv": ("", "DEBUG=1\nDB_PASSWORD=@@\nOTHER=x\n", random_token),
    "dotenv file": (".env", "DEBUG=1\nDB_PASSWORD=@@\n", password),
    "json": ("", '{"host": "db", "auth": {"password": "@@"}}\n', password),
    "yaml": ("", "db:\n  user: svc\n  password: '@@'\n", password),
    "yaml file": ("a.yaml", "db:\n  password: @@\n", random_token),
    "log": ("", "2026-01-02 10:00:00 INFO login user=svc password=@@ ok\n", password),
    "log header": ("", "10:00:00 DEBUG Authorization: Bearer @@\n", random_token),
    "stack trace": ("", 'Trace:\n  File "/srv/a.py", line 3\n    connect(host, password="@@")\nError: no\n', password),
    "url in a trace": ("", "OperationalError: cannot reach postgresql://svc:@@@db1:5432/x\n", lambda: drawn(14)),
    "curl": ("", 'curl -H "Authorization: Bearer @@" https://api.shop.io/v1\n', random_token),
    "curl user": ("", "curl -u svc:@@ https://api.shop.io/v1\n", random_token),
    "sql": ("", "CREATE USER svc WITH PASSWORD '@@';\n", password),
    "sql file": ("", "ALTER USER svc IDENTIFIED BY '@@';\n", password),
    "javascript": ("", 'const client = new Client({ apiKey: "@@" });\n', random_token),
    "shell": ("", "export PGPASSWORD=@@\npsql -h db\n", random_token),
    "xml": ("", "<conf><password>@@</password></conf>\n", random_token),
    "ini": ("", "[db]\nuser = svc\npassword = @@\n", random_token),
    "prose": ("", "My password is @@ and it does not work.\n", password),
    "markdown": ("", "Why?\n\n```python\nlogin(password='@@')\n```\n", password),
    "diff": ("", "--- a/.env\n+++ b/.env\n\0 -1 +1 \0\n X=1\n+DB_PASSWORD=@@\n", random_token),
    "query": ("", "GET /cb?api_key=@@&x=1 HTTP/1.1\n", random_token),
    "connection string": ("", "Server=db1;Database=x;User Id=svc;Password=@@;\n", random_token),
    "notebook": (
        "a.ipynb",
        json.dumps({"cells": [{"cell_type": "code", "source": ['password = "@@"\n'], "outputs": [], "metadata": {}}],
                    "metadata": {}, "nbformat": 4, "nbformat_minor": 5}),
        random_token,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_no_planted_secret_survives(kind: str) -> None:
    path, text, make = KINDS[kind]
    for _ in range(25):
        secret = make()
        told = text.replace("@@", secret).replace("\0", "@@")
        made = sanitize([Document.read("-", told.encode(), path)])
        shown = made.texts[0] + repr(made) + repr(made.replaced)
        start = 4 if secret.startswith("ghp_") else 0
        assert not any(secret[i : i + 6] in shown for i in range(start, len(secret) - 5)), secret
        assert restore(made.texts[0], made.values)[0] == told
        assert cleaned(made.texts[0], path) == made.texts[0]


def test_example_of_the_guide() -> None:
    code = (
        'DATABASE_URL = "postgresql://prod_admin:X7$kL9mN@db.mycompany.com:5432/customers"\n'
        'STRIPE_KEY = "sk_' + "live_" + drawn(24) + '"\n'
    )
    assert cleaned(code) == (
        'DATABASE_URL = "postgresql://USER_1:PASSWORD_1@internal-host-1.example:5432/customers"\n'
        'STRIPE_KEY = "sk_' + 'live_REDACTED_STRIPE_KEY_1"\n'
    )


def test_personal_data_and_addresses() -> None:
    text = "jane.doe@shop-mail.io at 10.1.2.3 on db-01.prod.internal, again 10.1.2.3 and bob@shop-mail.io\n"
    assert cleaned(text) == (
        "person1@example.com at 192.0.2.100 on internal-host-1.example, again 192.0.2.100 and person2@example.com\n"
    )


def test_key_block_keeps_its_frame() -> None:
    body = "\n".join(drawn(64) for _ in range(8))
    text = f"-----BEGIN RSA PRIVATE {'KEY'}-----\n{body}\n-----END RSA PRIVATE {'KEY'}-----\n"
    expected = text.replace(body, "REDACTED_PRIVATE_KEY_1")
    assert cleaned(text) == expected
    quoted = json.dumps({"key": text})
    assert json.loads(cleaned(quoted)) == {"key": expected}


@pytest.mark.parametrize(
    "text",
    [
        'ID = "123e4567-e89b-12d3-a456-426614174000"\nMD5 = "d41d8cd98f00b204e9800998ecf8427e"\n',
        'password = os.environ["DB_PASSWORD"]\ntoken = get_token(user)\n',
        "DB_PASSWORD=${DB_PASSWORD}\nHOST=localhost\nPORT=5432\n",
        'AWS_KEY = "AKIAIOSFODNN7' + 'EXAMPLE"\n',
        "see https://github.com/a/b and noreply@example.com, 127.0.0.1\n",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b\n",
    ],
)
def test_ordinary_text_survives(text: str) -> None:
    assert cleaned(text) == text


def test_own_code_survives_and_parses() -> None:
    for file in sorted((PROJECT / "aisec_hooks").rglob("*.py"))[::9]:
        made = sanitize([Document.read(file.name, file.read_bytes(), file.name)])
        ast.parse(made.texts[0])
        assert cleaned(made.texts[0], file.name) == made.texts[0]


def test_what_parsed_still_parses() -> None:
    secret = password()
    value = {"password": f'{secret}"\n', "pin_password": 48213377, "mail": "jane@shop-mail.io", "ip": "10.0.0.9"}
    for text, load in (
        (json.dumps(value), json.loads),
        (f"x = {value!r}\ny = 'a\\n{secret}'\n", ast.parse),
        (yaml.safe_dump(value), yaml.safe_load),
    ):
        out = cleaned(text)
        assert load(out) and secret not in out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "https://api.acme.io/v1?api_key=@@&page=2&size=5\n",
            "https://api.acme.io/v1?api_key=KEY_1&page=2&size=5\n",
        ),
        (
            "Server=x.acme.io;User Id=sa;Password=@@;Encrypt=true",
            "Server=x.acme.io;User Id=sa;Password=PASSWORD_1;Encrypt=true",
        ),
        ("DB_PASSWORD=@@\nx@@y @@@@\n", "DB_PASSWORD=PASSWORD_1\nxPASSWORD_1y PASSWORD_1PASSWORD_1\n"),
    ],
)
def test_what_stands_beside_a_value_stays(text: str, expected: str) -> None:
    for path in ("", "a.env"):
        assert cleaned(text.replace("@@", "Tr0ub4dor" + "3x9Lq"), path) == expected


def test_a_token_in_a_url_is_sanitized_once() -> None:
    once = cleaned(f"git clone https://x-access-token:{github_token()}@github.com/acme/shop.git\n")
    assert "@github.com/acme/shop.git" in once and cleaned(once) == once
    once = "git clone https://x-access-token:TOKEN_1@github.com/acme/shop.git\n"
    assert cleaned(once) == once


def test_a_known_value_is_replaced_in_other_spellings() -> None:
    value = "Tr0ub4dor" + "&3x9/Lq"
    forms = [base64.b64encode(value.encode()).decode(), value.encode().hex(), quote(value, safe="")]
    made = cleaned(f"DB_PASSWORD='{value}'\n" + "".join(f"got {form} back\n" for form in forms))
    assert [form for form in (value, *forms) if form in made] == []
    assert made.count("PASSWORD_") == 4


def test_bare_number_becomes_a_number() -> None:
    digits = [int(d) for d in "453271904883016"]
    total = sum(sum(divmod(2 * d, 10)) if i % 2 == 0 else d for i, d in enumerate(digits))  # Luhn
    number = int("".join(map(str, digits)) + str(-total % 10))
    out = cleaned(json.dumps({"card": number, "card_number": str(number)}))
    assert out == '{"card": 9000000001, "card_number": "CARD_NUMBER_1"}'


def test_same_value_same_placeholder_across_files(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, two = random_token(), random_token()
    (here / "a.py").write_text(f'API_TOKEN = "{one}"\n')
    (here / "b.env").write_text(f"API_TOKEN={two}\nOLD_TOKEN={one}\n")
    assert cli.main(["sanitize", "a.py", "b.env"]) == 0
    out, err = capfd.readouterr()
    assert out == '==> a.py <==\nAPI_TOKEN = "TOKEN_1"\n==> b.env <==\nAPI_TOKEN=TOKEN_2\nOLD_TOKEN=TOKEN_1\n'
    assert err == "2 values in 3 places:\n  TOKEN_1  token  a.py:1, b.env:2\n  TOKEN_2  token  b.env:1\n"
    assert cli.main(["sanitize", "--output-dir", "out", "a.py", "b.env"]) == 0
    assert (here / "out" / "b.env").read_text() == "API_TOKEN=TOKEN_2\nOLD_TOKEN=TOKEN_1\n"


def test_json_report(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_text(f'API_TOKEN = "{random_token()}"\n')
    assert cli.main(["sanitize", "--format", "json", "a.py", "-o", "out.json"]) == 0
    assert capfd.readouterr() == ("", "")
    replaced = {"placeholder": "TOKEN_1", "kind": "token", "count": 1, "places": [{"file": "a.py", "line": 1}]}
    found = json.loads((here / "out.json").read_text())
    assert found == {"text": 'API_TOKEN = "TOKEN_1"\n', "replaced": [replaced]}


def test_check(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    secret = random_token()
    pipe(monkeypatch, f"API_TOKEN={secret}\n".encode())
    assert cli.main(["sanitize", "--check"]) == 1
    out, err = capfd.readouterr()
    assert out == "" and "TOKEN_1" in err and secret not in err
    pipe(monkeypatch, b"print('hello')\n")
    assert cli.main(["sanitize", "--check", "-"]) == 0
    (here / "picture.png").write_bytes(bytes(range(256)) * 40)
    assert cli.main(["sanitize", "--check", "picture.png"]) == 3
    assert cli.main(["sanitize", "--check", "none.txt"]) == 2
    assert cli.main(["sanitize", "--check", "--staged", "a.py"]) == 2
    assert cli.main(["sanitize", "--restore", "m.json", "--check"]) == 2


def test_bytes_and_line_ends_come_through(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    secret = random_token()
    data = f'\ufeffx = 1\r\nAPI_TOKEN = "{secret}"\r\n'.encode() + b"# caf\xe9\r\n"
    (here / "a.py").write_bytes(data)
    assert cli.main(["sanitize", "a.py"]) == 0
    assert capfdbinary.readouterr().out == data.replace(secret.encode(), b"TOKEN_1")
    wide = f'API_TOKEN = "{secret}"\r\n'.encode("utf-16")
    (here / "b.py").write_bytes(wide)
    assert cli.main(["sanitize", "b.py"]) == 0
    assert capfdbinary.readouterr().out.decode("utf-16") == 'API_TOKEN = "TOKEN_1"\r\n'


# --- the map -----------------------------------------------------------------------------------


def test_map_and_restore(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    one, two = random_token(), random_token()
    first = f'API_TOKEN = "{one}"\r\n# \xe9\n'.encode("latin-1")
    (here / "a.py").write_bytes(first)
    (here / "b.py").write_text(f'API_TOKEN = "{two}"\nOLD_TOKEN = "{one}"\n')
    assert cli.main(["sanitize", "--map", "m.json", "a.py", "-o", "a.out"]) == 0
    assert stat.S_IMODE((here / "m.json").stat().st_mode) == 0o600
    assert json.loads((here / "m.json").read_text()) == {"version": 1, "placeholders": {"TOKEN_1": one}}
    assert cli.main(["sanitize", "--map", "m.json", "b.py", "-o", "b.out"]) == 0
    assert (here / "b.out").read_text() == 'API_TOKEN = "TOKEN_2"\nOLD_TOKEN = "TOKEN_1"\n'
    assert stat.S_IMODE((here / "m.json").stat().st_mode) == 0o600
    capfdbinary.readouterr()
    assert cli.main(["sanitize", "--restore", "m.json", "a.out", "-v"]) == 0
    assert capfdbinary.readouterr() == (first, b"not in the text: TOKEN_2\n")
    (here / "answer.md").write_text("use 'TOKEN_1' and `TOKEN_2`, TOKEN_1\n")
    assert cli.main(["sanitize", "--restore", "m.json", "answer.md"]) == 0
    assert capfdbinary.readouterr().out == f"use '{one}' and `{two}`, {one}\n".encode()


def test_map_is_not_written_over_another_file(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_text(f'API_TOKEN = "{random_token()}"\n')
    other = here / "other.json"
    other.write_text("{}")
    other.chmod(0o600)
    assert cli.main(["sanitize", "--map", "other.json", "a.py"]) == 2
    assert other.read_text() == "{}"
    (here / "link.json").symlink_to(here / "target.json")
    assert cli.main(["sanitize", "--map", "link.json", "a.py"]) == 2
    assert not (here / "target.json").exists()
    open_map = here / "open.json"
    open_map.write_text('{"version": 1, "placeholders": {}}')
    open_map.chmod(0o644)
    assert cli.main(["sanitize", "--map", "open.json", "a.py"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err == (
        "aisec: other.json: not a map of aisec sanitize\n"
        "aisec: link.json: is a symbolic link\n"
        "aisec: open.json: others may read it; run: chmod 600\n"
    )


def test_a_map_that_is_no_file_is_refused(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_text("x = 1\n")
    (here / "folder").mkdir()
    os.mkfifo(here / "pipe")  # nobody writes into it: to wait for that would take forever
    for name in ("folder", "pipe"):
        assert cli.main(["sanitize", "--map", name, "a.py"]) == 2
        assert capfd.readouterr() == ("", f"aisec: {name}: not a map of aisec sanitize\n")


@pytest.mark.parametrize(("closed", "message"), [("stdin", "- is closed"), ("stdout", "standard output is closed")])
def test_a_closed_stream_is_no_crash(
    closed: str, message: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, closed, None)
    assert cli.main(["sanitize", "-"]) == 3
    assert message.replace("-", "standard input") in capfd.readouterr().err


def test_names_of_files_are_sanitized(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    token = github_token()
    repo = Repo.init(here / "repo")
    repo.commit({f"old-{token}/a.py": "x = 1\n" * 9, "b.py": "y = 1\n"})
    repo.stage({"new.py": f'API_TOKEN = "{token}"\n'})
    repo.git("mv", f"old-{token}/a.py", f"{token}.txt")
    monkeypatch.chdir(repo.path)
    for extra in (["--staged"], ["--staged", "--check"], ["--staged", "--format", "json"], ["b.py", f"{token}.txt"]):
        cli.main(["sanitize", *extra])
        out, err = capfd.readouterr()
        assert token[4:] not in out + err
        assert "REDACTED_GITHUB" in out + err
    assert cli.main(["sanitize", "--staged", "--map", "m.json", "-o", "x.diff"]) == 0
    assert cli.main(["sanitize", "--restore", "m.json", "x.diff"]) == 0
    assert f"rename from old-{token}/a.py\nrename to {token}.txt\n" in capfd.readouterr().out


def test_no_two_files_are_written_in_one_place_or_outside(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("one/a.txt", "two/sub/a.txt"):
        (here / name).parent.mkdir(parents=True)
        (here / name).write_text(name)
    os.chdir(here / "one")
    assert cli.main(["sanitize", "a.txt", "../two/sub/a.txt", "--output-dir", "../out"]) == 2
    assert "would be written twice" in capfd.readouterr().err
    assert (here / "out/a.txt").read_text() == "one/a.txt"
    (here / "out/a.txt").unlink()
    (here / "victim").write_text("as it was")
    (here / "out/a.txt").symlink_to(here / "victim")
    assert cli.main(["sanitize", "a.txt", "--output-dir", "../out"]) == 2
    assert (here / "victim").read_text() == "as it was"


def test_map_in_a_work_tree_is_warned_of(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    repo = Repo.init(here / "repo")
    repo.commit({".gitignore": "*.map\n", "a.py": f'API_TOKEN = "{random_token()}"\n'})
    monkeypatch.chdir(repo.path)
    assert cli.main(["sanitize", "a.py", "--map", "x.json", "-o", os.devnull]) == 0
    assert "x.json holds secrets and git does not ignore it" in capfd.readouterr().err
    assert cli.main(["sanitize", "a.py", "--map", "x.map", "-o", os.devnull]) == 0
    assert "ignore" not in capfd.readouterr().err


# --- diffs and the clipboard -------------------------------------------------------------------


def test_diff_and_staged(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    old, new = random_token(), random_token()
    repo = Repo.init(here / "repo")
    lines = "".join(f"x{n} = {n}\n" for n in range(9))
    repo.commit({"a.py": f'API_TOKEN = "{old}"\n{lines}', "gone.py": f'API_TOKEN = "{old}"'})
    repo.stage({"a.py": f'API_TOKEN = "{new}"\n{lines}y = 1\n', "logo.png": bytes(range(256)) * 40})
    repo.git("rm", "--quiet", "gone.py")
    monkeypatch.chdir(repo.path)
    expected = (
        "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n"
        '@@ -1,4 +1,4 @@\n-API_TOKEN = "TOKEN_1"\n+API_TOKEN = "TOKEN_2"\n x0 = 0\n x1 = 1\n x2 = 2\n'
        "@@ -8,3 +8,4 @@\n x6 = 6\n x7 = 7\n x8 = 8\n+y = 1\n"
        "diff --git a/gone.py b/gone.py\ndeleted file\n--- a/gone.py\n+++ /dev/null\n"
        '@@ -1,1 +0,0 @@\n-API_TOKEN = "TOKEN_1"\n\\ No newline at end of file\n'
    )
    assert cli.main(["sanitize", "--staged"]) == 0
    out, err = capfd.readouterr()
    assert out == expected and "logo.png: binary file" in err
    assert old not in err and new not in err
    repo.commit()
    assert cli.main(["sanitize", "--diff", "HEAD^!"]) == 0
    assert capfd.readouterr().out == expected
    assert cli.main(["sanitize", "--check", "--diff", "HEAD~1", "HEAD"]) == 1
    assert capfd.readouterr().out == ""


def clipboard_program(folder: Path) -> Path:
    """An xclip that keeps the clipboard in a file."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "kept"
    program = folder / "xclip"
    program.write_text(f'#!/bin/sh\ncase "$3" in -out) cat "{kept}";; *) cat > "{kept}";; esac\n')
    program.chmod(0o755)
    return kept


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for the desktop's program is a shell script")
def test_clipboard(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    kept = clipboard_program(here / "bin")
    kept.write_text(f"API_TOKEN={random_token()}\n")
    work = here / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", f"{here / 'bin'}{os.pathsep}{os.defpath}")
    assert cli.main(["sanitize", "--clipboard"]) == 0
    assert kept.read_text() == "API_TOKEN=TOKEN_1\n"
    assert capfd.readouterr().out == ""
    planted = clipboard_program(work / "bin")
    planted.write_text("never read")
    monkeypatch.setenv("PATH", os.pathsep.join([str(work / "bin"), "bin", ""]))
    assert cli.main(["sanitize", "--clipboard"]) == 2
    assert planted.read_text() == "never read"
    assert "no clipboard here" in capfd.readouterr().err


# --- properties --------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *('password = "Xy7#kL9mN2p"', "TOKEN_1", "PASSWORD_1", "0", "10.1.2.3", "10.1.2.35", "bob@corp-mail.io"),
        *("\r\n", "\n", "\r", "\\", '"', "postgres://u:pa55w0rdX@h.corp.io/d", "API_TOKEN=a8Xk29QmZ7w4Lr5T", "\\n"),
        *("é", "\x00", "\udcff", " ", "192.0.2.100", "person1@example.com", "a8Xk29QmZ7w4Lr5T", "9", "A10", "_", "x"),
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_values_come_back(pieces: list[str]) -> None:
    data = "".join(pieces).encode("utf-8", "surrogateescape")
    document = Document("-", data.decode("utf-8", "surrogateescape"))
    made = sanitize([document])
    back = document.encoded(restore(made.texts[0], made.values)[0])
    assert back == data
    assert 'password = "Xy7#kL9mN2p"' not in made.texts[0]


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    document = Document("-", data.decode("utf-8", "surrogateescape"))
    made = sanitize([document])
    assert document.encoded(restore(made.texts[0], made.values)[0]) == data


@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_no_number_is_the_start_of_another(one: int, other: int) -> None:
    assert one == other or not ordinal(one).startswith(ordinal(other))


@pytest.mark.parametrize("form", Form)
def test_placeholders_are_known_and_free(form: Form) -> None:
    stem = {Form.EMAIL: "REDACTED_EMAIL", Form.HOST: "REDACTED_HOST", Form.PHONE: "PHONE"}.get(form, "IP_ADDRESS")
    first = Placeholders([]).of("value", form, stem)
    placeholders = Placeholders([f"text {first} text"])
    found = [placeholders.of(f"value {n}", form, stem) for n in range(700)]
    assert first not in found and len(set(found)) == 700
    assert all(OURS.fullmatch(name) for name in found)
    assert not any(a != b and b.startswith(a) for a in found[:120] for b in found)


@given(st.lists(st.text("abc", min_size=4, max_size=8), max_size=8), st.text("abc", max_size=80))
def test_many_finds_the_longest_first(strings: list[str], text: str) -> None:
    found, at = [], 0
    while at < len(text):
        longest = max((s for s in strings if text.startswith(s, at)), key=len, default="")
        if longest:
            found.append((at, longest))
        at += len(longest) or 1
    assert list(Many(strings).within(text)) == found


def test_public_beginning_holds_nothing_secret() -> None:
    assert public_prefix("ghp_" + drawn(36)) == "ghp_"
    assert public_prefix("sk_" + "live_" + drawn(24)) == "sk_" + "live_"
    assert public_prefix("https://hooks.slack.com/services/T" + drawn(9)) == "https://hooks.slack.com/services/"
    assert public_prefix(drawn(40, string.ascii_lowercase) + "_" + drawn(9)) == ""


@pytest.mark.parametrize("unit", ["password=", "://a:b@", "10.0.0.1 ", '"', "-----BEGIN PRIVATE KEY-----", "{[(", "\\"])
def test_hostile_text_ends(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    made = sanitize([Document("-", text)])
    assert restore(made.texts[0], made.values)[0] == text
