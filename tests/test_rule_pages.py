"""Every rule's page is run: Bad reports exactly its marked lines, Good and Not detected stay silent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aisec_hooks import rules, suppress
from aisec_hooks.dependencies.online.asking import Indexes
from aisec_hooks.dependencies.online.pip_settings import PipSettings
from aisec_hooks.dependencies.online.place import Place
from aisec_hooks.dependencies.online.remembered import Remembered
from aisec_hooks.model import Confidence, Finding, Severity, Tier
from aisec_hooks.rules import page
from tests.check import Example, check_change_of_settings, check_text, expand
from tests.index import Server, serving

FALLBACK_PATH = {
    "python": "app.py",
    "ini": "settings.ini",
    "toml": "settings.toml",
    "yaml": "settings.yaml",
    "json": "settings.json",
    "text": "notes.txt",
    "html": "page.html",
}


@pytest.fixture(scope="module")
def index() -> Iterator[Server]:
    """The index that is asked where a rule has nothing to say without one."""
    with serving() as server:
        server.project("flask", "3.0.2", "3.0.3")
        server.project("requests", "2.31.0", "2.32.0", "2.32.3", yanked={"2.32.0": "conflicts with a fix"})
        server.project("pypdf2", "3.0.0", "3.0.1")
        server.project("pycrypto", "2.6", "2.6.1")
        server.project("acme-born-today", "0.1.0", "0.1.1", days=1)
        server.project("acme-single-release", "1.0.0")
        server.project("acme-old-and-small", "1.3.0", "1.4.0")
        yield server


def check(name: str, example: Example, index: Server) -> list[Finding]:
    """The findings of an example of a rule's page."""
    if name not in suppress.ONLINE:
        return check_text(example)
    settings = PipSettings(indexes=(Place(url=index.url),))
    return check_text(example, indexes=Indexes(settings, Remembered(None), 30.0))


def examples(section: str) -> list[object]:
    """One test parameter for each block of a section, over all rules."""
    return [
        pytest.param(
            name, Example(name=f"{name}-{section}-{i}", path=path_of(block), text=block.text), id=f"{name}-{i}"
        )
        for name in rules.NAMES
        for i, block in enumerate(page.load(name).blocks(section))
    ]


def path_of(block: page.Block) -> str:
    return block.options.get("path") or FALLBACK_PATH[block.language]


@pytest.mark.parametrize("name", rules.NAMES)
def test_page_is_complete(name: str) -> None:
    rule, text = rules.rule(name), page.load(name)
    assert text.title == rule.title
    assert text.why
    assert set(text.sections) <= set(page.SECTIONS)
    for section in ("Bad", "Good", "Fix"):
        assert text.blocks(section), f"{name}: no block under {section}"
    sentence, blocks = text.fix(rule.fix_names)
    assert sentence and blocks and "${" not in sentence + "".join(b.text for b in blocks)
    assert text.sections["References"].count("https://") >= 1
    assert rule.cwe and rule.owasp_2025


@pytest.mark.parametrize(("name", "example"), examples("Bad"))
def test_bad_lines_are_exactly_those_reported(name: str, example: Example, index: Server) -> None:
    marked = example.marked()
    assert marked, "a Bad block marks its offending lines with `# finding`"
    found = check_change_of_settings(example) if name == "weakened-settings" else check(name, example, index)
    assert {f.location.span.start_line for f in found if f.rule == name} == marked
    for finding in found:
        assert finding.confidence <= rules.rule(finding.rule).confidence
        assert finding.severity in Severity and finding.confidence in Confidence


@pytest.mark.parametrize(("name", "example"), examples("Good"))
def test_good_is_clean(name: str, example: Example, index: Server) -> None:
    found = check_change_of_settings(example) if name == "weakened-settings" else check(name, example, index)
    assert not [f for f in found if f.rule == name or f.tier is Tier.BLOCKING]


@pytest.mark.parametrize(("name", "example"), examples("Not detected"))
def test_not_detected_stays_silent(name: str, example: Example, index: Server) -> None:
    assert not [f for f in check(name, example, index) if f.rule == name]


def test_generated_values_are_stable_and_not_literal() -> None:
    text = "KEY = '{{hex:8}}'"
    assert expand(text, "a") == expand(text, "a") != expand(text, "b")
    assert len(expand(text, "a")) == len("KEY = ''") + 8
