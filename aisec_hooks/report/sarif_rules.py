"""A rule and its page as a SARIF reporting descriptor."""

from __future__ import annotations

from aisec_hooks.model import Confidence, Rule, Severity
from aisec_hooks.report import remedy, words

LONGEST_DESCRIPTION = 1_024
MOST_TAGS = 20
SECURITY_SEVERITY = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "2.0",
}
"""Scores in GitHub's bands: over 9 critical, from 7 high, from 4 medium."""
PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def descriptor(rule: Rule) -> dict[str, object]:
    """What code scanning shows of a rule."""
    why = " ".join(remedy.why(rule.name).split())
    links = remedy.references(rule.name)
    return {
        "id": rule.name,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": _cut(why)},
        "help": {"text": _text(rule, why), "markdown": _markdown(rule, links)},
        "defaultConfiguration": {"level": "error" if rule.confidence is Confidence.HIGH else "warning"},
        "properties": {
            "tags": _tags(rule),
            "precision": PRECISION[rule.confidence],
            "security-severity": SECURITY_SEVERITY[rule.severity],
        },
        **({"helpUri": links[0]} if links else {}),
    }


def _text(rule: Rule, why: str) -> str:
    return f"{why}\n\nFix: {remedy.for_rule(rule.name).sentence}"


def _markdown(rule: Rule, links: list[str]) -> str:
    fix = remedy.for_rule(rule.name)
    blocks = "".join(f"```{block.language}\n{block.text}```\n\n" for block in fix.blocks)
    more = "".join(f"- {link}\n" for link in links)
    return (
        f"{remedy.why(rule.name)}\n\n## Fix\n\n{fix.sentence}\n\n{blocks}"
        f"If it is safe here, say so on that line: `# aisec: ignore[{rule.name}] -- why it is safe`\n\n"
        f"{words.weakness(rule)}\n\n## References\n\n{more}"
    )


def _tags(rule: Rule) -> list[str]:
    cwe = [f"external/cwe/cwe-{number}" for number in rule.cwe]
    return ["security", *cwe, *(f"OWASP-{code}" for code in words.owasp(rule))][:MOST_TAGS]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[: LONGEST_DESCRIPTION - 1] + "…"
