"""Where the command `aisec` and `python -m aisec_hooks` start and end."""

import gc
import os
import sys
from typing import NoReturn

COLLECTIONS = (100_000, 5, 3)
"""Start-up makes tens of thousands of objects that all live on: collecting among them is a tenth of a hook's time.

The older generations are looked through often enough that the scan of a tree of a million lines stays below half a GB.
"""


def main() -> NoReturn:
    """The command line, with a collector that fits a short run and without taking the program apart after it."""
    gc.set_threshold(*COLLECTIONS)
    code = _run()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # whoever read it has gone, it is closed, or never was open
            code = code or 3
    # files and processes are closed; an orderly exit would take 20 ms to free what the system frees anyway
    os._exit(code)


def _run() -> int:
    """The exit code; 3 where a package that the program needs is missing."""
    try:
        # imported here: the collector has to be slowed down before the program is loaded
        from aisec_hooks.cli import main as run  # noqa: PLC0415
    except ImportError as error:
        print(f"aisec: nothing was checked: {error}", file=sys.stderr)
        return 3
    return run()


if __name__ == "__main__":
    main()
