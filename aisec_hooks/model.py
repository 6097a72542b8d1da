"""The types every part shares: rules, findings, changes and the report.

They are msgspec structs: frozen and keyword-only as dataclasses can be, but made in a fiftieth of the time,
which is start-up time of every hook run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    import ast


class Severity(IntEnum):
    """How bad it is if it is real."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


class Confidence(IntEnum):
    """How sure the engine is that it is real; only HIGH can block a commit."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Tier(Enum):
    """Whether a finding stops the commit."""

    BLOCKING = "blocking"
    ADVICE = "advice"


class Cause(Enum):
    """Why a finding counts as introduced by the change."""

    ADDED = "added"
    REMOVED_GUARD = "removed-guard"
    WEAKENED_CONFIG = "weakened-config"
    UNSUPPRESSED = "unsuppressed"
    NEWLY_REACHABLE = "newly-reachable"
    MOVED = "moved"
    TOUCHED = "touched"


PERSONAL_KINDS = ("email", "phone", "card", "iban", "national-id", "us-ssn")
"""What the rule personal-data tells apart, and the setting of that name switches off."""
NEVER_BLOCKING = frozenset({Cause.MOVED, Cause.TOUCHED})


# --- places ----------------------------------------------------------------------------------


class Span(Struct, frozen=True, kw_only=True, order=True):
    """A stretch of a text: lines and columns from 1, columns in code points, end column exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Location(Struct, frozen=True, kw_only=True):
    """A span in a file of the repository.

    `path` is relative to the repository's root, with `/`, undecodable bytes as surrogate escapes.
    In a notebook `span` has the lines of the .ipynb file and `cell`, `cell_line` (both from 1) the
    place a person looks for; elsewhere both are None.
    """

    path: str
    span: Span
    cell: int | None = None
    cell_line: int | None = None


class Snippet(Struct, frozen=True, kw_only=True):
    """Lines of source around a finding, secrets already masked (same length, so columns hold)."""

    first_line: int
    lines: tuple[str, ...]


# --- rules -----------------------------------------------------------------------------------


class Rule(Struct, frozen=True, kw_only=True):
    """What a finding is about; one module and one page in `rules/` each."""

    name: str
    """States the offence in kebab-case, reads as "ignore <name>", never changes."""
    title: str
    severity: Severity
    confidence: Confidence
    """The highest an engine may claim for a finding of this rule."""
    cwe: tuple[int, ...]
    owasp_2021: tuple[str, ...]
    """Such as ("A03",); empty where the list has no place for it."""
    owasp_2025: tuple[str, ...]
    fix_names: Mapping[str, str] = field(default_factory=dict)
    """Placeholders of the page's Fix block (`${value}`) and the names shown when none are known."""


class EngineRule(Rule, frozen=True, kw_only=True):
    """A rule that wrapped engines or the program itself report under; the adapter maps their codes to it."""


class SyntaxRule(Rule, frozen=True, kw_only=True):
    """A rule decided on one syntax node at a time."""

    nodes: tuple[type[ast.AST], ...]
    check: Callable[[ast.AST, Any], Iterator[Hit | Cleared]]
    """(node, the `syntax.around.Around` that it stands in) -> hits, and lines that are known to be harmless."""


class SourceKind(Enum):
    """Where outside text comes from."""

    REQUEST = "request"
    """A web request: path, query, body, headers, cookies."""
    NETWORK = "network"
    """Bytes from a socket, a queue or the answer of another server."""
    INPUT = "input"
    """Whoever runs the program: stdin, command line."""
    PARAMETER = "parameter"
    """A parameter of a function whose callers are not known."""
    MODEL = "model"
    """What a language model answered, or the arguments with which it calls a tool."""
    MESSAGE = "message"
    """What a queue or another program hands to a worker."""
    STORED = "stored"
    """A row of a database or the content of a file: somebody may have put anything there."""
    ENVIRONMENT = "environment"
    """Environment variables."""
    SECRET = "secret"
    """A password, key or other private text, by its name: what matters is where it goes."""
    RANDOM = "random"
    """A number from a generator whose next one can be computed."""
    DIGEST = "digest"
    """What a broken hash made of something."""


