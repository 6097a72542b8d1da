"""The standard library's parsers of command lines."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="argparse",
    readings=(
        Reading(
            names=(
                *of("", "parse_args parse_known_args parse_intermixed_args"),
                "getopt.getopt",
                "getopt.gnu_getopt",
                "docopt.docopt",
                "absl.flags.FLAGS",
            ),
            kind=SourceKind.INPUT,
        ),
    ),
    objects=("argparse.ArgumentParser",),
    texts=("argparse.Namespace",),
)
