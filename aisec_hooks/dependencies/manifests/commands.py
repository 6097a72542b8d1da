"""Commands that install packages, in scripts, Dockerfiles, CI files, notebooks and documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import pep508
from aisec_hooks.dependencies.manifests.beginning import is_run
from aisec_hooks.dependencies.manifests.gathered import MANY, TEMPLATE, Gathered, Where
from aisec_hooks.dependencies.manifests.installers import COMMANDS, Command
from aisec_hooks.dependencies.manifests.npm import package_word
from aisec_hooks.dependencies.manifests.places import Places
from aisec_hooks.dependencies.manifests.requirements_txt import INDEX_OPTIONS
from aisec_hooks.dependencies.manifests.words import Word, words
from aisec_hooks.dependencies.requirement import Ecosystem, Manifest

_ORIGIN = "install-command"
_COMMAND = late.compiled(
    r"(?:(?<![\w.$({-])|(?<=\$)|(?<=\$[({])|(?<=[({])|(?<=\t-)|(?<= -m))"
    r"(pip|pipx|pipenv|uv|uvx|poetry|pdm|rye|easy_install|npm|npx|pnpm|yarn|bun|bunx|micropip|piplite|PIP)"
    r"(?:(?<=pip|PIP)[\d.]{1,5}|(?<=install)-[\d.]{1,5})?(?:\.exe|[)}])?[ \t]+(?=[^\s|&;])"
)
_EXEC = late.compiled(r"^[ \t]*(?:RUN|CMD|ENTRYPOINT)[ \t]+\[[^\n]*\][ \t]*$", re.MULTILINE | re.IGNORECASE)
_CONTINUED = late.compiled(r"(?<=\\\n)(?:[ \t]*(?:#[^\n]*)?\n)+")
_LIST = late.compiled(r"\[[ \t]*\"[^\[\]\n]*\]")
_JSON_MARKS = late.compiled(r'"[ \t]{0,99},[ \t]{0,99}"|"')
_PLACE = late.compiled(
    r"(?:(?:git|hg|svn|bzr)\+|https?://|file:|ssh://|git@|\.{1,2}(?:[/\\]|\[|\Z)|[~/\\]|[A-Za-z]:\\)"
    r"|[\w./+-]+\.(?:whl|tar\.gz|zip|txt)\Z|[\w.-]+[/\\]"
)
_OPEN = late.compiled(r"[<>{}$*|\u2026%]|\.\.\.")
_PROSE = frozenset(
    "a an and as at before by for from if in into is it of on or otherwise so that the then this to using via when "
    "with -> => \u2192".split()
)
_HEAD, _MOST_WORDS = 40, 5_000
MOST_COMMANDS = 5_000
"""Places of a file where a program that installs packages is named."""


def read(text: str) -> Manifest:
    """All commands of a script, none that its comments speak of."""
    return _read(text, [(0, len(text))], documentation=False)


def read_dockerfile(text: str) -> Manifest:
    """The instructions of a Dockerfile, where comments and empty lines do not end what a backslash continues."""
    joined = _CONTINUED.sub(lambda lines: " " * len(lines[0]), text)
    plain = _EXEC.sub(_plain, joined)
    return _read(plain, [(0, len(plain))], documentation=False, places=Places(text))


def read_json(text: str) -> Manifest:
    """The commands in the strings of a JSON text, and in lists of their words."""
    plain = _LIST.sub(lambda found: _JSON_MARKS.sub(lambda mark: " " * len(mark[0]), found[0]), text)
    return _read(plain, [(0, len(plain))], documentation=False, places=Places(text))


def read_pieces(text: str, pieces: Iterable[tuple[int, int]]) -> Manifest:
    """The commands in some stretches of a text, such as the code in a page of documentation."""
    return _read(text, pieces, documentation=True)


def installs(text: str) -> bool:
    """Whether any of the programs that install packages is named: a cheap look before anything else."""
    return _COMMAND.search(text) is not None


def _read(
    text: str, pieces: Iterable[tuple[int, int]], *, documentation: bool, places: Places | None = None
) -> Manifest:
    gathered = Gathered(text, places)
    gather(gathered, text, pieces, documentation=documentation)
    return gathered.manifest()


def gather(gathered: Gathered, text: str, pieces: Iterable[tuple[int, int]], *, documentation: bool) -> None:
    """The commands in some stretches of a text."""
    for start, stop in pieces:
        at = start
        while found := _COMMAND.search(text, at, stop):
            at = found.end()
            gathered.commands += 1
            if gathered.commands > MOST_COMMANDS:
                gathered.problem(MANY)
                return
            if not is_run(text, start, found.start(), documentation):
                continue
            row = _chosen(found[1].lower(), list(islice(words(text, at, stop), _HEAD)))
            if row is None:
                continue
            most = _MOST_WORDS if row.most > 1 else _HEAD  # what is run may itself install something
            line = list(islice(words(text, at, stop), most))
            if row.most > 1 and line:
                at = line[-1].start
            command(gathered, _without_prose(line) if documentation else line, found[1].lower(), found.start())


def _without_prose(line: list[Word]) -> list[Word]:
    """The words up to the first that is English: `pip install x to try it`."""
    for number, word in enumerate(line):
        if number and word.text in _PROSE:
            return line[:number]
    return line


def command(gathered: Gathered, line: list[Word], program: str, offset: int) -> None:
    """What a command asks for: the words behind the name of the program, which stands at an offset."""
    chosen = _chosen(program, line)
    if chosen is not None:
        _asked(gathered, line[_own(program, line) :], chosen, offset)


def _asked(gathered: Gathered, left: list[Word], command: Command, offset: int) -> None:
    where, count, source = Where(_ORIGIN), 0, _source(left, command)
    following = iter(left)
    for word in following:
        if count >= command.most and not word.text.startswith("-"):
            return
        if not word.text.startswith("-"):
            count += 1
            _package(gathered, word, command, where, source)
            continue
        name, equals, value = word.text.partition("=")
        start = word.start + len(name) + 1
        kind = _index_kind(name, command)
        last = f"-{name[-1:]}" if not name.startswith("--") else name  # `-qt DIR` is `-q -t DIR`
        if not equals and (kind or name in command.named | command.groups | command.sources or last in command.valued):
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
                _package(gathered, piece, command, where, source)


def _index_kind(option: str, command: Command) -> str:
    """What an option says of an index, "" if nothing."""
    if command.ecosystem is not Ecosystem.PYPI or option in command.sources:
        return ""
    kind = INDEX_OPTIONS.get(option, "")
    return "source" if kind == "extra-index-url" and not command.competing else kind


def _source(line: list[Word], command: Command) -> str:
    """The index that is named for all packages of a command, "" if it is the usual one."""
    for number, word in enumerate(line):
        name, equals, value = word.text.partition("=")
        if name in command.sources:
            value = value if equals else "".join(after.text for after in line[number + 1 : number + 2])
            return "" if value.lower() == "pypi" else f"source {value}"
    return ""


def _chosen(program: str, line: list[Word]) -> Command | None:
    """The command that the words behind a program's name are, None if it installs nothing."""
    row = _row(program, line)
    return None if row is None else COMMANDS[program][row]


def _own(program: str, line: list[Word]) -> int:
    """How many words belong to the command itself."""
    row = _row(program, line)
    return _first(line) + len(row) if row else 0


def _row(program: str, line: list[Word]) -> tuple[str, ...] | None:
    rows = COMMANDS[program]
    if () in rows:
        return ()
    first = _first(line)
    return next((row for row in rows if tuple(word.text for word in line[first : first + len(row)]) == row), None)


def _first(line: list[Word]) -> int:
    """The first word behind the options that stand before a command."""
    first = 0
    while first < len(line) and line[first].text.startswith("-"):
        first += 2 if line[first].text in _GLOBAL_VALUED else 1
    return first


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


def _package(gathered: Gathered, word: Word, command: Command, where: Where, source: str) -> None:
    text, start = word
    if command.ecosystem is Ecosystem.NPM:
        package_word(gathered, text, start, where)
        return
    if _PLACE.match(text):
        gathered.link(text, start, where)
        return
    if command.most == 1 and (text == "python" or text.endswith(".py")):
        return  # the interpreter itself, or a script
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
        url=found.url or source,
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
