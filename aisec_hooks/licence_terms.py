"""Findings about licences: code and packages that come in under terms which the project's own do not fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines.secret_places import Setting, setting
from aisec_hooks.licences.code import WORDS, is_code
from aisec_hooks.licences.headers import Header, headers
from aisec_hooks.licences.policy import Policy, Verdict, judge_licence
from aisec_hooks.model import Confidence, Finding, Location, Severity, Snippet, Span
from aisec_hooks.own_licence import Read, own_licence
from aisec_hooks.scrub import scrub

CODE, PACKAGE = "copyleft-code", "copyleft-dependency"
ENGINE = "licences"
MANY = 3
"""Files of one folder under one licence that are each told of."""
_TOOLS = frozenset(
    "ansible ansible-core ansible-lint codespell djlint gunicorn pyinstaller pylint pyroma reuse yamllint".split()
)
"""Programs that a project runs and does not link with."""
_DEVELOPMENT = late.compiled(
    r"(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|docs?|lint\w*|ci|build|build-system|type\w*|format\w*|tools?|"
    r"release|examples?|benchmarks?|constraints?)(?:$|[-_./])",
    2,
)

Declared = Callable[[str], str]
"""The licence that an installed package declares, by its normalised name; "" if nobody knows."""


class Code(NamedTuple):
    """A changed file of code: its head, its bases and what the deleted files of the change said."""

    path: str
    head: bytes
    bases: Sequence[bytes]


def of_code(
    files: Iterable[Code], gone: Iterable[bytes], head: Read, base: Read | None, policy: Policy
) -> Iterator[Finding]:
    """A finding for each header that a file has now and did not have, and that does not fit."""
    moved: set[str] | None = None
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for file in files:
        if not is_code(file.path) or not WORDS.search(file.head):
            continue
        before = {header.expression for data in file.bases for header in _headers(data)}
        for header in _headers(file.head):
            if header.expression in before:
                continue
            before.add(header.expression)
            own = own_licence(file.path, head, base)
            verdict = judge_licence("this code", header.expression, own, policy)
            if verdict is None:
                continue
            if moved is None:
                moved = {h.expression for data in gone for h in _headers(data)}
            if header.expression not in moved:
                groups[file.path.rpartition("/")[0], verdict.licence].append(_code(file, header, verdict))
    for group in groups.values():
        if len(group) <= MANY:
            yield from group
        else:
            first = group[0]
            message = f"{first.message}; and so is that of {len(group) - 1} more files beside it"
            yield _with_message(first, message)


def _headers(data: bytes) -> list[Header]:
    if not WORDS.search(data):
        return []
    # imported here: hardly any file gets this far
    from aisec_hooks.syntax.decode import decode  # noqa: PLC0415

    return list(headers(decode(data, python=False)[0]))


def _code(file: Code, header: Header, verdict: Verdict) -> Finding:
    minor = setting(file.path) is not Setting.PROGRAM and not verdict.certain
    return _finding(CODE, file.path, header.line, verdict, code=f"licence:{verdict.licence}", minor=minor)


# --- packages --------------------------------------------------------------------------------


class Asked(NamedTuple):
    """A manifest, and what one of its versions asks for."""

    path: str
    head: str
    bases: Sequence[str]


def of_packages(
    manifests: Sequence[Asked], before: Iterable[tuple[str, str]], head: Read, policy: Policy, declared: Declared
) -> Iterator[Finding]:
    """A finding for each package that no manifest asked for before and whose licence does not fit.

    `before` are (path, text) of manifests that the change takes away.
    """
    from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415  # only where a manifest changed
    from aisec_hooks.dependencies.requirement import Ecosystem  # noqa: PLC0415

    texts = [*before, *((each.path, text) for each in manifests for text in each.bases)]
    known = {r.normalised for path, text in texts for r in read(path, text).requirements}
    for each in manifests:
        for requirement in read(each.path, each.head).requirements:
            name = requirement.normalised
            if requirement.ecosystem is not Ecosystem.PYPI or name in known:
                continue
            known.add(name)
            licence = declared(name)
            verdict = (
                judge_licence(requirement.name, licence, own_licence(each.path, head), policy) if licence else None
            )
            if verdict is None or (
                not verdict.certain and _is_tool(each.path, requirement.group, name, requirement.origin)
            ):
                continue
            yield _finding(
                PACKAGE,
                each.path,
                requirement.line,
                verdict,
                code=f"pypi:{name}:{verdict.licence}",
                package=requirement.name,
            )


def _is_tool(path: str, group: str, name: str, origin: str) -> bool:
    """Whether a package is there to work on the project rather than to be a part of it."""
    return (
        name in _TOOLS
        or origin == "install-command"
        or _DEVELOPMENT.search(group) is not None
        or _DEVELOPMENT.search(path.rpartition(".")[0]) is not None
    )


# --- findings --------------------------------------------------------------------------------


def _finding(
    rule: str, path: str, line: int, verdict: Verdict, *, code: str, package: str = "", minor: bool = False
) -> Finding:
    certain = verdict.certain
    return Finding(
        rule=rule,
        location=Location(path=path, span=Span(start_line=line, start_column=1, end_line=line, end_column=2)),
        message=scrub(verdict.why),
        severity=Severity.HIGH if certain else Severity.LOW if minor else Severity.MEDIUM,
        confidence=Confidence.HIGH if certain else Confidence.MEDIUM,
        engine=ENGINE,
        scope="",
        code=scrub(code),
        names=tuple(
            sorted({"licence": scrub(verdict.licence), **({"package": scrub(package)} if package else {})}.items())
        ),
        snippet=Snippet(first_line=line, lines=()),
    )


def _with_message(finding: Finding, message: str) -> Finding:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(finding, message=message)
