"""Known vulnerabilities: the download, the index, the two rules, what is said without data, the command, pip-audit."""

from __future__ import annotations

import io
import json
import struct
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from aisec_hooks import audit, cli, kept, pipeline
from aisec_hooks.audit import Pinned
from aisec_hooks.audit import audit as ask
from aisec_hooks.cache import Cache
from aisec_hooks.dependencies.advisories import fetch, index, osv, store
from aisec_hooks.dependencies.advisories.advisory import Advisory, Range, Record
from aisec_hooks.dependencies.compromised import _table, takeover
from aisec_hooks.dependencies.requirement import Ecosystem
from aisec_hooks.errors import Incomplete
from aisec_hooks.model import Cause, Finding, Report, Tier
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Repository
from tests.osv import FACTS, Osv, install, record, zipped
from tests.repo import Repo, isolate

RULES = ("vulnerable-dependency", "compromised-package")
VULNERABLE, COMPROMISED = RULES


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the advisories."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(kept.VARIABLE, str(folder))
    return folder


def scanned(files: dict[str, str | bytes], settings: Settings | None = None) -> Report:
    given = [(path, text.encode() if isinstance(text, str) else text) for path, text in files.items()]
    report = pipeline.check_files(given, settings or Settings())
    assert not report.failures, report.failures
    return report


def found(files: dict[str, str | bytes], settings: Settings | None = None) -> list[Finding]:
    return [f for f in scanned(files, settings).findings if f.rule in RULES]


def said(text: str, path: str = "requirements.txt") -> list[tuple[str, int, Tier]]:
    return [(f.rule, f.location.span.start_line, f.tier) for f in found({path: text})]


# --- the rules -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("requirements.txt", "flask==3.0.3\npyyaml==5.3\n", 2),
        ("requirements.txt", "PyYAML[fast] === 5.3 ; sys_platform == 'linux'\n", 1),
        ("constraints.txt", "pyyaml==5.3\n", 1),
        ("pyproject.toml", '[project]\nname = "shop"\ndependencies = ["PyYAML==5.3"]\n', 3),
        ("pyproject.toml", '[tool.poetry.dependencies]\npyyaml = "5.3"\n', 2),
        ("pyproject.toml", '[tool.poetry.dependencies]\nurllib3 = "~2.0.0,<=2.0.5"\n', 2),
        ("Pipfile", '[packages]\npyyaml = "==5.3"\n', 2),
        ("Pipfile.lock", '{"_meta": {}, "default": {\n"pyyaml": {"version": "==5.3"}}}\n', 2),
        ("poetry.lock", '[[package]]\nname = "pyyaml"\nversion = "5.3"\n', 2),
        ("pylock.toml", '[[packages]]\nname = "pyyaml"\nversion = "5.3"\n', 2),
        ("uv.lock", '[[package]]\nname = "pyyaml"\nversion = "5.3"\nsource = { registry = "https://a.example" }\n', 2),
        ("Dockerfile", "FROM python:3.13\nRUN pip install 'pyyaml==5.3'\n", 2),
        ("run.py", '# /// script\n# dependencies = ["pyyaml==5.3"]\n# ///\n', 2),
        ("requirements.txt", "pyyaml<5.3.1\n", 1),
        ("requirements.txt", "jinja2==2.*\n", 1),
    ],
)
def test_affected_versions_block(path: str, text: str, line: int) -> None:
    assert said(text, path) == [(VULNERABLE, line, Tier.BLOCKING)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "jinja2>=2.10\n"),
        ("requirements.txt", "urllib3~=2.0.0\n"),
        ("pyproject.toml", '[tool.poetry.dependencies]\nurllib3 = "^2.0.1"\n'),
        ("requirements.txt", "py==1.11.0\n"),
        ("requirements.txt", "bottle==0.10.1\n"),
        ("requirements.txt", "pyyaml==5.3 ; python_version < '3.6'\n"),
        ("requirements.txt", "pyyaml==5.3 ; python_version < '3.6'\npyyaml==6.0.2 ; python_version >= '3.6'\n"),
        ("uv.lock", '[[package]]\nname = "pyyaml"\nversion = "5.3"\n[[package]]\nname = "pyyaml"\nversion = "6.0"\n'),
        ("README.md", "    pip install pyyaml==5.3\n"),
        ("tests/requirements.txt", "pyyaml==5.3\n"),
        ("requirements-dev.txt", "pyyaml==5.3\n"),
        ("requirements/docs.txt", "pyyaml==5.3\n"),
        ("pyproject.toml", '[dependency-groups]\ndev = ["pyyaml==5.3"]\n'),
        ("pyproject.toml", '[project.optional-dependencies]\nmin-versions = ["pyyaml==5.3"]\n'),
        ("pyproject.toml", '[build-system]\nrequires = ["jinja2==2.10"]\n'),
        ("tox.ini", "[testenv:pinned]\ndeps =\n    pyyaml==5.3\n"),
    ],
)
def test_where_it_is_less_certain_or_less_grave_it_is_advice(path: str, text: str) -> None:
    assert [(rule, tier) for rule, _, tier in said(text, path)] == [(VULNERABLE, Tier.ADVICE)]


