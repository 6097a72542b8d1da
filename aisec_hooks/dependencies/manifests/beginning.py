"""Whether a command begins at a place of a line, or is only spoken of there."""

from __future__ import annotations

import re

from aisec_hooks import late

_LEADING = late.compiled(
    r"RUN|run|CMD|ENTRYPOINT|ONBUILD|HEALTHCHECK|SHELL|sudo|doas|su|gosu|su-exec|runuser|time|timeout|retry|nice|ionice|arch|setarch|"
    r"stdbuf|flock|chroot|which|eval|source|exec|command|then|do|else|if|while|until|!|nohup|env|xargs|\{|\$|>|>>>|\+|-|@|@?-?|"
    r"function|[\w-]+\(\)|\d+[smh]?|"
    r"[\w.-]+:|-[\w-]+(?:=\S*)?|\w+=\S*|[!%@]*(?:\S*/)?(?:python[\w.]*|py|pypy[\w.]*)|[!%@]*[\w./]*\$?\{?\S+\}|\$\w+|\$\(\w+\)|"
    r"poetry|uv|uvx|pipenv|pdm|hatch|conda|mamba|micromamba|docker|podman|compose|bash|sh|cmd|/c|"
    r"\(\w+\)|In|\[\d*\]:|PS|\S*[$%>]"
)
_AFTER_OPTION = {"-n", "--name", "-u", "-p", "--prefix", "-e", "--user", "function", "su", "gosu", "su-exec", "chroot"}
_ELSEWHERE = {
    "docker",
    "docker-compose",
    "podman",
    "nerdctl",
    "ssh",
    "kubectl",
    "vagrant",
    "lxc",
    "apptainer",
    "singularity",
    "srun",
}
"""Programs that run a command somewhere else; what stands before it is the name of the place."""
_PATH = late.compiled(r"[\w./\\~${}:-]*[/\\]\Z")
_SAID = late.compiled(
    r"(?:echo|printf|print|write-\w+|log\w*|info|warn\w*|error|die|fail|raise)\b|(?:name|message|description|title|summary):"
    r"|\w{0,40}(?:help|usage|hint|msg|message|text|note|desc|description|warning|error)=",
    re.IGNORECASE,
)
_VARIABLE = late.compiled(r"\$\{\{[^{}\n]{0,200}\}\}|\$\(\w{1,200}\)|\$\{\w{1,200}\}")
_COMMENT = late.compiled(r"(?:#(?!!)|//|::|REM\b)", re.IGNORECASE)
_MOST_LEFT = 400  # characters of the line before a command that are looked at


def is_run(text: str, start: int, at: int, documentation: bool) -> bool:
    """Whether a command begins at an offset, rather than being a word of something else."""
    line_start = max(text.rfind("\n", start, at) + 1, start, at - _MOST_LEFT)
    before = _VARIABLE.sub("$V", text[line_start:at]).lstrip()
    if before.endswith(("$(", "${")):
        before = before[:-2]  # `$(PIP) install`
    if _COMMENT.match(before):
        if not documentation:
            return False
        before = before.lstrip("#/ ")
    for number, word in enumerate(_last(before, ";&|").split()):
        if not number and word.lstrip("@-+!%$>") in _ELSEWHERE:
            return True
        if _SAID.match(word.lstrip("@(\"'")):
            return False
        if not leads(word):
            break
    segment = _last(before, ";&|(`\"'") if "()" not in before else _last(before, ";&|`\"'")
    if path := _PATH.search(segment):
        segment = segment[: path.start()]
    previous = ""
    for word in segment.split():
        if previous not in _AFTER_OPTION and not leads(word):
            return False
        previous = word
    return True


def leads(word: str) -> bool:
    """Whether a word may stand before a command: a prompt, a variable, a program that starts others."""
    return bool(_LEADING.fullmatch(word) or _LEADING.fullmatch(word.lstrip("@-+!%")))


def _last(text: str, separators: str) -> str:
    """What stands behind the last of some characters."""
    return text[max(text.rfind(separator) for separator in separators) + 1 :]
