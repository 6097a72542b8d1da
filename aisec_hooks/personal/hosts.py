"""Names and addresses of machines inside a network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from aisec_hooks import late
from aisec_hooks.model import Confidence
from aisec_hooks.personal.found import Personal

_ENDING = late.compiled(
    r"\.(?:internal|corp|lan|intra|intranet|local|localdomain|private|home\.arpa)(?![\w-]|\.\w|\(|\[)"
)
_HOST = late.compiled(r"[A-Za-z0-9.-]{1,200}")
_LABEL = late.compiled(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\Z")
_DOCUMENTED = (
    "docker.internal",
    "containers.internal",
    "metadata.google.internal",
    "kubernetes.default.svc.cluster.local",
    "localhost.local",
    "localhost.localdomain",
)
_PLAIN = (".svc.cluster.local", ".compute.internal", ".ec2.internal", ".home.arpa", ".intranet", ".corp")
"""Endings that are nothing else."""
_SETTINGS = late.compiled(
    r"(?i)\.(?:ya?ml|toml|ini|cfg|cnf|conf|env|properties|tfvars|log|txt|json|sh|hosts)$|(?:^|[/.])env(?:\.[\w.-]+)?$|^-?$"
)
_ADDRESS = late.compiled(r"(?<![\w.-])(?:10|172|192)(?:\.\d{1,3}){3}(?![\w-]|\.\d)")
_UNIQUE_LOCAL = late.compiled(r"(?<![\w:.])(?:fd|FD)[0-9a-fA-F]{2}(?::{1,2}[0-9a-fA-F]{1,4}){1,7}(?:::)?(?![\w:])")


def internal_hosts(text: str, path: str) -> Iterator[Personal]:
    """Names that end as no public name does; surest inside a URL or with a port."""
    for match in _ENDING.finditer(text):
        end = match.end()
        before = _HOST.match(text[max(0, match.start() - 200) : match.start()][::-1])
        if before is None:
            continue
        start = match.start() - len(before[0].rstrip(".-"))
        name = text[start:end]
        if not _is_host(name) or name.lower().endswith(_DOCUMENTED):
            continue
        sure = _sure(text, start, end, name, path)
        if sure is not None:
            yield Personal("internal-host", start, end, sure)


def private_addresses(text: str) -> Iterator[Personal]:
    """Addresses of machines in 10/8, 172.16/12, 192.168/16 and fd00::/8; whole networks are none."""
    inside = _ADDRESS.finditer(text) if any(start in text for start in ("10.", "172.", "192.168.")) else ()
    for match in inside:
        first, second, third, last = (int(part) for part in match[0].split("."))
        private = first == 10 or (first == 172 and 16 <= second < 32) or (first, second) == (192, 168)
        network = last == 0 or (
            text[match.end() : match.end() + 1] == "/" and text[match.end() + 1 : match.end() + 2].isdigit()
        )
        if private and max(second, third, last) < 256 and not network:
            yield Personal("private-ip", match.start(), match.end(), Confidence.MEDIUM)
    for match in _UNIQUE_LOCAL.finditer(text) if "fd" in text or "FD" in text else ():
        if (
            match[0].count("::") <= 1
            and ("::" in match[0] or match[0].count(":") == 7)
            and text[match.end() : match.end() + 1] != "/"
        ):
            yield Personal("private-ip", match.start(), match.end(), Confidence.MEDIUM)


def _is_host(name: str) -> bool:
    return all(_LABEL.match(label) for label in name.split("."))


def _sure(text: str, start: int, end: int, name: str, path: str) -> Confidence | None:
    """None for what may as well be an attribute of an object, as in `threading.local`."""
    before, after = text[max(0, start - 3) : start], text[end : end + 1]
    in_url = before.endswith(("//", "@"))
    port = after == ":" and text[end + 1 : end + 2].isdigit()
    if in_url or port or name.lower().endswith(_PLAIN):
        return Confidence.MEDIUM
    quoted = before[-1:] in ("'", '"') and after == before[-1:]
    if quoted and name.lower() == name and not name.startswith(("threading.", "self.")):
        return (
            Confidence.MEDIUM
            if name.count(".") > 1 or "-" in name or any(c.isdigit() for c in name)
            else Confidence.LOW
        )
    if _is_settings(path) and name.lower() == name and after not in ("=", "."):
        return Confidence.MEDIUM if before[-1:] in ("=", " ", "\t", "@", ",", "[") else Confidence.LOW
    return None


@lru_cache(maxsize=64)
def _is_settings(path: str) -> bool:
    return _SETTINGS.search(path) is not None
