"""The cache: never believed when it is wrong, never in the way, never larger than its bound."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aisec_hooks import cache
from aisec_hooks.cache import FILE, Cache
from aisec_hooks.examine import examine
from aisec_hooks.model import FileResult
from tests.repo import PROJECT, Repo, isolate
from tests.test_cli import INJECTABLE

SECRET = "DB_PASSWORD=" + "".join(f"{n * 37 % 251:02x}" for n in range(12)) + "\n"


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every cache that a test leaves open: newer Pythons complain of open databases."""
    made: list[Cache] = []
    begin = Cache.__init__

    def begin_and_note(self: Cache, directory: Path | None, versions: tuple[str, ...], *, enabled: bool = True) -> None:
        begin(self, directory, versions, enabled=enabled)
        made.append(self)

    monkeypatch.setattr(Cache, "__init__", begin_and_note)
    yield
    for each in made:
        each.close()


def filled(directory: Path) -> tuple[Cache, str, FileResult]:
    """A cache that holds one result, opened again; the result's name and the result."""
    first = Cache(directory, ())
    name, result = first.name("a.env", "blob", ""), examine("a.env", SECRET.encode(), first.key)
    assert result.findings
    first.put(name, result)
    first.close()
    return Cache(directory, ()), name, result


def change(directory: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(directory / FILE)
    with database:
        database.execute(statement, values)
    database.close()


@contextmanager
def locked(directory: Path, how: str = "exclusive") -> Iterator[None]:
    database = sqlite3.connect(directory / FILE, isolation_level=None)
    database.execute(f"begin {how}")
    yield
    database.execute("rollback")
    database.close()


def test_what_is_put_is_there_the_next_time(tmp_path: Path) -> None:
    again, name, result = filled(tmp_path)
    assert again.get(name) == result


def test_another_key_knows_nothing(tmp_path: Path) -> None:
    filled(tmp_path)[0].close()
    (tmp_path / "key").unlink()
    other = Cache(tmp_path, ())
    assert other.get(other.name("a.env", "blob", "")) is None
    key = (tmp_path / "key").read_text()
    assert key not in (tmp_path / FILE).read_bytes().decode("latin-1")


@pytest.mark.parametrize("row", ["{}", '{"findings":[]}', "null", "[]", "", "{", '{"findings":3}'])
def test_a_row_that_is_not_whole_is_not_believed(tmp_path: Path, row: str) -> None:
    again, name, result = filled(tmp_path)
    again.close()
    change(tmp_path, "update results set value = ?", row)
    again = Cache(tmp_path, ())
    assert again.get(name) is None
    again.put(name, result)
    again.close()
    assert Cache(tmp_path, ()).get(name) == result


def test_a_locked_file_is_done_without_and_kept(tmp_path: Path) -> None:
    filled(tmp_path)[0].close()
    with locked(tmp_path):
        waiting = Cache(tmp_path, ())
        name = waiting.name("a.env", "blob", "")
        assert waiting.get(name) is None
        waiting.put(name, FileResult())
        waiting.close()
    assert Cache(tmp_path, ()).get(name) is not None


@pytest.mark.parametrize("how", ["exclusive", "immediate"])
def test_a_file_that_is_locked_meanwhile_is_kept(tmp_path: Path, how: str) -> None:
    again, name, result = filled(tmp_path)
    with locked(tmp_path, how):
        assert again.get(name) == (None if how == "exclusive" else result)
        again.put("another", result)
        again.close()
    assert Cache(tmp_path, ()).get(name) == result
    assert Cache(tmp_path, ()).get("another") is None


def test_nobody_waits_long_for_a_lock() -> None:
    assert cache.LONGEST_WAIT * 2 < 0.3


def test_the_oldest_rows_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ROWS", 5)
    for start in range(0, 12, 3):
        some = Cache(tmp_path, ())
        for number in range(start, start + 3):
            some.put(f"n{number}", FileResult())
        some.close()
    last = Cache(tmp_path, ())
    assert [n for n in range(12) if last.get(f"n{n}") is not None] == [7, 8, 9, 10, 11]


def test_several_runs_at_once_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")
    repo = Repo.init(tmp_path / "repo")
    repo.commit({"README.md": "# A project\n"})
    files: dict[str, str | bytes] = {f"app{n}.py": INJECTABLE for n in range(10)}
    repo.stage({**files, "a.env": SECRET})
    program = (sys.executable, "-c", "from aisec_hooks.cli import main; raise SystemExit(main())")

    def start() -> subprocess.Popen[bytes]:
        monkeypatch.setenv("PYTHONPATH", str(PROJECT))
        return subprocess.Popen([*program, "hook", "--format", "json"], cwd=repo.path, stdout=subprocess.PIPE)

    runs = [start() for _ in range(4)]
    said = [run.communicate()[0] for run in runs]
    assert {run.returncode for run in runs} == {1}
    assert len(json.loads(said[0])["findings"]) == 12  # the secret, and the file that holds it
    assert len(set(said)) == 1
    # what they left behind is whole, and says the same again
    database = sqlite3.connect(repo.path / ".git" / "aisec" / FILE)
    assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    assert database.execute("select count(*) from results").fetchone()[0] >= 11
    database.close()
    assert start().communicate()[0] == said[0]
    assert {file.name for file in (repo.path / ".git" / "aisec").iterdir()} == {FILE, "key"}
