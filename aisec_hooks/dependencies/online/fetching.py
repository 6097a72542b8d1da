"""One answer from the network: bounded in time and size, and no further than the user's own index leads."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from aisec_hooks import __version__
from aisec_hooks.dependencies.online.pip_settings import PipSettings, is_trusted
from aisec_hooks.dependencies.online.place import Place, host_of, is_loopback, scheme_of

if TYPE_CHECKING:
    import requests

MOST_BYTES = 40_000_000
"""Of an answer, unpacked: the largest pages of real projects have some ten million."""
MOST_REDIRECTS = 5
_PIECE = 65_536
_ABSENT = (404, 410)
_LOGIN = (401, 403, 407)
_REDIRECTS = (301, 302, 303, 307, 308)


class Unreachable(Exception):
    """There was no answer to rely on; the message says why and quotes nothing of it."""


class Answered(NamedTuple):
    """What came back."""

    url: str
    """Where the answer came from in the end."""
    kind: str
    """Its content type."""
    body: bytes


class Client:
    """Asks the places that the user has set up; `ends` is when (monotonic) all has to be over."""

    def __init__(self, settings: PipSettings, ends: float) -> None:
        import requests  # noqa: PLC0415  # no part of an offline run
        from requests.adapters import HTTPAdapter  # noqa: PLC0415

        self._settings = settings
        self._ends = ends
        self._session = requests.Session()
        self._session.mount("https://", HTTPAdapter(pool_connections=4, pool_maxsize=16))
        self._session.headers.update({"User-Agent": f"aisec-hooks/{__version__}", "Accept-Encoding": "gzip"})
        # given with each question: of a session's own the variables of the environment would win
        self._proxies = {"http": settings.proxy, "https": settings.proxy} if settings.proxy else None
        if settings.client_certificate:
            self._session.cert = settings.client_certificate
        if settings.trusted:
            import urllib3  # noqa: PLC0415

            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)  # the user has said so

    def get(self, place: Place, url: str, accept: str, limit: int = MOST_BYTES) -> Answered | None:
        """The answer to a question that belongs to a place; None if there is no such thing there."""
        _require_safe(place.url, url)  # the URL of a file is what a page says
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self._once(place, url, accept, limit)
            if not isinstance(answer, str):
                return answer
            _require_safe(url, answer)
            url = answer
        raise Unreachable("too many redirects")

    def _once(self, place: Place, url: str, accept: str, limit: int) -> Answered | str | None:
        """The answer, or the URL that it sends us to."""
        from requests.exceptions import RequestException  # noqa: PLC0415
        from urllib3.exceptions import HTTPError  # noqa: PLC0415

        if scheme_of(url) not in ("http", "https"):
            raise Unreachable("the answer leads to something that is no web address")
        try:
            with self._sent(place, url, accept) as response:
                if response.status_code in _REDIRECTS:
                    return urljoin(url, response.headers.get("Location", ""))
                if response.status_code in _ABSENT:
                    return None
                if response.status_code in _LOGIN:
                    raise Unreachable(f"{host_of(url)} wants a login (HTTP {response.status_code})")
                if response.status_code != 200:
                    raise Unreachable(f"{host_of(url)} answered with HTTP {response.status_code}")
                body = b"".join(self._body(response, limit))
                return Answered(url, response.headers.get("Content-Type", ""), body)
        except (RequestException, HTTPError, OSError, ValueError) as error:
            raise Unreachable(f"{host_of(url)}: {_words(error)}") from None

    def _sent(self, place: Place, url: str, accept: str) -> requests.Response:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise Unreachable("no time left")
        wait = min(self._settings.timeout, left)
        own = (scheme_of(url), host_of(url)) == (scheme_of(place.url), host_of(place.url))
        # a host that we were sent to gets no login, neither the index's nor one of its own from ~/.netrc
        auth = (place.login if own else None) or (_netrc(place.url) if own else None) or _anonymous
        # not left to the session: there a variable of the environment would win over pip's own setting
        verify = False if is_trusted(url, self._settings.trusted) else self._settings.certificates or None
        response = self._session.get(
            url,
            headers={"Accept": accept},
            auth=auth,
            timeout=(min(5.0, wait), wait),
            stream=True,
            allow_redirects=False,
            verify=verify,
            proxies=self._proxies,
        )
        self._session.cookies.clear()
        return response

    def _body(self, response: requests.Response, limit: int) -> Iterator[bytes]:
        """The pieces of an answer, unpacked no further than the limit whatever they promise."""
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise Unreachable("the answer is packed in a way that is not known")
        unpack = zlib.decompressobj(31) if encoding.endswith("gzip") else None
        size = 0
        for piece in self._pieces(response):
            if unpack is not None:
                piece = _unpacked(unpack, piece, limit - size + 1)  # noqa: PLW2901
            size += len(piece)
            if size > limit:
                raise Unreachable(f"the answer is larger than {limit // 1_000_000} MB")
            yield piece
        if unpack is not None and not unpack.eof:
            raise Unreachable("the answer was cut off")

    def _pieces(self, response: requests.Response) -> Iterator[bytes]:
        while piece := response.raw.read(_PIECE, decode_content=False):
            yield piece
            if time.monotonic() > self._ends:
                raise Unreachable("no time left")


def _unpacked(unpack: Any, piece: bytes, room: int) -> bytes:
    try:
        unpacked: bytes = unpack.decompress(piece, room)
    except zlib.error:
        raise Unreachable("the answer is damaged") from None
    return unpacked


def _require_safe(url: str, target: str) -> None:
    """Nothing that leads further may take encryption away, nor lead from elsewhere to this machine."""
    weaker = scheme_of(target) != "https" and not (
        scheme_of(url) == "http" and urlsplit(url).netloc == urlsplit(target).netloc
    )
    if (weaker and not (is_loopback(url) and is_loopback(target))) or (is_loopback(target) and not is_loopback(url)):
        raise Unreachable(f"{host_of(url)} leads to where it must not")


@lru_cache(maxsize=64)
def _netrc(url: str) -> tuple[str, str] | None:
    from requests.utils import get_netrc_auth  # noqa: PLC0415

    found: tuple[str, str] | None = get_netrc_auth(url)
    return found


def _anonymous(request: Any) -> Any:
    return request


def _words(error: Exception) -> str:
    """What went wrong; the error's own text may quote a URL with a login, such as a proxy's."""
    from requests import exceptions  # noqa: PLC0415
    from urllib3.exceptions import ProtocolError, ReadTimeoutError  # noqa: PLC0415

    match error:
        case exceptions.ProxyError():
            return "the proxy does not answer"
        case exceptions.SSLError():
            return "its certificate is not accepted"
        case exceptions.Timeout() | ReadTimeoutError() | TimeoutError():
            return "timeout"
        case exceptions.ChunkedEncodingError() | ProtocolError():
            return "the answer was cut off"
        case exceptions.ConnectionError():
            return "no connection"
        case _:
            return f"the request failed ({type(error).__name__})"
