"""The part of a conda environment (environment.yml) that pip installs."""

from __future__ import annotations

from aisec_hooks import late
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.manifests.requirements_txt import requirement_line
from aisec_hooks.dependencies.requirement import Manifest

_PIP = late.compiled(r"([ \t]*)-[ \t]+(['\"]?)pip\2[ \t]*:[ \t]*")
_PIP_IN_LIST = late.compiled(
    r"\{[ \t]{0,99}['\"]?pip['\"]?[ \t]{0,99}:[ \t]{0,99}(\[(?:[^\[\]{}\n]|\[[^\[\]{}\n]{0,200}\])*\])[ \t]{0,99}\}"
)
_FLOW = late.compiled(r"(['\"]?)([^'\",\[\]]+(?:\[[^\]]*\][^'\",\[\]]*)?)\1[ \t]*(?:,|\Z)[ \t]*")
_ITEM = late.compiled(r"([ \t]*)-[ \t]+(['\"]?)")
_COMMENT = late.compiled(r"(?:^|[ \t])#.*")


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    gather(gathered, text)
    return gathered.manifest()


def gather(gathered: Gathered, text: str) -> None:
    """What stands under `- pip:`."""
    where = Where("conda")
    at, outer = 0, -1  # how far `- pip:` is indented, -1 outside of it
    for whole in text.split("\n"):
        start, at = at, at + len(whole) + 1
        line = (_COMMENT.sub("", whole) if "#" in whole else whole).rstrip()
        if not line:
            continue
        if found := _PIP.match(line):
            outer = len(found[1])
            _flow(gathered, line[found.end() :], start + found.end(), where)
        elif within := _PIP_IN_LIST.search(line):
            _flow(gathered, within[1], start + within.start(1), where)
        elif outer >= 0:
            item = _ITEM.match(line)
            indent = len(line) - len(line.lstrip())
            if item is None or indent <= outer:
                outer = outer if item is None and indent > outer else -1
                continue
            value = line[item.end() :]
            if item[2]:
                value = value.partition(item[2])[0]
            requirement_line(gathered, value, start + item.end(), where)


def _flow(gathered: Gathered, text: str, offset: int, where: Where) -> None:
    """A list in brackets on the same line."""
    if not text.startswith("[") or not text.endswith("]"):
        return
    at, text = 1, text[:-1]
    while found := _FLOW.match(text, at):
        leading = len(found[2]) - len(found[2].lstrip())
        requirement_line(gathered, found[2].strip(), offset + found.start(2) + leading, where)
        at = found.end()
