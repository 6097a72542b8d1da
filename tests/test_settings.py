"""Settings: what may stand in them, what is wrong, and what weakens them."""

from __future__ import annotations

import sys

import pytest

from aisec_hooks.errors import UserError
from aisec_hooks.model import PERSONAL_KINDS, Severity
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings, parse, weakenings


def settings(text: str, path: str = ".aisec.toml") -> Settings | None:
    return parse(path, text.encode(), NAMES)


def test_every_key_is_read() -> None:
    text = """
        select = ["sql-injection", "hardcoded-secret"]
        ignore = ["assert-used"]
        exclude = ["vendor/", "*.min.js"]
        block-severity = "high"
        max-file-bytes = 1000
        strict = true
        personal-data = ["card", "iban"]
        known-packages = ["acme-*", "@acme/*"]
        allowed-licences = ["permissive", "LGPL-3.0-or-later"]
        denied-licences = ["copyleft", "gpl-2.0+", "LicenseRef-Acme"]
    """
    assert settings(text) == Settings(
        select=("sql-injection", "hardcoded-secret"),
        ignore=("assert-used",),
        exclude=("vendor/", "*.min.js"),
        block_severity=Severity.HIGH,
        max_file_bytes=1000,
        strict=True,
        personal_data=("card", "iban"),
        known_packages=("acme-*", "@acme/*"),
        allowed_licences=("permissive", "LGPL-3.0-or-later"),
        denied_licences=("copyleft", "gpl-2.0+", "LicenseRef-Acme"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[tool.aisec]\nstrict = true\n",
        "tool = {aisec = {strict = true}}\n",
        '["tool"."\\u0061isec"]\nstrict = true # aisec\n',
    ],
)
def test_pyproject_table_in_any_spelling(text: str) -> None:
    found = settings(text, "pyproject.toml")
    assert found is not None
    assert found.strict


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.other]\nname = 'aisec'\n"])
def test_pyproject_without_our_table_holds_none(text: str) -> None:
    assert settings(text, "pyproject.toml") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("strct = true", "unknown key 'strct'; the nearest is 'strict'"),
        ('ignore = ["sql-injektion"]', "ignore: unknown rule 'sql-injektion'; the nearest is 'sql-injection'"),
        ('ignore = "sql-injection"', "ignore: must be a list of strings"),
        ("exclude = [1]", "exclude: must be a list of strings"),
        ('block-severity = "huge"', "block-severity: must be one of low, medium, high, critical"),
        ("max-file-bytes = 0", "max-file-bytes: must be a positive number of bytes"),
        ("max-file-bytes = true", "max-file-bytes: must be a positive number of bytes"),
        ("max-file-bytes = " + "9" * 5000, "max-file-bytes" if sys.version_info < (3, 10, 7) else "number"),
        ("max-file-bytes = 0x" + "f" * 5000, "max-file-bytes: must be a positive number of bytes"),
        ('personal-data = ["emial"]', "personal-data: unknown kind 'emial'; the nearest is 'email'"),
        ('personal-data = "email"', "personal-data: must be a list of strings"),
        ('known-packages = ["*"]', "known-packages: '*' is no name of a package"),
        ('known-packages = ["a b"]', "known-packages: 'a b' is no name of a package"),
        ('known-packages = ["a*b*c*d*e"]', "known-packages: 'a*b*c*d*e' is no name of a package"),
        ('denied-licences = ["GPL"]', "denied-licences: 'GPL' is neither an SPDX identifier nor one of permissive, "),
        ('allowed-licences = ["MIT OR ISC"]', "allowed-licences: 'MIT OR ISC' is neither an SPDX identifier"),
        ('allowed-licences = "MIT"', "allowed-licences: must be a list of strings"),
        (f'allowed-licences = ["{"(" * 900}"]', "is neither an SPDX identifier"),
        ('exclude = ["src/", "!"]', "exclude: '!' is no pattern of gitignore"),
        ('exclude = ["[z-a]"]', "exclude: '[z-a]' is no pattern of gitignore"),
        ("exclude = ['\\']", "is no pattern of gitignore"),
        ('exclude = ["a*a*a*a*a*a*a*a*a*b"]', "exclude: 'a*a*a*a*a*a*a*a*a*b' has more than 8 stars"),
        ("strict = 1", "strict: must be true or false"),
        ("strict = ", "not valid TOML"),
        ("[[aisec", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, message: str) -> None:
    with pytest.raises(UserError) as error:
        settings(text)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_tool_aisec_must_be_a_table() -> None:
    with pytest.raises(UserError, match="must be a table"):
        settings("tool.aisec = 3", "pyproject.toml")


@pytest.mark.parametrize("pattern", ["a//", "[", "", " ", "# a comment", "a*b*c"])
def test_odd_patterns_are_no_error(pattern: str) -> None:
    found = settings(f'exclude = ["{pattern}"]')
    assert found is not None and not found.excludes("src/app.py")


def test_byte_order_mark_is_passed_over() -> None:
    assert parse(".aisec.toml", b"\xef\xbb\xbfstrict = true\n", NAMES) == Settings(strict=True)


def test_not_utf8_is_an_error() -> None:
    with pytest.raises(UserError, match="not UTF-8"):
        parse(".aisec.toml", b"# \xff\nstrict = true", NAMES)


@pytest.mark.parametrize(
    ("path", "excluded"),
    [("vendor/a.py", True), ("src/vendor/b.py", True), ("a.min.js", True), ("src/a.py", False)],
)
def test_exclude_reads_like_gitignore(path: str, excluded: bool) -> None:
    assert Settings(exclude=("vendor/", "*.min.js")).excludes(path) is excluded


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (Settings(ignore=("assert-used",)), "ignore"),
        (Settings(select=("sql-injection",)), "select"),
        (Settings(exclude=("src/",)), "exclude"),
        (Settings(block_severity=Severity.CRITICAL), "block-severity"),
        (Settings(max_file_bytes=10), "max-file-bytes"),
        (Settings(personal_data=PERSONAL_KINDS[1:]), "personal-data"),
        (Settings(known_packages=("acme-*",)), "known-packages"),
    ],
)
def test_weakening_is_one_way(head: Settings, key: str) -> None:
    assert [k for k, _ in weakenings(Settings(), head)] == [key]
    assert weakenings(head, Settings()) == []


def test_letting_more_licences_in_is_a_weakening() -> None:
    some, more, none = (Settings(allowed_licences=words) for words in (("MIT",), ("MIT", "ISC"), ()))
    assert weakenings(none, some) == [] and weakenings(more, some) == []
    assert weakenings(some, more) == [("allowed-licences", "what is under ISC may come in")]
    assert weakenings(some, none) == [("allowed-licences", "what is under any licence may come in")]
    denied = Settings(denied_licences=("copyleft",))
    assert weakenings(none, denied) == []
    assert weakenings(denied, none) == [("denied-licences", "what is under copyleft may come in")]


def test_giving_up_strictness_is_a_weakening() -> None:
    assert [k for k, _ in weakenings(Settings(strict=True), Settings())] == ["strict"]


def test_flags_go_on_top() -> None:
    found = Settings(ignore=("assert-used",)).with_flags(select=["sql-injection"], ignore=["weak-hash"], strict=True)
    assert found == Settings(select=("sql-injection",), ignore=("assert-used", "weak-hash"), strict=True)
