"""Mail addresses of people."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence
from aisec_hooks.personal.found import Personal
from aisec_hooks.personal.mail_words import (
    ENDINGS,
    FILE_ENDINGS,
    FREE,
    MADE_UP_DOMAINS,
    MADE_UP_NAMES,
    RESERVED,
    RESERVED_DOMAINS,
    ROLES,
)

_DOMAIN = late.compiled(r"@((?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9_@-]|\.[A-Za-z0-9])")
_LOCAL = late.compiled(r"[\w.%+'-]{1,64}")
_TEMPLATE = ("}", ">", "$", "{", "]", "\\", "@", "/", "#", "&", "~", "*", "`")
_KEY = late.compiled(r"(?i)(?:mail\w{0,9}|acct|cc|to|from|user|login|[\"'])[ \t]?:\Z")
_AUTHORS = late.compiled(
    r"(?i)author|maintain|copyright|\(c\)|©|signed.off|co.authored|(?:reported|written|created|developed|patch|fix\w{0,4}"
    r"|contributed|suggested|reviewed|tested|acked|based on \w{1,20}) by|contribut|\bcredits\b|thank"
    r"|\blicen[cs]e\b|copyleft|committer|bug.?report|:(?:organization|contact|maintainer):|x-generator|last-translator|language-team|packager"
    r"|translator|<[\w.+-]{1,64}@[\w.-]{1,64}>,? +(?:19|20)\d\d"
    r"|changed by|message-id|references:|in-reply-to"
)
_ABOVE = 300
_COMMENT = ("#", "//", "/*", "*", "--", ";", "<!--", "%", "'''", '"""', "..", "rem ", "dnl ")
_RECORDS = late.compiled(r"(?i)\.(?:csv|tsv|psv|sql|jsonl|ndjson|log|vcf|ldif|dump)$")
"""Files of which nobody is the author."""
_METADATA = late.compiled(
    r"(?i)(?:^|/)(?:authors?|contributors?|maintainers?|committers|credits|thanks|owners|codeowners|changelog|changes|history"
    r"|news|releases?|release.?notes|licen[cs]es?|copying|copyright|notice|metadata|pkg-info|readme|humans|security"
    r"|code_of_conduct|contributing|acknowledge?ments|patents|install|todo|legal)(?:[-_.][^/]*)?$"
    r"|(?:^|/)(?:package|package-lock|composer|bower)\.json$|(?:^|/)(?:setup\.py|setup\.cfg|pyproject\.toml|cargo\.toml"
    r"|pom\.xml|description|\.mailmap|composer\.lock|debian/[^/]+|control)$"
    r"|\.(?:gemspec|podspec|po|pot|patch|diff|spec|opam|cabal|ebuild|nuspec|csproj|1|3|8|asc|licen[cs]e)$"
    r"|(?:^|/)(?:licen[cs]es?|changelogs?|release.?notes|locales?)/|(?:^|/)[^/]*\.(?:dist|egg)-info/"
)


def mails(text: str, path: str) -> Iterator[Personal]:
    """Addresses but those that are reserved, of a role, or of whoever wrote the file."""
    metadata, records = _METADATA.search(path) is not None, _RECORDS.search(path) is not None
    authors = -1_000
    for match in _DOMAIN.finditer(text):
        at = match.start()
        start = at - _length_before(text, at)
        local, domain = text[start:at], match[1].lower()
        if start == at or _is_no_mail(text, start, match.end(), domain) or _is_nobody(local, domain):
            continue
        if metadata or (not records and _written_by(text, start, authors)):
            authors = at
            continue
        yield Personal("email", start, match.end(), _sure(text, start, local, domain))


def _length_before(text: str, at: int) -> int:
    """How many characters before the @ belong to the address."""
    reverse = text[max(0, at - 65) : at][::-1]
    found = _LOCAL.match(reverse)
    if found is None or found[0][0] == ".":
        return 0
    return len(found[0].rstrip(".'-+%"))


def _is_no_mail(text: str, start: int, end: int, domain: str) -> bool:
    """A part of a URL, a place on a host, a template, the name of a file."""
    before = text[max(0, start - 100) : start]
    piece = before[max(before.rfind(c) for c in " \t\n\"'<>(,;") + 1 :]
    if "://" in piece or before.endswith(_TEMPLATE):
        return True
    if before.endswith(":") and not _KEY.search(before):  # user:password@host
        return True
    return (
        text[end : end + 1] in ("(", "/")
        or text[end : end + 2].rstrip("/~").endswith(":/")
        or (text[end : end + 1] == ":" and text[end + 1 : end + 2] not in ("", " ", "\n", '"', "'", ","))
        or domain.rpartition(".")[2] in FILE_ENDINGS
    )


def _is_nobody(local: str, domain: str) -> bool:
    folded = local.lower().replace("_", "-")
    ending = domain.rpartition(".")[2]
    return (
        ending in RESERVED
        or domain in RESERVED_DOMAINS
        or domain.startswith("example.")
        or ".example." in domain
        or folded in ROLES
        or folded.startswith(("dmarc", "noreply", "no-reply", "donotreply", "do-not-reply"))
        or "%" in local
        or "noreply" in domain
    )


def _written_by(text: str, start: int, last: int) -> bool:
    """Whether the lines before say that who follows has made something, or the list does that this continues."""
    line = text.rfind("\n", max(0, start - _ABOVE), start) + 1
    line_end = text.find("\n", start, start + _ABOVE)
    around = text[max(line, start - _ABOVE) : line_end if line_end >= 0 else start + _ABOVE]
    if _AUTHORS.search(around):
        return True
    above = max(0, line - 200)
    if _AUTHORS.search("\n".join(text[above:line].split("\n")[-3:])):
        return True
    return 0 <= start - last < 200 and text.count("\n", last, start) <= 2


def _sure(text: str, start: int, local: str, domain: str) -> Confidence:
    """MEDIUM for what looks like a person's own address."""
    line = text[max(text.rfind("\n", max(0, start - 200), start) + 1, start - 200) : start].lstrip().lower()
    labels = domain.split(".")
    if labels[-1] not in ENDINGS and len(labels[-1]) != 2:
        return Confidence.LOW
    if line.startswith(_COMMENT) or _is_made_up(local.lower(), labels):
        return Confidence.LOW
    return Confidence.MEDIUM


def _is_made_up(local: str, labels: list[str]) -> bool:
    letters = "".join(c for c in local if c.isalpha())
    digits = sum(c.isdigit() for c in local)
    site = (
        labels[-3] if len(labels) > 2 and labels[-2] in ("co", "com", "ac", "org", "net", "gov", "edu") else labels[-2]
    )
    names = [
        name.strip("0123456789") for name in local.replace("+", ".").replace("_", ".").replace("-", ".").split(".")
    ]
    return (
        len(letters) < 3
        or (len(site) < 3 and ".".join(labels) not in FREE)
        or digits > 6
        or digits > len(letters)
        or len(set(letters)) < 3
        or site in MADE_UP_DOMAINS
        or any(
            word in site
            for word in ("example", "test", "domain", "company", "foo", "acme", "localhost", "xxx", "dummy", "sample")
        )
        or any(name in MADE_UP_NAMES for name in names)
        or letters == site
        or ".".join(names) in ("john.doe", "jane.doe", "john.smith", "jane.smith")
    )
