"""Data of the rule server-side-request-forgery."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_VERBS = "get options head post put patch delete".split()
_CLIENTS = (
    "requests requests.api requests.Session requests_html.HTMLSession requests_html.AsyncHTMLSession grequests"
    " cloudscraper.CloudScraper requests_cache.CachedSession requests_futures.sessions.FuturesSession"
    " httpx httpx.Client httpx.AsyncClient aiohttp.ClientSession curl_cffi.requests curl_cffi.requests.Session"
    " curl_cffi.requests.AsyncSession treq niquests niquests.Session aiohttp_retry.RetryClient"
).split()

RULE = FlowRule(
    name="server-side-request-forgery",
    title="Server fetches an address that outside text chooses",
    message="text from {source} decides which server {sink} connects to",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(918,),
    owasp_2021=("A10",),
    owasp_2025=("A01",),
    fix_names={"value": "url"},
    sinks=(
        Sink(
            calls=tuple(f"{client}.{verb}" for client in _CLIENTS for verb in _VERBS),
            arguments=(0, "url"),
            shape="url",
        ),
        Sink(
            calls=(
                *(f"{client}.{verb}" for client in _CLIENTS for verb in ("request", "stream", "build_request")),
                "aiohttp.request",
                "requests.Request",
                "httpx.Request",
                "urllib3.request",
                *(
                    f"urllib3.{pool}.{verb}"
                    for pool in ("PoolManager", "ProxyManager", "poolmanager.PoolManager")
                    for verb in ("request", "urlopen", "request_encode_url", "request_encode_body")
                ),
            ),
            arguments=(1, "url"),
            shape="url",
        ),
        Sink(
            calls=(
                "aiohttp.ClientSession.ws_connect",
                "urllib.request.urlopen",
                "urllib.request.urlretrieve",
                "urllib.request.Request",
                "urllib.request.URLopener.open",
                "urllib.request.OpenerDirector.open",
                "urllib2.urlopen",
                "urllib.urlopen",
                "urllib3.connection_from_url",
                "tornado.httpclient.AsyncHTTPClient.fetch",
                "tornado.httpclient.HTTPClient.fetch",
                "tornado.httpclient.HTTPRequest",
                "tornado.websocket.websocket_connect",
                "websockets.connect",
                "websockets.client.connect",
                "websockets.asyncio.client.connect",
                "websockets.sync.client.connect",
                "websocket.create_connection",
                "websocket.WebSocketApp",
                "websocket.WebSocket.connect",
                "xmlrpc.client.ServerProxy",
                "zeep.Client",
                "suds.client.Client",
                "jwt.PyJWKClient",
                "feedparser.parse",
                "wget.download",
                "trafilatura.fetch_url",
                "newspaper.Article",
                "mechanize.urlopen",
                "scrapy.Request",
                "pdfkit.from_url",
                "imgkit.from_url",
                "pandas.read_html",
                "cv2.VideoCapture",
                "imageio.imread",
                "langchain_community.document_loaders.WebBaseLoader",
                "langchain_community.document_loaders.AsyncHtmlLoader",
                "langchain_community.document_loaders.UnstructuredURLLoader",
                "llama_index.readers.web.SimpleWebPageReader.load_data",
            ),
            arguments=(0, "url", "uri", "wsdl", "request", "urls", "web_path", "fullurl"),
            shape="url",
        ),
        Sink(
            calls=(".goto",), arguments=(0, "url"), shape="url", receivers=("page", "frame"), ceiling=Confidence.MEDIUM
        ),
        Sink(
            calls=(
                "httpx.Client",
                "httpx.AsyncClient",
                "aiohttp.ClientSession",
                "openai.OpenAI",
                "openai.AsyncOpenAI",
                "weasyprint.HTML",
            ),
            arguments=("base_url", "url"),
            shape="url",
        ),
        Sink(
            calls=tuple(
                f"{package}.{name}"
                for package in ("boto3", "boto3.Session", "boto3.session.Session", "aioboto3.Session", "aiobotocore")
                for name in ("client", "resource")
            ),
            arguments=("endpoint_url",),
            shape="url",
        ),
        Sink(calls=(".setopt",), arguments=(1,), only_if=(("0", "URL"),), shape="url"),
        # a host rather than a URL
        Sink(
            calls=(
                "http.client.HTTPConnection",
                "http.client.HTTPSConnection",
                "urllib3.HTTPConnectionPool",
                "urllib3.HTTPSConnectionPool",
                "ftplib.FTP",
                "ftplib.FTP_TLS",
                "ftplib.FTP.connect",
                "smtplib.SMTP",
                "smtplib.SMTP_SSL",
                "smtplib.SMTP.connect",
                "imaplib.IMAP4",
                "imaplib.IMAP4_SSL",
                "poplib.POP3",
                "poplib.POP3_SSL",
                "telnetlib.Telnet",
                "socket.create_connection",
                "socket.socket.connect",
                "socket.socket.connect_ex",
                "asyncio.open_connection",
                "asyncio.get_event_loop.create_connection",
                "paramiko.SSHClient.connect",
                "paramiko.Transport",
                "asyncssh.connect",
                "aiosmtplib.SMTP",
                "redis.from_url",
                "redis.Redis.from_url",
                "pymongo.MongoClient",
                "ldap.initialize",
                "ldap3.Server",
            ),
            arguments=(0, "host", "hostname", "address", "url", "uri"),
            shape="host",
        ),
        Sink(calls=(".connect", ".connect_ex"), arguments=(0,), receivers=("sock",), shape="host"),
    ),
    sanitizers=(),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
    },
)
