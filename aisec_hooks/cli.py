"""The command `aisec`: arguments, printing and exit codes."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from aisec_hooks import __version__, assemble, configuration, disk, modes, pipeline, report
from aisec_hooks.cache import Cache
from aisec_hooks.engines import month, versions
from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.model import Finding, Report
from aisec_hooks.printable import printable
from aisec_hooks.report.verdict import exit_code
from aisec_hooks.rules import require
from aisec_hooks.sanitize import arguments as sanitize
from aisec_hooks.scrub import scrub
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Comparison, Repository

if TYPE_CHECKING:
    from aisec_hooks.dependencies.online.asking import Indexes

EXIT_CODES = """\
exit codes: 0 nothing introduced at the blocking tier, 1 findings block, 2 usage or settings error,
3 the check could not be completed, 130 interrupted"""

ONLINE = "ask the index that pip is set to use about packages; AISEC_ONLINE=1 does the same"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code, never raises for what a user or a repository did."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse's own way out of --help and of wrong usage
        return stop.code if isinstance(stop.code, int) else 2
    if sys.stdout is None:  # closed by whoever started this
        return _fail(3, "standard output is closed")
    try:
        return int(arguments.run(arguments))
    except UserError as error:
        return _fail(2, scrub(str(error)))
    except Incomplete as error:
        return _fail(3, str(error))
    except KeyboardInterrupt:
        return _fail(130, "interrupted")
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; python would complain on exit
        return 3
    except Exception as error:  # noqa: BLE001  # a crash is never a pass
        return _fail(3, _crash(error, verbose=getattr(arguments, "verbose", False)))


def _fail(code: int, message: str) -> int:
    print(f"aisec: {message}", file=sys.stderr)
    return code


def _crash(error: Exception, *, verbose: bool) -> str:
    """A bug of ours in one line; its text may quote the source, so only places are shown."""
    frames = [f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    where = " < ".join(reversed(frames)) if verbose else frames[-1]
    return f"internal error: {type(error).__name__} in {where}; please report it"


# --- arguments -------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aisec",
        description="Block commits that introduce vulnerabilities or secrets, and say how to fix them.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"aisec {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    hook = _checking(commands, "hook", "check what git is about to commit or push (what the hook runs)", _hook)
    hook.add_argument(
        "--stage", choices=("pre-push",), help="the git hook that runs this, where it has input of its own"
    )
    hook.add_argument("git_arguments", nargs="*", metavar="ARG", help="what git passes to the hook")

    diff = _checking(commands, "diff", "check a branch, a range, a commit or the staged changes", _diff)
    diff.add_argument("--staged", action="store_true", help="the index against HEAD")
    diff.add_argument("base", nargs="?", help="a ref, A..B, A...B or COMMIT^! (default: the default branch)")
    diff.add_argument("head", nargs="?", help="a ref (default: HEAD)")

    scan = _checking(commands, "scan", "check files as they lie on disk; everything counts", _scan)
    scan.add_argument("paths", nargs="+", metavar="PATH")

    _secrets(commands)

    explain = commands.add_parser("explain", help="why a rule matters, bad and good code, the fix")
    explain.add_argument("rule")
    explain.set_defaults(run=_explain)

    listing = commands.add_parser("rules", help="list the rules")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    listing.set_defaults(run=_rules)

    text = "what is known of a package before it is installed, offline"
    package = commands.add_parser("package", help=text, description=text[0].upper() + text[1:] + ".")
    package.add_argument("names", nargs="+", metavar="NAME[==VERSION]")
    package.add_argument("--format", choices=("text", "json"), default="text")
    package.add_argument("--online", action="store_true", help=ONLINE)
    package.set_defaults(run=_package)

    sanitize.add(commands)

    install = commands.add_parser("install", help="write a plain git hook, chaining the one that is there")
    install.add_argument("--stage", action="append", choices=("pre-commit", "pre-merge-commit", "pre-push"))
    install.add_argument("--uninstall", action="store_true", help="take it away again")
    install.set_defaults(run=_install)
    return parser


def _checking(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """A subcommand that ends in a report."""
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.add_argument("--format", choices=report.FORMATS, default="text")
    command.add_argument("--output", metavar="FILE", help="write the report there")
    command.add_argument("--strict", action="store_true", help="advice blocks too")
    command.add_argument("--select", action="append", default=[], metavar="RULE[,RULE]", help="only these rules")
    command.add_argument("--ignore", action="append", default=[], metavar="RULE[,RULE]", help="not these rules")
    command.add_argument("--no-cache", action="store_true", help="neither read nor write remembered results")
    command.add_argument("--online", action="store_true", help=ONLINE)
    command.add_argument("-v", "--verbose", action="store_true", help="show everything")
    command.set_defaults(run=run)
    return command


def _secrets(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "look for secrets outside of a change"
    secrets = commands.add_parser("secrets", help=text, description=text[0].upper() + text[1:] + ".")
    kinds = secrets.add_subparsers(metavar="COMMAND", required=True)
    text = "look at every blob of the history, each once"
    history = kinds.add_parser("history", help=text, description=text[0].upper() + text[1:] + ".")
    history.add_argument("refs", nargs="*", metavar="REF", help="only what these and HEAD reach (default: every ref)")
    history.add_argument("--format", choices=("text", "json"), default="text")
    history.add_argument("--output", metavar="FILE", help="write the report there")
    history.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (default: one for each core)")
    history.add_argument("--strict", action="store_true", help="advice blocks too, and high entropy counts")
    history.add_argument("--no-cache", action="store_true", help="neither read nor write remembered results")
    history.add_argument("-v", "--verbose", action="store_true", help="show all advice")
    history.set_defaults(run=_history)


# --- commands --------------------------------------------------------------------------------


def _here() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:
        raise UserError("the current directory does not exist any more") from None


def _hook(arguments: argparse.Namespace) -> int:
    with Repository.open(_here()) as repository:
        updates = modes.pushed(sys.stdin) if arguments.stage == "pre-push" else None
        remote = arguments.git_arguments[0] if updates is not None and arguments.git_arguments else ""
        comparisons = modes.for_hook(repository, os.environ, updates, remote)
        if not comparisons:
            print(
                "nothing to push" if updates is not None else "nothing staged",
                "nothing to check",
                sep=", ",
                file=sys.stderr,
            )
            return 0
        return _compare(arguments, repository, comparisons)


def _diff(arguments: argparse.Namespace) -> int:
    with Repository.open(_here()) as repository:
        if arguments.staged:
            if arguments.base:
                raise UserError("--staged takes no ref")
            return _compare(arguments, repository, [repository.staged()])
        return _compare(arguments, repository, [modes.for_diff(repository, arguments.base, arguments.head)])


def _compare(arguments: argparse.Namespace, repository: Repository, comparisons: Sequence[Comparison]) -> int:
    directory = Path(repository.common_dir, "aisec")
    errors, reports, strict = [], [], False
    indexes = _indexes(arguments, [repository.root])
    with closing(Cache(directory, [*versions(), month()], enabled=not arguments.no_cache)) as cache:
        for comparison in comparisons:
            settings, about, error = _settings_of(comparison)
            errors += [error] if error else []
            settings = _flags(arguments, settings)
            strict = strict or settings.strict
            # the settings do not decide whether their own weakening is shown, only the command line does
            about = [f for f in about if _flags(arguments, Settings()).reports(f.rule)]
            reports.append(
                pipeline.check(
                    repository,
                    comparison,
                    settings,
                    cache,
                    about_settings=about,
                    indexes=indexes,
                    progress=_progress(),
                )
            )
    return _conclude(arguments, assemble.merged(reports), errors, strict=strict, subject=comparisons[0].subject)


def _settings_of(comparison: Comparison) -> tuple[Settings, list[Finding], str]:
    """(settings, findings about them, what is wrong with them): where they are wrong the defaults hold."""
    try:
        from_base = modes.in_ci(os.environ) and comparison.subject != "commit"
        return (*configuration.of(comparison, from_base=from_base), "")
    except UserError as wrong:
        return Settings(), [], str(wrong)


def _scan(arguments: argparse.Namespace) -> int:
    here = Path(_here())
    errors, found = [], disk.FoundSettings(settings=Settings(), folder=here)
    try:
        found = disk.settings(here)
    except UserError as wrong:
        errors.append(str(wrong))
    settings = _flags(arguments, found.settings)
    walk = disk.Walk(arguments.paths, settings, found.folder)
    others = disk.Files(arguments.paths, settings, found.folder)
    report_ = pipeline.check_files(
        walk.files(),
        settings,
        others,
        large=walk.large,
        title="files on disk",
        indexes=_indexes(arguments, [here, *arguments.paths]),
        progress=_progress(),
    )
    report_ = replace(report_, notes=tuple(sorted({*report_.notes, *walk.notes})))
    return _conclude(arguments, report_, errors, strict=settings.strict, subject="scan")


def _conclude(arguments: argparse.Namespace, found: Report, errors: list[str], *, strict: bool, subject: str) -> int:
    """Print the report, then what was wrong; the exit code."""
    options = replace(_options(strict=strict, verbose=arguments.verbose), subject=subject)
    _print(arguments, found, options)
    code = exit_code(found, options)
    for error in dict.fromkeys(errors):
        code = max(_fail(2, scrub(error)), 3 if code == 3 else 2)
    return code


def _history(arguments: argparse.Namespace) -> int:
    from aisec_hooks import history_command  # noqa: PLC0415  # no part of a hook's start-up

    options = _options(strict=arguments.strict, verbose=arguments.verbose)
    with Repository.open(_here()) as repository:
        found, text, error = history_command.run(
            repository, arguments, replace(options, color=options.color and not arguments.output), _progress("blobs")
        )
    _deliver(arguments.output, text)
    return max(_fail(2, scrub(error)), found.exit_code) if error else found.exit_code


def _explain(arguments: argparse.Namespace) -> int:
    from aisec_hooks.report import explain  # noqa: PLC0415  # pages are no part of a hook's start-up

    require(arguments.rule)
    _write(explain.rule(arguments.rule, _options(strict=False, verbose=True)))
    return 0


def _package(arguments: argparse.Namespace) -> int:
    from aisec_hooks import package_command  # noqa: PLC0415  # no other command needs it

    code, text = package_command.run(arguments.names, arguments.format, _indexes(arguments, [_here()]))
    _write(text)
    return code


def _rules(arguments: argparse.Namespace) -> int:
    from aisec_hooks.report import explain  # noqa: PLC0415  # loads every rule

    _write(explain.table(arguments.format, _options(strict=False, verbose=True)))
    return 0


def _install(arguments: argparse.Namespace) -> int:
    from aisec_hooks import install  # noqa: PLC0415  # no part of a hook's start-up

    stages = arguments.stage or ["pre-commit", "pre-merge-commit", "pre-push"]
    with Repository.open(_here()) as repository:
        act = install.uninstall if arguments.uninstall else install.install
        for line in act(repository, stages):
            print(line)
    return 0


# --- settings and printing -------------------------------------------------------------------


def _flags(arguments: argparse.Namespace, settings: Settings) -> Settings:
    return settings.with_flags(
        select=_names(arguments.select), ignore=_names(arguments.ignore), strict=arguments.strict
    )


def _indexes(arguments: argparse.Namespace, places: Iterable[str | Path]) -> Indexes | None:
    """The indexes to ask, None unless the user wants that: neither a repository nor its settings decide about it.

    No setting of pip's that lies in the project of one of the places counts.
    """
    wanted = os.environ.get("AISEC_ONLINE", "").strip().lower() not in ("", "0", "false", "no", "off")
    if not (arguments.online or wanted):
        return None
    from aisec_hooks.dependencies.online import asking  # noqa: PLC0415  # no part of an offline run

    projects = {disk.project(Path(os.path.abspath(place))) for place in places}
    return asking.connect(
        tuple(p for p in projects if p != Path(p.anchor)), remember=not getattr(arguments, "no_cache", False)
    )


def _names(values: Iterable[str]) -> list[str]:
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    for name in names:
        require(name)
    return names


def _options(*, strict: bool, verbose: bool) -> report.Options:
    terminal = sys.stdout.isatty()
    wanted = "FORCE_COLOR" in os.environ or (terminal and os.environ.get("TERM") != "dumb")
    return report.Options(
        color=wanted and not os.environ.get("NO_COLOR"),
        width=shutil.get_terminal_size((100, 24)).columns if terminal else 100,
        verbose=verbose,
        strict=strict,
        tool_version=__version__,
    )


def _print(arguments: argparse.Namespace, found: Report, options: report.Options) -> None:
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "") if arguments.format == "github" else ""
    options = replace(
        options,
        color=options.color and not arguments.output,
        category="files" if options.subject == "scan" else "changes",
        job_summary=bool(summary),
    )
    _deliver(arguments.output, report.render(arguments.format, found, options))
    if summary:
        from aisec_hooks.report import github  # noqa: PLC0415  # as every format

        with suppress(OSError), open(summary, "a", encoding="utf-8") as stream:
            stream.write(github.job_summary(found, options))


def _deliver(path: str | None, text: str) -> None:
    """Print a report or write it to a file."""
    if not path:
        _write(text)
        return
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot write {printable(path)}: {error.strerror}") from None


def _write(text: str) -> None:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()


def _progress(noun: str = "files") -> pipeline.Progress:
    """Says on a terminal how far a long run is."""
    if not sys.stderr.isatty():
        return lambda done, total: None
    from aisec_hooks import progress  # noqa: PLC0415  # only where somebody looks

    return progress.on_terminal(noun)


if __name__ == "__main__":
    sys.exit(main())
