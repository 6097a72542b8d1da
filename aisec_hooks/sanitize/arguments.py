"""The command line of `aisec sanitize`."""

from __future__ import annotations

import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    text = "replace secrets, personal data and hosts before a prompt"
    command = commands.add_parser("sanitize", help=text, description=text[0].upper() + text[1:] + ".")
    command.add_argument("paths", nargs="*", metavar="FILE", help="files, - for standard input (the default)")
    command.add_argument(
        "--diff", nargs="*", metavar="REF", help="the diff that `aisec diff` would check, with the same refs"
    )
    command.add_argument("--staged", action="store_true", help="the diff of the index against HEAD")
    command.add_argument("--clipboard", action="store_true", help="what is on the clipboard, in its place")
    command.add_argument(
        "--check", action="store_true", help="print no text; exit code 1 if there is anything to replace"
    )
    command.add_argument("--map", metavar="FILE", help="keep there what each placeholder stands for")
    command.add_argument("--restore", metavar="MAP", help="put the values of a map back into a text")
    command.add_argument("-o", "--output", metavar="FILE", help="write the text there")
    command.add_argument("--output-dir", metavar="DIR", help="write the files there, under their own paths")
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("-v", "--verbose", action="store_true", help="show every place, and what did not occur")
    command.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from aisec_hooks.sanitize.command import run  # noqa: PLC0415  # no part of a hook's start-up

    return run(arguments)
