"""Packages that a change asks for: names, look-alikes, imports, versions, indexes, the setting and the command."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli, pipeline, suppress
from aisec_hooks.cache import Cache
from aisec_hooks.dependencies import deprecated, names
from aisec_hooks.engines import dependency_names
from aisec_hooks.model import Cause, Confidence, Finding, NoteKind, Tier
from aisec_hooks.package_command import NOT_OFFLINE
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Repository
from tests.repo import Repo, isolate

INVENTED = "flask-jwt-guardian-validator"
MODULE = "flask_jwt_guardian_validator"
OTHER = "fastapi-oauth-autoconfigure-kit"
RULES = frozenset(
    {
        "unknown-package",
        "lookalike-package",
        "unknown-import",
        "unpinned-dependency",
        "dependency-confusion",
        "deprecated-package",
    }
)


def found(files: dict[str, str], settings: Settings | None = None) -> list[Finding]:
    """What is said of packages in some files of one snapshot."""
    report = pipeline.check_files([(p, t.encode()) for p, t in files.items()], settings or Settings())
    assert not report.failures, report.failures
    return [f for f in report.findings if f.rule in RULES]


def said(files: dict[str, str], rule: str, settings: Settings | None = None) -> list[tuple[str, int, Tier]]:
    return [(f.location.path, f.location.span.start_line, f.tier) for f in found(files, settings) if f.rule == rule]


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("requirements.txt", f"flask==3.0.3\n{INVENTED}==1.0\n", 2),
        ("requirements/base.in", f"{INVENTED}\n", 1),
        ("pyproject.toml", f'[project]\nname = "shop"\ndependencies = [\n  "flask",\n  "{INVENTED}>=1",\n]\n', 5),
        ("pyproject.toml", f'[tool.poetry.dependencies]\npython = "^3.11"\n{INVENTED} = "^1.0"\n', 3),
        ("pyproject.toml", f'[dependency-groups]\ndev = ["pytest", "{INVENTED}"]\n', 2),
        ("setup.py", f"from setuptools import setup\nsetup(name='shop', install_requires=['{INVENTED}'])\n", 2),
        ("setup.cfg", f"[options]\ninstall_requires =\n    flask\n    {INVENTED}\n", 4),
        ("Dockerfile", f"FROM python:3.13\nRUN pip install {INVENTED}\n", 2),
        (".github/workflows/ci.yml", f"jobs:\n  a:\n    steps:\n      - run: pip install {INVENTED}\n", 4),
        ("bin/setup.sh", f"#!/bin/sh\nuv pip install {INVENTED}\n", 2),
    ],
)
def test_invented_names_block(path: str, text: str, line: int) -> None:
    assert said({path: text}, "unknown-package") == [(path, line, Tier.BLOCKING)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", f"```console\n$ pip install {INVENTED}\n```\n"),
        ("tests/fixtures/requirements.txt", f"{INVENTED}==1.0\n"),
        ("examples/chat/requirements.txt", f"{INVENTED}==1.0\n"),
        ("requirements.txt", f"{INVENTED}==1.0 --hash=sha256:{'0a' * 32}\n"),
    ],
)
def test_where_it_is_no_part_of_the_program_it_is_advice(path: str, text: str) -> None:
    assert [tier for _, _, tier in said({path: text}, "unknown-package")] == [Tier.ADVICE]


@pytest.mark.parametrize(
    "text",
    [
        f"{INVENTED} @ https://files.acme.example/a-1.0.tar.gz#sha256={'0a' * 32}\n",
        f"{INVENTED} @ git+https://git.example.com/a/b@{'0a' * 20}\n",
        f"-e ./{INVENTED}\n",
        f"--index-url https://pypi.acme.example/simple\n{INVENTED}==1.0\n",
        f"# {INVENTED}\n",
        "flask==3.0.3\nPyYAML==6.0.2\nruamel.yaml==0.18\nzope.interface==6\nTyping_Extensions==4.12\n",
    ],
)
def test_what_pypi_is_no_judge_of(text: str) -> None:
    assert said({"requirements.txt": text}, "unknown-package") == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pip.conf", "[global]\nextra-index-url = https://pypi.acme.example/simple\n"),
        ("uv.toml", '[[index]]\nurl = "https://pypi.acme.example/simple"\n'),
        ("pyproject.toml", '[[tool.poetry.source]]\nname = "acme"\nurl = "https://pypi.acme.example/simple/"\n'),
        ("pyproject.toml", '[[tool.uv.index]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n'),
    ],
)
def test_settings_around_tell_of_another_index(path: str, text: str) -> None:
    manifest = {"services/shop/requirements.txt": f"{INVENTED}==1.0\n"}
    assert said({**manifest, path: text}, "unknown-package") == []
    assert said({**manifest, f"elsewhere/{path}": text}, "unknown-package")


def test_public_indexes_change_nothing() -> None:
    index = "--index-url https://pypi" + ".org/simple\n"
    assert [t for *_, t in said({"requirements.txt": f"{index}{INVENTED}==1\n"}, "unknown-package")] == [Tier.BLOCKING]
    wheels = "--extra-index-url https://download.pytorch.org/whl/cpu\n"
    assert [t for *_, t in said({"requirements.txt": f"{wheels}{INVENTED}==1\n"}, "unknown-package")] == [Tier.ADVICE]


def test_a_package_of_the_repository_is_advice() -> None:
    files = {"requirements.txt": f"{INVENTED}==1.0\n", f"packages/{MODULE}/__init__.py": ""}
    assert [tier for *_, tier in said(files, "unknown-package")] == [Tier.ADVICE]


def test_old_names_do_not_block(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"requirements.txt": f"{INVENTED}==1.0\n"}
    for days, tier in ((dependency_names.OLDEST, Tier.BLOCKING), (dependency_names.OLDEST + 1, Tier.ADVICE)):
        taken = date.today() - timedelta(days=days)
        monkeypatch.setattr(names, "snapshot_date", lambda day=taken: day)
        (finding,) = (f for f in found(files) if f.rule == "unknown-package")
        assert finding.tier is tier and str(taken) in finding.message


def test_the_message_says_what_was_meant() -> None:
    (finding,) = (f for f in found({"requirements.txt": "cv2==4.10\n"}) if f.rule.endswith("-package"))
    assert "cv2 is provided by opencv-python" in finding.message
    (finding,) = (f for f in found({"requirements.txt": "djangorestframwork==3\n"}) if f.rule.endswith("-package"))
    assert "djangorestframework" in finding.message


def test_lookalikes_are_advice() -> None:
    squats = "cryptograpy==1.0\njwt==1.3.1\nreqeusts==2.31\nrequests==2.32.3\n"
    lines = {f.location.span.start_line: (f.rule, f.tier) for f in found({"requirements.txt": squats})}
    like, unknown = ("lookalike-package", Tier.ADVICE), ("unknown-package", Tier.BLOCKING)
    assert lines == {1: like, 2: like, 3: unknown}


def test_very_many_names_are_no_long_wait() -> None:
    text = "".join(f"{INVENTED}-{i}x\n" for i in range(4000)) + "a @ https://x.example/" + "#" * 300_000 + "\n"
    messages = [f.message for f in found({"requirements.txt": text}) if f.rule == "unknown-package"]
    assert len(messages) > 3_900


@pytest.mark.parametrize("marker", ['python_version == "2.7"', 'python_version < "3"', "python_version<='3.6'"])
def test_a_python_that_nobody_has_does_not_block(marker: str) -> None:
    files = {"requirements.txt": f"{INVENTED}==1.0 ; {marker}\n"}
    assert [tier for *_, tier in said(files, "unknown-package")] == [Tier.ADVICE]
    files = {"requirements.txt": f'{INVENTED}==1.0 ; python_version < "3.13"\nnntplib\n'}
    assert [tier for *_, tier in said(files, "unknown-package")] == [Tier.BLOCKING, Tier.ADVICE]


def test_notebooks_and_scripts_that_name_their_packages() -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": [f"%pip install {INVENTED}\n", "x = 1\n"]}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (finding,) = (f for f in found({"a.ipynb": json.dumps(notebook, indent=1)}) if f.rule == "unknown-package")
    assert (finding.location.cell, finding.location.cell_line, finding.tier) == (1, 1, Tier.BLOCKING)
    script = f'# /// script\n# dependencies = [\n#   "{INVENTED}",\n# ]\n# ///\nprint()\n'
    assert said({"run.py": script}, "unknown-package") == [("run.py", 3, Tier.BLOCKING)]


@pytest.mark.parametrize("text", ["flask==3.0.3\n??? 3\n", "<<<<<<< HEAD\nflask==3.0.3\n=======\n>>>>>>> main\n"])
def test_what_cannot_be_read_is_told_of(text: str) -> None:
    report = pipeline.check_files([("requirements.txt", text.encode())], Settings())
    (note,) = (note for note in report.notes if note.engine == "dependencies")
    assert note.kind is NoteKind.PARTIAL and "list of packages" in note.message
    clean = pipeline.check_files([("requirements.txt", b"flask==3.0.3\n")], Settings())
    assert not [note for note in clean.notes if note.engine == "dependencies"]


def test_names_in_locks_are_not_judged() -> None:
    lock = f'version = 1\n[[package]]\nname = "{INVENTED}"\nversion = "1.0"\n'
    assert found({"uv.lock": lock, "poetry.lock": lock}) == []


@given(
    st.text(max_size=300), st.sampled_from(["requirements.txt", "pyproject.toml", "Dockerfile", "setup.py", "a.ipynb"])
)
def test_any_text_is_survived(text: str, path: str) -> None:
    data = f"{INVENTED}==1\n{text}\n-r {text}\nimport {text}".encode("utf-8", "replace")
    report = pipeline.check_files([(path, data)], Settings())
    assert not [n for n in report.failures if n.engine in ("dependencies", "imports")]


# --- imports ---------------------------------------------------------------------------------

MANIFEST = {"requirements.txt": "flask==3.0.3\nrequests==2.32.3\n"}


def imported(text: str, path: str = "shop/app.py", **more: str) -> list[Tier]:
    files = {**MANIFEST, path: text, **{name.replace("__", "/"): content for name, content in more.items()}}
    return [tier for _, _, tier in said(files, "unknown-import")]


@pytest.mark.parametrize(
    "text",
    [f"import {MODULE}\n", f"from {MODULE}.tokens import check\n", f"import os, {MODULE} as v\n"],
)
def test_imports_that_nothing_provides_block(text: str) -> None:
    assert imported(text) == [Tier.BLOCKING]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"def f():\n    import {MODULE}\n", "shop/app.py"),
        ("import qwelf\nimport some_module\n", "shop/app.py"),
        (f"import sys\nsys.path.insert(0, 'x')\nimport {MODULE}\n", "shop/app.py"),
        (f"import {MODULE}\n", "tests/test_app.py"),
        (f"try:\n    import {MODULE}\nexcept ImportError:\n    pass\n", "shop/app.py"),
        (f"import sys\nif sys.platform == 'win32':\n    import {MODULE}\n", "shop/app.py"),
    ],
)
def test_imports_in_doubt_are_advice_at_most(text: str, path: str) -> None:
    assert set(imported(text, path)) <= {Tier.ADVICE}


@pytest.mark.parametrize(
    "text",
    [
        "import os, sys, json, tomllib, distutils, asyncore\n",
        "import cv2, yaml, PIL, sklearn, bs4, dateutil, jwt, numpy\n",
        "from google.cloud import storage\nimport azure.storage.blob\n",
        f"from . import {MODULE}\nfrom .{MODULE} import a\n",
        f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {MODULE}\n",
        f"import _{MODULE}\nimport bpy\n",
        "",
    ],
)
def test_known_imports_are_quiet(text: str) -> None:
    assert imported(text) == []


@pytest.mark.parametrize(
    "other",
    [
        f"{MODULE}.py",
        f"src/{MODULE}/__init__.py",
        f"lib/deep/{MODULE}/core.py",
        f"build/{MODULE}.cpython-313-x86_64-linux-gnu.so",
        f"shop/{MODULE}.pyx",
        f"shop/{INVENTED}/x.txt",
    ],
)
def test_modules_of_the_snapshot_are_its_own(other: str) -> None:
    assert said({**MANIFEST, "shop/app.py": f"import {MODULE}\n", other: ""}, "unknown-import") == []


def test_requirements_decide_about_imports() -> None:
    program = {"app.py": f"import {MODULE}\n"}
    assert said({**program, "requirements.txt": f"python-{INVENTED}==1\n"}, "unknown-import") == []
    private = "--index-url https://pypi.acme.example/simple\nacme\n"
    assert said({**program, "requirements.txt": private}, "unknown-import") == []
    unknown = "lib @ git+https://git.example.com/a/b\n"
    for manifest in ({"requirements.txt": unknown}, {}):
        assert [tier for *_, tier in said({**program, **manifest}, "unknown-import")] == [Tier.ADVICE]


# --- packages that are given up ---------------------------------------------------------------


def test_packages_that_are_given_up_are_advice() -> None:
    text = "nose==1.3.7\nPyPDF2==3.0.1\nsklearn==0.0\nflask==3.0.3\nnose>=1\n"
    lines = said({"requirements.txt": text}, "deprecated-package")
    assert lines == [("requirements.txt", 1, Tier.ADVICE), ("requirements.txt", 2, Tier.ADVICE)]
    (first, _) = (f for f in found({"requirements.txt": text}) if f.rule == "deprecated-package")
    assert first.message == "nose is given up by its maintainers; pytest takes its place"


@pytest.mark.parametrize(
    "text",
    [
        "nose @ git+https://git.example.com/a/nose@" + "0a" * 20 + "\n",
        "--index-url https://pypi.acme.example/simple\nnose==1.3.7\n",
        "flask==0.1\n",
    ],
)
def test_a_copy_of_ones_own_and_mere_age_are_fine(text: str) -> None:
    assert said({"requirements.txt": text}, "deprecated-package") == []
    assert said({"constraints.txt": "pycrypto==1000000000.0.0\n"}, "deprecated-package") == []


def test_every_replacement_exists_and_is_itself_in_use() -> None:
    for name, other in deprecated.replacements().items():
        assert names.exists(name), name
        assert not other or (names.exists(other) and other not in deprecated.replacements()), other


# --- versions and indexes --------------------------------------------------------------------


def test_versions_left_open() -> None:
    text = "flask\nrequests>=2\npyjwt==2.9.0\nnumpy~=2.0\ndjango===5.0\nclick==8.*\n"
    lines = [line for _, line, _ in said({"requirements.txt": text}, "unpinned-dependency")]
    assert lines == [1, 2, 4, 6]


@pytest.mark.parametrize("beside", ["uv.lock", "poetry.lock", "requirements.in", "pylock.toml"])
def test_a_lock_beside_it_pins(beside: str) -> None:
    assert said({"requirements.txt": "flask\n", beside: ""}, "unpinned-dependency") == []


def test_ranges_of_libraries_are_right() -> None:
    project = '[project]\nname = "shop"\ndependencies = ["flask>=3"]\n'
    files = {"pyproject.toml": project, "requirements.in": "flask\n", "r/requirements.txt": "-c c.txt\nflask\n"}
    assert said(files, "unpinned-dependency") == []


PRIVATE = "https://pypi.acme.example/simple"


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        (f"--extra-index-url {PRIVATE}\n{INVENTED}==1\n", [Tier.BLOCKING]),
        (f"--extra-index-url {PRIVATE}\nflask==3.0.3\n", [Tier.ADVICE]),
        (f"--extra-index-url {PRIVATE}\n{INVENTED}==1 --hash=sha256:{'0a' * 32}\n", [Tier.ADVICE]),
        (f"--index-url {PRIVATE}\n{INVENTED}==1\n", []),
        ("--index-url http://pypi.acme.example/simple\nflask==3\n", [Tier.ADVICE]),
        ("--trusted-host pypi.acme.example\nflask==3\n", [Tier.ADVICE]),
        ("--trusted-host localhost\n--index-url http://localhost:3141/root/dev\nflask==3\n", []),
        ("--find-links https://files.acme.example/\nflask==3\n", [Tier.ADVICE]),
        ("--find-links ./wheels\nflask==3\n", []),
        ("a @ https://files.acme.example/a-1.0.tar.gz\n", [Tier.ADVICE]),
        (f"a @ https://files.acme.example/a-1.0.tar.gz#sha256={'0a' * 32}\n", []),
    ],
)
def test_places_that_packages_come_from(text: str, tiers: list[Tier]) -> None:
    assert [tier for *_, tier in said({"requirements.txt": text}, "dependency-confusion")] == tiers


def test_a_login_in_an_index_is_not_repeated() -> None:
    word = "s3cr3t" + "W0rd77"
    files = {"requirements.txt": f"--extra-index-url https://ci:{word}@pypi.acme.example/simple\n{INVENTED}\n"}
    for finding in pipeline.check_files([(p, t.encode()) for p, t in files.items()], Settings()).findings:
        assert word not in repr(finding)


# --- the change ------------------------------------------------------------------------------


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    return Repo.init(tmp_path / "shop")


def introduced(repo: Repo, settings: Settings | None = None) -> list[tuple[str, int, Cause, Tier]]:
    with Repository.open(str(repo.path)) as repository:
        report = pipeline.check(repository, repository.staged(), settings or Settings(), Cache(None, ()))
    assert not report.failures, report.failures
    return [(f.location.path, f.location.span.start_line, f.cause, f.tier) for f in report.findings if f.rule in RULES]


def test_only_what_is_new_counts(repo: Repo) -> None:
    repo.commit({"requirements.txt": f"flask==3.0.3\n{INVENTED}==1.0\n"})
    repo.stage({"requirements.txt": f"# sorted\n{INVENTED}==1.0\nflask==3.0.3\nrequests==2.32.3\n"})
    assert [t for *_, t in introduced(repo) if t is Tier.BLOCKING] == []
    repo.stage({"requirements.txt": f"flask==3.0.3\n{INVENTED}==1.0\n{OTHER}==2.0\n"})
    assert introduced(repo) == [("requirements.txt", 3, Cause.ADDED, Tier.BLOCKING)]


def test_another_version_is_the_same_name_and_another_name_is_not(repo: Repo) -> None:
    repo.commit({"requirements.txt": f"{INVENTED}==1.0\n"})
    repo.stage({"requirements.txt": f"{INVENTED}==1.1\n"})
    assert introduced(repo) == [("requirements.txt", 1, Cause.TOUCHED, Tier.ADVICE)]
    repo.stage({"requirements.txt": f"{INVENTED}s==1.0\n"})
    assert introduced(repo) == [("requirements.txt", 1, Cause.ADDED, Tier.BLOCKING)]


def test_moving_to_another_manifest_is_not_new(repo: Repo) -> None:
    repo.commit({"requirements.txt": f"flask==3.0.3\n{INVENTED}==1.0\n"})
    project = f'[project]\nname = "shop"\ndependencies = [\n    "{INVENTED}==1.0",\n]\n'
    repo.stage({"requirements.txt": "flask==3.0.3\n", "pyproject.toml": project})
    assert introduced(repo) == [("pyproject.toml", 4, Cause.MOVED, Tier.ADVICE)]


def test_from_the_documentation_into_the_program_is_new(repo: Repo) -> None:
    repo.commit({"README.md": f"    pip install {INVENTED}\n"})
    repo.stage({"README.md": "gone\n", "requirements.txt": f"{INVENTED}==1.0\n"})
    assert [(path, tier) for path, _, _, tier in introduced(repo)] == [("requirements.txt", Tier.BLOCKING)]


def test_imports_see_the_whole_index_of_git(repo: Repo) -> None:
    repo.commit({**MANIFEST, f"vendor/deep/{MODULE}/x.py": "", "shop/app.py": "import os\n"})
    repo.stage({"shop/app.py": f"import os\nimport {MODULE}\n"})
    assert introduced(repo) == []
    repo.git("rm", "-r", "--quiet", "--cached", "vendor")
    assert introduced(repo) == [("shop/app.py", 2, Cause.ADDED, Tier.BLOCKING)]


# --- the setting -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "known"),
    [("flask-jwt-*", True), ("Flask_JWT.*", True), (INVENTED, True), ("flask-jwt", False), ("*-core", False)],
)
def test_known_packages(pattern: str, known: bool) -> None:
    settings = Settings(known_packages=(pattern,))
    files = {**MANIFEST, "r/requirements.txt": f"{INVENTED}==1.0\n", "shop/app.py": f"import {MODULE}\n"}
    left = [f.rule for f in found(files, settings) if f.tier is Tier.BLOCKING]
    assert left == ([] if known else ["unknown-package", "unknown-import"])


def test_known_packages_do_not_excuse_confusion() -> None:
    files = {"requirements.txt": f"--extra-index-url {PRIVATE}\n{INVENTED}==1\n"}
    settings = Settings(known_packages=(INVENTED,))
    assert [tier for *_, tier in said(files, "dependency-confusion", settings)] == [Tier.BLOCKING]


def test_a_comment_for_a_known_package_is_not_called_needless() -> None:
    text = f"{INVENTED}==1.0  # aisec: ignore[unknown-package] -- ours\n"
    files = [("requirements.txt", text.encode())]
    for settings in (Settings(), Settings(known_packages=(INVENTED,))):
        rules = [f.rule for f in pipeline.check_files(files, settings).findings]
        assert "unknown-package" not in rules and suppress.RULE not in rules


# --- the command -----------------------------------------------------------------------------


def test_package_goes_through_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AISEC_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path))
    assert cli.main(["package", "requests==2.32.3"]) == 0
    text = capsys.readouterr().out
    assert f"exists on PyPI: yes (names of {names.snapshot_date()})" in text
    assert "pinned: yes" in text and "known vulnerabilities: not checked" in text
    assert text.count(NOT_OFFLINE) == 3 and "no known" not in text


@pytest.mark.parametrize(
    ("name", "exists", "like"),
    [(INVENTED, False, None), ("python-dateutils", None, "python-dateutil"), ("flask", True, "")],
)
def test_package_as_json(name: str, exists: bool | None, like: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["package", name, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    (package,) = document["packages"]
    assert document["snapshot_date"] == str(names.snapshot_date())
    assert exists is None or package["exists"] is exists
    assert like is None or package["like"] == like
    assert code == int(package["doubtful"]) == int(name != "flask")


def test_one_doubtful_package_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["package", "flask", INVENTED]) == 1
    assert "do not install it" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", "-r", "a b", "\x1b[31m", "https://example.com/a.whl", "a" * 5000])
def test_what_is_no_name_is_a_usage_error(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["package", "--", name]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "\x1b" not in captured.err


def test_findings_are_no_surer_than_their_place() -> None:
    for finding in found({"README.md": f"pip install {INVENTED}\n", "docs/requirements.txt": f"{INVENTED}\n"}):
        assert finding.confidence < Confidence.HIGH


# --- included lists --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        ({"requirements.txt": "-c c.txt\nflask\nrequests\n", "c.txt": "flask==3.0.3\n"}, [3]),
        ({"requirements.txt": "-cc.txt\nflask\n", "c.txt": "Flask===3.0.3\n"}, []),
        ({"requirements.txt": "--constraint=pins/c.txt\nflask\n", "pins/c.txt": "flask==3.0.3\n"}, []),
        ({"requirements.txt": "-r base.txt\nflask\n", "base.txt": "-c c.txt\n", "c.txt": "flask==3.0.3\n"}, []),
        ({"requirements.txt": "-r base.txt\nflask\n", "base.txt": "flask>=3\n"}, [2]),
        ({"requirements.txt": "-c c.txt\nflask\n"}, []),
        ({"requirements.txt": "-c https://acme.example/c.txt\nflask\n"}, []),
        ({"requirements.txt": "-c /etc/c.txt\nflask\n", "etc/c.txt": ""}, []),
        ({"requirements.txt": "-c ../../c.txt\nflask\n", "c.txt": ""}, []),
        ({"requirements.txt": "-r missing.txt\nflask\n"}, [2]),
        (
            {"requirements.txt": "-r requirements.txt\n-r b.txt\nflask\n", "b.txt": "-r requirements.txt\n-r b.txt\n"},
            [3],
        ),
        ({"requirements.txt": "-r //x/y\n-r ///x\n-r sub/\n-r *.txt\n-r \x00\nflask\n", "sub/a.txt": ""}, [6]),
    ],
)
def test_lists_that_are_included_pin(files: dict[str, str], lines: list[int]) -> None:
    assert [n for p, n, _ in said(files, "unpinned-dependency") if p == "requirements.txt"] == lines


def test_an_index_of_an_included_list_holds_for_the_whole() -> None:
    base = {"requirements/base.txt": f"--index-url {PRIVATE}\n", "deep/x.txt": "-r ../requirements/base.txt\n"}
    whole = {**base, "prod/requirements.txt": f"-r ../deep/x.txt\n{INVENTED}==1.0\n"}
    assert said(whole, "unknown-package") == []
    assert said({**base, "prod/requirements.txt": f"{INVENTED}==1.0\n"}, "unknown-package")
    url = {"requirements.txt": f"-r https://acme.example/base.txt\n{INVENTED}==1.0\n"}
    assert said(url, "unknown-package")


def test_names_of_folders_that_are_installed_are_own() -> None:
    own = {"libs/core/pyproject.toml": f'[project]\nname = "{INVENTED}"\n'}
    for written in ("-e ./libs/core", "libs/core/", "-e libs/core[extra]", "--editable=./libs/core"):
        prefix = "./" if written == "libs/core/" else ""
        files = {**own, "requirements.txt": f"{prefix}{written}\n{INVENTED}==1.0\n"}
        assert said(files, "unknown-package") == [], written
    files = {**own, "base.txt": "-e ./libs/core\n", "requirements.txt": f"-r base.txt\n{INVENTED}==1.0\n"}
    assert said(files, "unknown-package") == []
    files = {"requirements.txt": f"-e ./libs/other\n{INVENTED}==1.0\n"}
    assert said(files, "unknown-package")


def test_what_is_included_is_judged_in_its_own_file_only() -> None:
    files = {"requirements.txt": "-r requirements-base.txt\n", "requirements-base.txt": f"{INVENTED}==1.0\nflask\n"}
    assert {(p, n) for p, n, _ in said(files, "unknown-package")} == {("requirements-base.txt", 1)}
    assert [p for p, *_ in said(files, "unpinned-dependency")] == ["requirements-base.txt"]


def test_a_change_of_the_constraints_counts_with_a_link_as_none(repo: Repo) -> None:
    repo.commit({"requirements.txt": "-c c.txt\n", "c.txt": "flask==3.0.3\n"})
    repo.stage({"requirements.txt": "-c c.txt\nflask\n"})
    assert introduced(repo) == []
    repo.git("rm", "-q", "--cached", "c.txt")
    repo.put("120000", repo.blob("/etc/passwd"), "c.txt")
    assert introduced(repo) == []  # nobody knows what is behind it, and nobody looks
    repo.put("100644", repo.blob("requests==2.32.3\n"), "c.txt")
    assert introduced(repo) == [("requirements.txt", 2, Cause.ADDED, Tier.ADVICE)]
