"""The files that say what a project asks for: every name, exactly where it stands, and never a crash."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.requirements import InvalidRequirement
from packaging.requirements import Requirement as Packaged
from packaging.utils import canonicalize_name

from aisec_hooks.dependencies.manifests import gathered, is_manifest, pep508, placed, read
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest, Requirement, normalise, without_login
from tests.repo import PROJECT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SHA = "sha256:" + "0a" * 32
DIGEST = "#sha256=" + "0a" * 32


def one(path: str, text: str) -> Requirement:
    (found,) = checked(path, text).requirements
    return found


def checked(path: str, text: str) -> Manifest:
    """What was read, every name verified to stand where it is said to."""
    found = read(path, text)
    lines = text.split("\n")
    for requirement in found.requirements:
        assert lines[requirement.line - 1][requirement.column - 1 : requirement.end_column - 1] == requirement.name
        assert requirement.normalised == normalise(requirement.name, requirement.ecosystem)
    return found


def names(path: str, text: str) -> list[str]:
    return [requirement.name for requirement in checked(path, text).requirements]


def short(path: str, text: str) -> list[tuple[str, str]]:
    return [(requirement.name, requirement.specifier) for requirement in checked(path, text).requirements]


# --- which files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "requirements-dev.txt",
        "dev-requirements.in",
        "test_requirements.txt",
        "requirements/base.txt",
        "requirements/ci/base.txt",
        "constraints.txt",
        "reqs.txt",
        "a/pyproject.toml",
        "setup.cfg",
        "setup.py",
        "tox.ini",
        "Pipfile",
        "Pipfile.lock",
        "environment.yml",
        "conda-env.yaml",
        "uv.lock",
        "poetry.lock",
        "pdm.lock",
        "pylock.toml",
        "pylock.dev.toml",
        "package.json",
        "package-lock.json",
        "Dockerfile",
        "docker/Dockerfile.prod",
        "web.dockerfile",
        "Containerfile",
        "install.sh",
        ".github/workflows/ci.yml",
        "Makefile",
        "README.md",
        "README",
        "docs/install.rst",
        "a.ipynb",
        "script.py",
    ],
)
def test_reads(path: str) -> None:
    assert is_manifest(path)
    assert read(path, "") == read(path, "").__class__(is_lock=path.endswith(".lock") or "lock." in path)


@pytest.mark.parametrize(
    "path", ["notes.txt", "a.toml", "a.json", "x.c", "LICENSE", "Dockerfile.dockerignore", "src/required.txt"]
)
def test_leaves_others_alone(path: str) -> None:
    assert not is_manifest(path)
    assert read(path, "flask==1.0\npip install flask\n") == Manifest()


# --- specifiers ------------------------------------------------------------------------------

NAMES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,8}[A-Za-z0-9])?", fullmatch=True)
VERSIONS = st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}(rc[0-9])?", fullmatch=True)
CLAUSES = st.lists(st.tuples(st.sampled_from(["==", ">=", "<=", "!=", "<", ">"]), VERSIONS).map("".join), max_size=3)
BLANKS = st.sampled_from(["", " ", "  "])
MARKERS = st.sampled_from(["", "; python_version < '3.9'", ' ; extra == "x"'])


@given(NAMES, st.lists(NAMES, max_size=2), CLAUSES, BLANKS, MARKERS, st.booleans())
def test_agrees_with_packaging(
    name: str, extras: list[str], clauses: list[str], blank: str, marker: str, brackets: bool
) -> None:
    text = name + blank + (f"[{','.join(extras)}]" if extras else "") + blank
    text += f"({', '.join(clauses)})" if brackets and clauses else f"{blank},{blank}".join(clauses)
    text += marker
    expected = Packaged(text)
    found = pep508.parse(text)
    assert found is not None
    assert (found.name, set(found.extras)) == (expected.name, expected.extras)
    assert set(filter(None, found.specifier.split(","))) == {str(clause) for clause in expected.specifier}
    assert bool(found.marker) == (expected.marker is not None)
    assert text[found.start : found.end] == name


@given(st.text(st.sampled_from("ab1._-[],;=<>~!@() '\"#\\/:$"), max_size=16))
def test_takes_what_packaging_takes(text: str) -> None:
    try:
        expected = Packaged(text)
    except InvalidRequirement:
        return
    found = pep508.parse(text)
    assert found is not None and found.name == expected.name and (found.url or None) == expected.url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-e .",
        "a b",
        "a-",
        "a==",
        "a=1",
        "==1",
        "[x]",
        "a[",
        "a[b",
        "a @",
        "a>=1 b",
        "\u0440equests",
        "a; b; [x] c =",
    ],
)
def test_is_no_specifier(text: str) -> None:
    found = pep508.parse(text)
    assert found is None or found.marker  # a marker is kept as text


@given(NAMES)
def test_normalises_as_packaging_does(name: str) -> None:
    assert normalise(name) == canonicalize_name(name)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://host/simple", "https://host/simple"),
        ("https://user:word@host/simple", "https://host/simple"),
        ("https://user:wo/rd@host/x", "https://host/x"),
        ("https://user:wo@rd@host/x@1", "https://host/x@1"),
        ("https://user:wo/rd", "https://"),
        ("https://${TOKEN}@host/x", "https://host/x"),
        ("https://host:8080/x?token=word#egg=x", "https://host:8080/x#egg=x"),
        ("git+ssh://git@host/x.git@v1", "git+ssh://host/x.git@v1"),
        ("git@host:x/y.git", "host:x/y.git"),
        ("./pkgs/x@1", "./pkgs/x@1"),
    ],
)
def test_keeps_no_login(url: str, clean: str) -> None:
    assert without_login(url) == clean


# --- requirement files -----------------------------------------------------------------------


def test_requirement_file() -> None:
    text = (
        "\ufeff# comment\n-r other.txt\n-cx.txt\n"
        "Foo.Bar[a,b] >= 1, <2 ; python_version < '3'  # why\n"
        f"pinned==1.0 \\\n    --hash={SHA} \\\n    --hash={SHA}\n"
        "after\n"
    )
    first, pinned, after = checked("requirements.txt", text).requirements
    assert (first.normalised, first.specifier, first.extras) == ("foo-bar", ">=1,<2", ("a", "b"))
    assert (first.marker, first.line, first.column, first.end_column) == ("python_version < '3'", 4, 1, 8)
    assert pinned.hashes and pinned.specifier == "==1.0" and not first.hashes
    assert (after.line, after.origin) == (8, "requirements")


@pytest.mark.parametrize(
    ("line", "name", "url"),
    [
        ("x @ https://host/x.whl ; os_name == 'nt'", "x", "https://host/x.whl"),
        ("x @ git+https://word@host/x@v1", "x", "git+https://host/x@v1"),
        ("git+https://host/a/repo.git@v1#egg=other", "other", "git+https://host/a/repo.git@v1#egg=other"),
        ("-e git+ssh://git@host/a/repo.git@main", "repo", "git+ssh://host/a/repo.git@main"),
        ('--editable="git+https://host/a#egg=b"', "b", "git+https://host/a#egg=b"),
        ("https://host/a/some_name-1.0-py3-none-any.whl", "some_name", "https://host/a/some_name-1.0-py3-none-any.whl"),
        ("./dist/some-name-1.0.tar.gz", "some-name", "./dist/some-name-1.0.tar.gz"),
        ("file:///x/y-2.zip", "y", "file:///x/y-2.zip"),
    ],
)
def test_direct(line: str, name: str, url: str) -> None:
    found = one("requirements.txt", line)
    assert (found.name, found.direct_url) == (name, url)


@pytest.mark.parametrize("line", ["-e .", ".", "./local", "-e ../x[dev]", "~/x", "C:\\x"])
def test_paths_without_a_name(line: str) -> None:
    assert read("requirements.txt", line).requirements == ()


@pytest.mark.parametrize(("suffix", "hashes"), [(DIGEST, True), ("", False)])
def test_hash_in_a_link(suffix: str, hashes: bool) -> None:
    assert one("requirements.txt", f"x @ https://host/x.whl{suffix}").hashes is hashes
    assert one("requirements.txt", f"git+https://host/x@{'0a' * 20}").hashes


def test_indexes() -> None:
    text = (
        "--index-url https://user:word@host/simple\n--extra-index-url=https://other/simple --trusted-host other\n"
        "-f ./wheels\n-i https://short/\n--no-index\n--index-strategy unsafe-best-match\nflask\n"
    )
    found = checked("requirements.txt", text)
    assert [(index.kind, index.value, index.line) for index in found.indexes] == [
        ("index-url", "https://host/simple", 1),
        ("extra-index-url", "https://other/simple", 2),
        ("trusted-host", "other", 2),
        ("find-links", "./wheels", 3),
        ("index-url", "https://short/", 4),
        ("index-url", "", 5),
        ("index-strategy", "unsafe-best-match", 6),
    ]
    assert [requirement.name for requirement in found.requirements] == ["flask"]


def test_problems_of_requirement_files() -> None:
    merge = "<<<<<<< HEAD\nleft==1\n=======\nright==2\n>>>>>>> branch\n"
    found = checked("requirements.txt", merge)
    assert [requirement.name for requirement in found.requirements] == ["left", "right"]
    assert found.problems == (gathered.MERGE,)
    template = checked("requirements.txt", "{% if x %}\nflask\n{% endif %}\n{{ name }}\nfoo-${X}\ndjango==${V}\n")
    assert [requirement.name for requirement in template.requirements] == ["flask", "django"]
    assert template.problems == (gathered.TEMPLATE,)
    assert checked("requirements.txt", "flask\nred\nthis is prose\n").problems == (gathered.BROKEN,)
    prose = checked("docs/constraints.txt", "Constraints\n===========\n\nThese are rules.\nThey hold here.\n")
    assert not prose.requirements and gathered.PROSE in prose.problems


# --- TOML ------------------------------------------------------------------------------------


def test_pyproject_standard_tables() -> None:
    text = """\
