"""The environment."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="os",
    readings=(
        Reading(names=("os.environ", "os.getenv", "os.environb", "os.getenvb"), kind=SourceKind.ENVIRONMENT),
        Reading(names=("os.read",), kind=SourceKind.NETWORK),
        Reading(
            names=("os.listdir", "os.scandir", "os.walk", "os.readlink"), kind=SourceKind.STORED, unless_carried=True
        ),
    ),
    reducers=of("os", "getpid getuid getgid cpu_count urandom getrandom getppid getloadavg times stat lstat access"),
)
