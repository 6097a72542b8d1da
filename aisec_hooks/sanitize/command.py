"""What `aisec sanitize` does: read, replace or restore, write, say what was replaced."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from aisec_hooks import clipboard
from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.printable import printable
from aisec_hooks.sanitize import diffs, map_file
from aisec_hooks.sanitize.document import Document
from aisec_hooks.sanitize.inputs import STDIN, Input, from_file, from_stdin, stdin_if_given
from aisec_hooks.sanitize.sanitized import Place, Replaced, Sanitized, require_restorable, restore, sanitize
from aisec_hooks.sanitize.table import table
from aisec_hooks.snapshot import Repository


def run(arguments: argparse.Namespace) -> int:
    """The exit code: 0, or 1 if a check found anything, 3 if anything was not read."""
    _require_sense(arguments)
    if arguments.restore is not None:
        return _restore(arguments)
    with Input(arguments) as read:
        earlier = map_file.load(arguments.map) if arguments.map and os.path.lexists(arguments.map) else None
        made = sanitize((*read.documents, *read.names), earlier)
        if arguments.map and not arguments.check:
            require_restorable((*read.documents, *read.names), made)
            _save(arguments.map, made.values, new=earlier is None)
        if not arguments.check:
            _write(arguments, read, made)
        if arguments.format == "text" or arguments.check:
            _say(table(_shown(read, made), verbose=arguments.verbose))
    for message in read.unread:
        _say(f"not in it: {message}\n")
    if read.failed:
        return 3
    return 1 if arguments.check and made.replaced else 0


def _require_sense(arguments: argparse.Namespace) -> None:
    """UserError for options that contradict each other."""
    modes_given = [
        name for name in ("diff", "staged", "clipboard") if getattr(arguments, name) not in (None, False)
    ] + (["FILE"] if arguments.paths else [])
    if len(modes_given) > 1:
        names = [name if name == "FILE" else f"--{name}" for name in modes_given]
        raise UserError(f"{' and '.join(names)} exclude each other")
    if arguments.output and arguments.output_dir:
        raise UserError("--output and --output-dir exclude each other")
    if arguments.restore is not None:
        for option in ("map", "check", "diff", "staged", "output_dir"):
            if getattr(arguments, option) not in (None, False):
                raise UserError(f"--restore and --{option.replace('_', '-')} exclude each other")
        if len(arguments.paths) > 1:
            raise UserError("--restore takes one text at a time")
        if arguments.format != "text":
            raise UserError("--restore prints text only")
    if arguments.output_dir and (not arguments.paths or STDIN in arguments.paths):
        raise UserError("--output-dir takes files")
    if arguments.output_dir and arguments.format == "json":
        raise UserError("--output-dir and --format json exclude each other")


# --- output ----------------------------------------------------------------------------------


def _write(arguments: argparse.Namespace, read: Input, made: Sanitized) -> None:
    if arguments.output_dir:
        _into(arguments.output_dir, read.documents, made.texts[: len(read.documents)])
    elif arguments.format == "json":
        _print(arguments, _json(read, made))
    elif read.changed is not None or len(read.documents) != 1:
        _print(arguments, _joined(read, made).encode("utf-8", "surrogateescape"))
    else:
        _print(arguments, read.documents[0].encoded(made.texts[0]))


def _joined(read: Input, made: Sanitized) -> str:
    """A diff, or several files, each below a line with its name."""
    names, texts = _names(read, made), made.texts[: len(read.documents)]
    if read.changed is not None:
        return diffs.unified(read.changed, {id(d): t for d, t in zip(read.documents, texts, strict=True)}, names)
    pairs = zip(read.documents, texts, strict=True)
    return "".join(f"==> {names[d.name]} <==\n{t}{'' if t.endswith(chr(10)) else chr(10)}" for d, t in pairs)


def _names(read: Input, made: Sanitized) -> dict[str, str]:
    """What each path is called in the output."""
    texts = made.texts[len(read.documents) :]
    return {document.name: printable(text) for document, text in zip(read.names, texts, strict=True)}


def _shown(read: Input, made: Sanitized) -> list[Replaced]:
    """What was replaced, at places that are called as in the output."""
    names = _names(read, made)
    return [
        Replaced(
            placeholder=r.placeholder,
            kind=r.kind,
            places=tuple(Place(names.get(p.name, printable(p.name)), p.line) for p in r.places),
        )
        for r in made.replaced
    ]


def _json(read: Input, made: Sanitized) -> bytes:
    """`text` is what would be printed; undecodable bytes are lone surrogates in it."""
    text = made.texts[0] if len(made.texts) == 1 and read.changed is None else _joined(read, made)
    replaced = [
        {
            "placeholder": r.placeholder,
            "kind": r.kind,
            "count": len(r.places),
            "places": [{"file": p.name, "line": p.line} for p in r.places],
        }
        for r in _shown(read, made)
    ]
    return (json.dumps({"text": text, "replaced": replaced}, indent=2) + "\n").encode("ascii")


def _print(arguments: argparse.Namespace, data: bytes) -> None:
    if arguments.output:
        _write_file(Path(arguments.output), data)
    elif arguments.clipboard and arguments.format == "text":
        clipboard.copy(data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _into(directory: str, documents: Iterable[Document], texts: Iterable[str]) -> None:
    """Write each file below a directory; never outside of it, and no two in one place."""
    top, written = os.path.realpath(directory), set()
    for document, text in zip(documents, texts, strict=True):
        relative = os.path.relpath(document.name) if os.path.isabs(document.name) else os.path.normpath(document.name)
        if relative.startswith(os.pardir) or os.path.isabs(relative):
            relative = os.path.basename(document.name)
        file = Path(directory, relative)
        try:
            full = os.path.realpath(file)
            if full in written or not full.startswith(top.rstrip(os.sep) + os.sep):
                reason = "would be written twice" if full in written else f"is not in {printable(directory)}"
                raise UserError(f"{printable(str(file))}: {reason}")
            written.add(full)
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.exists() and file.samefile(document.name):
                raise UserError(f"{printable(str(file))}: would be written over itself")
        except OSError as error:
            raise UserError(f"cannot write {printable(str(file))}: {error.strerror}") from None
        _write_file(file, document.encoded(text))


def _write_file(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UserError(f"cannot write {printable(str(file))}: {error.strerror}") from None


def _say(text: str) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))


# --- the map ---------------------------------------------------------------------------------


def _save(path: str, values: Mapping[str, str], *, new: bool) -> None:
    map_file.save(path, values, new=new)
    with suppress(UserError, Incomplete):  # without git, or outside of a repository, it cannot be committed
        full = os.path.realpath(path)
        with Repository.open(os.path.dirname(full)) as repository:
            tracked = not repository.ignores(full)
        if tracked:
            _say(f"aisec: {printable(path)} holds secrets and git does not ignore it\n")


def _restore(arguments: argparse.Namespace) -> int:
    by_placeholder = map_file.load(arguments.restore)
    if arguments.clipboard:
        document = Document.read("clipboard", clipboard.paste())
    else:
        path = arguments.paths[0] if arguments.paths else stdin_if_given()
        try:
            document = Document.read(path, from_stdin() if path == STDIN else from_file(path))
        except OSError as error:
            raise UserError(f"{printable(path)}: {(error.strerror or 'cannot be read').lower()}") from None
    text, seen = restore(document.text, by_placeholder)
    _print(arguments, document.encoded(text))
    if arguments.verbose:
        for placeholder in by_placeholder:
            if placeholder not in seen:
                _say(f"not in the text: {printable(placeholder)}\n")
    return 0