class Sink(Struct, frozen=True, kw_only=True):
    """Places that must not be handed outside text.

    A call is "package.Class.method" (canonical: as imported, what calls return by their class, no brackets),
    "Class" (that last name in any module) or ".method" (on any object). `arguments` are positions or keywords
    that matter; empty means all. `unless` are keyword=value pairs (source text of the value) that make the call
    safe, `only_if` ones it needs.
    """

    calls: tuple[str, ...] = ()
    arguments: tuple[int | str, ...] = (0,)
    unless: tuple[tuple[str, str], ...] = ()
    answers: str = ""
    """Another rule, of which there is nothing to say either where the call is safe by one of these."""
    only_if: tuple[tuple[str, str], ...] = ()
    shape: str = ""
    """What the text must look like to count, see `flow.shapes`; "" for anything."""
    receivers: tuple[str, ...] = ()
    """For methods: words, one of which the receiver's name must contain; empty means any."""
    on: str = ""
    """For methods: the receiver itself is what matters, and must be of this type; "*" for any type."""
    of_request: bool = False
    """For methods: only on an object that came with a request, such as an uploaded file, or one of `receivers`."""
    stores: tuple[str, ...] = ()
    """Containers, canonical or ".name", in which `container[key] = value` matters; `arguments` says "key", "value"."""
    named: str = ""
    """A regular expression: giving a value to a variable, attribute, key, keyword or result so named matters."""
    constant: bool = False
    """A literal of the code is what must not come here, rather than outside text."""
    kinds: tuple[SourceKind, ...] = ()
    """The kinds of text that matter here; empty means all that the rule has a certainty for."""
    ceiling: Confidence = Confidence.HIGH


class FlowRule(Rule, frozen=True, kw_only=True):
    """A rule decided by what reaches a call."""

    sinks: tuple[Sink, ...]
    sanitizers: tuple[str, ...]
    """Calls, written as in `Sink.calls`, whose result is harmless for this rule."""
    certainty: Mapping[SourceKind, Confidence]
    """How sure a finding is by the kind of source; kinds that are missing are not reported."""
    message: str
    """With `{source}` and `{sink}`."""


class Hit(Struct, frozen=True, kw_only=True):
    """A node a syntax rule objects to."""

    node: ast.AST
    message: str
    confidence: Confidence
    names: Mapping[str, str] = field(default_factory=dict)


# --- findings --------------------------------------------------------------------------------


class Secret(Struct, frozen=True, kw_only=True):
    """What may be said of a secret: never its text."""

    kind: str
    prefix: str
    """At most 4 characters, and never more than a quarter of it."""
    length: int
    digest: str
    """Keyed hash (BLAKE2b) of the text; the key stays in the git directory."""


class Step(Struct, frozen=True, kw_only=True):
    """One step of a trace: where, the code there (masked), and what happened."""

    location: Location
    code: str
    note: str


class Edit(Struct, frozen=True, kw_only=True):
    """Replace the text of `span` in `path` by `text`."""

    path: str
    span: Span
    text: str


class Safety(Enum):
    """Whether a fix keeps the behaviour of correct inputs."""

    SAFE = "safe"
    SUGGESTION = "suggestion"


