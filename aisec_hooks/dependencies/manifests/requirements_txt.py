"""Requirement and constraint files, as pip reads them."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies.manifests.gathered import BROKEN, PROSE, TEMPLATE, Gathered, Where
from aisec_hooks.dependencies.requirement import Manifest

_COMMENT = late.compiled(r"(?:^|(?<=\s))#.*")
_HASH = late.compiled(r"(?<=\s)--?hash(?:=|\s+)\S+")
_PER_REQUIREMENT = late.compiled(r"(?<=\s)--?(?:hash|global-option|install-option|config-settings?|build-option)\b")
_OPTION = late.compiled(r"(--[a-z-]+|-[a-zA-Z])(?:\s*=\s*|\s+|(?<!-)(?=[^\s=-]))?(\"[^\"]*\"|'[^']*'|\S+)?")
_BETWEEN = late.compiled(r"[ \t=]*")
_UNWRITTEN = late.compiled(
    r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}(?:\[[\w., -]{0,200}\])?(?=[ \t]{0,20}[\^~][ \t]{0,9}v?\d|[ \t]{1,99}//)"
)
"""A name with a version, or a remark, that pip cannot read: `flask^3`."""
_QUOTED = late.compiled(r"([\"'])([A-Za-z0-9][^\"'\n]{0,500})\1[ \t]*,?\Z")
_JINJA = late.compiled(r"\{\{|\{%|%\}|\}\}|\{#")
_MERGE_LINE = late.compiled(r"<{7}|>{7}|={7}|\|{7}")
_LINK = late.compiled(
    r"(?:(?:git|hg|svn|bzr)\+[a-z+]+:|https?:|file:|ftps?:)|git@|\.{0,2}[/\\]|~/|[A-Za-z]:\\|\.{1,2}(?:\[|\s|\Z)"
)
_LINK_PARTS = late.compiled(r"(\S+?)(?:\s*;\s|\s+;|\s|\Z)(.*)")

INDEX_OPTIONS = {
    "-i": "index-url",
    "--index-url": "index-url",
    "--pypi-url": "index-url",
    "--default-index": "index-url",
    "--index": "extra-index-url",
    "--extra-index-url": "extra-index-url",
    "-f": "find-links",
    "--find-links": "find-links",
    "--trusted-host": "trusted-host",
    "--index-strategy": "index-strategy",
}
"""The options of pip and uv that say where packages come from."""


def read(text: str, origin: str = "requirements") -> Manifest:
    gathered = Gathered(text)
    for offset, line in _logical_lines(text):
        requirement_line(gathered, line, offset, Where(origin))
    found = gathered.manifest()
    if gathered.broken > len(found.requirements):  # prose, where a heading of one word looks like a name
        return Manifest(problems=(*found.problems, PROSE))
    return found


def requirement_line(gathered: Gathered, line: str, offset: int, where: Where) -> None:
    """What one line (continued lines joined, of unchanged length) asks for."""
    if "#" in line:
        line = _COMMENT.sub("", line)
    stripped = line.lstrip(" \t\f\ufeff\xa0")
    offset += len(line) - len(stripped)
    stripped = stripped.rstrip()
    if not stripped or _MERGE_LINE.match(stripped):
        return
    if quoted := _QUOTED.match(stripped):
        offset, stripped = offset + 1, quoted[2]
    if _JINJA.match(stripped):
        gathered.problem(TEMPLATE)
    elif stripped.startswith("-"):
        _options(gathered, stripped, offset, where)
    else:
        _requirement(gathered, stripped, offset, where)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines and their offsets; a line end that is continued is blanks, so that offsets hold."""
    at, joined, start = 0, [], 0
    for line in text.split("\n"):
        following = at + len(line) + 1
        whole = line.rstrip("\r")
        if whole.endswith("\\") and not whole.lstrip().startswith("#"):
            joined.append(whole[:-1] + " " * (following - at - len(whole) + 1))
        else:
            yield start, "".join([*joined, line]) if joined else line
            joined, start = [], following
        at = following
    if joined:
        yield start, "".join(joined)


def _options(gathered: Gathered, line: str, offset: int, where: Where) -> None:
    at = 0
    while at < len(line):
        found = _OPTION.match(line, at)
        if found is None:
            gathered.problem(TEMPLATE if _JINJA.search(line) else BROKEN)
            return
        name, value = found[1], (found[2] or "").strip("\"'")
        if name in INDEX_OPTIONS:
            gathered.index(INDEX_OPTIONS[name], value, offset)
        elif name in _INCLUDES:
            gathered.include(value, constrains=_INCLUDES[name])
        elif name == "--no-index":
            gathered.index("index-url", "", offset)
        elif name in {"-e", "--editable"}:
            gathered.folder(value)
            start = found.start(2)
            _requirement(
                gathered, line[start:].strip("\"' "), offset + start + (line[start : start + 1] in "\"'"), where
            )
            return
        if name in _FLAGS:
            value = ""
        following = _BETWEEN.match(line, found.end() if value else found.end(1))
        at = following.end() if following else len(line)


_INCLUDES = {"-r": False, "--requirement": False, "--requirements": False, "-c": True, "--constraint": True}
_FLAGS = {"--no-index", "--pre", "--prefer-binary", "--require-hashes"}


def _requirement(gathered: Gathered, line: str, offset: int, where: Where) -> None:
    hashes = _HASH.search(line) is not None
    if options := _PER_REQUIREMENT.search(line):
        line = line[: options.start()].rstrip()
    if _LINK.match(line):
        _link(gathered, line, offset, where, hashes=hashes)
        return
    if gathered.specifier(line, offset, where, hashes=hashes):
        return
    if unwritten := _UNWRITTEN.match(line):  # it cannot be installed so, but somebody means to
        gathered.specifier(unwritten[0], offset, where)


def _link(gathered: Gathered, line: str, offset: int, where: Where, *, hashes: bool) -> None:
    parts = _LINK_PARTS.match(line)
    if parts:
        gathered.folder(parts[1])
        gathered.link(parts[1], offset, where, marker=parts[2].strip(), hashes=hashes)