[build-system]
requires = ["hatchling>=1"]
[project]
name = "me"
dependencies = [
  "a>=1", 'b[x]; python_version<"3"', # c
  "c @ git+https://word@host/x",
  "me[dev]",
]
[project.optional-dependencies]
dev = ["d"]
"dotted.name" = ["f"]
[dependency-groups]
test = ["g", {include-group = "dev"}]
"""
    found = checked("pyproject.toml", text).requirements
    assert [(r.name, r.group) for r in found] == [
        ("hatchling", "build-system"),
        ("a", ""),
        ("b", ""),
        ("c", ""),
        ("me", ""),
        ("d", "dev"),
        ("f", "dotted.name"),
        ("g", "test"),
    ]
    assert [r.direct_url for r in found[1:5]] == ["", "", "git+https://host/x", "."]


def test_pyproject_of_poetry() -> None:
    text = """\
[tool.poetry.dependencies]
python = "^3.10"
a = "^1.2"
b = {version = "1.0", extras = ["z"], source = "private"}
c = [{version = "1", markers = "x"}, {git = "https://host/c", rev = "main"}]
d = { path = "../d", develop = true }
"e.f" = "*"
[tool.poetry.group.docs.dependencies]
g = ">=1"
[[tool.poetry.source]]
name = "private"
url = "https://user:word@private/simple"
priority = "supplemental"
"""
    found = checked("pyproject.toml", text)
    assert [(r.name, r.specifier, r.direct_url, r.group) for r in found.requirements] == [
        ("a", "^1.2", "", ""),
        ("b", "==1.0", "https://private/simple", ""),
        ("c", "==1", "", ""),
        ("c", "", "https://host/c@main", ""),
        ("d", "", "../d", ""),
        ("e.f", "", "", ""),
        ("g", ">=1", "", "docs"),
    ]
    assert [(index.kind, index.value) for index in found.indexes] == [("extra-index-url", "https://private/simple")]


def test_pyproject_of_uv_pdm_hatch_flit() -> None:
    text = """\
