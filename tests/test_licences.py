"""Licences: headers in code, packages that are installed, the project's own, what the settings say of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks import cli, own_licence
from aisec_hooks.licences import expression, headers, written
from aisec_hooks.licences.kinds import Kind
from aisec_hooks.licences.policy import Policy, Verdict, judge_licence, own_kind
from tests.check import install
from tests.repo import Repo, isolate

GPL = """\
# This program is free software; you can redistribute it and/or modify
# it under the terms of the GNU General Public License as published by
# the Free Software Foundation; either version 2 of the License, or
# (at your option) any later version.
"""
CODE = "def shorter(a, b):\n    return min(a, b, key=len)\n"
MIT = {"pyproject.toml": '[project]\nname = "shop"\nlicense = "MIT"\n'}
RULES = ("copyleft-code", "copyleft-dependency")


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An environment with some packages."""
    prefix = tmp_path / "environment"
    install(prefix, "report-maker", "AGPL-3.0-or-later")
    install(prefix, "Old_Tool", "GNU General Public License v3 (GPLv3)", field="License")
    install(prefix, "by-class", "License :: OSI Approved :: GNU General Public License v2 (GPLv2)", field="Classifier")
    install(prefix, "weak", "LGPL-2.1-or-later")
    install(prefix, "choice", "MIT OR GPL-3.0-only")
    install(prefix, "kind", "Apache-2.0")
    install(prefix, "silent", "UNKNOWN", field="License")
    install(prefix, "pylint", "GPL-2.0-or-later")
    return prefix


