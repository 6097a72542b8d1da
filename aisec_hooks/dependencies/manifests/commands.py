"""Commands that install packages, in scripts, Dockerfiles, CI files, notebooks and documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import pep508
from aisec_hooks.dependencies.manifests.gathered import TEMPLATE, Gathered, Where
from aisec_hooks.dependencies.manifests.installers import COMMANDS, Command
from aisec_hooks.dependencies.manifests.npm import package_word
from aisec_hooks.dependencies.manifests.requirements_txt import INDEX_OPTIONS
from aisec_hooks.dependencies.manifests.words import Word, words
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest

_ORIGIN = "install-command"
_COMMAND = late.compiled(
    r"(?:(?<![\w.$({-])|(?<=\$)|(?<=\$[({])|(?<=[({]))(pip|pipx|pipenv|uv|uvx|poetry|pdm|easy_install|npm|npx|pnpm|yarn|bun|bunx|PIP)"
    r"(?:(?<=pip|PIP)[\d.]{1,5}|(?<=install)-[\d.]{1,5})?(?:\.exe|[)}])?[ \t]+(?=[^\s|&;])"
)
_LEADING = late.compiled(
    r"RUN|run|sudo|time|exec|command|then|do|else|if|while|until|!|nohup|env|xargs|\{|\$|>|>>>|\+|-|@|@?-?|"
    r"[\w.-]+:|-[\w-]+(?:=\S*)?|\w+=\S*|[!%@]*(?:\S*/)?(?:python[\w.]*|py|pypy[\w.]*)|[!%@]*[\w./]*\$?\{?\S+\}|\$\w+|\$\(\w+\)|"
    r"poetry|uv|uvx|pipenv|pdm|hatch|conda|mamba|micromamba|docker|podman|compose|bash|sh|cmd|/c|"
    r"\(\w+\)|In|\[\d*\]:|PS|\S*[$%>]"
)
_AFTER_OPTION = {"-n", "--name", "-u", "-p", "--prefix", "-e"}
_PATH = late.compiled(r"[\w./\\~${}:-]*[/\\]\Z")
_SAID = late.compiled(
    r"(?:echo|printf|print|write-\w+|log\w*|info|warn\w*|error|die|fail|raise)\b|(?:name|message|description|title|summary):",
    re.IGNORECASE,
)
_VARIABLE = late.compiled(r"\$\{\{[^{}\n]{0,200}\}\}|\$\(\w{1,200}\)|\$\{\w{1,200}\}")
_COMMENT = late.compiled(r"(?:#(?!!)|//|::|REM\b)", re.IGNORECASE)
_EXEC = late.compiled(r"^[ \t]*(?:RUN|CMD|ENTRYPOINT)[ \t]+\[[^\n]*\][ \t]*$", re.MULTILINE | re.IGNORECASE)
_JSON_MARKS = late.compiled(r'"[ \t]{0,99},[ \t]{0,99}"|"')
_PLACE = late.compiled(
    r"(?:(?:git|hg|svn|bzr)\+|https?://|file:|ssh://|git@|\.{1,2}(?:[/\\]|\[|\Z)|[~/\\]|[A-Za-z]:\\)"
    r"|[\w./+-]+\.(?:whl|tar\.gz|zip|txt)\Z|[\w.-]+[/\\]"
)
_OPEN = late.compiled(r"[<>{}$*|\u2026%]|\.\.\.")
_PROSE = frozenset(
    "a an and as at before by for from if in into is it of on or otherwise so that the then this to using via when "
    "with".split()
)
_MOST_LEFT = 400  # characters of the line before a command that are looked at


def read(text: str) -> Manifest:
    """All commands of a script, none that its comments speak of."""
    if "RUN" in text or "CMD" in text:
        text = _EXEC.sub(_plain, text)
    return _read(text, [(0, len(text))], documentation=False)


def read_pieces(text: str, pieces: Iterable[tuple[int, int]]) -> Manifest:
    """The commands in some stretches of a text, such as the code in a page of documentation."""
    return _read(text, pieces, documentation=True)


def installs(text: str) -> bool:
    """Whether any of the programs that install packages is named: a cheap look before anything else."""
    return _COMMAND.search(text) is not None


def _read(text: str, pieces: Iterable[tuple[int, int]], *, documentation: bool) -> Manifest:
    gathered = Gathered(text)
    for start, stop in pieces:
        at = start
        while found := _COMMAND.search(text, at, stop):
            at = found.end()
            if _is_run(text, start, found.start(), documentation):
                line = list(words(text, at, stop))
                if line and line[0].text == "pip":  # `uv pip install` is one command
                    at = line[0].start + len("pip")
                _command(gathered, _without_prose(line) if documentation else line, found[1].lower(), found.start())
    return gathered.manifest()


def _is_run(text: str, start: int, at: int, documentation: bool) -> bool:
    """Whether a command begins at an offset, rather than being a word of something else."""
    line_start = max(text.rfind("\n", start, at) + 1, start, at - _MOST_LEFT)
    before = _VARIABLE.sub("$V", text[line_start:at]).lstrip()
    if before.endswith(("$(", "${")):
        before = before[:-2]  # `$(PIP) install`
    if _COMMENT.match(before):
        if not documentation:
            return False
        before = before.lstrip("#/ ")
    for word in _last(before, ";&|").split():
        if _SAID.match(word.lstrip("@(\"'")):
            return False
        if not _LEADING.fullmatch(word):
            break
    segment = _last(before, ";&|(`\"'")
    if path := _PATH.search(segment):
        segment = segment[: path.start()]
    previous = ""
    for word in segment.split():
        if previous not in _AFTER_OPTION and not _LEADING.fullmatch(word):
            return False
        previous = word
    return True


def _last(text: str, separators: str) -> str:
    """What stands behind the last of some characters."""
    return text[max(text.rfind(separator) for separator in separators) + 1 :]


def _without_prose(line: list[Word]) -> list[Word]:
    """The words up to the first that is English: `pip install x to try it`."""
    for number, word in enumerate(line):
        if number and word.text in _PROSE:
            return line[:number]
    return line


def _command(gathered: Gathered, line: list[Word], program: str, offset: int) -> None:
    chosen = _chosen(program, line)
    if chosen is None:
        return
    command, left = chosen
    where, count = Where(_ORIGIN), 0
    following = iter(left)
    for word in following:
        if count >= command.most and not word.text.startswith("-"):
            return
        if not word.text.startswith("-"):
            count += 1
            _package(gathered, word, command, where)
            continue
        name, equals, value = word.text.partition("=")
        start = word.start + len(name) + 1
        kind = INDEX_OPTIONS.get(name) if command.ecosystem is Ecosystem.PYPI else None
        if not equals and (kind or name in command.valued | command.named | command.groups):
            value, start = next(following, Word("", start))
        if kind:
            gathered.index(kind, value, offset)
        elif name == "--no-index":
            gathered.index("index-url", "", offset)
        elif name in command.dev or (name in command.groups and value):
            where = Where(_ORIGIN, "dev" if name in command.dev else value)
        elif name in command.named:
            count += name in {"--from", "--spec", "--package", "-p"}  # then the word is only what is run of it
            for piece in _pieces(value, start):
                _package(gathered, piece, command, where)


def _chosen(program: str, line: list[Word]) -> tuple[Command, list[Word]] | None:
    """The command that the words behind a program's name are, and its own words; None if it installs nothing."""
    rows = COMMANDS[program]
    if () in rows:
        return rows[()], line
    first = 0
    while first < len(line) and line[first].text.startswith("-"):
        first += 1 if "=" in line[first].text or line[first].text not in _GLOBAL_VALUED else 2
    for row, command in rows.items():
        if tuple(word.text for word in line[first : first + len(row)]) == row:
            return command, line[first + len(row) :]
    return None