[project]
dependencies = ["a", "B_c", "d"]
[tool.uv]
dev-dependencies = ["e"]
index-strategy = "unsafe-best-match"
extra-index-url = ["https://more/simple"]
[tool.uv.sources]
a = { workspace = true }
b-c = [{ index = "corp", marker = "x" }]
[[tool.uv.index]]
name = "corp"
url = "https://corp/simple"
explicit = true
[tool.pdm.dev-dependencies]
x = ["f", "-e file:///x#egg=g"]
[tool.hatch.envs.docs]
extra-dependencies = ["h"]
[tool.hatch.build.hooks.x]
dependencies = ["i"]
[tool.flit.metadata]
requires = ["j"]
"""
    found = checked("pyproject.toml", text)
    assert {r.name: r.direct_url for r in found.requirements} == {
        "a": "workspace",
        "B_c": "https://corp/simple",
        "d": "",
        "e": "",
        "f": "",
        "g": "file:///x#egg=g",
        "h": "",
        "i": "",
        "j": "",
    }
    assert [(index.kind, index.value) for index in found.indexes] == [
        ("source", "https://corp/simple"),
        ("source", "https://more/simple"),
        ("index-strategy", "unsafe-best-match"),
    ]


def test_pyproject_in_a_merge() -> None:
    text = '[project]\ndependencies = [\n<<<<<<< HEAD\n  "a",\n=======\n  "b",\n>>>>>>> x\n]\n'
    assert names("pyproject.toml", text) == ["a", "b"]
    assert read("pyproject.toml", text).problems == (gathered.MERGE,)
    twice = '[project]\n<<<<<<< HEAD\ndependencies = ["a"]\n=======\ndependencies = ["b"]\n>>>>>>> x\n'
    assert names("pyproject.toml", twice) == ["a", "b"]


def same(value: object) -> object:
    """Strings as they are, everything else alike."""
    if isinstance(value, dict):
        return {str(key): same(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [same(inner) for inner in value]
    return str(value) if isinstance(value, str) and not isinstance(value, placed.Bare) else "*"


@pytest.mark.parametrize(
    "text",
    [
        (PROJECT / "pyproject.toml").read_text(encoding="utf-8"),
        'a.b."c.d" = 1\n[x . y]\nz = { p = "q", r.s = [ "t", {u = 1} ] }\n[[l]]\nm=1\n[[l]]\nm=2\n[l.n]\no="p"\n',
        "a = '''\nx'y''z'''\nb = \"\"\"\\\n   joined \\\" \\u00e9 \"\"\"\"\nc = '\\'\nd = \"\\t\\\\\"\n",
        "when = 2020-01-01T07:32:00Z\nt = 07:32:00\ninf = -inf\n# [x]\ne = [ # c\n1, # d\n]\n",
    ],
)
def test_values_are_those_of_the_standard_library(text: str) -> None:
    assert same(placed.toml(text)) == same(tomllib.loads(text))


JSON = st.recursive(
    st.text() | st.integers() | st.booleans(),
    lambda inner: st.dictionaries(st.text(min_size=1), inner) | st.lists(inner),
)


@given(st.dictionaries(st.sampled_from(["a", "b c", "d.e", "\u00e9"]), JSON), st.booleans())
def test_json_values(document: dict[str, object], ascii_only: bool) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only, indent=1)
    if "\\ud" not in text:
        assert same(placed.json(text)) == same(json.loads(text))


def test_pipfile_and_its_lock() -> None:
    text = """\
