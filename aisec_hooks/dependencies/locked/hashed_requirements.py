"""Lists of requirements that have hashes."""

from __future__ import annotations

from aisec_hooks import late
from aisec_hooks.dependencies.locked.entry import REGISTRY, Lock, entry, kind_of
from aisec_hooks.dependencies.requirement import normalise

_REQUIREMENT = late.compiled(
    r"^[ \t]*([A-Za-z0-9][A-Za-z0-9._-]*)[ \t]*(?:\[[^\]\n]{0,200}\])?[ \t]*"
    r"(?:===?[ \t]*([^\s;\\#,]{1,100})|@[ \t]*(\S{1,2000}))?",
    8,
)
_HASH = late.compiled(r"--hash[= \t]+([a-z0-9]{2,12}):([0-9A-Fa-f]{16,})")


def read(text: str) -> Lock:
    found, at = [], 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        requirement = _REQUIREMENT.match(line)
        if requirement:
            found.append((start + requirement.start(1), requirement, [line]))
        elif found and line.lstrip().startswith("--hash"):
            found[-1][2].append(line)
    entries = [
        entry(
            normalise(requirement[1]),
            requirement[2] or "",
            kind_of(requirement[3] or "") or REGISTRY,
            [requirement[3]] if requirement[3] else [],
            [
                f"{algorithm}:{digest.lower()}"
                for line in lines
                if "--hash" in line
                for algorithm, digest in _HASH.findall(line)
            ],
            offset,
        )
        for offset, requirement, lines in found
    ]
    return Lock(tuple(entries))
