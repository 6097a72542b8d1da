"""Which commits a change starts from."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.printable import printable
from aisec_hooks.snapshot.objects import GitObject, Objects
from aisec_hooks.snapshot.program import Program

_OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_PARENT = re.compile(rb"^parent ([0-9a-f]+)$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NAVIGATION = re.compile(r"[~^:@{].*", re.DOTALL)
_AT_ONCE = 500
"""Commits named on one command line; Windows allows 32,767 characters."""

_TARGET_VARIABLES: tuple[tuple[str, str], ...] = (
    # (the variable that names the branch a change is to be merged into, one that is set only if there is such a branch)
    ("GITHUB_BASE_REF", "GITHUB_BASE_REF"),
    ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
    ("BITBUCKET_PR_DESTINATION_BRANCH", "BITBUCKET_PR_DESTINATION_BRANCH"),
    ("SYSTEM_PULLREQUEST_TARGETBRANCH", "SYSTEM_PULLREQUEST_TARGETBRANCH"),
    ("CHANGE_TARGET", "CHANGE_ID"),  # Jenkins
    ("BUILDKITE_PULL_REQUEST_BASE_BRANCH", "BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
    ("DRONE_TARGET_BRANCH", "DRONE_PULL_REQUEST"),
    ("CI_COMMIT_TARGET_BRANCH", "CI_COMMIT_TARGET_BRANCH"),  # Woodpecker
    ("APPVEYOR_REPO_BRANCH", "APPVEYOR_PULL_REQUEST_NUMBER"),
    ("CIRRUS_BASE_BRANCH", "CIRRUS_PR"),
)

_DEFAULTS = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/remotes/upstream/HEAD",
    "refs/remotes/upstream/main",
    "refs/remotes/upstream/master",
)
_LOCAL_DEFAULTS = ("refs/heads/main", "refs/heads/master")


class Revisions:
    """The commits of a repository, by name and by descent."""

    def __init__(self, program: Program, objects: Objects, shallow: bool) -> None:
        self._program = program
        self._objects = objects
        self.shallow = shallow

    def require(self, name: str, role: str) -> GitObject:
        """The commit a revision names; Incomplete with the command that gets it, UserError if it is no name."""
        if not name or name.startswith("-") or _CONTROL.search(name):
            raise UserError(f"not a revision: '{printable(name)}'")
        found = self._objects.commit(name)
        if found is None:
            raise Incomplete(f"{role} '{short(name)}' is not here{self._fetch_command(name)}")
        return found

    def merge_bases(self, head: str, others: Sequence[str]) -> list[str]:
        """The best common ancestors of the commit `head` and the union of the histories of `others`."""
        found: set[str] = set()
        for i in range(0, len(others), _AT_ONCE):
            found.update(self._merge_base("--all", head, *others[i : i + _AT_ONCE]))
        if len(others) > _AT_ONCE and len(found) > 1:
            found = set(self._merge_base("--independent", *sorted(found)))
        return sorted(found)

    def parents(self, commit: GitObject) -> list[str]:
        """The parents of a commit; Incomplete where a shallow clone ends at it."""
        headers, _, _ = commit.data.partition(b"\n\n")
        found = [m[1].decode() for m in _PARENT.finditer(headers)]
        for parent in found:
            if self._objects.commit(parent) is None:
                command = "git fetch --deepen=1" if self.shallow else "git fsck"
                raise Incomplete(f"parent {parent[:12]} of {commit.oid[:12]} is not here; run: {command}")
        return found

    def unrelated(self, base: str, head: str) -> Incomplete:
        """The error for two commits without a common ancestor."""
        text = f"no common ancestor of '{short(base)}' and '{short(head)}'"
        return Incomplete(text + ("; run: git fetch --unshallow" if self.shallow else ""))

    def default_base(self, environment: Mapping[str, str]) -> str:
        """The full name of the ref that the current branch is to be merged into."""
        target = _target(environment)
        if target:
            name = f"refs/remotes/origin/{target}"
            self.require(name, "base")
            return name
        branch = self._program.run("symbolic-ref", "--quiet", "HEAD").text
        known = self._refs(*_DEFAULTS, *([branch] if branch else []))
        upstream = known[branch][1] if branch in known else ""
        for name in (*_DEFAULTS, upstream, *_LOCAL_DEFAULTS):
            if name and name != branch and self._objects.commit(name):
                return known.get(name, ("", ""))[0] or name
        raise Incomplete(f"no branch to compare with{self._advice()}")

    def on_remote(self, remote: str) -> list[str]:
        """The commits that the refs which track a remote point to; those of all remotes if it has none."""
        for prefix in ([f"refs/remotes/{remote}/"] if remote else []) + ["refs/remotes/"]:
            if not re.search(r"[*?\[\\]", prefix):  # a pattern; no remote is called so, but an address may be
                output = self._program.require("for-each-ref", "--format=%(objectname)", prefix)
                if output.data:
                    return sorted(set(output.text.split("\n")))
        return []

    def broken_head(self) -> bool:
        """Whether HEAD, which has no commit, names a branch whose ref is damaged, and not one to be born."""
        branch = self._program.run("symbolic-ref", "--quiet", "HEAD").text
        return not branch or "ignoring broken ref" in self._program.run("for-each-ref", branch).error

    def _merge_base(self, *arguments: str) -> list[str]:
        output = self._program.run("merge-base", *arguments)
        if output.status not in (0, 1):
            raise Incomplete(f"git merge-base failed: {output.error}")
        return output.text.split()

    def _refs(self, *names: str) -> dict[str, tuple[str, str]]:
        """The refs that there are -> what each stands for if it is symbolic, and what it tracks."""
        output = self._program.require("for-each-ref", "--format=%(refname)%00%(symref)%00%(upstream)", *names)
        rows = (line.split("\0") for line in output.text.split("\n") if line)
        return {name: (target, upstream) for name, target, upstream in rows}

    def _remotes(self) -> list[str]:
        return sorted(filter(None, self._program.run("remote").text.split("\n")))

    def _advice(self) -> str:
        remotes = self._remotes()
        if not remotes:
            return "; name one, such as HEAD~1"
        remote = "origin" if "origin" in remotes else remotes[0]
        if self._program.run("for-each-ref", "--count=1", f"refs/remotes/{remote}/").data:
            return f"; run: git remote set-head {quoted(remote)} --auto"
        return f"; run: git fetch {quoted(remote)}"

    def _fetch_command(self, name: str) -> str:
        plain = _NAVIGATION.sub("", name)
        if plain != name and (plain in ("", "HEAD") or self._objects.commit(plain)):
            return "; run: git fetch --unshallow" if self.shallow else ""
        return next((f"; run: git fetch {words}" for words in self._fetch_words(plain)), "")

    def _fetch_words(self, name: str) -> Iterator[str]:
        """What to fetch so that `name` is found afterwards."""
        remotes = self._remotes()
        if not remotes or name in ("", "HEAD", "@"):
            return
        tracked = name.removeprefix("refs/remotes/").removeprefix("remotes/")
        for remote in sorted(remotes, key=len, reverse=True):
            if tracked.startswith(f"{remote}/"):
                branch = tracked.removeprefix(f"{remote}/")
                yield f"{quoted(remote)} {quoted(f'+refs/heads/{branch}:refs/remotes/{tracked}')}"
        remote = "origin" if "origin" in remotes else remotes[0]
        if _OID.fullmatch(name):
            yield f"{quoted(remote)} {name}"
        elif not name.startswith("refs/remotes/"):
            yield f"{quoted(remote)} {quoted(f'{name}:{name}')}"


def short(name: str) -> str:
    """A revision as a person writes it, printable."""
    if _OID.fullmatch(name):
        return name[:12]
    for prefix in ("refs/heads/", "refs/remotes/", "refs/tags/"):
        name = name.removeprefix(prefix)
    return printable(name)


def _target(environment: Mapping[str, str]) -> str:
    for name, condition in _TARGET_VARIABLES:
        if environment.get(name) and environment.get(condition, "false") != "false":
            return environment[name].removeprefix("refs/heads/")
    if environment.get("TRAVIS_PULL_REQUEST", "false") != "false":
        return environment.get("TRAVIS_BRANCH", "")
    return ""


def quoted(word: str) -> str:
    """A word as it can be pasted into a shell."""
    return shlex.quote(printable(word))


def merging(git_dir: str, environment: Mapping[str, str]) -> list[str]:
    """The commits that are being merged into HEAD.

    MERGE_HEAD names them while a merge waits to be committed. In a pre-merge-commit hook it is not written
    yet; there `git merge` names them in GITHEAD_<object name> variables.
    """
    try:
        with open(os.path.join(git_dir, "MERGE_HEAD"), encoding="ascii", errors="replace") as file:
            words = file.read().split()
    except FileNotFoundError:
        names = (name.removeprefix("GITHEAD_") for name in environment if name.startswith("GITHEAD_"))
        return sorted(name for name in names if _OID.fullmatch(name))
    except OSError as error:
        raise Incomplete(f"MERGE_HEAD cannot be read: {error.strerror}") from None
    if not all(_OID.fullmatch(word) for word in words):
        raise Incomplete("MERGE_HEAD is damaged; run: git merge --abort")
    return words
