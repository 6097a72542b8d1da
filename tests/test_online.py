"""The online check: whom it asks and whom it does not, what answers mean, and everything that can go wrong."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli, kept, online_check
from aisec_hooks.dependencies import names
from aisec_hooks.dependencies.advisories import store
from aisec_hooks.dependencies.online import asking, fetching, pip_settings, remembered, simple, versions
from aisec_hooks.dependencies.online.page import Page
from aisec_hooks.dependencies.online.place import place
from tests import index as ways
from tests.index import Server, serving
from tests.repo import Repo, isolate

INVENTED = "flask-jwt-warden-validator"
MODULE = "flask_jwt_warden_validator"
PASSWORD = "s3cr3t" + "W0rd77"
FORMATS = ("text", "json", "sarif", "github", "gitlab", "rdjson")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path / "home")
    made = Repo.init(tmp_path / "shop")
    made.commit({"README.md": "# Shop\n"})
    monkeypatch.chdir(made.path)
    return made


@pytest.fixture
def index(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An index that pip is set to use, with some versions of Flask."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        advisories = (kept.folder() / store.FILE).read_bytes()
        monkeypatch.setenv(kept.VARIABLE, str(repo.path.parent / "cache"))
        kept.folder().mkdir()
        (kept.folder() / store.FILE).write_bytes(advisories)
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_INDEX_URL", server.url)
        monkeypatch.setenv("PIP_TIMEOUT", "2")
        server.project("flask", "3.0.2", "3.0.3", "3.1.0")
        yield server


class Run:
    """What a command said: its exit code, findings as (rule, line, tier), and notes."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        capsys.readouterr()
        self.code = cli.main([*arguments, "--format", "json"])
        captured = capsys.readouterr()
        assert captured.err == ""
        self.document: dict[str, Any] = json.loads(captured.out)
        self.findings = [
            (f["rule"], f["location"]["span"]["start"]["line"], f["tier"] == "blocking")
            for f in self.document["findings"]
        ]
        self.messages = [f["message"] for f in self.document["findings"]]
        self.notes = [n["message"] for n in self.document["notes"]]

    def of(self, *rules: str) -> list[tuple[str, int, bool]]:
        return [f for f in self.findings if f[0] in rules]


