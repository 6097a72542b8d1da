"""The part of the site that is generated: one page a rule, their table, and the order of all pages.

MkDocs calls the functions by their names, see `hooks` in mkdocs.yml.
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from aisec_hooks import rules
from aisec_hooks.model import Confidence, Rule
from aisec_hooks.report import words
from aisec_hooks.rules import page

FIRST = ("index.md", "getting-started.md", "commands.md", "configuration.md", "suppressing.md", "ci.md")
_GENERATED = re.compile(r"\{\{\w+:\d+\}\}")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The pages for users first, then the rules, then whatever else there is."""
    others = sorted(file.name for file in Path(config.docs_dir).glob("*.md") if file.name not in FIRST)
    table: list[object] = ["rules/index.md", *(f"rules/{name}.md" for name in rules.NAMES)]
    config.nav = [*FIRST, {"Rules": table}, {"More": others}]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    files.append(File.generated(config, "rules/index.md", content=overview()))
    for name in rules.NAMES:
        files.append(File.generated(config, f"rules/{name}.md", content=rule_page(rules.rule(name))))
    return files


def overview() -> str:
    """The table of rules."""
    lines = ["# Rules", "", "| rule | severity | | what it finds |", "|---|---|---|---|"]
    for name in rules.NAMES:
        rule = rules.rule(name)
        lines.append(f"| [{name}]({name}.md) | {rule.severity.name.lower()} | {_tier(rule)} | {rule.title} |")
    note = "*Can block* means that a finding stops the commit when it is certain; where it is less sure it is advice."
    return "\n".join([*lines, "", note, ""])


def rule_page(rule: Rule) -> str:
    """A rule's page as it goes into the site: identity added, placeholders filled in, made-up secrets elided."""
    text = page.load(rule.name)
    identity = f"`{rule.name}` · {rule.severity.name.lower()} severity · {_tier(rule)} · {words.weakness(rule)}"
    parts = [f"# {text.title}", identity, text.why]
    for heading in page.SECTIONS:
        if heading in text.sections:
            body = text.sections[heading].strip()
            if heading == "Fix":
                body = Template(body).safe_substitute(rule.fix_names)
            parts.append(f"## {heading}\n\n{_shown(body)}")
    silence = f"# aisec: ignore[{rule.name}] -- why it is safe"
    parts.append(f"## Ignore one finding\n\n```text\n{silence}\n```\n\nSee [suppressing a finding](../suppressing.md).")
    return "\n\n".join(parts) + "\n"


def _tier(rule: Rule) -> str:
    return "can block" if rule.confidence is Confidence.HIGH else "advice only"


def _shown(markdown: str) -> str:
    """Bare addresses become links, generated values an ellipsis, the path of a block a line above it."""
    text = _GENERATED.sub("…", markdown)
    text = re.sub(r"^```(\w+) path=(\S+)(?: \w+=\S+)*$", r"`\2`\n\n```\1", text, flags=re.MULTILINE)
    return re.sub(r"^- (https://\S+)$", r"- <\1>", text, flags=re.MULTILINE)