[[source]]
url = "https://user:word@first/simple"
verify_ssl = false
name = "first"
[[source]]
url = "https://second/simple"
name = "second"
[packages]
a = "*"
b = {version = "==1", index = "second"}
c = {git = "https://host/c", ref = "x", editable = true}
[dev-packages]
d = ">=1"
"""
    found = checked("Pipfile", text)
    assert [(r.name, r.specifier, r.direct_url, r.group) for r in found.requirements] == [
        ("a", "", "", ""),
        ("b", "==1", "https://second/simple", ""),
        ("c", "", "https://host/c@x", ""),
        ("d", ">=1", "", "dev"),
    ]
    assert [(i.kind, i.value) for i in found.indexes] == [
        ("index-url", "https://first/simple"),
        ("trusted-host", "https://first/simple"),
        ("source", "https://second/simple"),
    ]
    lock = json.dumps(
        {"_meta": {}, "default": {"a": {"hashes": [SHA], "version": "==1.0"}}, "develop": {"b": {}}}, indent=4
    )
    locked = checked("Pipfile.lock", lock)
    assert locked.is_lock
    assert [(r.name, r.specifier, r.hashes, r.group) for r in locked.requirements] == [
        ("a", "==1.0", True, ""),
        ("b", "", False, "dev"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "uv.lock",
            'version = 1\n[[package]]\nname = "a"\nversion = "1.0"\nsource = { registry = "https://r/simple" }\n'
            'dependencies = [\n    { name = "z" },\n]\nwheels = [\n'
            '    { url = "https://f/a.whl", hash = "sha256:1" },\n]\n\n'
            '[[package]]\nname = "b"\nversion = "2"\nsource = { git = "https://host/b#x" }\n[package.metadata]\n'
            'requires-dist = [{ name = "z" }]\n',
        ),
        (
            "poetry.lock",
            '[[package]]\nname = "a"\nversion = "1.0"\nfiles = [\n    {file = "a.whl", hash = "sha256:1"},\n]\n'
            '[package.dependencies]\nz = ">=1"\n[package.source]\ntype = "legacy"\n'
            'url = "https://r/simple"\nreference = "r"\n'
            '[[package]]\nname = "b"\nversion = "2"\n[package.source]\n'
            'type = "git"\nurl = "https://host/b"\n[metadata]\nx = 1\n',
        ),
        (
            "pylock.toml",
            '[[packages]]\nname = "a"\nversion = "1.0"\nindex = "https://r/simple"\n'
            '[[packages.wheels]]\nname = "a-1.whl"\n'
            'hashes = {sha256 = "1"}\n[[packages]]\nname = "b"\nversion = "2"\n'
            'vcs = {type = "git", url = "https://host/b"}\n',
        ),
    ],
)
def test_locks(path: str, text: str) -> None:
    found = checked(path, text)
    assert found.is_lock
    a, b = found.requirements
    assert (a.name, a.specifier, a.hashes, a.direct_url) == ("a", "==1.0", True, "")
    assert (b.name, b.specifier, b.hashes) == ("b", "==2", False)
    assert b.direct_url.startswith("https://host/b")
    assert [(index.kind, index.value) for index in found.indexes] == [("source", "https://r/simple")]


# --- setup.cfg, setup.py, conda, npm ---------------------------------------------------------


def test_setup_cfg_and_tox() -> None:
    text = """\
