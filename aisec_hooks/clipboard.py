"""The clipboard, through the program that the platform has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.snapshot.program import trusted

_SECONDS = 20


class _Programs(NamedTuple):
    """The commands that print the clipboard and that fill it from their input; `variable` must be set for them."""

    read: tuple[str, ...]
    write: tuple[str, ...]
    variable: str = ""


_POWERSHELL = ("-NoProfile", "-NonInteractive", "-Command")
_READ = "[Console]::OutputEncoding=[Text.Encoding]::UTF8;[Console]::Out.Write((Get-Clipboard -Raw))"
_WRITE = "[Console]::InputEncoding=[Text.Encoding]::UTF8;Set-Clipboard -Value ([Console]::In.ReadToEnd())"
_KNOWN = (
    _Programs(("pbpaste",), ("pbcopy",)),
    _Programs(("wl-paste", "--no-newline"), ("wl-copy",), "WAYLAND_DISPLAY"),
    _Programs(
        ("xclip", "-selection", "clipboard", "-out"), ("xclip", "-selection", "clipboard", "-in"), variable="DISPLAY"
    ),
    _Programs(("xsel", "--clipboard", "--output"), ("xsel", "--clipboard", "--input"), "DISPLAY"),
    _Programs(("powershell.exe", *_POWERSHELL, _READ), ("powershell.exe", *_POWERSHELL, _WRITE)),
)


def paste() -> bytes:
    """What is on the clipboard."""
    return _run(_programs().read, None)


def copy(text: bytes) -> None:
    """Put something on the clipboard."""
    _run(_programs().write, text)


def _programs() -> _Programs:
    folders = os.pathsep.join(_trusted(os.environ))
    for programs in _KNOWN:
        if programs.variable and not os.environ.get(programs.variable):
            continue
        found = [shutil.which(command[0], path=folders) for command in programs[:2]] if folders else [None]
        if all(found):
            read, write = (str(name) for name in found)
            return _Programs((read, *programs.read[1:]), (write, *programs.write[1:]))
    raise UserError("no clipboard here: none of pbpaste, wl-paste, xclip, xsel and powershell.exe was found")


def _trusted(environment: Mapping[str, str]) -> list[str]:
    """The folders of the PATH but for those that a repository could have filled."""
    try:
        here = os.path.realpath(os.getcwd())
    except FileNotFoundError:
        raise UserError("the current directory does not exist any more") from None
    return trusted(here, environment.get("PATH", os.defpath))


def _run(command: tuple[str, ...], data: bytes | None) -> bytes:
    """What a program prints; xclip and wl-copy stay behind to serve the clipboard, so nothing of it is waited for."""
    reads = data is None
    name = os.path.basename(command[0])
    try:
        done = subprocess.run(  # noqa: S603  # an absolute path, constant arguments
            command,
            input=data,
            stdin=subprocess.DEVNULL if reads else None,
            stdout=subprocess.PIPE if reads else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Incomplete(f"{name} did not answer") from None
    except OSError as error:
        raise Incomplete(f"{name}: {error.strerror}") from None
    if done.returncode:
        raise Incomplete(f"{name} ended with exit code {done.returncode}; is the clipboard empty?")
    output = done.stdout or b""
    return output.replace(b"\r\n", b"\n") if sys.platform == "win32" else output
