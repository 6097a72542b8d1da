"""What README and docs say is what the program does."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from markdown_it import MarkdownIt

from aisec_hooks import __version__, cli, report, rules, settings
from aisec_hooks.engines.flow import RULES
from aisec_hooks.engines.token_formats import services
from aisec_hooks.flow import frameworks, known
from aisec_hooks.model import Confidence, FlowRule, Severity, SourceKind
from aisec_hooks.rules.page import SECTIONS
from aisec_hooks.suppress import find
from aisec_hooks.syntax.source import Source
from tests.flow_cases import matches
from tests.repo import PROJECT, Repo, isolate

README = PROJECT / "README.md"
DOCS = PROJECT / "docs"
TEXTS = sorted([*PROJECT.glob("*.md"), *DOCS.glob("*.md")])
SHOWN = """\
from flask import Flask, request

from shop.database import db

app = Flask(__name__)


@app.get("/orders")
def find_orders():
    customer = request.args["customer"]
    return db.execute(f"SELECT id, total FROM orders WHERE customer = '{customer}'").fetchall()
"""


def tables(text: str) -> list[list[list[str]]]:
    """Every table of a Markdown text: rows of cells, the heading left out."""
    found: list[list[list[str]]] = []
    before = ""
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|---"):
            found.append([])
        elif line.startswith("|") and found and before.startswith("|"):
            found[-1].append(cells)
        before = line
    return found


def fences(*languages: str) -> list[object]:
    """One test parameter for each fenced block of the languages in README and docs."""
    return [
        pytest.param(token.content, id=f"{path.name}-{(token.map or [0])[0]}")
        for path in TEXTS
        for token in MarkdownIt().parse(path.read_text(encoding="utf-8"))
        if token.type == "fence" and token.info.split()[:1] in [[language] for language in languages]
    ]


def commands() -> dict[str, argparse.ArgumentParser]:
    choices = [a.choices for a in cli._parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(choices[0])


def options(parser: argparse.ArgumentParser) -> set[str]:
    """Those of a command, and of the commands below it."""
    found = {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}
    below = [a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return found.union(*(options(p) for choices in below for p in choices.values()))


def test_readme_has_the_commands_of_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    said = dict(re.findall(r"^    (\w+) +(\S.*)$", capsys.readouterr().out, re.MULTILINE))
    assert set(said) == set(commands())
    assert tables(README.read_text(encoding="utf-8"))[0] == [[f"`aisec {name}`", text] for name, text in said.items()]


@pytest.mark.parametrize("path", [README, DOCS / "commands.md"], ids=lambda path: path.name)
def test_exit_codes_are_those_of_the_help(path: Path) -> None:
    codes = re.findall(r"(\d+) ([^,]+)", cli.EXIT_CODES.replace("\n", " "))
    assert len(codes) == 5
    assert tables(path.read_text(encoding="utf-8"))[-1] == [list(code) for code in codes]


def test_every_option_is_documented_and_no_other() -> None:
    sections = re.split(r"^## ", (DOCS / "commands.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = {section.split("\n", 1)[0].removeprefix("aisec "): section for section in sections}
    shared = set(re.findall(r"`(--?[a-z-]+)`", text["Options of these three"]))
    for name, parser in commands().items():
        documented = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)\b", text[name]))
        if name in ("hook", "diff", "scan"):
            documented |= shared
        assert documented == options(parser), name


def test_settings_are_documented_with_their_defaults() -> None:
    defaults = settings.Settings()
    expected = {}
    for key, name in settings.KEYS.items():
        value = getattr(defaults, name)
        if isinstance(value, Severity):
            expected[f"`{key}`"] = f'`"{value.name.lower()}"`'
        else:
            expected[f"`{key}`"] = f"`{str(list(value) if isinstance(value, tuple) else value).lower()}`"
    rows = tables((DOCS / "configuration.md").read_text(encoding="utf-8"))[0]
    assert {row[0]: row[1] for row in rows} == expected


@pytest.mark.parametrize("text", fences("toml"))
def test_settings_shown_are_valid(text: str) -> None:
    path = "pyproject.toml" if "[tool.aisec]" in text else ".aisec.toml"
    assert settings.parse(path, text.encode(), rules.NAMES) != settings.Settings()


@pytest.mark.parametrize("text", fences("yaml"))
def test_yaml_shown_is_valid_and_current(text: str) -> None:
    document = yaml.safe_load(text)
    assert all(tag == f"v{__version__}" for tag in re.findall(r"(?:aisec-hooks@|rev: )(\S+)", text))
    manifest = {hook["id"] for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    for repository in document.get("repos", ()):
        assert {hook["id"] for hook in repository["hooks"]} <= manifest
    for command in re.findall(r"aisec (\w+)[^\n]*--format (\w+)", text):
        assert command[0] in commands() and command[1] in report.FORMATS


@pytest.mark.parametrize("text", fences("console"))
def test_commands_shown_exist(text: str) -> None:
    targets = re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for program, argument in re.findall(r"^\$ (aisec|make) ([\w-]+)", text, re.MULTILINE):
        assert argument in (commands() if program == "aisec" else targets)


@pytest.mark.parametrize("text", [*fences("python")])
def test_suppressions_shown_would_be_honoured(text: str) -> None:
    if "aisec:" in text:
        source = Source("app.py", text.encode())
        assert [s.problem for s in find(source, source.lines, str, rules.NAMES)] == [""]


def test_certainty_is_that_of_the_rules() -> None:
    text = (DOCS / "how-the-analysis-works.md").read_text(encoding="utf-8")
    heading = next(line for line in text.split("\n") if line.startswith("| rule |"))
    kinds = [SourceKind(word) for word in heading.strip("| ").split(" | ")[1:]]
    expected = []
    for name in RULES:
        rule = rules.rule(name)
        assert isinstance(rule, FlowRule)
        if set(rule.certainty).intersection(kinds):
            most = [min(rule.certainty[k], rule.confidence) if k in rule.certainty else None for k in kinds]
            words = ["" if m is None else "block" if m is Confidence.HIGH else "advice" for m in most]
            expected.append([f"[{name}](rules/{name}.md)", *words])
    assert [rows for rows in tables(text) if rows[0][0] == expected[0][0]] == [expected]


def test_library_of_the_example_does_what_its_case_says(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DOCS / "adding-a-library.md").read_text(encoding="utf-8")
    run = r"^<!-- run by tests/test_docs.py -->\n```\w+\n(.*?)^```$"
    module, case = re.findall(run, text, re.DOTALL | re.MULTILINE)
    ((name, program),) = ast.literal_eval(f"{{{case}}}").items()
    program = f"import os\n{program}"
    marked = {(n, line.rpartition("# ")[2]) for n, line in enumerate(program.split("\n"), 1) if "  # " in line}

    def found() -> set[tuple[int, str]]:
        shells = (m for m in matches(program) if m.rule == "command-injection")
        return {(m.span.start_line, m.source_kind) for m in shells}

    assert found() != marked
    made = ModuleType(f"{frameworks.__name__}.{name}")
    exec(module, vars(made))
    monkeypatch.setitem(sys.modules, made.__name__, made)
    monkeypatch.setitem(frameworks.PACKAGES, name, name)
    monkeypatch.setattr(known, "_ALL_PACKAGES", frozenset(frameworks.PACKAGES))
    assert found() == marked


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in links(path):
        if "://" not in target:
            file = (path.parent / target.partition("#")[0]).resolve() if not target.startswith("#") else path
            generated = file.parent == DOCS / "rules" and file.stem in (*rules.NAMES, "index")
            assert generated or file.exists(), target


def links(path: Path) -> Iterator[str]:
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])


def test_contributing_lists_the_targets_of_the_makefile() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    rows = tables((PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8"))[0]
    assert [row[0] for row in rows] == [f"`make {target}`" for target in phony[1].split()]


def test_readme_shows_a_real_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    isolate(monkeypatch, tmp_path)
    repo = Repo.init(tmp_path / "shop")
    repo.stage({"shop/orders.py": SHOWN})
    monkeypatch.chdir(repo.path)
    assert cli.main(["hook"]) == 1
    block = f"```text\n{capsys.readouterr().out}```"
    text = README.read_text(encoding="utf-8")
    if request.config.getoption("--rewrite-golden"):
        README.write_text(re.sub(r"```text\n.*?```", lambda _: block, text, count=1, flags=re.DOTALL), encoding="utf-8")
    assert block in README.read_text(encoding="utf-8")


def test_site_is_built_without_a_warning(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site"))
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    overview = (tmp_path / "site" / "rules" / "index.html").read_text(encoding="utf-8")
    for name in rules.NAMES:
        html = (tmp_path / "site" / "rules" / name / "index.html").read_text(encoding="utf-8")
        assert all(f'id="{section.lower()}"' in html for section in SECTIONS[:3])
        assert not re.search(r"\{\{\w+:\d+\}\}", html)
        assert f'href="{name}/"' in overview
        fix = html[html.index('id="fix"') :].partition('<h2 id="')[0]
        assert "${" not in fix


def test_the_services_that_are_named_are_known() -> None:
    said = (DOCS / "secrets.md").read_text(encoding="utf-8").rpartition("services:")[2]
    assert [name.strip().rstrip(".") for name in said.replace("\n", " ").split(",")] == list(services())