[metadata]
name = me
[options]
install_requires =
    a>=1
    # c
    b; python_version<"3"
setup_requires = c; d
tests_require = file: x.txt
[options.extras_require]
dev =
    e
    me[x]
[flake8]
install_requires = nothing
"""
    found = checked("setup.cfg", text).requirements
    assert [(r.name, r.group, r.direct_url) for r in found] == [
        ("a", "", ""),
        ("b", "", ""),
        ("c", "build-system", ""),
        ("d", "build-system", ""),
        ("e", "dev", ""),
        ("me", "dev", "."),
    ]
    assert short(
        "tox.ini", "[testenv:x]\ndeps =\n  a\n  py27: b>=1\n  -r x.txt\n  {[base]deps}\ncommands = pytest\n"
    ) == [
        ("a", ""),
        ("b", ">=1"),
    ]


def test_setup_py_is_read_not_run() -> None:
    text = '''\
from setuptools import setup
raise SystemExit
\u00e9 = NEEDED = ["a>=1", "b"]
NEEDED += ["c"]
NEEDED.append("d")
extras = {"dev": ["e"], "x:python_version<'3'": ["f"]}
extras["more"] = ["g"]
kwargs = dict(setup_requires=("h",))
options = {"tests_require": """
    i>=1
    j
""".splitlines()}
setup(name="me", install_requires=NEEDED + ["k" if x else "l", f"{x}"], extras_require=extras, **kwargs)
'''
    found = checked("setup.py", text)
    assert [(r.name, r.group) for r in found.requirements] == [
        ("a", ""),
        ("b", ""),
        ("c", ""),
        ("d", ""),
        ("e", "dev"),
        ("f", "x"),
        ("g", "more"),
        ("h", "build-system"),
        ("i", "test"),
        ("j", "test"),
        ("k", ""),
        ("l", ""),
    ]
    assert found.problems == (gathered.COMPUTED,)
    assert read("setup.py", "print 'install_requires'").problems == (gathered.BROKEN,)
    joined = read("setup.py", 'setup(install_requires=["fla" "sk"])').requirements
    assert [r.name for r in joined] == ["flask"]


def test_conda_environment() -> None:
    text = """\
