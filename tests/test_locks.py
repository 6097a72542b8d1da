"""Lock files: what of a change in them is no update, in every format, through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli, pipeline
from aisec_hooks.dependencies import locked
from aisec_hooks.dependencies.locked.origin import origin
from aisec_hooks.settings import Settings
from tests.repo import Repo, isolate

RULE = "changed-lock-source"
PYPI = "https://pypi" + ".org/simple"
FILES = "https://files.python" + "hosted.org"
NPM = "https://registry.npm" + "js.org"
YARN = "https://registry.yarn" + "pkg.com"
EVIL = "https://files.evil.example"
ACME = "https://pypi.acme.example"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    made = Repo.init(tmp_path / "shop")
    monkeypatch.chdir(made.path)
    return made


Said = list[tuple[int, str, str]]


def said(repo: Repo, capsys: pytest.CaptureFixture[str], base: dict[str, str], head: dict[str, str]) -> Said:
    """(line, tier, message) of all that is said of lock files where `head` is staged on `base`."""
    repo.commit({**base})
    repo.stage({**head})
    capsys.readouterr()
    code = cli.main(["diff", "--staged", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    found = [f for f in document["findings"] if f["rule"] == RULE]
    assert code == int(any(f["tier"] == "blocking" for f in document["findings"]))
    return [(f["location"]["span"]["start"]["line"], f["tier"], f["message"]) for f in found]


# --- the formats: an entry of a name, a version, a host and the digit its hash is made of -----


def uv(name: str, version: str, host: str, digit: str) -> str:
    hashed = f', hash = "sha256:{digit * 64}"' if digit else ""
    files = FILES if host == PYPI else host
    return (
        f'[[package]]\nname = "{name}"\nversion = "{version}"\nsource = {{ registry = "{host}" }}\n'
        f'dependencies = [\n    {{ name = "other", source = {{ registry = "https://x.example/simple" }} }},\n]\n'
        f'sdist = {{ url = "{files}/{name}-{version}.tar.gz"{hashed}, size = 12 }}\n'
        f'wheels = [\n    {{ url = "{files}/{name}-{version}-py3-none-any.whl"{hashed} }},\n]\n\n'
    )


def poetry(name: str, version: str, host: str, digit: str) -> str:
    hashed = f'    {{file = "{name}-{version}.tar.gz", hash = "sha256:{digit * 64}"}},\n' if digit else ""
    source = "" if host == PYPI else f'\n[package.source]\ntype = "legacy"\nurl = "{host}"\nreference = "acme"\n'
    return (
        f'[[package]]\nname = "{name}"\nversion = "{version}"\noptional = false\nfiles = [\n{hashed}]\n'
        f'\n[package.dependencies]\nother = "*"\n{source}\n'
    )


def pylock(name: str, version: str, host: str, digit: str) -> str:
    hashed = f'hashes = {{sha256 = "{digit * 64}"}}' if digit else ""
    files = FILES if host == PYPI else host
    return (
        f"[[packages]]\nname = '{name}'\nversion = '{version}'\nindex = '{host}'\n\n[[packages.wheels]]\n"
        f"name = '{name}-{version}-py3-none-any.whl'\nurl = '{files}/{name}-{version}-py3-none-any.whl'\n{hashed}\n\n"
    )


def pdm(name: str, version: str, host: str, digit: str) -> str:
    hashed = f', hash = "sha256:{digit * 64}"' if digit else ""
    files = FILES if host == PYPI else host
    return (
        f'[[package]]\nname = "{name}"\nversion = "{version}"\nfiles = [\n'
        f'    {{url = "{files}/{name}-{version}.tar.gz"{hashed}}},\n]\n\n'
    )


def npm(name: str, version: str, host: str, digit: str) -> str:
    hashed = f',\n      "integrity": "sha512-{digit * 86}=="' if digit else ""
    return (
        f'    "node_modules/{name}": {{\n      "version": "{version}",\n'
        f'      "resolved": "{host}/{name}/-/{name}-{version}.tgz"{hashed}\n    }}'
    )


def npm_1(name: str, version: str, host: str, digit: str) -> str:
    return npm(name, version, host, digit).replace("node_modules/", "")


def yarn(name: str, version: str, host: str, digit: str) -> str:
    hashed = f"  integrity sha512-{digit * 86}==\n" if digit else ""
    return (
        f'{name}@^{version[0]}.0.0, {name}@^{version}:\n  version "{version}"\n'
        f'  resolved "{host}/{name}/-/{name}-{version}.tgz"\n{hashed}  dependencies:\n    other "^1.0.0"\n\n'
    )


def berry(name: str, version: str, host: str, digit: str) -> str:
    resolution = f"{name}@npm:{version}" + ("" if host == NPM else f"::__archiveUrl={host.replace(':', '%3A')}%2Fa.tgz")
    hashed = f"  checksum: 10c0/{digit * 128}\n" if digit else ""
    return (
        f'"{name}@npm:^{version}":\n  version: {version}\n  resolution: "{resolution}"\n{hashed}'
        "  languageName: node\n  linkType: hard\n\n"
    )


def pnpm(name: str, version: str, host: str, digit: str) -> str:
    tarball = "" if host == NPM else f", tarball: {host}/{name}/-/{name}-{version}.tgz"
    hashed = f"integrity: sha512-{digit * 86}==" if digit else "type: registry"
    return f"  {name}@{version}:\n    resolution: {{{hashed}{tarball}}}\n    engines: {{node: '>=12'}}\n\n"


def pipenv(name: str, version: str, host: str, digit: str) -> str:
    hashed = f'"hashes": ["sha256:{digit * 64}"],\n      ' if digit else ""
    index = "pypi" if host == PYPI else host
    return f'    "{name}": {{\n      {hashed}"index": "{index}",\n      "version": "=={version}"\n    }}'


def hashed(name: str, version: str, host: str, digit: str) -> str:
    more = f" \\\n    --hash=sha256:{digit * 64}" if digit else ""
    return f"{name}=={version}{more}\n    # via shop\n"


class Format:
    """How to write a lock file of a few entries."""

    def __init__(
        self, path: str, entry: Callable[[str, str, str, str], str], head: str, tail: str = "", between: str = ""
    ) -> None:
        self.path, self.entry, self.head, self.tail, self.between = path, entry, head, tail, between
        self.npm = path in {"package-lock.json", "yarn.lock", "pnpm-lock.yaml", "npm-shrinkwrap.json"}
        self.host = NPM if self.npm else PYPI

    def __call__(self, **entries: tuple[str, str, str]) -> dict[str, str]:
        """The lock of entries name=(version, host or "", digit)."""
        made = (self.entry(n, v, host or self.host, digit) for n, (v, host, digit) in entries.items())
        sources = json.dumps([{"name": h, "url": u} for h, u in (("pypi", PYPI), (ACME, ACME), (EVIL, EVIL))])
        text = f"{self.head}{self.between.join(made)}{self.tail}"
        return {self.path: text.replace("SOURCES", sources)}


FORMATS = [
    Format("uv.lock", uv, "version = 1\nrevision = 3\n\n"),
    Format("poetry.lock", poetry, "# made by poetry\n\n", '[metadata]\nlock-version = "2.1"\ncontent-hash = "00"\n'),
    Format("pylock.toml", pylock, "lock-version = '1.0'\ncreated-by = 'pip'\n\n"),
    Format("pdm.lock", pdm, '[metadata]\ngroups = ["default"]\n\n'),
    Format("package-lock.json", npm, '{\n  "lockfileVersion": 3,\n  "packages": {\n', "\n  }\n}\n", ",\n"),
    Format("npm-shrinkwrap.json", npm_1, '{\n  "lockfileVersion": 1,\n  "dependencies": {\n', "\n  }\n}\n", ",\n"),
    Format("yarn.lock", yarn, "# yarn lockfile v1\n\n\n"),
    Format("yarn.lock", berry, "__metadata:\n  version: 8\n  cacheKey: 10c0\n\n"),
    Format("pnpm-lock.yaml", pnpm, "lockfileVersion: '9.0'\n\npackages:\n\n", "snapshots:\n\n  one@1.0.0: {}\n"),
    Format("Pipfile.lock", pipenv, '{\n  "_meta": {"sources": SOURCES},\n  "default": {\n', "\n  }\n}\n", ",\n"),
    Format("requirements.txt", hashed, "# compiled\n"),
]
IDS = ["uv", "poetry", "pylock", "pdm", "npm", "npm-1", "yarn", "berry", "pnpm", "pipenv", "pip"]
WITH_HOSTS = [f for f in FORMATS if f.path != "requirements.txt"]
WITH_HOSTS_IDS = IDS[:-1]
each_format = pytest.mark.parametrize("form", FORMATS, ids=IDS)
each_with_hosts = pytest.mark.parametrize("form", WITH_HOSTS, ids=WITH_HOSTS_IDS)

BASE = {"one": ("1.0.0", "", "a"), "two": ("2.0.0", "", "b"), "three": ("3.0.0", "", "c")}


def line_of(text: str, name: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if name in line and "other" not in line)


@each_format
def test_another_hash_of_the_same_version_blocks(form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    head = form(**{**BASE, "two": ("2.0.0", "", "d")})
    ((line, tier, message),) = said(repo, capsys, form(**BASE), head)
    assert (line, tier) == (line_of(head[form.path], "two"), "blocking")
    assert message == "two 2.0.0 has other hashes than before under the same version".replace(
        "two 2.0.0", "two ==2.0.0" if form.path == "Pipfile.lock" else "two 2.0.0"
    )


@each_format
def test_updates_and_new_packages_are_no_finding(form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    head = form(**{**BASE, "two": ("2.1.0", "", "d"), "four": ("4.0.0", "", "e")})
    assert said(repo, capsys, form(**BASE), head) == []
    assert said(repo, capsys, head, form(one=("1.0.0", "", "a"))) == []


@each_format
def test_hashes_that_are_gone_are_advice(form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    head = form(**{**BASE, "two": ("2.0.0", "", "")})
    ((_, tier, message),) = said(repo, capsys, form(**BASE), head)
    assert tier == "advice" and message.endswith("has no hash any more")
    assert said(repo, capsys, head, form(**BASE)) == []


@each_with_hosts
def test_another_host_blocks_unless_the_hash_holds_the_file(
    form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    head = form(**{**BASE, "two": ("2.0.1", EVIL, "d")})
    ((_, tier, message),) = said(repo, capsys, form(**BASE), head)
    assert tier == "blocking" and message.endswith("2.0.1 comes from evil.example now, which no manifest speaks of")
    ((_, tier, message),) = said(repo, capsys, form(**BASE), form(**{**BASE, "two": ("2.0.0", EVIL, "b")}))
    assert tier == "advice" and message.endswith("comes from evil.example now, with the same hash")
    ((_, tier, message),) = said(repo, capsys, form(**BASE), form(**{**BASE, "two": ("2.0.0", EVIL, "d")}))
    assert tier == "blocking" and message.endswith("under the same version, from evil.example now")


@each_with_hosts
def test_a_new_package_from_a_host_of_its_own_is_advice(
    form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    ((_, tier, message),) = said(repo, capsys, form(**BASE), form(**{**BASE, "four": ("4.0.0", EVIL, "d")}))
    assert tier == "advice" and "comes from evil.example, as nothing else does" in message


@each_with_hosts
def test_a_mirror_for_all_is_one_advice(form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    many = {f"p{i:02}": (f"1.{i}.0", "", "abcdef"[i % 6]) for i in range(40)}
    for digits in ("abcdef", "012345"):  # the same files, and updates of all
        head = {n: (f"1.{i}.{int(digits != 'abcdef')}", ACME, digits[i % 6]) for i, n in enumerate(many)}
        ((_, tier, message),) = said(repo, capsys, form(**many), form(**head))
        assert tier == "advice" and "comes from acme.example now" in message and "39 more entries" in message


@pytest.mark.parametrize("count", [1, 6, 30])
def test_many_at_once_are_no_excuse(count: int, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    many = {f"p{i:02}": (f"1.{i}.0", "", "a") for i in range(100)}
    other = {n: (v, h, "b") for n, (v, h, _) in list(many.items())[:count]}
    moved = dict.fromkeys(other, ("2.0.0", EVIL, "b"))
    for head in (other, moved):
        ((_, tier, message),) = said(repo, capsys, form(**many), form(**{**many, **head}))
        assert tier == "blocking" and (f"and so do {count - 1} more entries" in message) is (count > 1)
    mirror = dict.fromkeys(other, ("2.0.0", "https://registry.npm" + "mirror.com", "b"))
    ((_, tier, _),) = said(repo, capsys, form(**many), form(**{**many, **mirror}))
    assert tier == "advice"


@each_format
def test_a_lock_file_that_is_new_is_no_finding(form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(repo, capsys, {"README.md": "x\n"}, form(**BASE)) == []


@each_with_hosts
def test_odd_ones_of_a_new_lock_file_are_advice(form: Format, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    many = {f"p{i:02}": (f"1.{i}.0", "", "a") for i in range(20)}
    head = form(**{**many, "odd": ("1.0.0", EVIL, "b")})
    ((line, tier, message),) = said(repo, capsys, {"README.md": "x\n"}, head)
    assert tier == "advice" and "as nothing else does" in message and line == line_of(head[form.path], "odd")
    head = form(**{**many, "p03": ("1.3.0", "http" + form.host[5:], "a")})
    if form.entry is not pipenv:
        ((_, tier, message),) = said(repo, capsys, {"README.md": "x\n"}, head)
        assert tier == "advice" and message.endswith("without encryption now")


# --- what explains a change ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", f'[[tool.uv.index]]\nname = "acme"\nurl = "{ACME}/simple"\n'),
        (
            "pyproject.toml",
            f'[project]\ndependencies = ["two"]\n[tool.uv.sources]\ntwo = {{ url = "{ACME}/two.whl" }}\n',
        ),
        ("uv.toml", f'index-url = "{ACME}/simple"\n'),
        ("pip.conf", f"[global]\nindex-url = {ACME}/simple\n"),
        ("requirements.txt", f"--extra-index-url {ACME}/simple\ntwo\n"),
    ],
)
def test_a_host_that_the_repository_names_is_no_finding(
    path: str, text: str, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    form = FORMATS[0]
    head = form(**{**BASE, "two": ("2.0.1", f"{ACME}/simple", "d")})
    assert said(repo, capsys, {path: text, **form(**BASE)}, head) == []
    if path.endswith((".conf", "uv.toml")):
        repo.git("rm", "-q", "--cached", path)
        ((_, tier, message),) = said(repo, capsys, form(**BASE), {**head, path: text})
        assert tier == "advice" and message.endswith("which a setting names since this change")


def test_npmrc_names_a_registry(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    head = form(**{**BASE, "two": ("2.0.1", "https://npm.acme.example", "d")})
    assert [t for _, t, _ in said(repo, capsys, form(**BASE), head)] == ["blocking"]
    named = {".npmrc": "registry=https://npm.acme.example/\n//npm.acme.example/:_authToken=${TOKEN}\n"}
    assert [t for _, t, _ in said(repo, capsys, form(**BASE), {**head, **named})] == ["advice"]
    assert said(repo, capsys, {**named, **form(**BASE)}, head) == []
    comment = {".npmrc": "# see https://npm.acme.example\n; https://npm.acme.example\n"}
    assert [t for _, t, _ in said(repo, capsys, {**comment, **form(**BASE)}, head)] == ["blocking"]


def test_hosts_of_one_organisation_are_one(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    for old, new in ((NPM, YARN), ("https://npm.acme.example", "https://mirror.acme.example")):
        base = {n: (v, old, d) for n, (v, _, d) in BASE.items()}
        assert said(repo, capsys, form(**base), form(**{**base, "two": ("2.0.1", new, "d")})) == []
    for one, other, same in (
        ("https://codeload.github.com/acme/a/tar.gz/1", "git+ssh://git@github.com/acme/a.git#1", True),
        ("https://github.com/acme/a", "https://github.com/other/a", False),
        ("https://a.github.io/simple", "https://b.github.io/simple", False),
        ("https://storage.googleapis.com/one/a.whl", "https://storage.googleapis.com/two/a.whl", False),
        ("https://a.acme.co.uk/x", "https://b.other.co.uk/x", False),
        ("github:acme/a", "https://github.com/acme/b/archive/1.zip", True),
        ("https://files.acme.example:8443/a", "https://acme.example/b", True),
    ):
        first, second = origin(one), origin(other)
        assert first and second and (first.name == second.name) is same, (one, other)


def test_from_the_index_to_a_repository(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    moved = form(**{**BASE, "two": ("2.0.0", "", "b")})[form.path].replace(
        f"{NPM}/two/-/two-2.0.0.tgz", f"git+ssh://git@github.com/other/two.git#{'0a' * 20}"
    )
    moved = moved.replace(f',\n      "integrity": "sha512-{"b" * 86}=="', "")
    plain = {"package.json": '{"dependencies": {"two": "^2.0.0"}}'}
    ((_, tier, message),) = said(repo, capsys, {**plain, **form(**BASE)}, {form.path: moved})
    assert tier == "blocking" and "github.com/other instead of an index" in message
    wanted = {"package.json": '{"dependencies": {"two": "github:other/two"}}'}
    assert said(repo, capsys, {**plain, **form(**BASE)}, {form.path: moved, **wanted}) == []
    repo.git("rm", "-q", "--cached", "package.json")
    ((_, tier, _),) = said(repo, capsys, form(**BASE), {form.path: moved})
    assert tier == "advice"


def test_what_is_overridden_or_asked_for_in_a_workspace_does_not_block(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    form = FORMATS[4]
    moved = form(**{**BASE, "two": ("2.0.1", "https://codeload.github.com/other/two/tar.gz", "d")})
    assert "/-/" in moved[form.path]
    moved[form.path] = moved[form.path].replace("/two/-/two-2.0.1.tgz", "/0a0a")
    plain = '{"dependencies": {"two": "^2.0.0"}}'
    base = {"package.json": plain, "web/package.json": plain, **form(**BASE)}
    assert [t for _, t, _ in said(repo, capsys, base, moved)] == ["blocking"]
    for field in (
        '"overrides": {"two": "github:other/two"}',
        '"resolutions": {"**/two": "https://github.com/other/two.git"}',
        '"pnpm": {"overrides": {"one>two@^2": "other/two"}}',
    ):
        told = said(repo, capsys, base, {**moved, "package.json": f"{plain[:-1]}, {field}}}"})
        assert [t for _, t, _ in told] == ["advice"], field
    settings = {"pnpm-workspace.yaml": "overrides:\n  two: github:other/two\n"}
    assert [t for _, t, _ in said(repo, capsys, base, {**moved, **settings})] == ["advice"]
    repo.git("rm", "-q", "--cached", "pnpm-workspace.yaml")
    part = {"web/package.json": '{"dependencies": {"two": "github:other/two"}}'}
    assert said(repo, capsys, base, {**moved, **part, "package.json": plain}) == []


def test_what_a_package_of_npm_brings_inside_itself_has_no_hash(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    head = json.loads(form(**BASE)[form.path])
    head["packages"]["node_modules/one/node_modules/two"] = {"version": "2.0.9", "inBundle": True}
    assert said(repo, capsys, form(**BASE), {form.path: json.dumps(head, indent=2)}) == []


def test_a_list_that_loses_all_its_hashes_is_told_of(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    hashed = {"requirements.txt": f"flask==3.0.3 --hash=sha256:{'a' * 64}\nclick==8.1.7 --hash=sha256:{'b' * 64}\n"}
    plain = {"requirements.txt": "flask==3.0.3\nclick==8.1.7\n"}
    assert [(n, t) for n, t, _ in said(repo, capsys, hashed, plain)] == [(1, "advice"), (2, "advice")]
    assert said(repo, capsys, plain, hashed) == []


def test_encryption_that_is_given_up(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    plain = "http" + NPM[5:]
    ((_, tier, message),) = said(repo, capsys, form(**BASE), form(**{**BASE, "two": ("2.0.0", plain, "b")}))
    assert tier == "advice" and message == "two 2.0.0 is fetched without encryption now"
    ((_, tier, _),) = said(repo, capsys, form(**BASE), form(**{**BASE, "two": ("2.1.0", plain, "d")}))
    assert tier == "blocking"
    local = "http://localhost:4873"
    assert said(repo, capsys, form(**BASE), form(**{**BASE, "two": ("2.0.0", local, "b")})) == []


def test_one_file_of_many_with_another_hash_blocks(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[0]
    base = form(**BASE)
    text = base["uv.lock"]
    at = text.rindex("b" * 64)
    head = {"uv.lock": text[:at] + "d" * 64 + text[at + 64 :]}
    ((_, tier, message),) = said(repo, capsys, base, head)
    assert tier == "blocking" and message.startswith("two 2.0.0 has other hashes")
    wheel = f'    {{ url = "{FILES}/two-2.0.0-cp313-none-any.whl", hash = "sha256:{"d" * 64}" }},\n'
    start = text.index("two-2.0.0-py3")
    start = text.rindex("    {", 0, start)
    assert said(repo, capsys, base, {"uv.lock": text[:start] + wheel + text[start:]}) == []


def test_stronger_hashes_and_other_archives_are_no_other_file(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    text = form(**BASE)[form.path]
    old = {form.path: text.replace(f"sha512-{'b' * 86}==", f"sha1-{'b' * 27}=")}
    assert said(repo, capsys, old, {form.path: text}) == []
    form = FORMATS[7]  # Yarn's checksums are of its own archives
    text = form(**BASE)[form.path]
    assert said(repo, capsys, {form.path: text.replace("10c0/b", "9/c")}, {form.path: text}) == []


def test_a_package_at_several_places_is_told_of_once(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    entries = {**BASE, "one/node_modules/two": BASE["two"]}
    head = {n: (v, h, "d" if n.endswith("two") else x) for n, (v, h, x) in entries.items()}
    assert [t for _, t, _ in said(repo, capsys, form(**entries), form(**head))] == ["blocking"]


def test_moved_and_renamed_lock_files_are_compared(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[0]
    many = {f"p{i:02}": (f"1.{i}.0", "", "a") for i in range(20)}
    repo.commit({"uv.lock": form(**many)["uv.lock"]})
    repo.git("mv", "uv.lock", "api.lock")
    (repo.path / "api").mkdir()
    repo.git("mv", "api.lock", "api/uv.lock")
    head = {"api/uv.lock": form(**{**many, "p03": ("1.3.0", "", "b")})["uv.lock"]}
    repo.stage({**head})
    assert cli.main(["diff", "--staged", "--format", "json"]) == 1
    (finding,) = (f for f in json.loads(capsys.readouterr().out)["findings"] if f["rule"] == RULE)
    assert finding["location"]["path"] == "api/uv.lock"


def test_a_merge_brings_only_what_neither_side_had(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[0]
    repo.commit({**form(**BASE), "README.md": "x\n"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({**form(**{**BASE, "two": ("2.1.0", ACME, "d")})})
    repo.git("checkout", "-q", "main")
    repo.commit({"README.md": "y\n"})
    repo.git("merge", "-q", "--no-commit", "--no-ff", "side")
    capsys.readouterr()
    assert cli.main(["hook"]) == 0
    repo.stage({**form(**{**BASE, "two": ("2.1.0", ACME, "e")})})
    assert cli.main(["hook"]) == 1


# --- comments, settings, hostile files -------------------------------------------------------


def test_comments_and_settings_silence_it(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[10]
    head = form(**{**BASE, "two": ("2.0.0", "", "d")})["requirements.txt"]
    commented = head.replace("two==", f"# aisec: ignore[{RULE}] -- built again by us\ntwo==")
    assert said(repo, capsys, form(**BASE), {"requirements.txt": commented}) == []
    assert cli.main(["diff", "--staged"]) == 0
    assert "bad-suppression" not in capsys.readouterr().out
    setting = {".aisec.toml": f'ignore = ["{RULE}"]\n'}
    assert said(repo, capsys, form(**BASE), {"requirements.txt": head, **setting}) == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[" * 100_000,
        '{"packages": 3}',
        '{"packages": {"node_modules/a": 3, "node_modules/": {}}}',
        '{"lockfileVersion": ' + "9" * 6000 + "}",
        "<<<<<<< HEAD\n[[package]]\n=======\n>>>>>>> x\n",
        "\x00\x01\x02",
        "[[package]]\nname = \n[[package]]\nname = 'a'\nversion = 3\n",
        "packages:\n\n  a@1:\n    resolution: {\n",
        "a@:\n  version\n  resolved \n",
    ],
)
@pytest.mark.parametrize("path", sorted({f.path for f in FORMATS}))
def test_broken_lock_files_are_survived(path: str, text: str, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({path: text})
    repo.stage({path: text + "\n\n"})
    assert cli.main(["diff", "--staged"]) == 0
    output = capsys.readouterr().out
    repo.stage({path: FORMATS[0](**BASE)["uv.lock"]})
    assert cli.main(["diff", "--staged"]) == 0
    if path == "package-lock.json" and text == "{":
        assert "is no valid JSON; its entries were not compared" in output


def test_what_is_too_large_is_said(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"package-lock.json": "{}"})
    repo.stage({"package-lock.json": '{"a": "' + "x" * 26_000_000 + '"}'})
    cli.main(["diff", "--staged"])
    assert "cannot be compared: larger than 25000000 bytes" in capsys.readouterr().out


def test_a_login_in_a_url_is_not_repeated(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    word = "s3cr3t" + "W0rd77"
    form = FORMATS[4]
    head = form(**{**BASE, "two": ("2.0.1", f"https://ci:{word}@files.evil.example", "d")})
    for base in (form(**BASE), {"README.md": "x\n"}):
        repo.commit({**base})
        repo.stage({**head})
        for form_of_report in ("text", "json", "sarif"):
            cli.main(["diff", "--staged", "-v", "--format", form_of_report])
            assert word not in capsys.readouterr().out


def test_a_url_that_programs_read_differently_is_no_known_host(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    form = FORMATS[4]
    head = form(**{**BASE, "two": ("2.0.1", EVIL + "\\\\@" + NPM[8:], "d")})
    (*_, (_, tier, message)) = said(repo, capsys, form(**BASE), head)
    assert tier == "blocking" and "evil" not in message


@pytest.mark.parametrize("name", ["\\ud800x", "\\u001b[31mx", "x\\u0000", "x" * 5000, "a\\nb", "\\u202ex"])
@pytest.mark.parametrize("form_of_report", ["text", "json", "sarif", "github"])
def test_names_are_shown_without_what_terminals_obey(
    name: str, form_of_report: str, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    form = FORMATS[4]
    base, head = (
        {n: t.replace("two", name) for n, t in form(**e).items()} for e in (BASE, {**BASE, "two": BASE["one"]})
    )
    base = {form.path: base[form.path].replace('"2.0.0"', '"1.0.0"')}
    repo.commit({**base})
    repo.stage({**head})
    capsys.readouterr()
    assert cli.main(["diff", "--staged", "--format", form_of_report]) == 1
    output = capsys.readouterr().out
    assert RULE in output and not {"\x1b", "\x00", "\u202e"} & set(output) and len(output) < 20_000


@pytest.mark.parametrize(
    "piece",
    ["[[package]]\n", "name = ", "hash = ", "a@", ":", " ", "  a@1:\n", '{ url = "', "https://", "--hash=sha256:", "@"],
)
@pytest.mark.parametrize("path", sorted({f.path for f in FORMATS}))
def test_long_texts_take_no_long_time(path: str, piece: str) -> None:
    known = next(f for f in FORMATS if f.path == path)(**BASE)[path]
    for text in (piece * (400_000 // len(piece)), known + piece * 100_000, f"a@{piece * 50_000}\n{piece * 50_000}"):
        locked.read(path, text)


@given(st.text(max_size=300), st.sampled_from(FORMATS))
def test_any_text_is_survived(text: str, form: Format) -> None:
    known = form(**BASE)[form.path]
    for each in (text, known + text, known[: len(text) * 3] + text + known[len(text) * 3 :]):
        locked.read(form.path, each)
        report = pipeline.check_files([(form.path, each.encode("utf-8", "replace"))], Settings())
        assert not [n for n in report.failures if n.engine == "locks"]
