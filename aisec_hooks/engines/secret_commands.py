"""Passwords on command lines: in scripts, in strings that a program runs, in lists of arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines import secret_places as places
from aisec_hooks.engines.secret_text import Named
from aisec_hooks.engines.secret_verdicts import Use

LONGEST = 600
"""Characters of a command that are looked at."""


class _Command(NamedTuple):
    """How programs take a password."""

    programs: tuple[str, ...]
    """Lower case; `docker login` is the program with a word that must follow."""
    option: str
    """Up to the password, on a command whose arguments are apart by one space."""


_GAP = r"(?:[ \t]{1,8}|\\\n[ \t]{0,40}|[\"'],?\s{0,40}[\"']|=)"
"""Between an option and its value: white space, or the next text in a list of arguments."""
_QUOTES = r"[\"'\\]{0,2}"
_COMMANDS = (
    _Command(
        ("mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mariadb-dump", "mysqlsh"), r"-p(?=[^\s\-])"
    ),
    _Command(("curl", "xh", "https"), rf"(?:-u|--user|--proxy-user|-U){_GAP}{_QUOTES}[^\s:\"'$]{{1,80}}:"),
    _Command(("lftp",), rf"-u{_GAP}{_QUOTES}[^\s,\"'$]{{1,80}},"),
    _Command(("sshpass",), rf"-p{_GAP}?"),
    _Command(("redis-cli", "valkey-cli"), rf"-a{_GAP}"),
    _Command(
        ("mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "cqlsh", "influx", "twine"),
        rf"-p{_GAP}",
    ),
    _Command(
        (
            "docker login",
            "podman login",
            "nerdctl login",
            "helm registry login",
            "buildah login",
            "skopeo login",
            "oras login",
            "az login",
            "oc login",
            "cf login",
            "npm login",
        ),
        rf"-p{_GAP}",
    ),
    _Command(("sqlcmd", "bcp", "osql"), rf"-P{_GAP}?"),
    _Command(("ldapsearch", "ldapadd", "ldapmodify", "ldapwhoami", "ldappasswd", "ldapdelete"), rf"-w{_GAP}"),
    _Command(("smbclient", "rpcclient"), rf"-U{_GAP}{_QUOTES}[^\s%\"']{{1,80}}%"),
    _Command(("openssl",), rf"(?:-pass(?:in|out)?{_GAP}{_QUOTES}pass:|-[kK]{_GAP}(?=[^\s]{{0,80}}\S))"),
    _Command(("keytool", "jarsigner"), rf"-(?:store|key|dest?store|src(?:store|key))pass(?:wd)?{_GAP}"),
    _Command(("zip", "unzip"), rf"-P{_GAP}?"),
    _Command(("7z", "7za", "7zz"), r"-p(?=[^\s\-])"),
    _Command(("htpasswd",), rf"-[a-zA-Z]{{0,5}}b[a-zA-Z]{{0,5}}{_GAP}[^\s]{{1,100}}{_GAP}[^\s]{{1,80}}{_GAP}"),
    _Command(("rabbitmqctl",), rf"(?:add_user|change_password){_GAP}[^\s]{{1,80}}{_GAP}"),
    _Command(("net use", "net user"), rf"/user:[^\s]{{1,80}}{_GAP}"),
    _Command(("sqlplus", "expdp", "impdp", "rman"), r"[\w.$]{1,40}/(?=[^\s/@]{1,80}@)"),
    _Command(("vault login",), r"(?=hvs\.|s\.)"),
)
_BEFORE = frozenset("\"'`/\\ \t\n$(;&|!") | {""}
_AFTER = frozenset("\"' \t.")
HINTS = ("echo", "--", *(program.partition(" ")[0] for command in _COMMANDS for program in command.programs))
"""A text with none of these gives no password to a command."""
_WORD = late.compiled(r"\"([^\"\n\\]{3,200})\"|'([^'\n\\]{3,200})'|([^\s\"'`;|&<>()\\,]{3,200})")
_LONG = late.compiled(
    r"--(?:[a-z]{1,20}-){0,3}(?:password|passwd|passphrase|pwd|token|secret|api-?key|access-?key"
    r"|secret-?key|auth-?key)(?:[ \t]{1,8}|[\"'],[ \t]{0,8}[\"']|=)"
)
_SAID = late.compiled(r"(?:option|flag|argument|parameter|or|and|is|to|instead|can|must|should|for|with)s?\b")
"""How a sentence about an option goes on."""
_PIPED = late.compiled(
    r"echo[ \t]{1,8}(?:-[ne]{1,2}[ \t]{1,8})?(\"[^\"\n]{3,200}\"|'[^'\n]{3,200}'|[^\s\"'|]{3,200})"
    r"[ \t]{0,8}\|[ \t]{0,8}"
    r"(?:sudo[ \t]{1,8}-\w{0,6}S|\w{0,20}[ \t]{0,4}chpasswd|(?:sudo[ \t]{1,4})?passwd[ \t]+--stdin"
    r"|[a-z]{1,20}(?:[ \t]{1,8}[^\s|]{1,80}){0,8}[ \t]{1,8}--password-stdin|smbpasswd|cryptsetup|gpg)"
)


def options(text: str, folded: str) -> Iterator[Named]:
    """The passwords on command lines in the text; `folded` is its lower case."""
    for command in _COMMANDS:
        for program in command.programs:
            if program in folded:
                yield from _given(text, folded, program, command.option)
    for found in _LONG.finditer(text):
        begun = text[found.start() - 1 : found.start()] in ("", " ", "\t", "\n", '"', "'", "`")
        if begun and not _SAID.match(text, found.end()):
            yield from _word(text, found.end(), found[0].strip(" \t=\"',").lstrip("-"), "an option")
    if "echo" in folded:
        for piped in _PIPED.finditer(text):
            yield from _echoed(piped)


def _given(text: str, folded: str, program: str, option: str) -> Iterator[Named]:
    name, _, word = program.partition(" ")
    looked = 0
    for start in places.occurrences(folded, name):
        after = start + len(name)
        if text[start - 1 : start] not in _BEFORE or text[after : after + 1] not in _AFTER:
            continue
        end = _end_of_command(text, after)
        if word and not re.search(rf"[\s\"'](?:{word})[\s\"']", folded[after:end]):
            continue
        for given in re.compile(rf"(?<=[\s\"',]){option}").finditer(text, max(after, looked), end):
            yield from _word(text, given.end(), "password", f"a `{name}` command")
        looked = end


def _end_of_command(text: str, start: int) -> int:
    """Where a command ends: at the end of its line, or of those that continue it."""
    limit = min(len(text), start + LONGEST)
    at = text.find("\n", start, limit)
    while at >= 0 and text[start:at].rstrip().endswith(("\\", ",", "[", "(", "^")):
        at = text.find("\n", at + 1, limit)
    return at if at >= 0 else limit


def _word(text: str, at: int, name: str, place: str) -> Iterator[Named]:
    word = _WORD.match(text, at)
    if word is not None:
        group = word.lastindex or 1
        yield Named(name, word[group], word.start(group), Use.HANDED, quoted=group < 3, place=place)


def _echoed(piped: re.Match[str]) -> Iterator[Named]:
    value, start = piped[1], piped.start(1)
    if value[0] in "\"'":
        value, start = value[1:-1], start + 1
    user, colon, password = value.partition(":")
    if "chpasswd" in piped[0] and colon:
        value, start = password, start + len(user) + 1
    yield Named("password", value, start, Use.HANDED, quoted=False, place="a command's input")
