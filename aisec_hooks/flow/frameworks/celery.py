"""Celery: tasks, whose arguments come from the broker."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="celery",
    entries=(
        Entry(decorators=(".task", "celery.shared_task"), kind=SourceKind.MESSAGE),
        Entry(
            bases=("celery.Task", "celery.app.task.Task", "*Task"), methods=("run", "__call__"), kind=SourceKind.MESSAGE
        ),
    ),
    returns={"celery.app.base.Celery": "celery.Celery", "celery.utils.log.get_task_logger": "logging.Logger"},
    objects=("celery.Celery",),
)