@pytest.mark.parametrize(
    "text",
    [
        "pyyaml==6.0.2\njinja2==3.1.6\nflask==0.1\nrequests==2.0\n",
        "jinja2\npyyaml>=5.4\npy\nurllib3>1.26.17,!=2.0.0\n",
        "pyyaml @ https://files.acme.example/pyyaml-5.3.tar.gz#sha256=" + "0a" * 32 + "\n",
        "pyyaml @ git+https://git.example.com/a/pyyaml@5.3\n-e ./pyyaml\n",
        "pyyaml==" + "9" * 5000 + "\npyyaml==not.a.version\n",
    ],
)
def test_what_is_not_affected_is_quiet(text: str) -> None:
    assert said(text) == []


def test_ranges_are_quiet_where_a_lock_decides() -> None:
    manifest = {"pyproject.toml": '[project]\nname = "shop"\ndependencies = ["jinja2>=2.10"]\n'}
    assert [f.tier for f in found({**manifest})] == [Tier.ADVICE]
    assert found({**manifest, "uv.lock": '[[package]]\nname = "jinja2"\nversion = "3.1.6"\n'}) == []


def test_ranges_of_what_is_no_part_of_the_program_are_quiet() -> None:
    for path in ("requirements-dev.txt", "docs/requirements.txt", "examples/chat/requirements.txt", "tox.ini"):
        text = "jinja2>=2.10\n"
        assert said(text if path.endswith("txt") else f"[testenv]\ndeps = {text}", path) == []
    assert said('[build-system]\nrequires = ["jinja2>=2.10"]\n', "pyproject.toml") == []


def test_the_message_names_the_gravest_and_the_way_out() -> None:
    (finding,) = found({"requirements.txt": "jinja2==2.10\n"})
    assert finding.message == (
        "jinja2 2.10 has known vulnerabilities: CVE-2020-28493 (medium), CVE-2024-22195 (medium) and 1 more; "
        "fixed in 3.1.6"
    )
    (finding,) = found({"requirements.txt": "pyyaml==5.2\n"})
    assert "CVE-2020-14343 (critical), CVE-2020-1747 (critical); fixed in 5.4" in finding.message
    (finding,) = found({"requirements.txt": "ecdsa==0.18.0\n"})
    assert finding.message.endswith("versions after 0.18.0 are not known to have it")
    (finding,) = found({"requirements.txt": "py==1.11.0\n"})
    assert finding.message.endswith("no fixed version is known")


def test_databases_that_differ_are_advice(cache: Path) -> None:
    install(
        [
            record("PYSEC-2024-1", "shop-lib", ("0",), aliases=["CVE-2024-1"]),
            record("GHSA-2345-cfgh-jmpq", "shop-lib", ("0", "2.0"), aliases=["CVE-2024-1"], severity="HIGH"),
        ]
    )
    assert [tier for rule, _, tier in said("shop-lib==2.5\n") if rule == VULNERABLE] == [Tier.ADVICE]