def hook(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    return Run(capsys, "hook", "--online", *arguments)


Capsys = pytest.CaptureFixture[str]

# --- when anybody is asked -------------------------------------------------------------------


@pytest.mark.parametrize("value", [None, "", "0", "false", "no"])
def test_nobody_is_asked_unless_the_user_wants_it(
    value: str | None, repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is not None:
        monkeypatch.setenv("AISEC_ONLINE", value)
    repo.stage({"requirements.txt": f"{INVENTED}==1.0\nflask==99.9\n"})
    assert Run(capsys, "hook").of("unknown-package", "unknown-version") == [("unknown-package", 1, True)]
    assert Run(capsys, "scan", "requirements.txt").of("unknown-version") == []
    assert cli.main(["package", "flask"]) == 0
    assert index.asked == []


def test_the_environment_may_ask_for_it(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AISEC_ONLINE", "1")
    repo.stage({"requirements.txt": "flask==99.9\n"})
    assert Run(capsys, "hook").of("unknown-version") == [("unknown-version", 1, True)]
    assert index.names == ["flask"]


def test_settings_of_the_repository_may_not(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage({".aisec.toml": "online = true\n", "requirements.txt": "flask==99.9\n"})
    assert cli.main(["hook"]) == 2
    assert "unknown key 'online'" in capsys.readouterr().err
    assert index.asked == []


def test_a_change_without_requirements_asks_nobody(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage({"app.py": "import os\n", "README.md": "# Shop\n\nSells things.\n"})
    assert hook(capsys).code == 0
    assert index.asked == []


def test_diff_and_scan_ask_too(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.git("checkout", "--quiet", "-b", "work")
    repo.commit({"requirements.txt": "flask==99.9\n"})
    for command in (["diff", "main"], ["scan", "requirements.txt"], ["scan", "."]):
        run = Run(capsys, *command, "--online", "--no-cache")
        assert (run.code, run.of("unknown-version")) == (1, [("unknown-version", 1, True)])
    assert index.names == ["flask"] * 3


# --- what the answers mean -------------------------------------------------------------------


@pytest.mark.parametrize("html", [False, True])
def test_names_that_the_index_knows_pass(html: bool, repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project(INVENTED, "1.0", "1.1", html=html)
    repo.stage({"requirements.txt": f"{INVENTED}==1.0\n"})
    assert Run(capsys, "hook").code == 1
    run = hook(capsys)
    assert (run.code, run.findings, run.notes) == (0, [], [])


def test_names_that_it_does_not_know_block(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage({"requirements.txt": f"{INVENTED}==1.0\nrequests==2.32.3\n"})
    run = hook(capsys)
    assert run.code == 1
    assert run.findings == [("unknown-package", 1, True), ("unknown-package", 2, True)]
    known = f"requests is not on the configured index, though the names of {names.snapshot_date()} have it"
    assert known in run.messages
    assert index.names == [INVENTED, "requests"]


def test_an_old_list_of_names_no_longer_weakens(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = date.today() - timedelta(days=400)
    monkeypatch.setattr(names, "snapshot_date", lambda: old)
    repo.stage(
        {"requirements.txt": f"{INVENTED}==1.0\n", "docs/a.md": f"```console\n$ pip install {INVENTED}-kit==1\n```\n"}
    )
    offline = Run(capsys, "hook", "--no-cache")
    assert offline.of("unknown-package") == [("unknown-package", 2, False), ("unknown-package", 1, False)]
    run = hook(capsys, "--no-cache")
    assert sorted(run.of("unknown-package")) == [("unknown-package", 1, True), ("unknown-package", 2, False)]


@pytest.mark.parametrize("html", [False, True])
def test_versions(html: bool, repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("flask", "3.0.2", "3.0.3", "4.0.0b1", html=html)
    index.project("requests", "2.32.0", "2.32.3", yanked={"2.32.0": "broken\x1b[31m\n  release"}, html=html)
    lines = {
        "flask==3.0.3": None,
        "Flask==3.0.3.0": None,
        "flask==v3.0.3": None,
        "flask===3.0.3": None,
        "flask==3.*": None,
        "flask>=4.0b1": None,
        "flask~=3.0": None,
        "flask==99.9": True,
        "flask==3.0.4": True,
        "flask>=99": False,
        "flask==8.*": False,
        "flask==99.9+cpu": False,
        "flask==3.0.3+cpu": None,
        'flask==99.9 ; python_version < "3"': False,
    }
    for line, blocks in lines.items():
        repo.stage({"requirements.txt": f"{line}\n"})
        expected = [] if blocks is None else [("unknown-version", 1, blocks)]
        assert hook(capsys).of("unknown-version", "yanked-version") == expected, line
    repo.stage({"requirements.txt": "requests==2.32.0\n"})
    run = hook(capsys)
    assert run.findings == [("yanked-version", 1, False)] and "\x1b" not in run.messages[0]
    assert run.messages[0].endswith(": broken\\x1b[31m release")


def test_constraints_ask_for_nothing(repo: Repo, index: Server, capsys: Capsys) -> None:
    project = '[project]\nname = "shop"\n[tool.uv]\nconstraint-dependencies = ["flask==1000000000.0.0"]\n'
    repo.stage(
        {"package_constraints.txt": "flask==1000000000.0.0\npycrypto==1000000000.0.0\n", "pyproject.toml": project}
    )
    assert hook(capsys).findings == [] and index.asked == []


def test_the_newest_version_is_named(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("flask", "3.0.3", "3.1.0", "3.2.0", "4.0.0rc1", yanked={"3.2.0": True})
    repo.stage({"requirements.txt": "flask==99.9\n"})
    assert hook(capsys).messages == ["flask 99.9 is not on the configured index; the newest is 3.1.0"]


def test_poetry_and_others_spell_versions_their_own_way(repo: Repo, index: Server, capsys: Capsys) -> None:
    table = '[tool.poetry.dependencies]\npython = "^3.11"\nflask = "{}"\n'
    for version, found in {"^3.0": [], "~3.0": [], "3.0.3": [], "*": [], "^9.0": [False], "99.9": [True]}.items():
        repo.stage({"pyproject.toml": table.format(version)})
        assert [blocks for *_, blocks in hook(capsys).of("unknown-version")] == found, version


def test_documentation_is_advice(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage({"README.md": "# Shop\n\n```console\n$ pip install flask==99.9\n```\n"})
    assert hook(capsys).of("unknown-version") == [("unknown-version", 4, False)]


def test_the_status_of_a_project(repo: Repo, index: Server, capsys: Capsys) -> None:
    for status, html in (("archived", False), ("deprecated", True), ("quarantined", False), ("active", False)):
        index.project(f"acme-{status}", "1.0", "1.1", status=status, reason="it\nis", html=html)
    text = "acme-archived==1.0\nacme-deprecated==1.0\nacme-quarantined==1.0\nacme-active==1.0\n"
    repo.stage({"requirements.txt": text})
    run = hook(capsys)
    assert sorted(run.findings) == [
        ("deprecated-package", 1, False),
        ("deprecated-package", 2, False),
        ("yanked-version", 3, True),
    ]
    assert any(m.endswith("to release nothing more: it is") for m in run.messages)


@pytest.mark.parametrize(
    ("name", "released", "days", "new"),
    [
        ("acme-shop-tools", ("0.1", "0.2"), 3, True),
        ("acme-shop-tools", ("0.1",), 700, True),
        ("acme-shop-tools", ("0.1", "0.2"), 700, False),
        ("acme-shop-tools", ("0.1", "0.2"), 31, False),
        ("flask", ("3.0.3",), 3, False),
    ],
)
def test_new_and_hardly_used(
    name: str, released: tuple[str, ...], days: int, new: bool, repo: Repo, index: Server, capsys: Capsys
) -> None:
    index.project(name, *released, days=days)
    repo.stage({"requirements.txt": f"{name}=={released[0]}\n"})
    assert hook(capsys).findings == ([("new-package", 1, False)] if new else [])


def test_a_file_without_a_version_that_can_be_read_leaves_doubt(repo: Repo, index: Server, capsys: Capsys) -> None:
    for filename in ("flask-2004b.tar.gz", "Flask-99.9-beta~x.tar.gz"):
        body = f'<title>Links for flask</title><a href="/f/{filename}">{filename}</a>'
        index.page("flask", ways.text(body, "text/html"))
        repo.stage({"requirements.txt": "flask==99.9\n"})
        assert bool(hook(capsys, "--no-cache").findings) is ("2004b" in filename)


def test_imports_that_block_are_asked_for_and_others_are_not(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project(INVENTED, "1.0", "1.1")
    repo.stage({"requirements.txt": "flask==3.0.3\n", "shop/app.py": f"import {MODULE}\nimport qwelf\n"})
    assert Run(capsys, "hook").of("unknown-import") == [("unknown-import", 1, True), ("unknown-import", 2, False)]
    assert hook(capsys).of("unknown-import") == [("unknown-import", 2, False)]
    assert index.names == ["flask", INVENTED]


# --- only what is new --------------------------------------------------------------------------


def test_only_new_requirements_are_asked_for(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.commit({"requirements.txt": "flask==99.9\nrequests==99.9\n"})
    repo.stage({"requirements.txt": "# sorted\nrequests==99.9\nflask==99.9\n"})
    assert hook(capsys).findings == [] and index.asked == []
    repo.stage({"requirements.txt": "requests==99.9\n", "base/requirements.txt": "flask==99.9\n"})
    assert hook(capsys).findings == [] and index.asked == []
    repo.stage({"requirements.txt": "requests==99.9\nflask==99.8\n"})
    assert hook(capsys).of("unknown-version") == [("unknown-version", 2, True)]
    assert set(index.names) == {"flask"}


def test_another_version_of_an_old_name_is_no_new_package(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("acme-shop-tools", "0.1", status="archived")
    repo.commit({"requirements.txt": "acme-shop-tools==0.0\n"})
    repo.stage({"requirements.txt": "acme-shop-tools==0.1\n"})
    assert hook(capsys).findings == [] and index.names == ["acme-shop-tools"]


def test_in_a_merge_what_a_parent_has_is_not_asked_for(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.git("checkout", "--quiet", "-b", "work")
    repo.commit({"requirements.txt": "flask==99.9\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({"other.txt": "x\n"})
    repo.git("merge", "--no-commit", "--no-ff", "work")
    assert hook(capsys).findings == [] and index.asked == []


# --- private names -----------------------------------------------------------------------------

PRIVATE = "https://pypi.acme.example/simple"


@pytest.mark.parametrize(
    "files",
    [
        {".aisec.toml": f'known-packages = ["{INVENTED[:9]}*"]\n', "requirements.txt": f"{INVENTED}==1\n"},
        {"requirements.txt": f"{INVENTED} @ git+https://git.example.com/a/b@{'0a' * 20}\n"},
        {"requirements.txt": f"{INVENTED} @ https://files.acme.example/a.tar.gz#sha256={'0a' * 32}\n"},
        {"requirements.txt": f"-e ./{INVENTED}\n"},
        {"requirements.txt": f"--index-url {PRIVATE}\n{INVENTED}==1\nflask==99.9\n"},
        {"requirements.txt": f"--extra-index-url {PRIVATE}\n{INVENTED}==1\n"},
        {"requirements.txt": f"{INVENTED}==1\n", "pip.conf": f"[global]\nindex-url = {PRIVATE}\n"},
        {"requirements.txt": f"{INVENTED}==1\n", f"packages/{MODULE}/__init__.py": ""},
        {"requirements.txt": f"{INVENTED}==1\n", "pyproject.toml": f'[project]\nname = "{INVENTED}"\n'},
        {"Dockerfile": f"FROM python\nENV PIP_INDEX_URL={PRIVATE}\nRUN pip install {INVENTED}\n"},
        {"requirements.txt": f"{INVENTED}==1\n", "Makefile": f"a:\n\tpip install --index-url {PRIVATE} -r b.txt\n"},
        {"a/requirements.txt": f"{INVENTED}==1\n", "b/pyproject.toml": f'[project]\nname = "{INVENTED}"\n'},
        {"requirements.txt": f"{INVENTED}==1\n", "pyproject.toml": '[project]\nname = "flask-jwt"\n'},
        {
            "requirements.txt": f"{INVENTED}==1\n",
            "uv.lock": f'version = 1\n[[package]]\nname = "{INVENTED}"\nsource = {{ registry = "{PRIVATE}" }}\n',
        },
        {
            "pyproject.toml": f'[project]\nname = "shop"\ndependencies = ["{INVENTED}"]\n\n'
            f"[tool.uv.sources]\n{INVENTED} = {{ workspace = true }}\n"
        },
        {"package.json": f'{{"dependencies": {{"{INVENTED}": "^1.0.0"}}}}\n'},
        {"uv.lock": f'version = 1\n[[package]]\nname = "{INVENTED}"\nversion = "1.0"\n'},
    ],
)
def test_private_names_are_told_to_nobody(files: dict[str, str], repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage(dict(files))
    run = hook(capsys, "--no-cache")
    assert index.asked == [] and not run.notes


def test_nor_is_a_token_that_stands_where_a_name_should(repo: Repo, index: Server, capsys: Capsys) -> None:
    token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
    repo.stage({"requirements.txt": f"{token}\n", "shop/app.py": "import os\n"})
    hook(capsys)
    assert index.asked == []


def test_nor_is_a_name_that_stays_where_it_was(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.commit({"requirements.txt": f"{INVENTED}==1\n"})
    repo.stage({"requirements.txt": f"{INVENTED}==1\nflask==3.0.3\n"})
    hook(capsys)
    assert index.names == ["flask"]


# --- comments ------------------------------------------------------------------------------------


def test_comments_silence_what_the_index_said(repo: Repo, index: Server, capsys: Capsys) -> None:
    text = "flask==99.9  # aisec: ignore[unknown-version] -- released tomorrow\n"
    repo.stage({"requirements.txt": text})
    run = hook(capsys)
    assert (run.code, run.findings, len(run.document["suppressed"])) == (0, [], 1)
    offline = Run(capsys, "hook")  # nor is the comment called needless where nobody was asked
    assert (offline.code, offline.findings) == (0, [])


def test_a_name_is_silenced_once(repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "snapshot_date", lambda: date.today() - timedelta(days=400))
    repo.stage({"requirements.txt": f"{INVENTED}==1  # aisec: ignore[unknown-package] -- ours\n"})
    run = hook(capsys, "--no-cache")
    assert (run.code, run.findings, len(run.document["suppressed"])) == (0, [], 1)


def test_rules_can_be_left_out(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage({"requirements.txt": "flask==99.9\n"})
    assert hook(capsys, "--ignore", "unknown-version").code == 0


# --- what goes wrong -------------------------------------------------------------------------------

DEEP = '{"meta": {"api-version": "1.0"}, "x": ' + "[" * 200_000 + "]" * 200_000 + ', "files": []}'
FAILURES = {
    "error": (ways.status(500), "HTTP 500"),
    "busy": (ways.status(503), "HTTP 503"),
    "login": (ways.status(401), "wants a login"),
    "forbidden": (ways.status(403), "wants a login"),
    "slow": (ways.slow(3.0), "timeout"),
    "cut off": (ways.cut_off, "cut off"),
    "huge": (ways.huge, "larger than"),
    "bomb": (ways.bomb, "larger than"),
    "damaged": (lambda h: h.reply(200, b"\x1f\x8bxxxx", Content_Encoding="gzip"), "damaged"),
    "packed": (lambda h: h.reply(200, b"x", Content_Encoding="gzip, gzip"), "packed in a way"),
    "portal": (ways.text("<html><title>Welcome</title><a href='/login'>Log in</a></html>", "text/html"), "no page"),
    "plain": (ways.text("not found, sorry", "text/plain"), "no page"),
    "no json": (ways.text('{"meta": '), "no page"),
    "wrong json": (ways.text('{"meta": [], "files": {}}'), "no page"),
    "deep json": (ways.text(DEEP), "no page"),
    "no text": (lambda h: h.reply(200, b"\xff\xfe\x00"), "no page"),
    "other": (ways.text('{"meta": {"api-version": "1.0"}, "name": "django", "files": []}'), "another package"),
    "later": (ways.text('{"meta": {"api-version": "2.0"}, "files": []}'), "version of the API"),
    "to ftp": (ways.redirect("ftp://mirror.acme.example/flask/"), "leads to where it must not"),
    "to a file": (ways.redirect("file:///etc/passwd"), "leads to where it must not"),
    "to http": (ways.redirect("http://mirror.acme.example/simple/flask/"), "leads to where it must not"),
    "nowhere": (ways.redirect(""), "redirects"),
    "bad url": (ways.redirect("http://[::1/"), ""),
}


@pytest.mark.parametrize("way", FAILURES)
def test_a_failure_is_a_note_and_no_verdict(
    way: str, repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply, why = FAILURES[way]
    monkeypatch.setenv("PIP_TIMEOUT", "1")
    index.page("requests", reply)
    index.page(INVENTED, reply)
    repo.stage({"requirements.txt": "flask==3.0.3\nrequests==99.9\n"})
    run = hook(capsys)
    assert (run.code, run.findings) == (0, [])
    (note,) = run.notes
    assert note.startswith("could not check 1 of 2 packages online (requests): ") and why in note
    repo.stage({"requirements.txt": f"{INVENTED}==1\n"})
    assert hook(capsys).findings == [("unknown-package", 1, True)]  # what is known offline still holds


def test_redirects_are_followed_to_where_they_may_lead(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.page("requests", ways.redirect("/simple/flask-copy/", 308))
    index.project("requests", "2.32.3")
    index.replies["/simple/copy/"] = index.replies["/simple/requests/"]
    index.page("requests", ways.redirect("/simple/copy/", 308))
    repo.stage({"requirements.txt": "requests==99.9\n"})
    assert hook(capsys).of("unknown-version") == [("unknown-version", 1, True)]
    index.page("requests", ways.redirect("/simple/requests/"))
    assert "too many redirects" in hook(capsys, "--no-cache").notes[0]


@pytest.mark.parametrize(
    ("url", "target", "safe"),
    [
        ("https://a.example.org/simple/x/", "https://b.example.org/x/", True),
        ("https://a.example.org/simple/x/", "http://a.example.org/x/", False),
        ("https://a.example.org/simple/x/", "https://127.0.0.1/x/", False),
        ("https://a.example.org/simple/x/", "http://localhost:8000/x/", False),
        ("http://127.0.0.1:1/simple/x/", "http://127.0.0.1:2/x/", True),
        ("http://127.0.0.1:1/simple/x/", "http://a.example.org/x/", False),
        ("http://mirror.example.org/simple/x/", "http://mirror.example.org/y/", True),
        ("http://mirror.example.org/simple/x/", "http://other.example.org/y/", False),
    ],
)
def test_where_redirects_may_lead(url: str, target: str, safe: bool) -> None:
    with nullcontext() if safe else pytest.raises(fetching.Unreachable):
        fetching._require_safe(url, target)


def test_a_proxy_of_pip_is_used_and_its_login_not_shown(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_PROXY", f"http://me:{PASSWORD}@127.0.0.1:1")
    repo.stage({"requirements.txt": "flask==99.9\n"})
    run = hook(capsys)
    assert run.findings == [] and index.asked == []
    assert "the proxy does not answer" in run.notes[0] and PASSWORD not in str(run.document)


def test_the_proxy_of_pip_wins_over_that_of_the_environment(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as proxy:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        monkeypatch.setenv("PIP_PROXY", proxy.url.removesuffix("/simple"))
        monkeypatch.setenv("PIP_INDEX_URL", "http://mirror.example.org/simple")
        monkeypatch.setenv("PIP_TRUSTED_HOST", "mirror.example.org")
        repo.stage({"requirements.txt": "flask==99.9\n"})
        assert hook(capsys).notes == []
        assert proxy.asked[0] == "http://mirror.example.org/simple/flask/"


def test_nobody_there(repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    repo.stage({"requirements.txt": f"flask==99.9\n{INVENTED}==1\n"})
    run = hook(capsys)
    assert run.findings == [("unknown-package", 2, True)]
    assert "could not check 2 of 2 packages online" in run.notes[0] and "no connection" in run.notes[0]


def test_all_has_to_be_over_at_some_time(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LONGEST", 1.0)
    for number in range(12):
        index.page(f"acme-{number}", ways.trickle(8.0))
    repo.stage({"requirements.txt": "".join(f"acme-{number}==1\n" for number in range(12))})
    run = hook(capsys)
    assert "could not check 12 of 12 packages online" in run.notes[0] and "no time left" in run.notes[0]


def test_no_more_than_so_many_are_asked_for(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online_check, "MOST_ASKED", 3)
    repo.stage({"requirements.txt": "flask==3.0.3\nrequests==1\ndjango==1\nnumpy==1\nscipy==1\n"})
    assert "only the first 3 of 5 packages were checked online" in hook(capsys).notes
    assert len(index.names) == 3


# --- several indexes -------------------------------------------------------------------------------


def test_a_package_is_known_if_any_index_knows_it(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as other:
        monkeypatch.setenv("PIP_EXTRA_INDEX_URL", other.url)
        other.project(INVENTED, "1.0", "1.1")
        other.project("flask", "99.9")
        repo.stage({"requirements.txt": f"{INVENTED}==1.0\nflask==99.9\n"})
        assert hook(capsys).findings == []
        repo.stage({"requirements.txt": f"{INVENTED}==2.0\nflask==99.8\n"})
        assert hook(capsys).findings == [("unknown-version", 1, True), ("unknown-version", 2, True)]


def test_an_index_that_fails_is_not_one_that_has_nothing(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as other:
        monkeypatch.setenv("PIP_EXTRA_INDEX_URL", other.url)
        for name in ("requests", "flask"):
            other.page(name, ways.status(500))
        repo.stage({"requirements.txt": "requests==2.32.3\nflask==99.9\n"})
        run = hook(capsys)
        assert run.findings == [] and "could not check 2 of 2 packages online" in run.notes[0]


def test_folders_and_pages_of_links(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wheels, simple_folder = tmp_path / "wheels", tmp_path / "local" / "simple"
    (simple_folder / "acme-local").mkdir(parents=True)
    (simple_folder / "acme-local" / "index.html").write_text('<a href="x/acme_local-1.0.tar.gz">a</a>')
    wheels.mkdir()
    (wheels / "acme_wheel-1.0-py3-none-any.whl").write_bytes(b"")
    index.replies["/links"] = ways.text('<a href="/f/acme-linked-1.0.tar.gz">x</a>', "text/html")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", simple_folder.as_uri())
    monkeypatch.setenv("PIP_FIND_LINKS", f"{wheels} ./relative http://{index.host}/links")
    repo.stage({"requirements.txt": "acme-local==1.0\nacme-wheel==1.0\nacme-linked==1.0\nacme-none==1.0\n"})
    run = hook(capsys)
    assert run.of("unknown-package", "unknown-version") == [("unknown-package", 4, True)]
    assert run.notes == []


# --- logins --------------------------------------------------------------------------------------------


def nothing_told(folder: Path) -> bool:
    return not any(PASSWORD.encode() in f.read_bytes() for f in folder.rglob("*") if f.is_file() and f.name != ".netrc")


@pytest.mark.parametrize("form", FORMATS)
def test_a_login_is_used_and_never_shown(
    form: str, repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    index.wants("ci", PASSWORD)
    repo.stage({"requirements.txt": "flask==99.9\nrequests==2.32.3\n"})
    index.page("requests", ways.status(500))
    for password, said in ((PASSWORD, "unknown-version"), (f"{PASSWORD}x", "wants a login")):
        monkeypatch.setenv("PIP_INDEX_URL", index.url.replace("//", f"//ci:{password}@"))
        cli.main(["hook", "--online", "--no-cache", "-v", "--format", form])
        out = " ".join("".join(capsys.readouterr()).split())
        assert PASSWORD not in out and (said in out or form not in ("text", "json"))
    assert cli.main(["package", "--online", "flask", "requests"]) in (0, 1)
    assert PASSWORD not in "".join(capsys.readouterr())
    assert nothing_told(tmp_path)


def test_a_login_is_kept_out_of_what_is_remembered(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    index.wants("ci", PASSWORD)
    monkeypatch.setenv("PIP_INDEX_URL", index.url.replace("//", f"//ci:{PASSWORD}@"))
    repo.stage({"requirements.txt": "flask==3.0.3\n"})
    assert hook(capsys).notes == []
    assert len(list((kept.folder() / "online").glob("*.json"))) == 1 and nothing_told(tmp_path)
    places = pip_settings.read(())
    assert PASSWORD not in repr(places) + repr(places.indexes[0]) + repr(asking.Told(place=places.indexes[0]))


def test_netrc_is_read(repo: Repo, index: Server, capsys: Capsys, tmp_path: Path) -> None:
    index.wants("ci", PASSWORD)
    netrc = tmp_path / "home" / ".netrc"
    netrc.parent.mkdir(exist_ok=True)
    netrc.write_text(f"machine 127.0.0.1 login ci password {PASSWORD}\n")
    netrc.chmod(0o600)
    repo.stage({"requirements.txt": "flask==99.9\n"})
    assert hook(capsys).of("unknown-version")


def test_a_login_goes_to_its_own_host_only(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with serving() as other:
        other.project("flask", "3.0.3")
        index.wants("ci", PASSWORD)
        index.page("flask", ways.redirect(f"{other.url}/flask/"))
        monkeypatch.setenv("PIP_INDEX_URL", index.url.replace("//", f"//ci:{PASSWORD}@"))
        netrc = tmp_path / "home" / ".netrc"
        netrc.parent.mkdir(exist_ok=True)
        netrc.write_text(f"machine 127.0.0.1 login ci password {PASSWORD}\n")
        netrc.chmod(0o600)
        repo.stage({"requirements.txt": "flask==99.9\n"})
        assert hook(capsys).of("unknown-version")
        assert other.asked == ["/simple/flask/"] and "Authorization" not in other.headers[0]
        assert "Authorization" in index.headers[0]


def test_a_page_cannot_send_a_login_over_an_open_line() -> None:
    with serving() as server:
        secured = place(server.url.replace("http://", f"https://ci:{PASSWORD}@"))
        assert secured is not None
        client = fetching.Client(pip_settings.PipSettings(), time.monotonic() + 10)
        assert client.get(secured, f"{server.url}/flask.metadata", "*/*") is None
        assert "Authorization" not in server.headers[0]
        mirror = place("https://mirror.example.org/simple")
        assert mirror is not None
        for url in (f"{server.url}/x.metadata", "http://mirror.example.org/x.metadata", "https://localhost/x.metadata"):
            with pytest.raises(fetching.Unreachable, match="leads to where it must not"):
                client.get(mirror, url, "*/*")
        assert len(server.asked) == 1


# --- what is remembered ----------------------------------------------------------------------------------


def test_answers_are_remembered_for_some_hours(
    repo: Repo, index: Server, capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.stage({"requirements.txt": "flask==3.0.3\n"})
    for _ in range(3):
        assert hook(capsys).findings == []
    assert index.names == ["flask"]
    hook(capsys, "--no-cache")
    assert index.names == ["flask"] * 2
    (file,) = (kept.folder() / "online").glob("*.json")
    for damaged in (b"", b"{}", b"[" * 100_000, b'{"at": 1e999, "page": {}}', b"\xff"):
        file.write_bytes(damaged)
        before = len(index.asked)
        assert hook(capsys).findings == []
        assert len(index.asked) == before + 1
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + remembered.HOURS * 3600 + 1)
    before = len(index.asked)
    hook(capsys)
    assert len(index.asked) == before + 1


def test_bad_news_is_never_taken_from_memory(repo: Repo, index: Server, capsys: Capsys) -> None:
    repo.stage({"requirements.txt": f"flask==3.2.0\n{INVENTED}==1\n"})
    assert len(hook(capsys).findings) == 2
    index.project("flask", "3.1.0", "3.2.0")
    index.project(INVENTED, "1", "2")
    assert hook(capsys).findings == []


# --- what pip is set to -------------------------------------------------------------------------------------


def settings_file(path: Path, **options: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{name.replace('_', '-')} = {value}" for name, value in options.items()]
    path.write_text("\n".join(["[global]", *lines]) + "\n")
    return str(path)


@pytest.fixture
def pip_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch, tmp_path / "home")
    return tmp_path / "home"


def first(inside: tuple[Path, ...] = ()) -> str:
    found = pip_settings.read(inside)
    return found.problem or found.indexes[0].url


def test_settings_win_in_the_order_of_pip(pip_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = pip_home / "config" / "pip" / "pip.conf"
    url = "https://{}.example.org/simple"
    for path, name in ((pip_home / ".pip" / "pip.conf", "legacy"), (user, "user")):
        settings_file(path, index_url=url.format(name))
        assert first() == url.format(name)
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "venv"))
    settings_file(tmp_path / "venv" / "pip.conf", index_url=url.format("venv"))
    assert first() == url.format("venv")
    chosen = settings_file(tmp_path / "chosen.conf", index_url=url.format("chosen"))
    monkeypatch.setenv("PIP_CONFIG_FILE", chosen)
    assert first() == url.format("chosen")
    user.write_text(f"[install]\nindex_url = {url.format('install')}\n")
    assert first() == url.format("chosen")  # with a file of one's own choice the user's is not read
    Path(chosen).write_text(f"[install]\nindex-url = {url.format('install')}\n[global]\nindex-url = x\n")
    assert first() == url.format("install")
    monkeypatch.setenv("PIP_INDEX_URL", url.format("variable"))
    assert first() == url.format("variable")
    monkeypatch.setenv("PIP_INDEX_URL", "")
    assert first() == url.format("install")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    assert first() == pip_settings.PUBLIC


def test_nothing_of_the_repository_has_a_say(pip_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = tmp_path / "shop"
    url = "https://evil.example.org/simple"
    settings_file(shop / "pip.conf", index_url=url)
    monkeypatch.chdir(shop)
    assert first((shop,)) == pip_settings.PUBLIC
    settings_file(shop / ".venv" / "pip.conf", index_url=url)
    (tmp_path / "link").symlink_to(shop / ".venv")
    for variable, value in (
        ("VIRTUAL_ENV", str(shop / ".venv")),
        ("VIRTUAL_ENV", str(tmp_path / "link")),
        ("PIP_CONFIG_FILE", "pip.conf"),
        ("PIP_CERT", "certs/ca.pem"),
        ("PIP_CERT", str(shop / "ca.pem")),
        ("PIP_CLIENT_CERT", str(shop / "me.pem")),
        ("PIP_EXTRA_INDEX_URL", (shop / "simple").as_uri()),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(variable, value)
            assert "in the repository" in first((shop,)), variable
    monkeypatch.setenv("VIRTUAL_ENV", str(shop / ".venv"))
    monkeypatch.setenv("PIP_INDEX_URL", "https://ours.example.org/simple")
    assert first((shop,)) == "https://ours.example.org/simple"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"no_index": "true"}, "no index"),
        ({"index_url": "http://mirror.example.org/simple"}, "not encrypted"),
        ({"index_url": "ssh://mirror.example.org"}, "cannot be understood"),
        ({"index_url": "https://[::1"}, "cannot be understood"),
        ({"index_url": "x" * 300_000}, "cannot be read"),
        ({"index_url\n[global]\nx": "1"}, "cannot be read"),
    ],
)
def test_settings_that_cannot_be_followed(pip_home: Path, options: dict[str, str], said: str) -> None:
    settings_file(pip_home / ".pip" / "pip.conf", **options)
    assert said in first()


def test_other_settings(pip_home: Path) -> None:
    options = {
        "index_url": f"http://me:{PASSWORD}%21@mirror.example.org:8080/simple/",
        "extra_index_url": "\n    https://a.example.org/simple\n    https://b.example.org/simple?token=x",
        "trusted_host": "mirror.example.org:8080",
        "timeout": "4",
    }
    settings_file(pip_home / ".pip" / "pip.conf", **options)
    found = pip_settings.read(())
    assert [p.url for p in found.indexes] == [
        "http://mirror.example.org:8080/simple/",
        "https://a.example.org/simple",
        "https://b.example.org/simple",
    ]
    assert found.indexes[0].login == ("me", f"{PASSWORD}!") and found.timeout == 4.0
    assert found.indexes[0].shown == "mirror.example.org:8080"


def test_settings_in_the_repository_are_a_note(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_INDEX_URL")
    settings_file(repo.path / "pip.conf", index_url=index.url)
    monkeypatch.setenv("PIP_CONFIG_FILE", "pip.conf")
    repo.stage({"requirements.txt": "flask==99.9\n"})
    run = hook(capsys)
    assert (run.code, run.findings, index.asked) == (0, [], [])
    assert "the settings of pip lie in the repository; name the index in PIP_INDEX_URL instead" in run.notes[0]


# --- the command package ----------------------------------------------------------------------------------------

METADATA = (
    "Metadata-Version: 2.4\nName: acme-tools\nVersion: 1.1\nLicense-Expression: GPL-3.0-only\n"
    "Author-email: Ada Example <ada@example.org>\n\nText\n"
)


def checklist(capsys: Capsys, *arguments: str) -> tuple[int, dict[str, Any], dict[str, str]]:
    capsys.readouterr()
    code = cli.main(["package", "--online", *arguments, "--format", "json"])
    (package,) = json.loads(capsys.readouterr().out)["packages"]
    return code, package, {item["question"]: item["answer"] for item in package["items"]}


def test_package_has_answers(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("acme-tools", "1.0", "1.1", days=10, metadata=METADATA, yanked={"1.0": "lost files"})
    index.document(
        "acme-tools",
        info={"license": "MIT", "version": "1.1", "downloads": {"last_month": 1234}},
        ownership={"roles": [{"role": "Owner", "user": "ada"}, {"role": "Owner", "user": "bob"}]},
    )
    code, package, items = checklist(capsys, "acme-tools==1.0")
    assert code == 0 and package["exists"] is True
    assert items["version"] == "withdrawn from the index: lost files"
    assert items["licence"] == "GPL-3.0-only; ask whether your project can come under its terms"
    assert items["maintainers"] == "ada, bob"
    assert "2 releases, the newest 1.1 of " in items["age and releases"]
    assert items["downloads"].endswith("1234 in the last month") and items["status"] == "active"
    online = package["online"]
    assert (online["releases"], online["newest"], online["age_days"], online["yanked"]) == (2, "1.1", 10, True)


def test_package_with_an_index_that_tells_less(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("acme-tools", "1.0", "1.1", html=True)
    code, _, items = checklist(capsys, "acme-tools")
    assert code == 0
    assert items["licence"] == items["maintainers"] == "not told by the index"
    assert items["age and releases"] == "first published: not told by the index, 2 releases, the newest 1.1"


@pytest.mark.parametrize(
    ("name", "code", "question", "answer"),
    [
        (INVENTED, 1, "exists on the index", "no (asked just now)"),
        ("requests", 1, "exists on the index", "no (asked just now)"),
        ("flask==99.9", 1, "version", "none fits ==99.9; the newest is 3.1.0"),
        ("flask==3.0.3", 0, "version", "there is one that fits ==3.0.3"),
        ("acme-bad", 1, "status", "quarantined"),
        ("django", 0, "exists on the index", "could not check"),
    ],
)
def test_package_and_its_exit_code(
    name: str, code: int, question: str, answer: str, repo: Repo, index: Server, capsys: Capsys
) -> None:
    index.project("acme-bad", "1.0", status="quarantined")
    index.page("django", ways.status(502))
    found, _, items = checklist(capsys, name)
    assert found == code and items[question].startswith(answer)


@pytest.mark.parametrize("way", sorted(set(FAILURES) - {"slow"}))
def test_package_survives_what_lies_beside_the_index(way: str, repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("acme-tools", "1.0", "1.1", metadata=METADATA)
    for path in ("/pypi/acme-tools/json", "/files/acme_tools-1.1-py3-none-any.whl.metadata"):
        index.replies[path] = FAILURES[way][0]
    code, package, items = checklist(capsys, "acme-tools==1.1")
    assert code == 0 and package["exists"] is True and items["maintainers"] == "not told by the index"


# --- reading hostile answers ------------------------------------------------------------------------------------


@given(st.binary(max_size=400), st.sampled_from([simple.JSON, "text/html", "application/json", "", "x"]))
def test_any_answer_is_survived(body: bytes, kind: str) -> None:
    with suppress(simple.NoPage):
        assert isinstance(simple.read(body, kind, "https://example.org/simple/a/", "a"), Page)


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_version_is_survived(text: str, other: str) -> None:
    versions.of_file(f"a-{text}.tar.gz", "a")
    versions.of_file(text, "a")
    found = versions.fitting(text, [other, "1.0"])
    assert found is None or set(found) <= {other, "1.0"}


@pytest.mark.parametrize(
    ("filename", "version"),
    [
        ("Acme_Tools-1.0-py3-none-any.whl", "1.0"),
        ("acme_tools-1.0-1-cp311-cp311-win_amd64.whl", "1.0"),
        ("acme-tools-1.0.tar.gz", "1.0"),
        ("acme.tools-1.0.post1.zip", "1.0.post1"),
        ("acme-tools-1.0-py2.7.egg", "1.0"),
        ("acme-tools-1.0.win32-py2.7.exe", "1.0"),
        ("acme-tools-1.0.linux-x86_64.tar.gz", "1.0"),
        ("acme-tools-1.0-docs.tar.gz", ""),
        ("acme-tools-extra-1.0.tar.gz", ""),
        ("acme-1.0.tar.gz", ""),
        ("acme-tools-" + "9" * 6000 + ".tar.gz", ""),
    ],
)
def test_versions_of_files(filename: str, version: str) -> None:
    assert versions.of_file(filename, "acme-tools") == version


PERMISSIVE = '[project]\nname = "shop"\nversion = "1.0"\nlicense = "MIT"\n'


def test_a_licence_that_the_index_tells_is_judged(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("acme-tools", "1.0", "1.1", metadata=METADATA)
    index.project("acme-plain", "1.0", metadata="Metadata-Version: 2.4\nName: acme-plain\nLicense-Expression: MIT\n")
    repo.commit({"pyproject.toml": PERMISSIVE})
    repo.stage({"requirements.txt": "flask==3.0.3\nacme-tools==1.1\nacme-plain==1.0\n"})
    assert hook(capsys).of("copyleft-dependency") == [("copyleft-dependency", 2, False)]
    repo.stage({".aisec.toml": 'denied-licences = ["copyleft"]\n'})
    run = hook(capsys)
    assert run.of("copyleft-dependency") == [("copyleft-dependency", 2, True)], (run.findings, run.messages, run.notes)
    repo.stage({"requirements.txt": "flask==3.0.3\nacme-tools==1.1  # aisec: ignore[copyleft-dependency] -- bought\n"})
    assert hook(capsys).of("copyleft-dependency") == []


def test_a_licence_is_asked_for_new_packages_only(repo: Repo, index: Server, capsys: Capsys) -> None:
    index.project("acme-tools", "1.0", "1.1", metadata=METADATA)
    repo.commit({"pyproject.toml": PERMISSIVE, "requirements.txt": "acme-tools==1.0\n"})
    repo.stage({"requirements.txt": "acme-tools==1.1\n"})
    assert hook(capsys).of("copyleft-dependency") == []
    assert Run(capsys, "hook").of("copyleft-dependency") == []


def test_licences_that_there_is_no_time_to_ask_for_are_noted(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.project("acme-tools", "1.0", "1.1", metadata=METADATA)
    files = [path for path in index.replies if path.endswith(".metadata")]
    index.replies.update(dict.fromkeys(files, ways.status(503)))
    repo.commit({"pyproject.toml": PERMISSIVE})
    repo.stage({"requirements.txt": "acme-tools==1.0\n"})
    run = hook(capsys, "--no-cache")
    assert run.notes == [] and index.names == ["acme-tools"]
    index.replies.update(dict.fromkeys(files, slowly))
    monkeypatch.setattr(asking, "LONGEST", 1.5)
    run = hook(capsys, "--no-cache")
    assert run.notes == ["could not check the licence of 1 of the new packages online (acme-tools): no time left"]


def slowly(handler: ways.Handler) -> None:
    time.sleep(2.5)
    handler.reply(404, b"")


def test_where_pip_is_set_to_ask_nobody_pip_audit_asks_nobody(
    repo: Repo, index: Server, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept.folder() / store.FILE).unlink()
    started = []
    monkeypatch.setattr(subprocess, "run", lambda *words, **_: started.append(words))
    for value in ("1", "0"):
        monkeypatch.setenv("PIP_NO_INDEX", value)
        cli.main(["package", "--online", "flask==3.0.3"])
        assert "known vulnerabilities" in capsys.readouterr().out and bool(started) is (value == "0")


def test_only_what_was_remembered_is_dropped(tmp_path: Path) -> None:
    ours, begun, foreign = tmp_path / f"{'0a' * 20}.json", tmp_path / f"{'0b' * 20}.json.12-34", tmp_path / "notes.json"
    for file in (ours, begun, foreign):
        file.write_text("{}")
        os.utime(file, (1, 1))
    remembered.Remembered(tmp_path).prune()
    assert list(tmp_path.iterdir()) == [foreign]
