"""What the user decides: `[tool.aisec]` and the command line's flags, as one frozen value."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from aisec_hooks.errors import UserError
from aisec_hooks.model import NEVER_BLOCKING, PERSONAL_KINDS, Confidence, Finding, Severity, Tier
from aisec_hooks.nearest import nearest
from aisec_hooks.printable import printable

MOST_BYTES = 1 << 40
MOST_STARS = 3
_PACKAGE = r"(?=[^*?]*[A-Za-z0-9])[@/\w.*?-]{1,200}"
FILES = (".aisec.toml", "pyproject.toml")
"""Where settings are looked for, the first that has any wins."""


class Settings(Struct, frozen=True, kw_only=True):
    """The effective settings; the fields are the keys of `[tool.aisec]` with `_` for `-`."""

    select: tuple[str, ...] = ()
    """Rules to report; empty means all."""
    ignore: tuple[str, ...] = ()
    """Rules not to report."""
    exclude: tuple[str, ...] = ()
    """Paths not to check, in gitignore's syntax."""
    block_severity: Severity = Severity.MEDIUM
    """The lowest severity that blocks."""
    max_file_bytes: int = 2_000_000
    """Larger files are skipped, and said so."""
    strict: bool = False
    """Advice blocks too."""
    personal_data: tuple[str, ...] = PERSONAL_KINDS
    """The kinds of personal data to report."""
    known_packages: tuple[str, ...] = ()
    """Packages, with `*` and `?`, that the public index need not know."""
    allowed_licences: tuple[str, ...] = ()
    """Licences (SPDX identifiers) and classes of them that code and packages may come under; empty means any."""
    denied_licences: tuple[str, ...] = ()
    """Those that they must not come under."""

    def knows(self, package: str) -> bool:
        """Whether a package, by its normalised name, is one that the public index need not know."""
        return bool(self.known_packages) and _known(self.known_packages)(package) is not None

    def reports(self, rule: str) -> bool:
        """Whether findings of the rule are wanted."""
        return rule not in self.ignore and (not self.select or rule in self.select)

    def excludes(self, path: str) -> bool:
        """Whether a path is left out of the check."""
        return bool(self.exclude) and _matcher(self.exclude)(path)

    def tier(self, finding: Finding) -> Tier:
        """Blocking for what is certain and grave enough and newly introduced, advice for the rest."""
        grave = self.grave(finding.confidence, finding.severity)
        return Tier.BLOCKING if grave and finding.cause not in NEVER_BLOCKING else Tier.ADVICE

    def grave(self, confidence: Confidence, severity: Severity) -> bool:
        """Whether something is certain and grave enough to block."""
        return confidence is Confidence.HIGH and severity >= self.block_severity

    def with_flags(self, *, select: Collection[str], ignore: Collection[str], strict: bool) -> Settings:
        """These settings with the command line's flags on top."""
        return replace(
            self,
            select=tuple(select) or self.select,
            ignore=(*self.ignore, *ignore),
            strict=self.strict or strict,
        )


KEYS = {name.replace("_", "-"): name for name in Settings.__struct_fields__}


@cache
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    # imported here: most runs have no exclusions and pathspec is no part of their start-up
    from aisec_hooks.exclude import matcher  # noqa: PLC0415

    return matcher(patterns)


@cache
def _known(patterns: tuple[str, ...]) -> Callable[[str], object]:
    """One expression for all of them; names are spelled as the index does."""
    words = (re.sub(r"[-_.]+", "-", pattern).lower() for pattern in patterns)
    return re.compile("|".join(re.escape(w).replace(r"\*", ".*").replace(r"\?", ".") for w in words)).fullmatch


def parse(path: str, data: bytes, rules: Collection[str]) -> Settings | None:
    """The settings that a configuration file holds, None if it holds none; UserError if they are wrong."""
    if b"aisec" not in data and path != ".aisec.toml":
        return None
    table = _table(path, _toml(path, data))
    return None if table is None else _settings(path, table, rules)