_GLOBAL_VALUED = {
    "--python",
    "--proxy",
    "--log",
    "--cache-dir",
    "--directory",
    "--project",
    "--prefix",
    "-C",
    "--cwd",
    "--timeout",
}


def _pieces(text: str, start: int) -> list[Word]:
    """A value that is a list with commas; those of a version or of extras do not count."""
    if "[" in text or any(sign in text for sign in "<>=!~"):
        return [Word(text, start)]
    found = []
    for piece in text.split(","):
        found.append(Word(piece, start))
        start += len(piece) + 1
    return found


def _package(gathered: Gathered, word: Word, command: Command, where: Where) -> None:
    text, start = word
    if command.ecosystem is Ecosystem.NPM:
        package_word(gathered, text, start, where)
        return
    if _PLACE.match(text):
        gathered.link(text, start, where)
        return
    version = None
    if found := pep508.parse(text):
        version = found.specifier
    if found is None or (found.url and "@ " not in text and "://" not in found.url):
        found, version = _with_version(text)
    if found is None:
        if _OPEN.search(text):
            gathered.problem(TEMPLATE)
        return
    gathered.named(
        found.name,
        start + found.start,
        where,
        specifier=version or "",
        extras=found.extras,
        marker=found.marker,
        url=found.url,
    )


_VERSION_SIGN = late.compiled(r"@|===?|[><~!]=|[\^~<>](?=[\d$])")


def _with_version(text: str) -> tuple[pep508.Specified | None, str]:
    """A name whose version is not in the words of PEP 508: `flask@^2.0`, `flask@latest`, `django==${VERSION}`."""
    sign = _VERSION_SIGN.search(text)
    found = pep508.parse(text[: sign.start()]) if sign else None
    if sign is None or found is None:
        return None, ""
    version = text[sign.start() :]
    if sign[0] == "@":
        version = "" if version == "@latest" else version[1:]
        version = f"=={version}" if version[:1].isdigit() else version
    return found, version


def _plain(match: re.Match[str]) -> str:
    """An instruction in JSON with blanks for its quotes and commas, of the same length."""
    start, _, body = match[0].partition("[")
    body = _JSON_MARKS.sub(lambda mark: " " * len(mark[0]), body.rstrip().removesuffix("]"))
    return f"{start} {body}".ljust(len(match[0]))
