"""Which comparison a command line or a hook's surroundings ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aisec_hooks.errors import UserError
from aisec_hooks.snapshot import Comparison, PushUpdate, Repository

ZEROS = "0" * 40


def for_hook(
    repository: Repository,
    environment: Mapping[str, str],
    updates: Iterable[PushUpdate] | None = None,
    remote: str = "",
) -> list[Comparison]:
    """Refs from git's push or from pre-commit, else what is staged, else on CI the branch, else nothing."""
    if updates is not None:
        return repository.push(updates, remote)
    source, target = environment.get("PRE_COMMIT_FROM_REF"), environment.get("PRE_COMMIT_TO_REF")
    if source and target:
        return [repository.range(source, target)]
    if environment.get("PRE_COMMIT_REMOTE_NAME") and environment.get("PRE_COMMIT_LOCAL_BRANCH"):
        # the push of a branch that shares no commit with the remote: pre-commit gives no refs
        local = environment["PRE_COMMIT_LOCAL_BRANCH"]
        remote_ref = environment.get("PRE_COMMIT_REMOTE_BRANCH", "")
        oid = repository.resolve(local)
        update = PushUpdate(local_ref=local, local_oid=oid, remote_ref=remote_ref, remote_oid=ZEROS)
        return repository.push([update], environment["PRE_COMMIT_REMOTE_NAME"])
    if repository.index_differs():
        return [repository.staged()]
    if environment.get("CI"):
        return [repository.range(repository.default_base(), "HEAD")]
    return []


def pushed(lines: Iterable[str]) -> list[PushUpdate]:
    """The lines that git gives a pre-push hook: local ref, local id, remote ref, remote id."""
    updates = []
    for line in lines:
        if not line.strip():
            continue
        parts = line.split()
        if len(parts) != 4:
            raise UserError("a line of pre-push input has not four words")
        local_ref, local_oid, remote_ref, remote_oid = parts
        updates.append(
            PushUpdate(local_ref=local_ref, local_oid=local_oid, remote_ref=remote_ref, remote_oid=remote_oid)
        )
    return updates


def for_diff(repository: Repository, base: str | None, head: str | None) -> Comparison:
    """`[BASE [HEAD]]` where BASE may also be A..B, A...B or COMMIT^!."""
    if base is None:
        return repository.range(repository.default_base(), "HEAD")
    if head is not None:
        return repository.range(base, head)
    if base.endswith("^!"):
        return repository.commit(base[:-2])
    for dots in ("...", ".."):
        if dots in base:
            left, _, right = base.partition(dots)
            return repository.range(left or "HEAD", right or "HEAD")
    return repository.range(base, "HEAD")
