"""Whose host a URL of a lock file leads to: the hosts of one organisation are one origin."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from aisec_hooks import late
from aisec_hooks.printable import printable

PUBLIC = {"pypi": "the public index", "npm": "the public registry"}
_URL = late.compiled(r"(?:[a-z+]{1,10}\+)?(https?|ssh|git|ftps?)://([^/?#\s\"'<>]{0,400})([^?#\s\"'<>]{0,400})", 2)
_SCP = late.compiled(r"(?:git\+)?(?:ssh://)?[\w.-]{1,40}@([\w.-]{1,200}):([^\s\"']{1,300})")
_SHORT = late.compiled(r"(github|gitlab|bitbucket):([\w.-]{1,100})/")
_LOCAL = late.compiled(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)\Z")
_PYPI = late.compiled(r"(?:pypi\.(?:python\.)?org|(?:[\w-]{1,40}\.)?pythonhosted\.org)\Z")
_NPM = late.compiled(r"registry\.(?:npmjs\.(?:org|com)|yarnpkg\.com)\Z")
_FORGE = late.compiled(
    r"(?:(?:codeload|api|raw|objects|www)\.)?github(?:usercontent)?\.com|(?:www\.)?gitlab\.com|bitbucket\.org|codeberg\.org|"
    r"git\.sr\.ht|npm\.pkg\.github\.com|gitee\.com"
)
_TENANTS = late.compiled(
    r".{0,200}(?:amazonaws\.com|googleapis\.com|pkg\.dev|windows\.net|azure\.com|visualstudio\.com|jfrog\.io|cloudfront\.net|"
    r"(?:github|gitlab)\.io|digitaloceanspaces\.com|backblazeb2\.com|gemfury\.com|fury\.io|cloudsmith\.io|anaconda\.org|"
    r"packagecloud\.io|(?:pages|workers|r2|vercel|netlify|web|fly|herokuapp|ngrok(?:-free)?)\.(?:dev|app|com))\Z"
)
"""Hosts of many: the name in front and the first folder tell whose it is."""
_SECOND = frozenset({"ac", "co", "com", "edu", "gob", "gov", "go", "ne", "net", "or", "org"})


class Origin(NamedTuple):
    """An organisation's hosts, and whether they are reached with encryption."""

    name: str
    """Fit to be shown: never with a login."""
    secure: bool


def origin(url: str) -> Origin | None:
    """Whose host a URL leads to; None for this machine, and for what is no URL."""
    scheme, authority, path = _parts(url[:2_000]) if "/" in url else ("", "", "")
    if not scheme:
        return None
    host = authority.rpartition("@")[2].lower()
    if "\\" in authority or "%" in authority:
        return Origin("a host that programs read differently", False)
    host = (host if host.startswith("[") else host.partition(":")[0]).rstrip(".")
    if not host or _LOCAL.match(host):
        return None
    return Origin(printable(_organisation(host, path)), scheme not in {"http", "git", "ftp"})


def _parts(url: str) -> tuple[str, str, str]:
    if found := _SHORT.match(url):
        return "https", f"{found[1]}.{'org' if found[1] == 'bitbucket' else 'com'}", f"/{found[2]}"
    if found := _URL.match(url):
        return found[1].lower(), found[2], found[3]
    if found := _SCP.match(url):
        return "ssh", found[1], f"/{found[2]}"
    return "", "", ""


def _organisation(host: str, path: str) -> str:
    if _PYPI.match(host):
        return PUBLIC["pypi"]
    if _NPM.match(host):
        return PUBLIC["npm"]
    first = unquote(path.lstrip("/:").partition("/")[0])[:80].lower()
    if _FORGE.fullmatch(host):
        short = "github.com" if "github" in host else host.removeprefix("www.")
        return f"{short}/{first}"
    if _TENANTS.match(host):
        return f"{host}/{first}" if first else host
    labels = host.split(".")
    if host.replace(".", "").isdigit() or host.startswith("["):
        return host
    long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    return ".".join(labels[-3 if long else -2 :])
