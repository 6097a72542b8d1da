"""A rule's page and the table of rules, for the terminal."""

from __future__ import annotations

import json

from aisec_hooks import rules
from aisec_hooks.model import Rule
from aisec_hooks.report import Options, words
from aisec_hooks.report.style import Style
from aisec_hooks.rules import page


def rule(name: str, options: Options) -> str:
    """All that there is to say of a rule: identity, prose, examples, remediation."""
    found, text, paint = rules.rule(name), page.load(name), Style(color=options.color)
    parts = [paint("bold", found.name) + f"  {text.title}", _identity(found), text.why]
    sentence, blocks = text.fix(found.fix_names)
    for heading in page.SECTIONS:
        if heading == "Fix":
            parts += [paint("bold", "Fix"), sentence, *map(_block, blocks)]
        elif heading in text.sections:
            parts += [paint("bold", heading), text.sections[heading].strip()]
    return "\n\n".join(parts) + "\n"


def _block(block: page.Block) -> str:
    where = block.options.get("path")
    return (f"in {where}:\n" if where else "") + block.text.rstrip()


def table(form: str, options: Options) -> str:
    """Every rule: its name, severity, whether it can block, CWE and title."""
    found = [rules.rule(name) for name in rules.NAMES]
    if form == "json":
        return json.dumps([_row(r) for r in found], indent=2) + "\n"
    paint, width = Style(color=options.color), max(len(r.name) for r in found)
    lines = []
    for r in found:
        blocks = "blocks" if r.confidence.name == "HIGH" else "advice"
        lines.append(paint("bold", r.name.ljust(width)) + f"  {r.severity.name.lower():8}  {blocks}  {r.title}")
    return "\n".join(lines) + "\n"


def _identity(r: Rule) -> str:
    blocks = "can block" if r.confidence.name == "HIGH" else "advice only"
    return f"{r.severity.name.lower()} severity, {blocks} · {words.weakness(r)}"


def _row(r: Rule) -> dict[str, object]:
    return {
        "name": r.name,
        "title": r.title,
        "severity": r.severity.name.lower(),
        "blocks": r.confidence.name == "HIGH",
        "cwe": list(r.cwe),
        "owasp2021": list(r.owasp_2021),
        "owasp2025": list(r.owasp_2025),
    }