name: x
dependencies:
  - python=3.8
  - pip:
    - a==1
    - "b[x]>=2"  # c
    - -r requirements.txt
    - --extra-index-url https://host/
    - git+https://host/c.git
  - numpy=1.0
  - pip: [d, "e>=1"]
"""
    found = checked("environment.yml", text)
    assert [(r.name, r.specifier) for r in found.requirements] == [
        ("a", "==1"),
        ("b", ">=2"),
        ("c", ""),
        ("d", ""),
        ("e", ">=1"),
    ]
    assert [index.kind for index in found.indexes] == ["extra-index-url"]


def test_npm() -> None:
    text = json.dumps(
        {
            "name": "x",
            "dependencies": {"@s/a": "^1", "b": "npm:c@2", "d": "file:../d", "e": "user/repo", "f": "*"},
            "devDependencies": {"g": "workspace:*"},
            "scripts": {"x": "y"},
        },
        indent=2,
    )
    found = checked("package.json", text).requirements
    assert {r.ecosystem for r in found} == {Ecosystem.NPM}
    assert [(r.name, r.specifier, r.direct_url, r.group) for r in found] == [
        ("@s/a", "^1", "", ""),
        ("c", "2", "", ""),
        ("d", "", "file:../d", ""),
        ("e", "", "user/repo", ""),
        ("f", "", "", ""),
        ("g", "", "workspace:*", "dev"),
    ]


@pytest.mark.parametrize(
    "packages",
    [
        {
            "packages": {
                "": {},
                "node_modules/a": {"version": "1", "resolved": "https://r/a.tgz", "integrity": "x"},
                "node_modules/a/node_modules/@s/b": {
                    "version": "2",
                    "resolved": "git+ssh://git@h/y.git#1",
                    "dev": True,
                },
            }
        },
        {
            "dependencies": {
                "a": {
                    "version": "1",
                    "resolved": "https://r/a.tgz",
                    "integrity": "x",
                    "dependencies": {"@s/b": {"version": "2", "resolved": "git+ssh://git@h/y.git#1", "dev": True}},
                }
            }
        },
    ],
)
def test_npm_lock(packages: dict[str, object]) -> None:
    found = checked("package-lock.json", json.dumps(packages, indent=1))
    assert found.is_lock and [index.value for index in found.indexes] == ["https://r"]
    assert [(r.name, r.specifier, r.hashes, r.direct_url, r.group) for r in found.requirements] == [
        ("a", "1", True, "", ""),
        ("@s/b", "2", False, "git+ssh://h/y.git#1", "dev"),
    ]


# --- commands --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pip install flask", [("flask", "")]),
        ("pip3 install -q --no-cache-dir 'x>=1,<2' \"y[z]==1\"", [("x", ">=1,<2"), ("y", "==1")]),
        ("pip install x>=1.0 y > out.log 2>&1", [("x", ">=1.0"), ("y", "")]),
        ("pip install -r r.txt -c c.txt -t dir x", [("x", "")]),
        ("pip install -qt dir x && rm -rf y", [("x", "")]),
        ("sudo -H python3.11 -m pip install --upgrade x; ls", [("x", "")]),
        ("/opt/venv/bin/pip install x | tee log", [("x", "")]),
        ("$PYTHON -m pip install x", [("x", "")]),
        ("${PIP} install x", [("x", "")]),
        ("if true; then pip install x; fi", [("x", "")]),
        ("PIP_NO_CACHE=1 pip install x # why", [("x", "")]),
        ("bash -c 'pip install x'", [("x", "")]),
        ("conda run -n env pip install x", [("x", "")]),
        ("pip install x==$VERSION y-$VERSION $Z", [("x", "==$VERSION")]),
        ("pip install . ./y '.[dev]' x.whl git+https://host/z.git", [("x", ""), ("z", "")]),
        ("pip install -e git+https://host/y#egg=z", [("z", "")]),
        ("uv pip install --system x", [("x", "")]),
        ("uv add --group docs x", [("x", "")]),
        ("uvx --from x y-command", [("x", "")]),
        ("uvx x@latest y", [("x", "")]),
        ("uv run --with x,y script.py", [("x", ""), ("y", "")]),
        ("uv tool install x", [("x", "")]),
        ("pipx run x y", [("x", "")]),
        ("pipx install x", [("x", "")]),
        ("poetry add -G dev x@^1 y@latest z@1.0", [("x", "^1"), ("y", ""), ("z", "==1.0")]),
        ("pdm add -dG test x", [("x", "")]),
        ("pipenv install --dev x", [("x", "")]),
        ("easy_install x", [("x", "")]),
        ("npm install -g @s/x@1 y", [("@s/x", "1"), ("y", "")]),
        ("npm ci", []),
        ("yarn add x", [("x", "")]),
        ("npx -y x y", [("x", "")]),
        ("echo pip install x", []),
        ('echo "pip install x"', []),
        ("# pip install x", []),
        ("please pip install x", []),
        ("pip uninstall x", []),
        ("pip list", []),
        ("my-pip install x", []),
        ("pipeline install x", []),
    ],
)
def test_commands(line: str, expected: list[tuple[str, str]]) -> None:
    assert short("install.sh", line + "\n") == expected
    if "$" not in line and line[:1] != "#":
        assert short("Makefile", f"x:\n\t@{line}\n") == expected
        assert short("Dockerfile", f"FROM x\nRUN ls && \\\n    {line}\n") == expected


def test_command_parts() -> None:
    found = checked(
        "Dockerfile", 'RUN ["pip", "install", "a", "b==1"]\nRUN poetry add --dev c && uv add --group docs d\n'
    ).requirements
    assert [(r.name, r.specifier, r.group, r.origin) for r in found] == [
        ("a", "", "", "install-command"),
        ("b", "==1", "", "install-command"),
        ("c", "", "dev", "install-command"),
        ("d", "", "docs", "install-command"),
    ]
    flags = "RUN pip install --index-url https://user:word@h/ --extra-index-url=https://x/ --trusted-host x a \\\n  b\n"
    manifest = checked("Dockerfile", flags)
    assert [r.name for r in manifest.requirements] == ["a", "b"] and manifest.requirements[1].line == 2
    assert [(i.kind, i.value) for i in manifest.indexes] == [
        ("index-url", "https://h/"),
        ("extra-index-url", "https://x/"),
        ("trusted-host", "x"),
    ]


def test_workflow() -> None:
    text = """\
