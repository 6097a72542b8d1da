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
    remote = environment.get("PRE_COMMIT_REMOTE_NAME", "")
    source, target = environment.get("PRE_COMMIT_FROM_REF"), environment.get("PRE_COMMIT_TO_REF")
    if remote and (target or environment.get("PRE_COMMIT_LOCAL_BRANCH")):
        # a push by pre-commit; without refs if the branch shares no commit with the remote
        local = environment.get("PRE_COMMIT_LOCAL_BRANCH") or target or ""
        update = PushUpdate(
            local_ref=local,
            local_oid=repository.resolve(target or local),
            remote_ref=environment.get("PRE_COMMIT_REMOTE_BRANCH", ""),
            remote_oid=repository.resolve(source) if source else ZEROS,
        )
        return repository.push([update], remote)
    if source and target and not _left_over(repository, source, target):
        return [repository.range(source, target)]
    if repository.index_differs():
        return [repository.staged()]
    if in_ci(environment) and not repository.unborn:
        return [repository.range(repository.default_base(), "HEAD")]
    return []


def _left_over(repository: Repository, source: str, target: str) -> bool:
    """Whether refs that name nothing to check stand in the way of what is staged."""
    return repository.resolve(source) == repository.resolve(target) and repository.index_differs()


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether a CI system says that it runs this."""
    return environment.get("CI", "").lower() not in ("", "0", "false", "no")


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
        if ".." in base or base.endswith("^!"):
            raise UserError("a range or COMMIT^! takes no second ref")
        return repository.range(base, head)
    if base.endswith("^!"):
        return repository.commit(base[:-2])
    for dots in ("...", ".."):
        if dots in base:
            left, _, right = base.partition(dots)
            return repository.range(left or "HEAD", right or "HEAD")
    return repository.range(base, "HEAD")