def _toml(path: str, data: bytes) -> Mapping[str, object]:
    # imported here: 20 ms that a repository without settings need not pay
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415
    else:
        import tomli as tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError(f"{path}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        line = getattr(error, "lineno", None)
        raise UserError(f"{path}: not valid TOML" + (f" (line {line})" if line else "")) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise UserError(f"{path}: holds a number that is too long") from None
    except RecursionError:
        raise UserError(f"{path}: nested too deeply") from None


def _table(path: str, document: Mapping[str, object]) -> Mapping[str, object] | None:
    if path == ".aisec.toml":
        return document
    tool = document.get("tool")
    table = tool.get("aisec") if isinstance(tool, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise UserError(f"{path}: tool.aisec must be a table")
    return table


def _settings(path: str, table: Mapping[str, object], rules: Collection[str]) -> Settings:
    values: dict[str, object] = {}
    for key, value in table.items():
        if key not in KEYS:
            raise UserError(f"{path}: unknown key {key!r}; the nearest is {nearest(key, KEYS)!r}")
        values[KEYS[key]] = _value(f"{path}: {key}", key, value, rules)
    return replace(Settings(), **values)  # _value checked each


def _value(where: str, key: str, value: object, rules: Collection[str]) -> object:
    match key:
        case "select" | "ignore":
            return _known_words(where, value, "rule", rules)
        case "personal-data":
            return _known_words(where, value, "kind", PERSONAL_KINDS)
        case "exclude":
            patterns = _strings(where, value)
            _require_patterns(where, patterns)
            return patterns
        case "known-packages":
            return _packages(where, value)
        case "allowed-licences" | "denied-licences":
            return _licences(where, value)
        case "block-severity":
            if not isinstance(value, str) or value.upper() not in Severity.__members__:
                raise UserError(f"{where}: must be one of low, medium, high, critical")
            return Severity[value.upper()]
        case "max-file-bytes":
            if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MOST_BYTES:
                raise UserError(f"{where}: must be a positive number of bytes, {MOST_BYTES} at most")
            return value
        case _:
            if not isinstance(value, bool):
                raise UserError(f"{where}: must be true or false")
            return value


def _strings(where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UserError(f"{where}: must be a list of strings")
    return tuple(value)


def _known_words(where: str, value: object, what: str, known: Collection[str]) -> tuple[str, ...]:
    words = _strings(where, value)
    for word in words:
        if word not in known:
            raise UserError(f"{where}: unknown {what} {word!r}; the nearest is {nearest(word, known)!r}")
    return words


def _packages(where: str, value: object) -> tuple[str, ...]:
    names = _strings(where, value)
    for name in names:
        if not re.fullmatch(_PACKAGE, name) or name.count("*") > MOST_STARS:
            raise UserError(f"{where}: {printable(name)[:80]!r} is no name of a package")
    return names


def _licences(where: str, value: object) -> tuple[str, ...]:
    # imported here: few settings speak of licences
    from aisec_hooks.licences.kinds import CLASSES  # noqa: PLC0415
    from aisec_hooks.licences.policy import is_word  # noqa: PLC0415

    words = _strings(where, value)
    for word in words:
        if not is_word(word):
            known = ", ".join(CLASSES)
            raise UserError(f"{where}: {printable(word)[:80]!r} is neither an SPDX identifier nor one of {known}")
    return words


def _require_patterns(where: str, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        try:
            _matcher((pattern,))
        except ValueError as error:
            raise UserError(f"{where}: {printable(pattern)[:80]!r} {error}") from None


def weakenings(base: Settings, head: Settings) -> list[tuple[str, str]]:
    """(key, what it switches off) for everything that the head checks less than the base."""
    found = []
    for rule in sorted(set(head.ignore) - set(base.ignore)):
        found.append(("ignore", f"rule {rule} is no longer reported"))
    if head.select and (not base.select or set(base.select) - set(head.select)):
        found.append(("select", "only the selected rules are reported"))
    found += [("exclude", what) for what in _more_excluded(base.exclude, head.exclude)]
    if head.block_severity > base.block_severity:
        found.append(("block-severity", f"findings below {head.block_severity.name.lower()} no longer block"))
    if head.max_file_bytes < base.max_file_bytes:
        found.append(("max-file-bytes", f"files over {head.max_file_bytes} bytes are no longer checked"))
    if base.strict and not head.strict:
        found.append(("strict", "advice no longer blocks"))
    for kind in sorted(set(base.personal_data) - set(head.personal_data)):
        found.append(("personal-data", f"{kind} is no longer reported"))
    for name in sorted(set(head.known_packages) - set(base.known_packages)):
        found.append(("known-packages", f"packages called {name} need not be on the public index"))
    if base.allowed_licences:
        more = sorted(set(head.allowed_licences) - set(base.allowed_licences))
        found += [("allowed-licences", f"what is under {licence} may come in") for licence in more]
        if not head.allowed_licences:
            found.append(("allowed-licences", "what is under any licence may come in"))
    for licence in sorted(set(base.denied_licences) - set(head.denied_licences)):
        found.append(("denied-licences", f"what is under {licence} may come in"))
    return found


def _more_excluded(base: tuple[str, ...], head: tuple[str, ...]) -> list[str]:
    """What head's patterns may leave out that base's did not; the last pattern that matches a path decides."""
    found = [f"paths matching {p} are no longer checked" for p in head if p not in base and not p.startswith("!")]
    found += [f"paths matching {p[1:]} may no longer be checked" for p in base if p not in head and p.startswith("!")]
    kept = [p for p in head if p in base]
    if not found and kept != [p for p in base if p in head] and any(p.startswith("!") for p in kept):
        found.append("the patterns' order has changed")
    return found
