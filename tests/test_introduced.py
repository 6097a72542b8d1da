"""What counts as introduced: real repositories, real diffs, and properties that must always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from aisec_hooks.alike import is_edit_of
from aisec_hooks.examine import examine
from aisec_hooks.introduced import compare
from aisec_hooks.linediff import added_lines
from aisec_hooks.model import Cause, ChangedFile, Finding, Version
from aisec_hooks.suppress import Applied

KEY = b"k" * 32
BAD = """\
def find_{n}(db, name):
    return db.execute("SELECT * FROM users WHERE name = '" + name + "'")
"""
SECRET = 'DB_PASSWORD_{n} = "correct-{n}-horse!battery"\n'
HARMLESS = """\
def helper_{n}(value):
    return value + {n}
"""


def findings(path: str, text: str) -> tuple[Finding, ...]:
    """The findings that can block, of a file with that text."""
    found = examine(path, text.encode(), KEY).findings
    return tuple(f for f in found if f.rule in ("sql-injection", "hardcoded-secret"))


def introduced(base: dict[str, str], head: dict[str, str], renamed: dict[str, str] | None = None) -> list[Finding]:
    """What a change from some files to others introduces; `renamed` is head path -> base path."""
    before = {path: (renamed or {}).get(path, path) for path in {*base, *head}}
    for old in (renamed or {}).values():
        before.pop(old, None)
    changes = [
        ChangedFile(
            path=path,
            head_blob="h" if path in head else "",
            bases=(Version(path=old, blob="b") if old in base else Version(path="", blob=""),),
        )
        for path, old in sorted(before.items())
        if head.get(path) != base.get(old) or path != old
    ]
    applied = {c.path: _applied(findings(c.path, head[c.path])) for c in changes if c.head_blob}
    return compare(
        changes,
        applied,
        lambda change, _i: (
            _applied(_renamed(findings(change.bases[0].path, base[change.bases[0].path]), change.path))
            if change.bases[0].blob
            else _applied(())
        ),
        lambda change: added_lines(
            base.get(change.bases[0].path, "").split("\n"), head.get(change.path, "").split("\n")
        ),
    ).findings


def _applied(kept: tuple[Finding, ...]) -> Applied:
    return Applied(kept=kept, suppressed=(), suppressions=())


def _renamed(found: tuple[Finding, ...], path: str) -> tuple[Finding, ...]:
    return tuple(replace(f, location=replace(f.location, path=path)) for f in found)


def new(found: list[Finding]) -> list[Finding]:
    return [f for f in found if f.cause not in (Cause.MOVED, Cause.TOUCHED)]


blocks = st.lists(
    st.builds(
        lambda kind, n: kind.format(n=n),
        st.sampled_from([BAD, SECRET, HARMLESS]),
        st.integers(min_value=1, max_value=4),
    ),
    min_size=1,
    max_size=6,
)
FILLER = st.lists(st.sampled_from(["# a comment\n", "\n", "import os\n", "LIMIT = 3\n"]), max_size=3).map("".join)


@given(blocks, FILLER, FILLER)
def test_unrelated_lines_never_make_a_finding_new(code: list[str], before: str, after: str) -> None:
    base = "\n".join(code)
    assert not new(introduced({"a.py": base}, {"a.py": before + base + after}))


@given(blocks.flatmap(lambda b: st.tuples(st.just(b), st.permutations(b))))
def test_reordering_never_makes_a_finding_new(codes: tuple[list[str], list[str]]) -> None:
    base, head = codes
    assert not new(introduced({"a.py": "\n".join(base)}, {"a.py": "\n".join(head)}))


@given(blocks)
def test_renaming_a_file_never_makes_a_finding_new(code: list[str]) -> None:
    text = "\n".join(code)
    assert not new(introduced({"a.py": text}, {"b/c.py": text}, renamed={"b/c.py": "a.py"}))
    # a rename that git did not see is a deletion and an addition
    assert not new(introduced({"a.py": text}, {"b/c.py": text}))


@given(blocks, st.integers(min_value=0, max_value=6))
def test_splitting_a_module_never_makes_a_finding_new(code: list[str], at: int) -> None:
    head = {"a.py": "\n".join(code[:at]), "b.py": "import os\n" + "\n".join(code[at:])}
    assert not new(introduced({"a.py": "\n".join(code)}, head))


@given(blocks, st.sampled_from([BAD, SECRET]), st.integers(min_value=1, max_value=4), st.integers(0, 6))
def test_a_second_equal_bug_is_always_new(code: list[str], kind: str, n: int, at: int) -> None:
    bug = kind.format(n=n)
    base = [*code, bug]
    head = [*base[:at], bug, *base[at:]]
    found = new(introduced({"a.py": "\n".join(base)}, {"a.py": "\n".join(head)}))
    assert len(found) == 1
    assert found[0].cause is Cause.ADDED


def test_the_added_one_of_two_equal_bugs_is_the_one_reported() -> None:
    call = '    db.execute("SELECT * FROM t WHERE n = \'" + name + "\'")\n'
    base = "def find(db, name):\n" + call + "    return 1\n"
    head = "def find(db, name):\n" + call + "    print(name)\n" + call + "    return 1\n"
    assert [f.location.span.start_line for f in new(introduced({"a.py": base}, {"a.py": head}))] == [4]
    head = "def find(db, name):\n" + call + call + "    return 1\n"
    assert len(new(introduced({"a.py": base}, {"a.py": head}))) == 1


def test_an_edit_of_a_vulnerable_line_is_touched_not_new() -> None:
    base = BAD.format(n=1)
    head = base.replace("SELECT *", "SELECT id, name")
    (found,) = introduced({"a.py": base}, {"a.py": head})
    assert found.cause is Cause.TOUCHED


def test_a_different_bug_in_the_place_of_a_fixed_one_is_new() -> None:
    base = BAD.format(n=1)
    head = base.replace(
        '"SELECT * FROM users WHERE name = \'" + name + "\'"',
        "\"DELETE FROM audit_log WHERE entry LIKE '%{}%' AND kind = 3\".format(name)",
    )
    assert [f.cause for f in introduced({"a.py": base}, {"a.py": head})] == [Cause.ADDED]


@pytest.mark.parametrize("copies", [2, 3])
def test_copying_a_file_with_a_bug_is_new_for_each_copy(copies: int) -> None:
    text = BAD.format(n=1)
    head = {f"copy{i}.py": text for i in range(copies)}
    assert len(new(introduced({}, head))) == copies


def test_a_secret_that_moves_is_in_history_and_a_copy_of_it_is_new() -> None:
    base = SECRET.format(n=1) + "LIMIT = 3\n"
    (moved,) = introduced({"a.py": base}, {"a.py": "LIMIT = 3\n" + "OTHER = 4\n" * 3 + SECRET.format(n=1)})
    assert moved.cause in (Cause.MOVED, Cause.TOUCHED)
    assert "already in history: rotate it" in moved.message
    copy = SECRET.format(n=1).replace("DB_PASSWORD", "ADMIN_PASSWORD")
    (added,) = introduced({"a.py": base}, {"a.py": base + copy})
    assert added.cause is Cause.ADDED
    assert "already in history: rotate it" in added.message


def test_order_is_that_of_paths_and_lines() -> None:
    head = {"b.py": BAD.format(n=1) + BAD.format(n=2), "a.py": BAD.format(n=3)}
    places = [(f.location.path, f.location.span) for f in introduced({}, head)]
    assert all(one < two for one, two in pairwise(places))


@pytest.mark.parametrize(
    ("old", "new", "edited"),
    [
        ("execute⇐SELECT a FROM t WHERE b={}⇐request", "execute⇐SELECT c FROM t WHERE b={}⇐request", True),
        ("execute⇐SELECT a FROM t WHERE b={}⇐request", "execute⇐DELETE a FROM t WHERE b={}⇐request", False),
        ("Response⇐<b class='x'>{}</b>⇐request", "Response⇐<i class='x'>{}</i>⇐request", True),
    ],
)
def test_a_statement_must_still_do_what_it_did_but_markup_does_nothing(old: str, new: str, edited: bool) -> None:
    assert is_edit_of(old, new) is edited
