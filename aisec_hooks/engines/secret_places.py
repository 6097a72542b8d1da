"""Where a secret stands: the span of an offset, what its path says of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache

from aisec_hooks.model import Span

LONG_LINE = 2_000
"""Characters above which a line is looked at through windows only."""


class Offsets:
    """Offsets in a text with LF line ends -> spans."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """The span of text[start:end]."""
        first, last = self.line(start), self.line(end)
        return Span(
            start_line=first,
            start_column=start - self.starts[first - 1] + 1,
            end_line=last,
            end_column=end - self.starts[last - 1] + 1,
        )

    def line(self, offset: int) -> int:
        """The line (from 1) of an offset."""
        return bisect_right(self.starts, offset)


def occurrences(text: str, word: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The offsets of a word, found faster than a pattern that begins otherwise finds it."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word), end)


def any_of(text: str, words: Iterable[str], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the words stand, (start, end) in order; each by itself is faster than one pattern of many words."""
    return sorted((at, at + len(word)) for word in words for at in occurrences(text, word, start, end))


class Setting(Enum):
    """What kind of place a file is for a credential."""

    PROGRAM = "program"
    REHEARSAL = "rehearsal"
    """Tests, examples and documentation: credentials there are mostly made up."""
    WORDING = "wording"
    """Translations: `password` is a label there."""


class Style(Enum):
    """How a file writes values."""

    QUOTED = "quoted"
    """Program code and JSON: a literal has quotes."""
    BARE = "bare"
    """Settings: the rest of the line is the value."""
    SHELL = "shell"
    """Assignments without spaces; a value ends at white space."""
    SPACED = "spaced"
    """`name value`, as in a Dockerfile or .netrc."""
    MARKUP = "markup"
    """Elements and attributes."""
    PROSE = "prose"
    """Bare values only after NAME= at the start of a line."""


_REHEARSAL = (
    r"(?i)(?:^|/)(?:t|tests?|testing|__tests__|spec|specs|e2e|_{0,2}fixtures?[\w-]{0,40}|testdata|manuals?|man\d?|mocks?|__mocks__|docs?|"
    r"documentation|examples?|samples?|demos?|tutorials?|stubs?|test(?:s|ing)?[-_]?(?:utils?|helpers?|support|data|cases?"
    r"|suites?|lib|libs|files?|resources|certs|keys|kit)|[^/]{1,80}[-_](?:tests?|examples?|samples?|fixtures?))/"
    r"|(?:^|/)(?:test_[^/]*|[^/]*_tests?\.\w+|[^/]*\.(?:test|tests|spec|tst|test-d|stories|mock)\.\w+|conftest\.py"
    r"|tests?\.py"
    r"|(?:examples?|samples?)[-_.\d]*\.\w+)$"
    r"|\.(?:md|markdown|rst|adoc|mdx|pod|textile|example|sample|template|dist|tmpl|j2|jinja2?|stub|liquid)$"
    r"|\.(?:md|rst)\.txt$|[-_](?:examples?|samples?|dist)$"
    r"|(?:^|/)(?:readme|usage|news|changelog|contributing|metadata|pkg-info)[^/]*$"
    r"|\.(?:examples?|samples?|template|dist)\.\w+$|[^/]\.schema\.json$|(?:^|/)(?:openapi|swagger|asyncapi)[^/]*\.(?:ya?ml|json)$"
)
_WORDING = (
    r"(?i)(?:^|/)(?:locales?|i18n|l10n|nls|lang|langs|languages?|translations?|locali[sz]ations?)/|\.(?:po|pot|arb|xlf|xliff|resx|strings|ftl)$"
    r"|(?:^|/)messages[^/]*\.(?:json|properties|ya?ml)$"
    r"|(?:^|/)(?-i:[a-z]{2,3}[-_][A-Z]{2})(?:[-_.][\w-]{1,40})?\.(?:[cm]?js|ts|json|php|inc|ya?ml|properties)$"
)
_HASHES = (
    r"(?i)(?:^|/)(?:[^/]*\.(?:lock|svg|css|scss|less|map|sum|sha\d*|sha\d+sum|md5|asc|sig|min\.js)|package-lock\.json"
    r"|npm-shrinkwrap\.json|"
    r"pnpm-lock\.yaml|composer\.lock|packages\.lock\.json|brewfile\.lock\.json|cartfile\.resolved|package\.resolved|"
    r"[^/]*\.(?:cdx|cyclonedx|spdx)\.json|[^/]*sums?(?:\.txt)?|record|\.secrets\.baseline)$"
)
_LOCAL = r"(?i)(?:^|/)(?:docker-)?compose[^/]*\.ya?ml$|(?:^|/)\.github/|(?:^|/)\.gitlab-ci|(?:^|/)\.circleci/"
_STYLES = (
    (
        Style.SHELL,
        r"(?i)\.(?:sh|bash|zsh|ksh|fish|bats|ps1|bat|cmd)$|(?:^|/)\.(?:bashrc|zshrc|profile|bash_profile|envrc)$",
    ),
    (Style.SPACED, r"(?i)(?:^|/)(?:[^/]*dockerfile[^/]*|containerfile|[^/]*netrc)$"),
    (
        Style.MARKUP,
        r"(?i)\.(?:xml|html?|xhtml|vue|svelte|config|csproj|plist|xaml|jsp|jsx|tsx)$",
    ),
    (
        Style.BARE,
        r"(?i)(?:^|[/.])env(?:\.[\w.-]+)?$|\.(?:ya?ml|eyaml|ini|cfg|cnf|conf|cf|toml|properties|props|env|pypirc"
        r"|npmrc|envrc|service|tfvars)$"
        r"|(?:^|/)_?(?:pypirc|npmrc)$|(?:^|/)(?:\.npmrc|\.pypirc|\.yarnrc|pip\.conf|credentials|config|\.my\.cnf|\.s3cfg|\.boto)$",
    ),
    (Style.PROSE, r"(?i)\.(?:md|markdown|rst|txt|adoc|log|po|pot)$|(?:^|/)[^./]+$"),
)


@lru_cache(maxsize=256)
def setting(path: str) -> Setting:
    """What kind of place the file is."""
    if re.search(_WORDING, path):
        return Setting.WORDING
    return Setting.REHEARSAL if re.search(_REHEARSAL, path) else Setting.PROGRAM


@lru_cache(maxsize=256)
def style(path: str) -> Style:
    """How the file writes values; program code unless its name says otherwise."""
    return next((kind for kind, names in _STYLES if re.search(names, path)), Style.QUOTED)


def full_of_hashes(path: str) -> bool:
    """Whether random-looking strings are the file's ordinary content."""
    return re.search(_HASHES, path) is not None


def is_local_setup(path: str) -> bool:
    """Whether the file starts services on the developer's machine or a CI runner."""
    return re.search(_LOCAL, path) is not None
