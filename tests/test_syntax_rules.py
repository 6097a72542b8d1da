"""Rules that are decided on the tree alone: what blocks, what is advice and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from aisec_hooks.engines.syntax import RULES, SyntaxEngine
from aisec_hooks.model import Cleared, Confidence, Match
from aisec_hooks.syntax.source import Source
from tests.check import Example, check_text

ENGINE = SyntaxEngine()
PACKAGE = Path(__file__).parent.parent / "aisec_hooks"


def matches(text: str, path: str = "app.py") -> list[Match]:
    source = Source(path, text.encode())
    return [m for m in ENGINE.check(source) if isinstance(m, Match)] if ENGINE.wants(source) else []


def highest(text: str, rule: str) -> int:
    """The confidence of the surest match of a rule, 0 for none."""
    return max((m.confidence for m in matches(text) if m.rule == rule), default=0)


SURE: list[tuple[str, str]] = [
    # certificate-check-off
    ("certificate-check-off", "import requests\nrequests.post(u, json=d, verify=False)"),
    (
        "certificate-check-off",
        "from requests import get as fetch\nfetch(u, verify=0 == 1 and False or False)\nfetch(u, verify=False)",
    ),
    ("certificate-check-off", "import requests\ns = requests.session()\ns.get(u, verify=False)"),
    ("certificate-check-off", "import requests\nopts = dict(verify=False, timeout=3)\nrequests.get(u, **opts)"),
    ("certificate-check-off", "import requests\nopts = {}\nopts['verify'] = False\nrequests.get(u, **opts)"),
    (
        "certificate-check-off",
        "import httpx\nc = httpx.Client(verify=ssl.CERT_NONE == 1 or False)\nd = httpx.AsyncClient(verify=False)",
    ),
    (
        "certificate-check-off",
        "import httpx\nclass A:\n  def __init__(self):\n    self.c = httpx.Client(verify=False)",
    ),
    ("certificate-check-off", "import ssl\nfrom aiohttp import TCPConnector\nTCPConnector(verify_ssl=False)"),
    ("certificate-check-off", "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)\nc.check_hostname = False"),
    (
        "certificate-check-off",
        "from ssl import CERT_NONE, create_default_context as make\nc = make()\nc.verify_mode = CERT_NONE",
    ),
    ("certificate-check-off", "import urllib3\nurllib3.PoolManager(cert_reqs='CERT_NONE')"),
    ("certificate-check-off", "import urllib3, ssl\nurllib3.PoolManager(cert_reqs=ssl.CERT_NONE)"),
    ("certificate-check-off", "import boto3\nboto3.client('s3', verify=False)"),
    ("certificate-check-off", "from elasticsearch import Elasticsearch\nElasticsearch(hosts, verify_certs=False)"),
    ("certificate-check-off", "import pymongo\npymongo.MongoClient(u, tls=True, tlsAllowInvalidCertificates=True)"),
    ("certificate-check-off", "import httplib2\nhttplib2.Http(disable_ssl_certificate_validation=True)"),
    ("certificate-check-off", "import ssl\nssl._create_default_https_context = ssl._create_unverified_context"),
    ("certificate-check-off", "import os\nos.environ['PYTHONHTTPSVERIFY'] = '0'"),
    (
        "certificate-check-off",
        "from OpenSSL import SSL\nc = SSL.Context(SSL.TLS_METHOD)\nc.set_verify(SSL.VERIFY_NONE, cb)",
    ),
    ("certificate-check-off", "import ldap\nldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)"),
    ("certificate-check-off", "import pycurl\nc.setopt(pycurl.SSL_VERIFYPEER, 0)"),
    (
        "certificate-check-off",
        "import ssl, websocket\nwebsocket.create_connection(u, sslopt={'cert_reqs': ssl.CERT_NONE})",
    ),
    ("certificate-check-off", "import paho.mqtt.client as mqtt\nc = mqtt.Client()\nc.tls_insecure_set(True)"),
    (
        "certificate-check-off",
        "import requests\ndef get(u, verify=True):\n  return requests.get(u, verify=verify)\nget(u, verify=False)",
    ),
    # weak-cipher
    ("weak-cipher", "from Crypto.Cipher import DES3\nc = DES3.new(k, DES3.MODE_CBC)"),
    ("weak-cipher", "from Cryptodome.Cipher import ARC2\nc = ARC2.new(k, ARC2.MODE_CBC)"),
    ("weak-cipher", "from cryptography.hazmat.decrepit.ciphers import algorithms\nalgorithms.ARC4(k)"),
    ("weak-cipher", "import pyDes\npyDes.des(k).encrypt(x)"),
    (
        "weak-cipher",
        "from Crypto.Cipher import AES\ndef f(k, s):\n  return AES.new(k, mode=AES.MODE_ECB).encrypt(pad(s))",
    ),
    (
        "weak-cipher",
        "from Crypto.Cipher import AES as A\nM = A.MODE_ECB\ndef f(k, s):\n  return A.new(k, M).encrypt(s.ljust(16))",
    ),
    # weak-key-size
    (
        "weak-key-size",
        "from cryptography.hazmat.primitives.asymmetric import rsa\nN = 512 * 2\nrsa.generate_private_key(65537, N)",
    ),
    (
        "weak-key-size",
        "from cryptography.hazmat.primitives.asymmetric import rsa\ndef k(n=1024):\n"
        "  return rsa.generate_private_key(65537, n)\nk()",
    ),
    (
        "weak-key-size",
        "from cryptography.hazmat.primitives.asymmetric.ec import SECP192R1, generate_private_key\n"
        "generate_private_key(SECP192R1())",
    ),
    ("weak-key-size", "from Cryptodome.PublicKey import ECC\nECC.generate(curve='P-192')"),
    ("weak-key-size", "import paramiko\nparamiko.RSAKey.generate(bits=1024)"),
    # weak-tls
    ("weak-tls", "import ssl\nssl.SSLContext(protocol=ssl.PROTOCOL_SSLv3)"),
    (
        "weak-tls",
        "from ssl import TLSVersion, create_default_context\n"
        "c = create_default_context()\nc.minimum_version = TLSVersion.TLSv1_1",
    ),
    ("weak-tls", "from OpenSSL import SSL\nSSL.Context(SSL.TLSv1_METHOD)"),
    # permissive-file-mode
    ("permissive-file-mode", "import os, stat\nos.chmod(p, stat.S_IRUSR | stat.S_IWUSR | stat.S_IWOTH)"),
    ("permissive-file-mode", "import os, stat\nos.chmod(p, os.stat(p).st_mode | stat.S_IRWXO)"),
    ("permissive-file-mode", "import os\nos.chmod(path=p, mode=0o777)"),
    ("permissive-file-mode", "import os\nos.chmod(p, int('777', 8))"),
    ("permissive-file-mode", "from pathlib import Path\nPath(p).chmod(511)"),
    ("permissive-file-mode", "import os\ndef give(p, mode):\n  os.chmod(p, mode)\ngive(p, 0o666)"),
    ("permissive-file-mode", "import os\nos.system('chmod -R 777 /srv/app')"),
    ("permissive-file-mode", "import subprocess\nsubprocess.run(['chmod', 'a+rwx', p])"),
    ("permissive-file-mode", "import os\ndef f():\n  old = os.umask(0)\n  os.makedirs(p, 0o777)\n  os.umask(old)"),
    ("permissive-file-mode", "import os\nsftp.chmod(remote, 0o777)"),
    # insecure-temp-file
    ("insecure-temp-file", "from tempfile import mktemp\nopen(mktemp(), 'w')"),
    (
        "insecure-temp-file",
        "import tempfile\nname = tempfile.mktemp('.db')\nwith open(name, 'wb') as f: f.write(x)",
    ),
    ("insecure-temp-file", "from pathlib import Path\nPath('/tmp/report.txt').write_text(x)"),
    (
        "insecure-temp-file",
        "import tempfile, pathlib\np = pathlib.Path(tempfile.gettempdir()) / 'report.txt'\np.write_bytes(x)",
    ),
    ("insecure-temp-file", "import os\nopen('/tmp/worker-%d.pid' % os.getpid(), 'w')"),
    ("insecure-temp-file", "import os\nos.open('/var/tmp/x', os.O_WRONLY | os.O_CREAT)"),
    (
        "insecure-temp-file",
        "def save(path, text):\n  with open(path, 'a') as f: f.write(text)\nsave('/tmp/out.log', t)",
    ),
    # cleartext-protocol
    ("cleartext-protocol", "import smtplib\ns = smtplib.SMTP(host, 25)\ns.login(u, p)"),
    (
        "cleartext-protocol",
        "import smtplib\nclass M:\n  def __init__(self):\n"
        "    self.s = smtplib.SMTP(host)\n  def go(self):\n    self.s.login(u, p)",
    ),
    ("cleartext-protocol", "import poplib\nb = poplib.POP3('mail.example.com')\nb.user(u)\nb.pass_(p)"),
    # insecure-cookie
    ("insecure-cookie", "r.set_cookie('sessionid', value=sid, httponly=True)"),
    ("insecure-cookie", "r.set_cookie(COOKIE_NAME, make_token(user))\nCOOKIE_NAME = 'auth'"),
    ("insecure-cookie", "r.set_cookie(key='jwt', value=encode(x), secure=False, httponly=True)"),
    ("insecure-cookie", "class H:\n  def post(self):\n    self.set_secure_cookie('user', name)"),
    ("insecure-cookie", "SESSION_COOKIE_SECURE = False"),
    ("insecure-cookie", "SESSION_COOKIE_HTTPONLY = False"),
    ("insecure-cookie", "app.config.update(SESSION_COOKIE_SECURE=False)"),
    ("insecure-cookie", "app.config['REMEMBER_COOKIE_HTTPONLY'] = False"),
    ("insecure-cookie", "class Production(Config):\n  CSRF_COOKIE_SECURE = False"),
    (
        "insecure-cookie",
        "from starlette.middleware.sessions import SessionMiddleware as S\n"
        "app.add_middleware(S, secret_key=k, https_only=False)",
    ),
    ("insecure-cookie", "from sanic import Sanic\nresponse.cookies['session'] = token"),
    ("insecure-cookie", "resp.set_cookie('data', jwt.encode(claims, key))"),
    # slow-regex
    ("slow-regex", "import re\nre.match(r'^(a+)+$', text)"),
    ("slow-regex", "import re\nP = r'(\\w+\\s?)*'\nre.fullmatch(P + '!', text)"),
    (
        "slow-regex",
        "import re\nclass V:\n  rx = re.compile(r'^([a-z]+)*$')\n  def ok(self, t):\n    return self.rx.match(t)",
    ),
    ("slow-regex", "import re\ndef f(t):\n  rx = re.compile('(x+x+)+y')\n  return [m for m in rx.finditer(t)]"),
    ("slow-regex", "from django.core.validators import RegexValidator as R\nR(regex=r'^(\\d+)+$')"),
    ("slow-regex", "import pandas as pd\ndf = pd.read_csv(f)\ndf['a'].str.match(r'^(a|a?)+$')"),
    ("slow-regex", "from pydantic import constr\nT = constr(regex=r'^(\\w+)*$')"),
]
ADVICE: list[tuple[str, str]] = [
    ("certificate-check-off", "import requests\nrequests.get('https://localhost:8443/x', verify=False)"),
    ("certificate-check-off", "import requests\nif args.insecure:\n  s = requests.Session()\n  s.verify = False"),
    (
        "certificate-check-off",
        "import ssl\ndef f(verify):\n"
        "  c = ssl.create_default_context()\n  if not verify:\n    c.check_hostname = False",
    ),
    ("certificate-check-off", "import requests, os\nrequests.get(u, verify=os.getenv('V') == '1')"),
    ("weak-cipher", "from Crypto.Cipher import DES\ndef old(k, b):\n  return DES.new(k, DES.MODE_CBC).decrypt(b)"),
    (
        "weak-cipher",
        "from Crypto.Cipher import AES\ndef block(k, b):\n  return AES.new(k, AES.MODE_ECB).encrypt(b)",
    ),
    ("weak-tls", "import ssl\nc.set_ciphers('HIGH:RC4-SHA:RC4')"),
    ("permissive-file-mode", "import os\nos.chmod('/etc/app/secret.key', 0o644)"),
    ("permissive-file-mode", "import os\ndef onerror(func, path, info):\n  os.chmod(path, 0o777)\n  func(path)"),
    ("insecure-temp-file", "open('/tmp/app/state.json', 'w')"),
    ("insecure-temp-file", "open(f'/tmp/{job_id}', 'w')"),
    ("insecure-temp-file", "import logging\nlogging.FileHandler('/tmp/app.log')"),
    ("insecure-cookie", "r.set_cookie('visitor', uuid4().hex)"),
    (
        "insecure-cookie",
        "def sign(r, v, secure=False):\n  r.set_cookie('session', v, httponly=True, secure=secure)",
    ),
    ("insecure-cookie", "app.add_middleware(SessionMiddleware, secret_key=k)"),
    ("insecure-cookie", "r.set_cookie('csrftoken', t)"),
    ("slow-regex", "import re\nre.search(r'\\s+$', request.args['q'])"),
    ("slow-regex", "import re\nre.match(r'.*,.*,.*,x', self.request.body)"),
    ("request-without-timeout", "import requests\nwith requests.Session() as s:\n  s.get(u)"),
    ("request-without-timeout", "import requests\nrequests.request('GET', u)"),
    ("request-without-timeout", "import requests\nrequests.get(u, **{'timeout': None})"),
]
NOTHING: list[tuple[str, str]] = [
    (
        "certificate-check-off",
        "import requests\nrequests.get(u, verify='/etc/ca.pem')\nrequests.get(u, verify=True)",
    ),
    (
        "certificate-check-off",
        "import requests\ndef get(u, verify=True):\n  return requests.get(u, verify=verify)\nget(u)",
    ),
    ("certificate-check-off", "import jwt\njwt.decode(t, k, verify=False)"),
    (
        "certificate-check-off",
        "import ssl\nc = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\n"
        "c.check_hostname = False\nc.verify_mode = ssl.CERT_NONE",
    ),
    (
        "certificate-check-off",
        "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\nc.verify_mode = ssl.CERT_NONE",
    ),
    (
        "certificate-check-off",
        "import requests\nclass Form:\n  verify = False\nform.verify = False\nself.verify = False",
    ),
    ("certificate-check-off", "import aiohttp\nserver.start(ssl=False)"),
    ("certificate-check-off", "import ssl\nif c.verify_mode == ssl.CERT_NONE:\n  raise ValueError"),
    ("weak-cipher", "from Crypto.Cipher import AES\nAES.new(k, AES.MODE_GCM)"),
    ("weak-cipher", "from Crypto.Cipher import AES\nM = AES.MODE_ECB\nM2 = AES.MODE_CBC\nAES.new(k, M2, iv)"),
    (
        "weak-key-size",
        "from cryptography.hazmat.primitives.asymmetric import rsa\nrsa.generate_private_key(65537, 2048)",
    ),
    ("weak-key-size", "import ecdsa\necdsa.SigningKey.generate(curve=ecdsa.NIST256p)"),
    ("weak-tls", "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS)\nc.minimum_version = ssl.TLSVersion.TLSv1_2"),
    ("weak-tls", "c.set_ciphers('HIGH:!aNULL:!RC4:!DES')"),
    ("permissive-file-mode", "import os\nos.chmod(p, 0o755)\nos.chmod(p, 0o777 & ~mask)\nos.chmod(d, 0o1777)"),
    ("permissive-file-mode", "import os\nold = os.umask(0)\nos.umask(old)"),
    ("permissive-file-mode", "import os\nos.makedirs(p, 0o777)\nos.open(p, os.O_CREAT, 0o666)\nos.umask(0o022)"),
    (
        "permissive-file-mode",
        "import subprocess\nsubprocess.run(['chmod', '+x', p])\nsubprocess.run(['chmod', '0755', p])",
    ),
    ("insecure-temp-file", "import tempfile, os\nos.mkdir(tempfile.mktemp())"),
    ("insecure-temp-file", "open('/tmp/input.csv')\nopen('/tmp/lock', 'x')\nopen('/opt/tmp/x', 'w')"),
    ("insecure-temp-file", "import uuid\nopen(f'/tmp/{uuid.uuid4()}.csv', 'w')"),
    ("insecure-temp-file", "import tempfile\nd = tempfile.mkdtemp()\nopen(d + '/x', 'w')"),
    (
        "insecure-temp-file",
        "import tempfile, secrets, os\nopen(os.path.join(tempfile.gettempdir(), secrets.token_hex(8)), 'w')",
    ),
    ("insecure-temp-file", "def lambda_handler(event, context):\n  open('/tmp/out.csv', 'w')"),
    ("cleartext-protocol", "import smtplib\ns = smtplib.SMTP(host)\ns.starttls()\ns.login(u, p)"),
    ("cleartext-protocol", "import smtplib\ns = smtplib.SMTP_SSL(host)\ns.login(u, p)"),
    ("cleartext-protocol", "import smtplib\ns = smtplib.SMTP('localhost')\ns.login(u, p)"),
    ("cleartext-protocol", "import smtplib\nsite.login(u, p)"),
    ("insecure-cookie", "r.set_cookie('session', v, secure=not app.debug, httponly=True)"),
    ("insecure-cookie", "r.set_cookie('session', v, secure=settings.TLS, httponly=True)"),
    ("insecure-cookie", "r.set_cookie('theme', theme)\nr.set_cookie('lang', request.args['lang'])"),
    ("insecure-cookie", "r.set_cookie('session', '', expires=0)"),
    ("insecure-cookie", "jar.set_cookie(cookie)\nsession.cookies.set('token', t)\nset_session_cookie(response, t)"),
    ("insecure-cookie", "import falcon\nresp.set_cookie('session', token)"),
    ("insecure-cookie", "r.set_cookie('csrftoken', t, secure=True)\nCSRF_COOKIE_HTTPONLY = False"),
    ("insecure-cookie", "class DevelopmentConfig:\n  SESSION_COOKIE_SECURE = False"),
    ("insecure-cookie", "if DEBUG:\n  SESSION_COOKIE_SECURE = False"),
    ("insecure-cookie", "LANGUAGE_COOKIE_SECURE = False\nSESSION_COOKIE_SECURE = True"),
    (
        "insecure-cookie",
        "o = {}\no.setdefault('secure', True)\no.update(httponly=True)\nr.set_cookie('session', v, **o)",
    ),
    ("insecure-cookie", "r.set_cookie('session', v, **options)"),
    ("slow-regex", "import re\nre.match(r'^(a+)+$', 'aaaa')"),
    ("slow-regex", "import re\nre.match(r'(a+)+', text)"),
    ("slow-regex", "import re\nre.match(r'^(?:[a-z]+,)*[a-z]+$', request.args['q'])"),
    ("slow-regex", "import re\nre.match(r'\\s+$', line)\ntext.split(',')\n'(a+)+$'.split('+')"),
    ("slow-regex", "import re\nUNUSED = re.compile(r'^(a+)+$')"),
    (
        "slow-regex",
        "from pydantic import Field, BaseModel\nclass M(BaseModel):\n  a: str = Field(pattern=r'^(a+)+$')",
    ),
    ("request-without-timeout", "import requests\nrequests.get(u, timeout=3)\nd.get('x')"),
]


@pytest.mark.parametrize(("rule", "text"), SURE)
def test_what_may_block(rule: str, text: str) -> None:
    assert highest(text, rule) == Confidence.HIGH


@pytest.mark.parametrize(("rule", "text"), ADVICE)
def test_what_is_advice(rule: str, text: str) -> None:
    assert highest(text, rule) == Confidence.MEDIUM


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_what_is_left_alone(rule: str, text: str) -> None:
    assert highest(text, rule) == 0


def test_test_code_never_blocks() -> None:
    text = "import requests\nrequests.get(u, verify=False)\n"
    assert [m.confidence for m in matches(text, "app/client.py")][:1] == [Confidence.HIGH]
    assert {m.confidence for m in matches(text, "tests/test_client.py")} == {Confidence.MEDIUM}


def test_our_word_goes_before_that_of_bandit() -> None:
    """Both look at these lines; what we know of them decides."""
    text = "import requests\ns = requests.Session()\nrequests.get('https://localhost/', verify=False, timeout=1)\n"
    found = check_text(Example(name="local", path="app.py", text=text))
    assert [(f.rule, f.engine, f.confidence) for f in found if f.rule == "certificate-check-off"] == [
        ("certificate-check-off", "syntax", Confidence.MEDIUM)
    ]
    text = "import os, tempfile\nos.mkdir(tempfile.mktemp())\n"
    source = Source("app.py", text.encode())
    assert list(ENGINE.check(source)) == [Cleared(rule="insecure-temp-file", line=2)]
    assert not [f for f in check_text(Example(name="made", path="app.py", text=text)) if f.rule == "insecure-temp-file"]


def test_a_name_that_leads_to_itself_ends() -> None:
    loops = "\n".join(f"v = v or w{i}\nw{i} = v if w{i} else v" for i in range(60))
    text = f"import requests\n{loops}\nrequests.get(v, verify=v)\nr.set_cookie(v, v, secure=v)\nopen('/tmp/' + v, v)\n"
    sums = "x0 = ''\n" + "\n".join(f"x{i + 1} = x{i} + x{i}" for i in range(200)) + "\nopen('/tmp/a' + x200, 'w')\n"
    assert matches(text + sums)


@pytest.mark.parametrize("rule", RULES)
def test_words_are_looked_for_before_nodes(rule: str) -> None:
    """A file without any of the words is not even wanted."""
    assert not ENGINE.wants(Source("a.py", b"def f(x):\n    return [y for y in x if y]\n"))
    assert not ENGINE.wants(Source("a.txt", b"requests.get(u, verify=False)"))


def test_lines_of_other_names_of_a_word_are_looked_at() -> None:
    text = "from tempfile import mktemp as scratch\n\n\ndef f():\n    return open(scratch(), 'w')\n"
    assert [m.span.start_line for m in matches(text)] == [5]


def test_own_code_has_no_such_weakness() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        source = Source(str(path), path.read_bytes())
        sure = [m for m in ENGINE.check(source) if isinstance(m, Match) and m.confidence is Confidence.HIGH]
        assert not sure, sure