@pytest.fixture
def repo(tmp_path: Path, environment: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    isolate(monkeypatch, tmp_path)
    made = Repo.init(tmp_path / "shop")
    monkeypatch.chdir(made.path)
    monkeypatch.setenv("VIRTUAL_ENV", str(environment))
    return made


Said = list[tuple[str, int, str]]


def staged(capsys: pytest.CaptureFixture[str], *options: str) -> Said:
    capsys.readouterr()
    cli.main(["diff", "--staged", "--format", "json", *options])
    found = [f for f in json.loads(capsys.readouterr().out)["findings"] if f["rule"] in RULES]
    return [(f["location"]["path"], f["location"]["span"]["start"]["line"], f["tier"]) for f in found]


def said(repo: Repo, capsys: pytest.CaptureFixture[str], base: dict[str, str], head: dict[str, str]) -> Said:
    """(path, line, tier) of all that is said of licences where `head` is staged on `base`."""
    repo.commit({**base})
    repo.stage({**head})
    return staged(capsys)


# --- headers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("a.py", GPL + CODE, 1),
        ("a.py", f'#!/usr/bin/env python3\n"""Says things.\n\n{GPL.replace("# ", "")}"""\n{CODE}', 4),
        ("a.py", f"x = 1\n# SPDX-License-Identifier: GPL-3.0-only\n{CODE}", 2),
        ("a.py", f'__license__ = "GPLv3+"\n{CODE}', 1),
        ("a.py", f"# License: GPLv3\n{CODE}", 1),
        ("a.py", f"{CODE}\n\n# Licensed under GPL-2.0\n{CODE}", 5),
        ("a.c", "/* SPDX-License-Identifier: GPL-2.0-only */\nint x;\n", 1),
        ("a.c", "/*\n" + GPL.replace("#", " *") + " */\nint x;\n", 2),
        ("a.js", "// SPDX-License-Identifier: AGPL-3.0-or-later AND MIT\nlet x;\n", 1),
        (
            "a.ts",
            "/**\n * @license GPL\n * Released under the Server Side Public License, version 1.\n */\nlet x;\n",
            3,
        ),
        ("a.sql", "-- distributed under the terms of the European Union Public Licence 1.2\nselect 1;\n", 1),
        ("a.el", ";; under the terms of the GNU Affero General Public License version 3\n(a)\n", 1),
        ("a.html.vue", "<!-- SPDX-License-Identifier: SSPL-1.0 -->\n<a>\n", 1),
        ("Makefile", "# SPDX-License-Identifier: EUPL-1.2\nall:\n", 1),
        ("a.py", f"# SPDX-License-Identifier: GPL-2.0-only WITH openvpn-openssl-exception\n{CODE}", 1),
        ("a.py", (GPL + CODE).replace("\n", "\r\n"), 1),
    ],
)
def test_headers_are_advice(path: str, text: str, line: int, repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(repo, capsys, MIT, {f"shop/{path}": text}) == [(f"shop/{path}", line, "advice")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f"# SPDX-License-Identifier: MIT OR GPL-2.0-only\n{CODE}"),
        ("a.py", f"# SPDX-License-Identifier: GPL-2.0-only WITH Classpath-exception-2.0\n{CODE}"),
        ("a.py", f"# SPDX-License-Identifier: LGPL-2.1-or-later\n{CODE}"),
        ("a.py", f"# SPDX-License-Identifier: Apache-2.0\n{CODE}"),
        ("a.py", f"# SPDX-License-Identifier: {{{{ licence }}}}\n{CODE}"),
        ("a.py", GPL.replace("General", "Lesser General") + CODE),
        ("a.py", GPL + "#\n# Alternatively it may be used under the terms of the MIT License.\n" + CODE),
        ("a.py", GPL + "#\n# As a special exception, what it writes may be used freely.\n" + CODE),
        ("a.py", "# no code under the GNU General Public License is taken\n" + CODE),
        ("a.py", f'TEXT = """\n{GPL}"""\n'),
        ("a.py", 'TAG = "SPDX-License-Identifier: GPL-3.0-only"\n'),
        ("a.py", "# the GNU General Public License is long\n" + CODE),
        ("README.md", "Licensed under the GNU General Public License.\n"),
        ("docs/licences.txt", GPL),
        ("data.json", '{"license": "SPDX-License-Identifier: GPL-3.0-only"}\n'),
        ("a.py", "# License: see LICENSE\n" + CODE),
    ],
)
def test_what_is_no_header_of_strong_copyleft(
    path: str, text: str, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(repo, capsys, MIT, {f"shop/{path}": text}) == []


MIT_TEXT = "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n"
GPL_TEXT = "                    GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n"


@pytest.mark.parametrize(
    ("files", "permissive"),
    [
        ({"LICENSE": MIT_TEXT}, True),
        ({"LICENSE.txt": "Apache License\nVersion 2.0, January 2004\n"}, True),
        ({"COPYING": GPL_TEXT}, False),
        ({"LICENSE": "Copyright\n\nRedistribution and use in source and binary forms, with or without\n"}, True),
        ({"pyproject.toml": '[project]\nlicense = {text = "BSD-3-Clause"}\n'}, True),
        ({"pyproject.toml": '[project]\nclassifiers = ["License :: OSI Approved :: MIT License"]\n'}, True),
        ({"pyproject.toml": '[project]\nlicense = {file = "LICENSE"}\n', "LICENSE": MIT_TEXT}, True),
        ({"pyproject.toml": '[tool.poetry]\nlicense = "GPL-3.0-or-later"\n', "LICENSE": MIT_TEXT}, False),
        ({"setup.cfg": "[metadata]\nlicense = MIT\n"}, True),
        ({"setup.py": "setup(name='shop', license='Apache 2.0')\n"}, True),
        (
            {"setup.py": "setup(classifiers=['License :: OSI Approved :: GNU General Public License v3 (GPLv3)'])\n"},
            False,
        ),
        ({"package.json": '{"license": "ISC"}'}, True),
        ({"package.json": '{"license": "(MIT OR GPL-3.0)"}'}, True),
        ({"LICENSE": "All rights reserved.\n"}, False),
        ({"pyproject.toml": "[project]\nlicense = [[[", "LICENSE": "\x00\xff"}, False),
        ({}, False),
    ],
)
def test_the_licence_of_the_project_decides(
    files: dict[str, str], permissive: bool, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    found = said(repo, capsys, {"README.md": "x\n", **files}, {"shop/a.py": GPL + CODE})
    assert found == ([("shop/a.py", 1, "advice")] if permissive else [])


def test_a_folder_with_a_licence_of_its_own(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = {"vendor/sort/COPYING": GPL_TEXT}
    code = {"vendor/sort/deep/a.py": GPL + CODE}
    assert said(repo, capsys, {**MIT, **theirs}, code) == []
    repo.git("rm", "-r", "-q", "--cached", "vendor")
    repo.git("commit", "-q", "-m", "away")
    repo.stage({**theirs, **code})  # with the code itself
    assert staged(capsys) == [("vendor/sort/deep/a.py", 1, "advice")]


def test_only_what_is_new_is_told(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(repo, capsys, {**MIT, "a.py": GPL + CODE}, {"a.py": GPL + CODE + "x = 1\n"}) == []
    repo.git("mv", "a.py", "b.py")
    assert staged(capsys) == []
    repo.git("rm", "-q", "--cached", "b.py")
    repo.stage({"c.py": GPL + "y = 2\n" * 90})  # too much has changed for git to call it a rename
    assert staged(capsys) == []
    repo.stage({"d.py": "# SPDX-License-Identifier: AGPL-3.0-only\n"})
    assert staged(capsys) == [("d.py", 1, "advice")]


def test_very_many_files_are_one_finding(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    many = {f"lib/f{i}.py": GPL + f"x = {i}\n" for i in range(9)}
    assert said(repo, capsys, MIT, many) == [("lib/f0.py", 1, "advice")]
    cli.main(["diff", "--staged"])
    assert "and so is that of 8 more files beside it" in capsys.readouterr().out


def test_the_settings_decide(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    def under(setting: str, text: str) -> Said:
        repo.stage({".aisec.toml": setting, "a.py": text})
        return staged(capsys)

    repo.commit({**MIT})
    spdx = "# SPDX-License-Identifier: "
    assert under('denied-licences = ["copyleft"]\n', GPL + CODE) == [("a.py", 1, "blocking")]
    assert under('denied-licences = ["network-copyleft"]\n', GPL + CODE) == [("a.py", 1, "advice")]
    assert under('denied-licences = ["copyleft"]\n', f"{spdx}MIT OR GPL-2.0-only\n") == []
    assert under('denied-licences = ["copyleft"]\n', f"{spdx}ISC AND GPL-2.0-only\n") == [("a.py", 1, "blocking")]
    assert under('denied-licences = ["Apache-2.0"]\n', f"{spdx}Apache-2.0\n") == [("a.py", 1, "blocking")]
    assert under('allowed-licences = ["GPL-2.0-or-later"]\n', GPL + CODE) == []
    assert under('allowed-licences = ["permissive"]\n', f"{spdx}LGPL-3.0-only\n") == [("a.py", 1, "blocking")]
    assert under('allowed-licences = ["ISC"]\n', f"{spdx}MIT\n") == []  # the project's own
    assert under('ignore = ["copyleft-code"]\n', GPL + CODE) == []
    assert under("strict = true\n", f"{spdx}MIT\n# aisec: ignore[copyleft-code] -- needless\n") == []


def test_a_comment_silences_it(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"# aisec: ignore[copyleft-code] -- ours, under both\n# SPDX-License-Identifier: GPL-3.0-only\n{CODE}"
    assert [t for _, _, t in said(repo, capsys, MIT, {"a.py": text})] in ([], ["advice"])
    text = f"# SPDX-License-Identifier: GPL-3.0-only  # aisec: ignore[copyleft-code] -- ours, under both\n{CODE}"
    repo.stage({"a.py": text})
    assert staged(capsys) == []


def test_scan_looks_at_headers_and_packages(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in {**MIT, "a.py": GPL + CODE, "requirements.txt": "report-maker==1.0\n"}.items():
        repo.write(path, text)
    cli.main(["scan", ".", "--format", "json"])
    found = {f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert set(RULES) <= found


# --- packages --------------------------------------------------------------------------------

PROJECT = '[project]\nname = "shop"\nlicense = "MIT"\ndependencies = [\n{}]\n'


def asking(*names: str) -> dict[str, str]:
    return {"pyproject.toml": PROJECT.format("".join(f'    "{name}",\n' for name in names))}


def test_new_packages_under_strong_copyleft_are_advice(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("flask>=3", "report-maker>=1", "old.tool", "by-class", "weak", "choice", "kind", "silent", "pylint")
    found = said(repo, capsys, asking("flask>=3"), asking(*names))
    assert found == [("pyproject.toml", line, "advice") for line in (6, 7, 8)]
    cli.main(["diff", "--staged"])
    assert "report-maker is under AGPL-3.0-or-later, the project under MIT" in capsys.readouterr().out


def test_packages_that_were_asked_for_are_not_told_of(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(repo, capsys, asking("report-maker>=1"), asking("report-maker>=2")) == []
    repo.stage({**asking(), "requirements.txt": "report-maker==2.0\n"})
    assert staged(capsys) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements-dev.txt", "report-maker==1.0\n"),
        ("requirements/test.txt", "report-maker==1.0\n"),
        ("docs/requirements.txt", "report-maker==1.0\n"),
        ("Dockerfile", "FROM python:3.13\nRUN pip install report-maker==1.0\n"),
        ("more/pyproject.toml", '[dependency-groups]\ndev = ["report-maker"]\n'),
        ("more/pyproject.toml", '[build-system]\nrequires = ["report-maker"]\n'),
        ("package.json", '{"license": "MIT", "dependencies": {"report-maker": "1.0.0"}}'),
    ],
)
def test_what_a_project_is_made_with_is_no_part_of_it(
    path: str, text: str, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(repo, capsys, MIT, {path: text}) == []
    denied = {".aisec.toml": 'denied-licences = ["AGPL-3.0-or-later"]\n'}
    repo.stage({**denied})
    assert [tier for *_, tier in staged(capsys)] == ([] if path == "package.json" else ["blocking"])


def test_a_project_that_is_copyleft_or_silent_may_ask(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    for licence in ("GPL-3.0-or-later", "LicenseRef-Acme"):
        files = {path: text.replace("MIT", licence) for path, text in asking("report-maker").items()}
        assert said(repo, capsys, {"README.md": f"{licence}\n"}, files) == []


def test_an_environment_that_is_in_the_snapshot_is_not_asked(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(repo.path / ".venv", "report-maker", "AGPL-3.0-only")
    monkeypatch.setenv("VIRTUAL_ENV", str(repo.path / ".venv"))
    assert said(repo, capsys, asking(), asking("report-maker")) == [("pyproject.toml", 5, "advice")]
    repo.git("add", ".venv")
    assert staged(capsys) == []


def test_metadata_that_is_broken_is_passed_over(
    environment: Path, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = environment / "lib" / "python3.11" / "site-packages" / "report_maker-1.0.dist-info"
    for content in (
        b"",
        b"\xff\xfe\x00",
        b"License-Expression\n" * 9,
        b"License: " + b"GPL " * 90_000,
        b" x\nLicense:",
    ):
        (folder / "METADATA").write_bytes(content)
        assert said(repo, capsys, asking(), asking("report-maker")) in ([], [("pyproject.toml", 5, "advice")])
    (folder / "METADATA").unlink()
    assert staged(capsys) == []
    repo.stage({"pyproject.toml": "[project]\ndependencies = [[[[{"})
    assert staged(capsys) == []


def test_package_answers_from_what_is_installed(
    environment: Path, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["package", "report-maker", "kind", "silent", "--format", "json"])
    items = [
        next(i for i in p["items"] if i["question"] == "licence")
        for p in json.loads(capsys.readouterr().out)["packages"]
    ]
    assert [i["verdict"] for i in items] == ["warning", "ok", "unknown"]
    assert items[0]["answer"].startswith("AGPL-3.0-or-later (declared by the installed version 1.0); ask whether")


# --- words and expressions -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("MIT License", "MIT", Kind.PERMISSIVE),
        ("GNU General Public License v3 or later (GPLv3+)", "GPL-3.0-or-later", Kind.STRONG),
        ("GPLv2", "GPL-2.0-only", Kind.STRONG),
        ("BSD / GPL", "BSD-3-Clause OR GPL-2.0-or-later", Kind.PERMISSIVE),
        ("LGPLv2.1+", "LGPL-2.1-or-later", Kind.WEAK),
        ("Apache License, Version 2.0", "Apache-2.0", Kind.PERMISSIVE),
        ("GNU Affero General Public License v3", "AGPL-3.0-only", Kind.NETWORK),
        ("gpl-3.0-or-later and mit", "GPL-3.0-or-later AND MIT", Kind.STRONG),
        ("GPLv2 with exceptions", "GPL-2.0-only WITH LicenseRef-exception", Kind.WEAK),
        ("MPL-2.0 AND (MIT OR GPL-2.0-only)", "MPL-2.0 AND (MIT OR GPL-2.0-only)", Kind.WEAK),
        ("BUSL-1.1", "BUSL-1.1", Kind.SOURCE_AVAILABLE),
        ("see LICENSE", "", Kind.UNKNOWN),
    ],
)
def test_licences_in_words(text: str, expected: str, kind: Kind) -> None:
    assert (written.from_words(text), own_kind(written.from_words(text))) == (expected, kind)


def test_a_licence_is_judged_by_name_expression_or_classifiers() -> None:
    found = judge_licence("x", ["License :: OSI Approved :: GNU Affero General Public License v3"], "MIT")
    assert isinstance(found, Verdict) and (found.licence, found.certain) == ("AGPL-3.0-only", False)
    two = ["License :: OSI Approved :: MIT License", "License :: OSI Approved :: GNU General Public License (GPL)"]
    assert judge_licence("x", two, "MIT") is None
    assert judge_licence("x", "GPL-3.0-only", "") is None
    assert judge_licence("x", "", "MIT") is None
    denied = Policy(denied=("GPL-3.0-only",))
    for written_as in ("GPL-3.0-only", "gpl-3.0-only", "GPLv3"):
        verdict = judge_licence("x", written_as, "", denied)
        assert verdict is not None and verdict.certain
    assert judge_licence("x", "GPL-3.0-only OR MIT", "MIT", denied) is None


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    written.from_declared([text, f"License :: {text}"])
    expression.parse(text)
    expression.canonical(text)
    list(headers.headers(f"# {text}\n# SPDX-License-Identifier: {text}\n/* {text} General Public License\n{text}"))
    own_licence.own_licence("a/b.py", lambda path: text)


@pytest.mark.parametrize(
    "piece",
    ["(", "MIT OR ", "under ", "GNU General Public License ", "# ", "licensed under ", "/*", '"""', "\n# ", "gpl or "],
)
def test_long_texts_take_no_long_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    written.from_words(text)
    written.from_words(text[:199])
    expression.parse(text)
    assert expression.canonical(text) == ""
    list(headers.headers(f"# SPDX-License-Identifier: {text}\n# {text}"))