def test_old_data_says_so(cache: Path) -> None:
    for days, old in ((store.OLDEST, False), (store.OLDEST + 1, True)):
        day = date.today() - timedelta(days=days)
        install([record("GHSA-2345-cfgh-jmpq", "pyyaml", ("0", "5.4"), modified=f"{day}T10:00:00.5Z")])
        (finding,) = found({"requirements.txt": "pyyaml==5.3\n"})
        assert finding.tier is Tier.BLOCKING
        assert (f"advisories of {day}, older than 30 days: run aisec update" in finding.message) is old


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        ("requirements.txt", "litellm==1.82.8\nultralytics==8.3.42\nctx==0.1.2\nnum2words==0.5.16.0\n", [1, 2, 3, 4]),
        ("package.json", '{"dependencies": {"chalk": "5.6.1",\n"debug": "=4.4.2",\n"rc": "~1.2.9"}}\n', [1, 2]),
        (
            "package-lock.json",
            '{"lockfileVersion": 3, "packages": {\n"node_modules/chalk": {\n"version": "5.6.1"},\n'
            '"node_modules/a/node_modules/debug": {\n"version": "4.4.2", "dev": true}}}\n',
            [2, 4],
        ),
        ("npm-shrinkwrap.json", '{"dependencies": {\n  "coa": {\n    "version": "2.0.3"}}}\n', [2]),
        ("web/yarn.lock", '"chalk@^5.0.0, chalk@^5.3.0":\n  version "5.6.1"\n', [1]),
        ("yarn.lock", '"chalk@npm:^5.0.0":\n  version: 5.6.1\n  resolution: "chalk@npm:5.6.1"\n', [1]),
        (
            "pnpm-lock.yaml",
            "packages:\n  chalk@5.6.1:\n    engines: {}\n  /debug@4.4.2(a@1):\n  /rc/1.2.9:\n",
            [2, 4, 5],
        ),
        ("README.md", "    npm install chalk@5.6.0\n", []),
        (
            "package-lock.json",
            '{"packages": {"node_modules/paint": {\n"name": "chalk",\n"version": "5.6.1"}}}\n',
            [2],
        ),
        ("package-lock.json", '{"name": "chalk",\n"version": "5.6.1", "packages": {}}\n', []),
        ("yarn.lock", ", ".join(f"chalk@npm:^5.{n}.0" for n in range(60)) + ":\n  version: 5.6.1\n", [1]),
        ("package-lock.json", '{"packages": {"node_modules/chalk": {"version": "5.6.2"}}}\n', []),
        ("yarn.lock", 'my-chalk@^5.0.0:\n  version "5.6.1"\n', []),
    ],
)
def test_compromised_releases_block_without_any_data(
    path: str, text: str, lines: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    assert said(text, path) == [(COMPROMISED, line, Tier.BLOCKING) for line in lines]


def test_ranges_that_name_a_compromised_release_are_advice() -> None:
    text = "num2words>=0.5.15\nlitellm<=1.82.7\nlitellm>=1.82.7,!=1.82.7\nultralytics>=8\nctx\n"
    assert said(text) == [(COMPROMISED, 1, Tier.ADVICE), (COMPROMISED, 2, Tier.ADVICE)]


def test_a_malicious_package_blocks_but_for_names_of_ones_own() -> None:
    name = "flask-jwt-guardian-validator"
    (finding,) = found({"requirements.txt": f"{name}\n"})
    assert (finding.rule, finding.tier) == (COMPROMISED, Tier.BLOCKING)
    assert "every version of" in finding.message and "MAL-2024-0001" in finding.message
    private = "--index-url https://pypi.acme.example/simple\n"
    assert found({"requirements.txt": f"{private}{name}\n"}) == []
    assert found({"requirements.txt": f"{name}\n", "libs/flask_jwt_guardian_validator/a.py": ""}) == []
    assert found({"requirements.txt": f"{name}\n"}, Settings(known_packages=("flask-jwt-*",))) == []
    assert found({"requirements.txt": "litellm==1.82.8\n"}, Settings(known_packages=("litellm",))) != []


def test_a_much_used_package_is_not_blocked_as_a_whole(cache: Path) -> None:
    install([record("MAL-2025-9", "requests", ("0",)), record("MAL-2025-8", "requests-x-nobody-uses", ("0",))])
    text = "requests\nrequests-x-nobody-uses\n"
    assert sorted((line, tier) for rule, line, tier in said(text) if rule == COMPROMISED) == [
        (1, Tier.ADVICE),
        (2, Tier.BLOCKING),
    ]


def test_the_shipped_table_is_in_order() -> None:
    for ecosystem in Ecosystem:
        for name, releases in _table(ecosystem).items():
            assert name == name.lower() and releases
            for release in releases:
                assert takeover(name, release.version, ecosystem) == release
                assert release.source.startswith(("CVE-", "GHSA-", "MAL-", "PYSEC-", "https://"))
                assert release.version[0].isdigit()


# --- the change ------------------------------------------------------------------------------


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    made = Repo.init(tmp_path / "shop")
    monkeypatch.chdir(made.path)
    return made


def checked(repo: Repo, cached: Cache | None = None) -> Report:
    with Repository.open(str(repo.path)) as repository:
        report = pipeline.check(repository, repository.staged(), Settings(), cached or Cache(None, ()))
    assert not report.failures, report.failures
    return report


def introduced(repo: Repo) -> list[tuple[str, int, Cause, Tier]]:
    found = (f for f in checked(repo).findings if f.rule in RULES)
    return [(f.location.path, f.location.span.start_line, f.cause, f.tier) for f in found]


def test_what_was_there_before_is_not_introduced(repo: Repo) -> None:
    repo.commit({"requirements.txt": "pyyaml==5.2\nflask==3.0.3\n"})
    repo.stage({"requirements.txt": "# sorted\nflask==3.0.3\nrequests==2.32.3\npyyaml==5.2\n"})
    assert [tier for *_, tier in introduced(repo)] in ([], [Tier.ADVICE])
    repo.stage({"requirements.txt": "flask==3.0.3\n", "pyproject.toml": '[project]\ndependencies = ["pyyaml==5.2"]\n'})
    assert introduced(repo) == [("pyproject.toml", 2, Cause.MOVED, Tier.ADVICE)]


@pytest.mark.parametrize(
    ("before", "after", "cause", "tier"),
    [
        ("5.2", "5.3", Cause.TOUCHED, Tier.ADVICE),
        ("5.2", "5.3.1", Cause.TOUCHED, Tier.ADVICE),
        ("5.3.1", "5.2", Cause.ADDED, Tier.BLOCKING),
        ("6.0.2", "5.3.1", Cause.ADDED, Tier.BLOCKING),
    ],
)
@pytest.mark.parametrize("path", ["requirements.txt", "uv.lock"])
def test_an_upgrade_that_leaves_some_is_none_worse(
    repo: Repo, path: str, before: str, after: str, cause: Cause, tier: Tier
) -> None:
    form = "pyyaml=={}\n" if path.endswith("txt") else '[[package]]\nname = "pyyaml"\nversion = "{}"\n'
    repo.commit({path: form.format(before)})
    repo.stage({path: form.format(after)})
    expected = [(path, 1 if path.endswith("txt") else 2, cause, tier)]
    if path == "uv.lock" and cause is Cause.TOUCHED:
        expected = []  # the line with the name is not the one that changed
    assert introduced(repo) == expected


def test_from_a_range_to_a_vulnerable_pin_is_new(repo: Repo) -> None:
    repo.commit({"requirements.txt": "pyyaml>=5.2\n"})
    repo.stage({"requirements.txt": "pyyaml==5.2\n"})
    assert introduced(repo) == [("requirements.txt", 1, Cause.ADDED, Tier.BLOCKING)]


def test_from_one_compromised_release_to_another_is_new(repo: Repo) -> None:
    repo.commit({"requirements.txt": "litellm==1.82.7\n"})
    repo.stage({"requirements.txt": "litellm==1.82.7\nflask==3.0.3\n"})
    assert introduced(repo) == []
    repo.stage({"requirements.txt": "litellm==1.82.8\n"})
    assert introduced(repo) == [("requirements.txt", 1, Cause.ADDED, Tier.BLOCKING)]


def test_new_entries_of_a_lock_block(repo: Repo) -> None:
    entry = '[[package]]\nname = "{}"\nversion = "{}"\n'
    repo.commit({"uv.lock": entry.format("flask", "3.0.3") + entry.format("pyyaml", "5.2")})
    repo.stage(
        {"uv.lock": "".join(entry.format(*p) for p in [("flask", "3.1"), ("jinja2", "2.10"), ("pyyaml", "5.2")])}
    )
    assert introduced(repo) == [("uv.lock", 5, Cause.ADDED, Tier.BLOCKING)]


def test_the_hook_blocks_and_says_how_to_go_on(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.stage({"requirements.txt": "pyyaml==5.3\n"})
    assert cli.main(["hook"]) == 1
    text = capsys.readouterr().out
    assert "vulnerable-dependency" in text and "pyyaml>=5.4" in text


def test_remembered_results_depend_on_the_data(repo: Repo, cache: Path, tmp_path: Path) -> None:
    repo.stage({"requirements.txt": "pyyaml==5.3\n", "a.txt": "nothing\n"})

    def run() -> list[str]:
        cached = Cache(tmp_path / "results", ())
        try:
            return [f.message for f in checked(repo, cached).findings if f.rule in RULES]
        finally:
            cached.close()

    assert run() == [] == run()
    install(FACTS)
    (first,) = run()
    assert "CVE-2020-14343" in first and run() == [first]
    install([record("GHSA-2345-cfgh-jmpq", "pyyaml", ("0", "5.4"))])
    assert "GHSA-2345-cfgh-jmpq" in run()[0]
    (cache / store.FILE).unlink()
    assert run() == []


# --- without data ----------------------------------------------------------------------------


def notes(report: Report) -> list[str]:
    return [f"{note.path}: {note.message}" for note in report.notes if "vulnerabilities" in note.message]


NOTE = "known vulnerabilities: none are downloaded, run aisec update"


def test_without_data_the_report_says_so_once(repo: Repo, cache: Path) -> None:
    repo.commit({"requirements.txt": "flask==3.0.3\n", "pyproject.toml": '[project]\ndependencies = ["click>=8"]\n'})
    repo.stage({"requirements.txt": "# a comment\nflask==3.0.3\n", "README.md": "Hello\n", "a.py": "import os\n"})
    assert notes(checked(repo)) == []
    repo.stage({"requirements.txt": "flask==3.0.3\nrequests==2.32.3\n"})
    assert notes(checked(repo)) == [f"requirements.txt: {NOTE}"]
    repo.stage({"pyproject.toml": '[project]\ndependencies = ["click>=8.1"]\n'})
    assert notes(checked(repo)) == [f"pyproject.toml: {NOTE} (and 1 more)"]
    repo.stage({"requirements.txt": "flask==3.0.3\nx @ https://a.example/x.whl#sha256=" + "0a" * 32 + "\n"})
    assert notes(checked(repo)) == [f"pyproject.toml: {NOTE}"]
    install(FACTS)
    assert notes(checked(repo)) == []


def test_a_scan_without_data_says_so(cache: Path) -> None:
    assert notes(scanned({"requirements.txt": "flask==3\n", "a/requirements.txt": "flask\n"})) == [
        f"a/requirements.txt: {NOTE} (and 1 more)"
    ]
    assert notes(scanned({"package.json": '{"dependencies": {"chalk": "5.6.0"}}\n', "a.md": "text\n"})) == []


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other", "later format"])
def test_damaged_data_is_no_data(cache: Path, damage: str, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    install(FACTS)
    path = cache / store.FILE
    data = path.read_bytes()
    damaged = {
        "cut": data[:-9],
        "flipped": data[:-5] + bytes([data[-5] ^ 1]) + data[-4:],
        "empty": b"",
        "other": b"x" * 5000,
        "later format": data[:8] + b"\2" + data[9:],
    }
    path.write_bytes(damaged[damage])
    repo.stage({"requirements.txt": "pyyaml==5.3\nlitellm==1.82.8\n"})
    assert cli.main(["hook"]) == 1  # the shipped table still counts
    text = capsys.readouterr().out
    assert "damaged: run aisec update" in " ".join(text.split()) and "CVE" not in text
    assert cli.main(["package", "pyyaml==5.3"]) == 0
    assert "known vulnerabilities: not checked: the downloaded advisories are damaged" in capsys.readouterr().out


def test_the_folder_is_never_a_relative_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (kept.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "here/in/the/repository")
    assert kept.folder().is_relative_to(tmp_path)
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "own"))
    assert kept.folder() == tmp_path / "own"


# --- the index -------------------------------------------------------------------------------

ABOUT = index.Facts(
    source="here", licence="CC", data_day="2026-01-02", fetched="2026-01-03", advisories=1, malicious=0, packages=1
)


def test_an_index_gives_back_what_was_packed(tmp_path: Path) -> None:
    every = {
        f"package-{n}": (Advisory(f"CVE-{n}", n % 5, n % 7 == 0, (Record((Range("1", str(n)),), (f"{n}.0",)),)),)
        for n in range(2_000)
    }
    path = tmp_path / "a.bin"
    path.write_bytes(index.pack(every, ABOUT))
    assert path.read_bytes() == index.pack(dict(reversed(every.items())), ABOUT)
    opened = index.Index(path)
    assert opened.facts == ABOUT and opened.facts.day == date(2026, 1, 2)
    assert all(opened.of(name) == advisories for name, advisories in every.items())
    assert opened.of("package-x") == () and opened.of("") == ()


def test_no_index_that_can_be_believed_is_made_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    whole = index.pack({"a": (Advisory("CVE-1"),)}, ABOUT)
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        with pytest.raises(Incomplete):
            index.Index(path)


# --- the download ----------------------------------------------------------------------------


class Reply:
    """What the server sends for one path."""

    def __init__(self, data: bytes = b"", status: int = 200, **headers: str) -> None:
        self.data, self.status = data, status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.length: int | None = len(data)
        self.pause = 0.0


@contextmanager
def served(replies: dict[str, Reply], seen: list[str] | None = None) -> Iterator[str]:
    """The URL of a small server on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if seen is not None:
                seen.append(self.path)
            reply = replies.get(self.path, Reply(status=404))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.length is not None:
                self.send_header("Content-Length", str(reply.length))
            self.end_headers()
            try:
                self.wfile.write(reply.data[:10])
                time.sleep(reply.pause)
                self.wfile.write(reply.data[10:])
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_update_from_a_server(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(
        {"/PyPI/all.zip": Reply(zipped([*FACTS, b"{broken"])), "/old": Reply(status=302, Location="/PyPI/all.zip")}
    ) as url:
        assert cli.main(["update", "--from", f"{url}/old"]) == 0
    text = capsys.readouterr().out
    assert "9 vulnerabilities and 2 malicious packages or releases, in 8 packages on PyPI" in text
    assert "left out: 1 withdrawn, 1 that cannot be read" in text
    assert f"data of {date.today()}, from {url}/old" in text and "CC-BY 4.0" in text
    loaded = store.loaded()
    assert loaded is not None and [a.name for a in loaded.of("urllib3")] == ["CVE-2023-43804"]
    assert sorted(p.name for p in cache.iterdir()) == [store.FILE]
    assert cli.main(["package", "pyyaml==5.3"]) == 1
    assert f"(advisories of {date.today()})" in capsys.readouterr().out


def test_update_from_files(cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "records"
    for number, each in enumerate(FACTS):
        (folder / str(number % 3)).mkdir(parents=True, exist_ok=True)
        (folder / str(number % 3) / f"{each['id']}.json").write_text(json.dumps(each), encoding="utf-8")
    (folder / "README.md").write_text("no record", encoding="utf-8")
    archive = tmp_path / "all.zip"
    archive.write_bytes(zipped(FACTS))
    sizes = []
    for place in (folder, archive, folder / "0" / f"{FACTS[0]['id']}.json"):
        assert cli.main(["update", "--from", str(place)]) == 0
        loaded = store.loaded()
        assert loaded is not None
        sizes.append(loaded.facts.packages)
        assert str(tmp_path) not in loaded.facts.source
    assert sizes == [8, 8, 1]


def test_the_public_export_is_asked_if_nothing_else_is_said(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    seen: list[str] = []
    with served({"/PyPI/all.zip": Reply(zipped(FACTS))}, seen) as url:
        monkeypatch.setattr(fetch, "PUBLIC", f"{url}/PyPI/all.zip")
        assert cli.main(["update"]) == 0
    assert seen == ["/PyPI/all.zip"]


def failed(replies: dict[str, Reply], capsys: pytest.CaptureFixture[str], path: str = "/a") -> str:
    """What is said of a download that fails; what was there before must still be there."""
    install(FACTS)
    before = (kept.folder() / store.FILE).read_bytes()
    with served(replies) as url:
        code = cli.main(["update", "--from", f"{url}{path}"])
    captured = capsys.readouterr()
    assert code in (2, 3) and captured.out == "" and captured.err.count("\n") == 1 and "Traceback" not in captured.err
    assert [p.name for p in kept.folder().iterdir()] == [store.FILE]
    assert (kept.folder() / store.FILE).read_bytes() == before
    return captured.err


WHOLE = zipped(FACTS)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(status=404), "answers with 404"),
        (Reply(status=500), "answers with 500"),
        (Reply(b"<html>please log in</html>"), "no zip file"),
        (Reply(b""), "no zip file"),
        (Reply(WHOLE[:-30]), "no zip file"),
        (Reply(WHOLE, Content_Encoding="gzip"), "packed in a way that was not asked for"),
        (Reply(status=302, Location="/a"), "leads on and on"),
        (Reply(status=302, Location="http://example.org/all.zip"), "over https only"),
        (Reply(status=302, Location="file:///etc/passwd"), "over https only"),
        (Reply(zipped([])), "no advisory for PyPI"),
        (Reply(zipped([record("GHSA-2345-cfgh-jmpq", "a", ("0",), ecosystem="npm")])), "no advisory for PyPI"),
    ],
)
def test_a_download_that_fails_leaves_the_old_data(
    cache: Path, reply: Reply, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in failed({"/a": reply}, capsys)


def test_a_download_that_ends_too_soon(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reply = Reply(WHOLE)
    reply.length = len(WHOLE) + 100
    assert "127.0.0.1" in failed({"/a": reply}, capsys)


def test_bounds_of_time_and_size(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fetch, "MOST_SENT", len(WHOLE) - 1)
    assert "sends more than" in failed({"/a": Reply(WHOLE)}, capsys)
    monkeypatch.undo()
    monkeypatch.setenv(kept.VARIABLE, str(cache))
    slow = Reply(WHOLE)
    slow.pause = 1.0
    monkeypatch.setattr(fetch, "READ", 0.2)
    assert "127.0.0.1" in failed({"/a": slow}, capsys)
    monkeypatch.setattr(fetch, "READ", 5.0)
    monkeypatch.setattr(fetch, "WHOLE", 0.5)
    assert "too slow" in failed({"/a": slow}, capsys)


@pytest.mark.parametrize("place", ["ftp://a.example/x.zip", "http://a.example/x.zip", "https://[", "http://", "x://y"])
def test_other_places_are_refused_without_asking(place: str, cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["update", "--from", place]) == 2
    assert "over https only" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["missing.zip", "", "\x1b[31m"])
def test_files_that_are_not_there(place: str, tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["update", "--from", str(tmp_path / f"x{place}")]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_login_is_never_shown(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = "s3cr3t" + "W0rd77"
    with served({"/a.zip": Reply(WHOLE), "/b.zip": Reply(status=403)}) as url:
        for path in ("/a.zip", f"/b.zip?token={word}", "/c"):
            cli.main(["update", "--from", url.replace("://", f"://ci:{word}@") + path])
        cli.main(["update", "--from", f"http://ci:{word}@example.org/a.zip"])
        cli.main(["update", "--from", f"http://ci:{word}@127.0.0.1:1/a.zip"])
    captured = capsys.readouterr()
    assert word not in captured.out + captured.err
    assert word.encode() not in (cache / store.FILE).read_bytes()


def test_hostile_archives(cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fetch, "LARGEST_RECORD", 1_000_000)
    bomb = b'{"id": "GHSA-1", "details": "' + b"0" * 5_000_000 + b'"}'
    records: list[Osv | bytes] = [
        record("GHSA-2345-cfgh-jmpq", "shop", ("0", "1.0")),
        bomb,
        b"[" * 100_000,
        b"null",
        b"\xff",
    ]
    names = ["../../../../evil.json", "/etc/evil.json", "C:\\evil.json", "a\nb.json", "x" * 300 + ".json"]
    path = tmp_path / "inner" / "all.zip"
    path.parent.mkdir()
    path.write_bytes(zipped(records, names))
    lying = bytearray(path.read_bytes())
    at = lying.index(b"PK\x01\x02")
    struct.pack_into("<I", lying, at + 24, 5)  # the size that it says its first file has
    for data in (path.read_bytes(), bytes(lying)):
        path.write_bytes(data)
        cli.main(["update", "--from", str(path)])
    assert store.loaded() is not None
    assert not list(tmp_path.rglob("*evil*")) and not Path("/etc/evil.json").exists()


def test_an_archive_that_unpacks_to_too_much(
    cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fetch, "MOST_UNPACKED", 3_000_000)
    path = tmp_path / "all.zip"
    path.write_bytes(zipped([b"0" * 1_000_000] * 4))
    assert cli.main(["update", "--from", str(path)]) == 3
    assert "unpacks to more than" in capsys.readouterr().err
    monkeypatch.setattr(fetch, "MOST_RECORDS", 3)
    assert cli.main(["update", "--from", str(path)]) == 3
    assert "more than 3 records" in capsys.readouterr().err


def test_locked_and_odd_members_are_left_out(cache: Path, tmp_path: Path) -> None:
    data = bytearray(zipped([FACTS[0], FACTS[2]]))
    first, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    for at, offset in ((first, 6), (central, 8)):
        struct.pack_into("<H", data, at + offset, 1)  # encrypted
    path = tmp_path / "all.zip"
    path.write_bytes(bytes(data))
    assert cli.main(["update", "--from", str(path)]) == 0
    loaded = store.loaded()
    assert loaded is not None and [a.name for a in loaded.of("pyyaml")] == ["CVE-2020-1747"]


WRONG: list[dict[str, Any]] = [
    {"id": 7},
    {"id": "GHSA-1", "affected": {}},
    {"id": "GHSA-1", "affected": [{"package": "pyyaml"}]},
    {"id": "GHSA-1", "affected": [{"package": {"ecosystem": "PyPI", "name": 3}}]},
    {"id": "GHSA-1", "affected": [{"package": {"ecosystem": "PyPI", "name": "a"}, "versions": "1.0"}]},
    {"id": "GHSA-1", "affected": [{"package": {"ecosystem": "PyPI", "name": "a"}, "ranges": [{"events": [1]}]}]},
    {"id": "GHSA-1", "aliases": [None]},
    {"id": "\x1b[31mGHSA"},
    {"id": "GHSA-1 <script>"},
    {"aliases": ["CVE-1"]},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_records_of_another_shape_are_none(wrong: dict[str, Any]) -> None:
    assert osv.read(json.dumps(wrong).encode()) is None


@pytest.mark.parametrize(
    "odd",
    [
        record("GHSA-2345-cfgh-jmpq", "../../etc", ("0",)),
        record("GHSA-2345-cfgh-jmpq", "a" * 5000, ("0",)),
        record("GHSA-2345-cfgh-jmpq", "", ("0",)),
        record("GHSA-2345-cfgh-jmpq", "shop", *[("0", "1")] * 100_000),
        record("GHSA-2345-cfgh-jmpq", "shop", versions=["1.0"] * 100_000),
    ],
)
def test_what_is_out_of_bounds_is_left_out_and_counted(odd: Osv) -> None:
    read = osv.read(json.dumps(odd).encode())
    assert read is not None and read.told == () and read.bounded


def test_odd_versions_and_ids_are_left_out() -> None:
    made = record(
        "GHSA-2345-cfgh-jmpq",
        "shop",
        ("0", "1.0"),
        ("x", "2.0"),
        ("3.0", "\x1b[31m"),
        ("4" * 5000,),
        versions=["7.0", "\x1b[31m", "8" * 500, "2004d"],
        aliases=["CVE-2020-1", "\x1b[31m", "x" * 200],
    )
    made["affected"][0]["ranges"] += [{"type": "GIT", "events": [{"introduced": "0"}]}, {"type": "SEMVER"}]
    read = osv.read(json.dumps(made).encode())
    assert read is not None
    (told,) = read.told
    assert told.ids == ("GHSA-2345-cfgh-jmpq", "CVE-2020-1")
    assert told.record == Record((Range("", "1.0"),), ("7.0", "2004d"))


def test_very_many_records_of_one_weakness_are_no_long_wait() -> None:
    told = [osv.Told("shop", (f"X-{n}", f"X-{n + 1}"), 0, Record((Range("", str(n)),))) for n in range(20_000)]
    ((advisory,),) = osv.gathered(told).values()
    assert len(advisory.records) == 20_000
    assert not advisory.affects("0.1") and advisory.may_affect("0.1")


def test_progress_is_shown_on_a_terminal(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("aisec_hooks.progress._PAUSE", 0.0)
    path = tmp_path / "all.zip"
    path.write_bytes(zipped([record(f"GHSA-{n}", "shop", ("0", "1.0")) for n in range(300)]))
    assert cli.main(["update", "--from", str(path)]) == 0
    assert "of 300 records" in terminal.getvalue()


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file" / "cache"))
    path = tmp_path / "all.zip"
    path.write_bytes(WHOLE)
    assert cli.main(["update", "--from", str(path)]) == 2
    assert "cannot write" in capsys.readouterr().err


# --- the lock files --------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "uv.lock", "Pipfile.lock"])
@pytest.mark.parametrize(
    "text",
    [
        "\x00\xff",
        '"chalk":' * 50_000,
        '"chalk": {' + " " * 200_000,
        "chalk@" + "x" * 300_000,
        "\n  chalk@1(" * 30_000,
        "[[package]]\nname = " * 20_000,
        "<<<<<<< ours\n[[package]]\nname = 'pyyaml'\n=======\nversion = '5.3'\n>>>>>>> theirs\n",
        "{" * 50_000,
    ],
    ids=range(8),
)
def test_hostile_locks_are_survived(path: str, text: str) -> None:
    report = pipeline.check_files([(path, text.encode("utf-8", "replace"))], Settings())
    assert not [note for note in report.failures if note.engine in ("advisories", "dependencies")]


# --- the command -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (
            "pyyaml==5.3",
            1,
            "x known vulnerabilities: CVE-2020-14343 (critical), CVE-2020-1747 (critical); fixed in 5.4",
        ),
        ("pyyaml==6.0.2", 0, "+ known vulnerabilities: none known of this version"),
        ("jinja2>=2.10", 0, "! known vulnerabilities: in 2.10, the least that is allowed: CVE-2020-28493"),
        ("jinja2", 0, "? known vulnerabilities: 3 known of some versions, name one such as jinja2==1.2.3"),
        ("click", 0, "+ known vulnerabilities: none known of any version"),
        ("num2words==0.5.16", 1, "x known vulnerabilities: 0.5.16 was made to do harm (MAL-2025-6794)"),
        ("litellm<=1.82.8", 0, "! known vulnerabilities: <=1.82.8 allows it: 1.82.8 was made to do harm"),
        ("bottle==0.10.2", 0, "! known vulnerabilities: PYSEC-2014-7 (low)"),
    ],
)
def test_package_answers_from_the_data(asked: str, code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["package", asked]) == code
    assert words in capsys.readouterr().out


def test_package_as_json_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["package", "pyyaml==5.3", "--format", "json"]) == 1
    (package,) = json.loads(capsys.readouterr().out)["packages"]
    assert package["vulnerabilities"] == ["CVE-2020-14343", "CVE-2020-1747"] and package["fixed"] == "5.4"


def test_package_without_data_did_not_check(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["package", "pyyaml==5.3"]) == 0
    assert "? known vulnerabilities: not checked: run aisec update" in capsys.readouterr().out


# --- pip-audit -------------------------------------------------------------------------------

ANSWER = {
    "dependencies": [
        {
            "name": "jinja2",
            "version": "3.1.0",
            "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-2024-1"], "fix_versions": ["3.1.3"]}],
        },
        {"name": "Flask", "version": "3.0", "vulns": []},
        {"name": "other", "skip_reason": "not found"},
    ],
    "fixes": [],
}


def program(tmp_path: Path, body: str) -> tuple[str, ...]:
    """A program in place of pip-audit."""
    path = tmp_path / "program.py"
    path.write_text(f"import json, sys, time\n{body}\n", encoding="utf-8")
    return (sys.executable, "-I", str(path))


def test_audit_reads_what_pip_audit_says(tmp_path: Path) -> None:
    body = (
        "listed = open(sys.argv[sys.argv.index('--requirement') + 1]).read()\n"
        "assert listed == 'jinja2==3.1.0\\nflask==3.0.0\\nother==1\\n', listed\n"
        "assert '--disable-pip' in sys.argv and '--no-deps' in sys.argv\n"
        f"print(json.dumps({ANSWER!r})); sys.exit(1)"
    )
    asked = [
        Pinned("jinja2", "3.1.0"),
        Pinned("flask", "3.0.0"),
        Pinned("other", "1"),
        Pinned("-r x", "1"),
        Pinned("a", "1\n-r x"),
    ]
    found = ask(asked, program=program(tmp_path, body))
    assert found.known == {asked[0]: (audit.Known("CVE-2024-1", ("3.1.3",)),), asked[1]: ()}
    assert found.problem == "could not check 1 of 3: other"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sys.exit(1)", "pip-audit failed"),
        ("print('{')", "pip-audit failed"),
        ("print('[' * 100000)", "pip-audit failed"),
        ("print(json.dumps({'dependencies': 3}))", "pip-audit failed"),
        ("sys.exit('https://ci:hunter2@a.example refused')", "pip-audit failed"),
        ("sys.exit('No module named pip_audit')", "not installed"),
        ("time.sleep(60)", "did not end within"),
        ("print(json.dumps({'dependencies': []}))", "could not check 1 of 1"),
    ],
)
def test_audit_that_fails_says_so(tmp_path: Path, body: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "LONGEST", 3.0)
    found = ask([Pinned("flask", "3.0")], program=program(tmp_path, body))
    assert found.known == {} and words in found.problem and "hunter2" not in found.problem


def test_audit_needs_a_program_and_releases() -> None:
    assert ask([]) == audit.Audited({})
    found = ask([Pinned("flask", "3.0")], program=("/nowhere/at/all",))
    assert found.known == {} and "cannot be started" in found.problem


def test_the_archive_that_tests_serve_is_one() -> None:
    assert len(zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()) == len(FACTS)
