"""`python -m aisec_hooks`, the same as the command `aisec`."""

import sys

from aisec_hooks.cli import main

if __name__ == "__main__":
    sys.exit(main())
