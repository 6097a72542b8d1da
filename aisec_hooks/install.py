"""The plain git hooks that `aisec install` writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from aisec_hooks.errors import UserError
from aisec_hooks.printable import printable
from aisec_hooks.snapshot import Repository

MARK = b"# aisec-hooks: written by `aisec install`, taken away by `aisec install --uninstall`"
EARLIER = "before-aisec"
"""The ending given to the hook that was there before ours."""
LEGACY = "legacy"
"""The ending that pre-commit's own installer gives to the hook it found, which may be ours."""

# Paths come in as quoted words. Python is isolated (-I) because the current folder is the repository's, and neither
# it nor an empty entry of PYTHONPATH may let a file there run that is called like one of our modules, or the standard
# library's, or sitecustomize. The package may lie where an isolated Python does not look.
_SCRIPT = r"""#!/bin/sh
{mark}
python={python}
package={package}

case $0 in
*/*) here=${{0%/*}} ;;
*\\*) here=${{0%\\*}} ;;
*) here=. ;;
esac
earlier=$here/{name}.{ending}
{before}if [ -x "$python" ] && [ -f "$package/__main__.py" ]; then
    set -- "$python" -I -c '
import os, sys
sys.path.append(os.path.dirname(sys.argv.pop(1)))
try:
    from aisec_hooks.__main__ import main
    main()
except ImportError as error:
    sys.exit(print(f"aisec: the commit was not checked: {{error}}", file=sys.stderr) or 3)' \
        "$package" {arguments} -- "$@"
elif command -v aisec >/dev/null 2>&1; then
    unset PYTHONPATH
    set -- aisec {arguments} -- "$@"
else
    echo "aisec: nothing was checked: it is neither in $package nor on PATH" >&2
    echo "aisec: install it again and run: aisec install" >&2
    exit 3
fi
{run}
"""

_PLAIN = """\
if [ -x "$earlier" ]; then
    "$earlier" "$@" || exit
fi
"""
# git says on stdin what is pushed, and both hooks are to read it; the x keeps the last line end from the shell
_WITH_INPUT = """\
input=$(cat && printf x) || exit 3
input=${input%x}
if [ -x "$earlier" ]; then
    printf %s "$input" 2>/dev/null | "$earlier" "$@" || exit
fi
"""


def install(repository: Repository, stages: Sequence[str]) -> list[str]:
    """Write our hook for each stage, keeping the one that is there; the lines to print."""
    folder = _folder(repository)
    places = [_Place.of(folder, stage) for stage in stages]
    for place in places:
        place.require_room()
    with _errors_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lines = [line for place in places for line in _put(place)]
    git_dir = Path(repository.common_dir).resolve()
    if not folder.is_relative_to(git_dir):
        lines.append(f"the hooks are in the working tree, in {_shown(folder)}: do not commit the paths of this machine")
    return lines


def uninstall(repository: Repository, stages: Sequence[str]) -> list[str]:
    """Take our hook of each stage away and put back the one that was there; the lines to print."""
    folder = _folder(repository)
    with _errors_of(folder):
        return [_take_away(_Place.of(folder, stage)) for stage in stages]


class _Place(Struct, frozen=True, kw_only=True):
    """The files that one stage's hooks have in the hooks folder."""

    stage: str
    hook: Path
    """The file that is ours, or will be."""
    earlier: Path
    ours: bool

    @classmethod
    def of(cls, folder: Path, stage: str) -> _Place:
        hook, earlier, legacy = (folder / name for name in (stage, f"{stage}.{EARLIER}", f"{stage}.{LEGACY}"))
        # pre-commit's installer moved ours aside and runs it first: it stays there, or the two would call each other
        if not _is_ours(hook) and _is_ours(legacy):
            return cls(stage=stage, hook=legacy, earlier=earlier, ours=True)
        return cls(stage=stage, hook=hook, earlier=earlier, ours=_is_ours(hook))

    def require_room(self) -> None:
        """UserError if there is a hook to keep and another is kept already."""
        if not self.ours and os.path.lexists(self.hook) and os.path.lexists(self.earlier):
            raise UserError(f"{_shown(self.earlier)} is in the way: move it, or {self.stage} beside it, elsewhere")


def _put(place: _Place) -> Iterator[str]:
    script = _script(place.stage)
    if place.ours and place.hook.read_bytes() == script and os.access(place.hook, os.X_OK):
        yield f"{place.stage}: already there"
        return
    chained = os.path.lexists(place.hook) and not place.ours
    framework = chained and b"pre-commit.com" in _beginning(place.hook)
    new = place.hook.with_name(f"{place.hook.name}.new-aisec")
    _write(new, script)
    if chained:
        os.rename(place.hook, place.earlier)
    try:
        os.replace(new, place.hook)
    except OSError:
        if chained:
            os.rename(place.earlier, place.hook)
        raise
    yield f"{place.stage}: {'renewed' if place.ours else 'written'}"
    if chained:
        yield f"{place.stage}: the hook that was there runs first, as {place.earlier.name}"
    if framework:
        yield f"{place.stage}: that one is pre-commit's; better add aisec to .pre-commit-config.yaml and uninstall this"


def _take_away(place: _Place) -> str:
    if not place.ours:
        return f"{place.stage}: {'not ours, left as it is' if os.path.lexists(place.hook) else 'none there'}"
    if os.path.lexists(place.earlier):
        os.replace(place.earlier, place.hook)
        return f"{place.stage}: removed, the earlier hook is back"
    place.hook.unlink()
    return f"{place.stage}: removed"


def _folder(repository: Repository) -> Path:
    """The hooks folder; UserError if other repositories may use it too."""
    folder = Path(repository.hooks_dir).resolve()
    inside = (Path(repository.root).resolve(), Path(repository.common_dir).resolve())
    if any(folder.is_relative_to(place) for place in inside):
        return folder
    raise UserError(
        f"core.hooksPath is {_shown(folder)}, outside this repository: a hook there would run in others too; "
        "put `aisec hook` into the hooks there yourself, or give this repository its own: "
        'git config --local core.hooksPath "$(git rev-parse --git-common-dir)/hooks"'
    )


def _script(stage: str) -> bytes:
    python, package = Path(sys.executable).as_posix(), Path(__file__).parent.as_posix()
    reads = stage == "pre-push"
    text = _SCRIPT.format(
        mark=MARK.decode(),
        name=stage,
        ending=EARLIER,
        python=_quoted(python),
        package=_quoted(package),
        arguments="hook --stage pre-push" if reads else "hook",
        before=_WITH_INPUT if reads else _PLAIN,
        run='printf %s "$input" | "$@"' if reads else 'exec "$@"',
    )
    return os.fsencode(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _write(path: Path, data: bytes) -> None:
    """Write an executable file, under the user's umask; nothing that was there is written through."""
    with suppress(FileNotFoundError):
        path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o777)
    with open(descriptor, "wb") as stream:
        stream.write(data)


def _is_ours(path: Path) -> bool:
    return MARK in _beginning(path)


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(1000)
    except OSError:
        return b""


@contextmanager
def _errors_of(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"cannot write hooks in {_shown(folder)}: {(error.strerror or 'failed').lower()}") from None


def _shown(path: Path) -> str:
    return printable(str(path))
