"""Where the command `aisec` and `python -m aisec_hooks` start."""

import gc
import sys

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Start-up makes tens of thousands of objects that all live on: collecting among them is a tenth of a hook's time."""


def main() -> int:
    """The command line, with a garbage collector that fits a short run."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    # imported here: the collector has to be slowed down before the program is loaded
    from aisec_hooks.cli import main as run  # noqa: PLC0415

    return run()


if __name__ == "__main__":
    sys.exit(main())
