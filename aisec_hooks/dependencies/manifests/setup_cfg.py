"""setup.cfg of setuptools and tox.ini: sections, keys and indented lines."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.dependencies.manifests import commands, requirements_txt
from aisec_hooks.dependencies.manifests.gathered import Gathered, Where
from aisec_hooks.dependencies.requirement import Manifest, normalise

_SECTION = late.compiled(r"\[([^\]\n]+)\]")
_KEY = late.compiled(r"([^\s=:#;\[][^=:\n]*?)[ \t]*[=:][ \t]*")
_FACTORS = late.compiled(r"!?[\w.{},-]{1,200}:[ \t]+(?=\S)")
_KEYS = {"install_requires": "", "requires-dist": "", "setup_requires": "build-system", "tests_require": "test"}
_EXTRAS = "options.extras_require"


def read(text: str) -> Manifest:
    gathered = Gathered(text)
    for section, key, offset, value, alone in _values(text):
        if section == "metadata" and key == "name":
            gathered.comes_from.setdefault(normalise(value.strip()), ".")
        if section == _EXTRAS:
            where = Where("setup-cfg", key)
        elif section in {"options", "metadata"} and key in _KEYS:
            where = Where("setup-cfg", _KEYS[key])
        else:
            continue
        if value.lstrip().startswith(("file:", "attr:")) and alone:
            continue
        for start, piece in _pieces(value) if alone else [(0, value)]:
            gathered.specifier(piece, offset + start, where)
    return gathered.manifest()


def read_tox(text: str) -> Manifest:
    gathered = Gathered(text)
    for section, key, start, line, _ in _values(text):
        value, offset = line, start
        if not section.startswith(("testenv", "tox", "env")):
            continue
        if key.startswith("commands"):
            commands.gather(gathered, text, [(start, start + len(line))], documentation=False)
        if key not in {"deps", "requires"}:
            continue
        if factors := _FACTORS.match(value):
            value, offset = value[factors.end() :], offset + factors.end()
        if "{" not in value:  # a substitution, such as {[base]deps} or {toxinidir}
            group = section.partition(":")[2] or "test"
            requirements_txt.requirement_line(gathered, value, offset, Where("tox", group))
    return gathered.manifest()


def _values(text: str) -> Iterator[tuple[str, str, int, str, bool]]:
    """Section, key, offset and text of each line of each value; whether it stands on the line of its key."""
    section = key = ""
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        stripped = line.strip()
        if not stripped or stripped[0] in "#;":
            continue
        if line[0] in " \t":
            if key:
                indent = len(line) - len(line.lstrip())
                yield section, key, start + indent, line[indent:].rstrip(), False
        elif found := _SECTION.match(line):
            section, key = found[1].strip(), ""
        elif found := _KEY.match(line):
            key = found[1].lower() if section != _EXTRAS else found[1]
            if value := line[found.end() :].rstrip():
                yield section, key, start + found.end(), value, True
        else:
            key = ""


def _pieces(value: str) -> Iterator[tuple[int, str]]:
    """A value on one line is split at semicolons, as setuptools does, so long as they begin no marker."""
    at = 0
    for piece in value.split(";"):
        if not any(
            sign in piece and word in piece for sign in "<>=" for word in ("python_", "platform_", "sys_", "os_name")
        ):
            yield at, piece
        at += len(piece) + 1