steps:
  - run: pip install a b==${{ matrix.b }}
  - run: "pip install c"
  - name: pip install not-this
    run: |
      python -m pip install --upgrade pip
      pip install ".[dev]" d
  - run: ${{ env.PY }} -m pip install e
"""
    assert names(".github/workflows/ci.yml", text) == ["a", "b", "c", "pip", "d", "e"]


def test_pages_count_only_in_code() -> None:
    text = """\
You can pip install nothing or `pip install x-inline` now.

    $ pip install x-indented

```bash
# pip install x-comment
pip install x-fenced \\
   x-continued
pip install <package> x-behind
pip install x-prose to try it
```
- Or ``pip install x-double``.
"""
    expected = ["x-inline", "x-indented", "x-comment", "x-fenced", "x-continued", "x-behind", "x-prose", "x-double"]
    assert names("README.md", text) == names("README.rst", text) == expected


def test_notebooks_as_text_and_as_file() -> None:
    code = "!pip install -q x y\n%pip install z\nThen pip install w\n!{sys.executable} -m pip install v\n"
    assert names("a.ipynb", code) == ["x", "y", "z", "v"]
    cell = {"cell_type": "code", "source": ['s = "\u00e9"\n', '!pip install "x" y'], "outputs": []}
    file = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}, indent=1)
    assert names("a.ipynb", file) == ["x", "y"]


def test_inline_script() -> None:
    text = '#!/usr/bin/env python\n# /// script\n# dependencies = [\n#   "a>=1",\n#   "b",\n# ]\n# ///\nimport a\n'
    assert short("x.py", text) == [("a", ">=1"), ("b", "")]
    assert read("x.py", 'x = """\n # /// script\n"""\n') == Manifest()


# --- whatever comes --------------------------------------------------------------------------

