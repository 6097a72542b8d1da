"""Numbered pieces of work done in several processes."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Task = Callable[[int], list[bytes]]
Outcome = list[bytes] | str
"""What a task returned, or why it did not: where it crashed, never with which words."""


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(task: Task, count: int, jobs: int) -> Iterator[tuple[int, Outcome]]:
    """The outcome of task(0) to task(count - 1), in any order, each in one of `jobs` processes.

    The processes are forks: they have the task and all it refers to without being sent it, and no new Python is
    started, which would look for modules in the current directory, the repository's. Where there is no fork, and
    for a single job, all is done in this process. None of the processes outlives the iterator.
    """
    jobs = min(jobs, count)
    if jobs > 1 and hasattr(os, "fork") and sys.platform != "win32":
        yield from _forked(task, count, jobs)
    else:
        yield from ((index, _done(task, index)) for index in range(count))


class _Worker(NamedTuple):
    process: ForkProcess
    connection: Connection[int, Outcome]


def _forked(task: Task, count: int, jobs: int) -> Iterator[tuple[int, Outcome]]:
    from multiprocessing.connection import wait  # noqa: PLC0415  # no part of a hook's start-up

    waiting = iter(range(count))
    workers: list[_Worker] = []
    busy: dict[Connection[int, Outcome], tuple[_Worker, int]] = {}

    def give(worker: _Worker) -> None:
        index = next(waiting, None)
        if index is not None:
            with suppress(OSError):  # it has died: noticed when it is waited for
                worker.connection.send(index)
            busy[worker.connection] = (worker, index)

    try:
        for _ in range(jobs):
            workers.append(_start(task, workers))
            give(workers[-1])
        while busy:
            for ready in wait(list(busy)):
                worker, index = busy.pop(cast("Connection[int, Outcome]", ready))
                try:
                    outcome: Outcome = worker.connection.recv()
                except (EOFError, OSError):
                    worker.process.join(1)
                    outcome = f"a worker process ended (exit code {worker.process.exitcode})"
                    worker.connection.close()
                    workers.remove(worker)
                    worker = _start(task, workers)
                    workers.append(worker)
                give(worker)
                yield index, outcome
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.connection.close()
        for worker in workers:
            worker.process.join(5)


def _start(task: Task, others: list[_Worker]) -> _Worker:
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("fork")
    ours, theirs = context.Pipe()
    inherited = [ours, *(other.connection for other in others)]
    process = context.Process(target=_serve, args=(task, theirs, inherited), daemon=True)
    # until the child ignores a ^C it must not get one: it would print a traceback
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    theirs.close()
    return _Worker(process, ours)


def _serve(task: Task, connection: Connection[Outcome, int], inherited: list[Connection[int, Outcome]]) -> None:
    """Do what comes through the pipe until it is closed; a ^C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()  # or no worker would notice that the parent is gone
    with suppress(EOFError, OSError):
        while True:
            connection.send(_done(task, connection.recv()))


def _done(task: Task, index: int) -> Outcome:
    try:
        return task(index)
    except Exception as error:  # noqa: BLE001  # told of by the caller, and never a pass; its text may quote a file
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"internal error: {type(error).__name__} in {os.path.basename(frame.filename)}:{frame.lineno}"