class Fix(Struct, frozen=True, kw_only=True):
    """A concrete change that removes a finding."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]
    rationale: str


class TraceMatch(Struct, frozen=True, kw_only=True):
    """One step of a trace as an engine gives it."""

    span: Span
    note: str
    path: str = ""
    """The file that the span is in, "" for the one that is being looked at."""


class Match(Struct, frozen=True, kw_only=True):
    """What an engine yields: spans are of the source's text, nothing is masked yet."""

    rule: str
    span: Span
    message: str
    """One line, lower case, no full stop, names from the code allowed, never a secret's text."""
    severity: Severity
    confidence: Confidence
    code: str = ""
    """Overrides the text of the span in the fingerprint."""
    source_kind: str = ""
    trace: tuple[TraceMatch, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    secret: str = ""
    """A secret's text; `span` covers exactly it. Masked and dropped when the finding is built."""
    secret_kind: str = ""

    def __repr__(self) -> str:
        """Without the secret: a match may end up in a traceback."""
        return f"Match(rule={self.rule!r}, span={self.span!r})"


class Cleared(Struct, frozen=True, kw_only=True):
    """An engine looked at a place for a rule and knows it to be harmless: weaker engines are not asked."""

    rule: str
    line: int


class Finding(Struct, frozen=True, kw_only=True):
    """A weakness at a place; holds nothing secret."""

    rule: str
    location: Location
    message: str
    severity: Severity
    confidence: Confidence
    engine: str
    scope: str
    """Qualified name of the innermost function or class, "" at module level."""
    code: str
    """Normalised source of the span, secrets masked."""
    source_kind: str = ""
    trace: tuple[Step, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    secret: Secret | None = None
    snippet: Snippet
    fixes: tuple[Fix, ...] = ()
    cause: Cause = Cause.ADDED
    tier: Tier = Tier.ADVICE
    fingerprint: str = ""
    """32 hex digits, stable under moved lines; set by the pipeline, unique within a report."""
    anchor: Location | None = None
    """A line of the diff to show it at where its own is none: the next one that is left of what was taken away."""


class Suppression(Struct, frozen=True, kw_only=True):
    """A comment `aisec: ignore[...]` as it stands in a file."""

    location: Location
    covers: tuple[int, ...]
    """Lines of the source's text whose findings it speaks of."""
    rules: tuple[str, ...]
    until: str
    """ISO date or ""."""
    reason: str
    problem: str = ""
    """Why it cannot be honoured, "" if it can."""


class Suppressed(Struct, frozen=True, kw_only=True):
    """A finding that a comment silences."""

    finding: Finding
    suppression: Suppression


# --- files and the report --------------------------------------------------------------------


class NoteKind(str, Enum):
    """What a note about a file says of the completeness of the check."""

    SKIPPED = "skipped"
    """Not checked by design (binary, submodule, too large): listed, exit code unaffected."""
    PARTIAL = "partial"
    """Checked in part (broken or newer syntax): listed, exit code unaffected."""
    FAILED = "failed"
    """Should have been checked and was not (engine crash, unreadable blob): exit code 3."""


class Note(Struct, frozen=True, kw_only=True, order=True):
    """Something about a file that was not, or not wholly, checked."""

    path: str
    kind: NoteKind
    message: str
    engine: str = ""


class FileResult(Struct, frozen=True, kw_only=True):
    """All that the engines say of one version of one file; what the cache holds."""

    findings: tuple[Finding, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    notes: tuple[Note, ...] = ()
    cleared: frozenset[tuple[str, str]] = frozenset()
    """(rule, scope) of what an engine looked at and knows to be guarded."""
    uses: tuple[tuple[str, str], ...] = ()
    """What it depends on beside the file itself: questions to `syntax.project.Project` and their answers,
    of a path its blob, "" where there was no such file."""


class Version(Struct, frozen=True, kw_only=True):
    """A file at one base: its path there and its blob's hex object name, both "" where it did not exist."""

    path: str
    blob: str


class ChangedFile(Struct, frozen=True, kw_only=True):
    """A file whose head differs from every base; `head_blob` is "" where it was deleted.

    There is one base version for each base of the comparison: one, but for merges.
    """

    path: str
    head_blob: str
    bases: tuple[Version, ...]


class Report(Struct, frozen=True, kw_only=True):
    """All that a run has to say, in the order it is printed."""

    title: str
    """What was compared, such as "staged changes against HEAD"."""
    files: int
    """How many files were looked at."""
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    suppressions_added: tuple[Suppression, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def failures(self) -> tuple[Note, ...]:
        """The notes that make the check incomplete."""
        return tuple(n for n in self.notes if n.kind is NoteKind.FAILED)