PATHS = [
    "requirements.txt",
    "pyproject.toml",
    "setup.cfg",
    "tox.ini",
    "setup.py",
    "Pipfile",
    "Pipfile.lock",
    "environment.yml",
    "uv.lock",
    "package.json",
    "package-lock.json",
    "Dockerfile",
    "ci.yml",
    "README.md",
    "a.ipynb",
    "x.py",
]
PIECES = st.sampled_from(
    [
        "pip install ",
        "uv add ",
        "npm i ",
        "RUN [",
        "-e ",
        "-r",
        "--index-url ",
        "git+https://h/x",
        "#egg=",
        "a",
        "b==1",
        "[",
        "]",
        "{",
        "}",
        "[[",
        "]]",
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "\n",
        "\\\n",
        " ",
        "\t",
        "#",
        "=",
        ",",
        ":",
        ";",
        "@",
        "<",
        ">",
        "$",
        "`",
        "```\n",
        "/",
        "//",
        "?",
        "[project]\n",
        "dependencies",
        "[[package]]\n",
        "name = ",
        "setup(install_requires=",
        "- pip:",
        "    - ",
        "{{",
        "}}",
        "${",
        "<<<<<<< x\n",
        "# /// script\n",
        "# ",
        "\r",
        "\x00",
        "\ufeff",
        "\ud800",
        "\u2028",
        "\u00e9",
        "\x0c",
        '{"cells": [',
        "node_modules/",
        "(",
        ")",
    ]
)


@settings(max_examples=300)
@given(st.sampled_from(PATHS), st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
def test_never_crashes(path: str, text: str) -> None:
    lines = text.split("\n")
    for requirement in read(path, text).requirements:
        assert 1 <= requirement.line <= len(lines)
        assert 1 <= requirement.column <= len(lines[requirement.line - 1]) + 1
        assert requirement.name


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "a-",
        "a[",
        "[",
        "{",
        '"',
        "'",
        "\\",
        "<",
        "pip install ",
        "RUN [",
        "a,",
        "a==",
        "`",
        "#",
        "//",
        "@",
        "-e ",
        "=",
        '"""',
        "${{",
    ],
)
def test_time_is_linear(path: str, piece: str) -> None:
    text = piece * (150_000 // len(piece))
    start = time.perf_counter()
    read(path, text)
    assert time.perf_counter() - start < 4


def test_hundred_requirements_are_quick() -> None:
    lines = [f"package-{number}[extra]>=1.{number},<2 ; python_version >= '3.9'" for number in range(100)]
    quoted = "\n".join(f'  "{line}",' for line in lines)
    for path, text in (
        ("requirements.txt", "\n".join(lines)),
        ("pyproject.toml", f"[project]\ndependencies = [\n{quoted}\n]\n"),
        ("Dockerfile", "RUN pip install \\\n" + " \\\n".join(f'"{line}"' for line in lines)),
    ):
        read(path, text)
        taken = []
        for _ in range(5):
            start = time.perf_counter()
            assert len(read(path, text).requirements) == 100
            taken.append(time.perf_counter() - start)
        assert min(taken) < 0.02


def test_no_secret_in_what_is_read() -> None:
    word = "hunter" + "2" * 10
    texts = {
        "requirements.txt": f"--index-url https://u:{word}@h/s\nx @ https://{word}@h/x.whl?key={word}\ngit+https://{word}@h/y\n",
        "Dockerfile": f"RUN pip install -i https://u:{word}@h/s git+https://{word}@h/y\n",
        "Pipfile": f'[[source]]\nurl = "https://u:{word}@h/s"\n[packages]\na = {{git = "https://{word}@h/a"}}\n',
        "package.json": f'{{"dependencies": {{"a": "git+https://{word}@h/a"}}}}',
        "uv.lock": f'[[package]]\nname = "a"\nsource = {{ git = "https://{word}@h/a" }}\n',
    }
    for path, text in texts.items():
        found = checked(path, text)
        assert found.requirements and word not in repr(found)


def test_installed_metadata_agrees_with_packaging() -> None:
    """Every requirement that the installed packages state."""
    from importlib.metadata import distributions

    stated = {line for found in distributions() for line in found.requires or []}
    assert len(stated) > 50
    for line in stated:
        assert one("requirements.txt", line).normalised == canonicalize_name(Packaged(line).name)


def test_our_own_files() -> None:
    for path in ("pyproject.toml", "README.md", "CONTRIBUTING.md", "Makefile"):
        checked(path, Path(PROJECT / path).read_text(encoding="utf-8"))
    assert "msgspec" in names("pyproject.toml", (PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
