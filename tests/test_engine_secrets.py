"""The secrets engine: what is a credential, where it stands, what is none."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisec_hooks.engines.secrets import Secrets
from aisec_hooks.examine import examine
from aisec_hooks.model import Confidence, Match
from aisec_hooks.syntax.source import Source
from tests.check import expand

ENGINE = Secrets()
HIGH, MEDIUM = Confidence.HIGH, Confidence.MEDIUM


def checked(text: str, path: str = "app.py") -> list[Match]:
    """The engine's matches; every one must cover exactly its secret and tell nothing of it."""
    source = Source(path, expand(text, "secrets").encode())
    found = [m for m in ENGINE.check(source) if isinstance(m, Match)]
    assert ENGINE.wants(source) or not found
    for match in found:
        assert source.segment(match.span) == match.secret
        assert match.secret not in repr(match)
    assert found == sorted(found, key=lambda m: (m.span, m.rule))
    return found


def verdicts(text: str, path: str = "app.py") -> list[tuple[str, Confidence]]:
    return [(m.rule, m.confidence) for m in checked(text, path)]


def test_the_three_credentials_of_a_typical_snippet() -> None:
    text = (
        'DATABASE_URL = "postgresql://admin:password123@db.example.com:5432/production"\n'
        'API_KEY = "sk-1234567890abcdef"\nJWT_SECRET = "super-secret-key"\n'
    )
    assert [(m.rule, m.span.start_line, m.confidence) for m in checked(text)] == [
        ("credentials-in-url", 1, HIGH),
        ("hardcoded-secret", 2, HIGH),
        ("hardcoded-secret", 3, HIGH),
    ]


PYTHON = [
    'DB_PASSWORD = "hunter2!x"',
    'password: str = "P@ssw0rd"',
    'self.password = "admin123"',
    'config["SECRET_KEY"] = "k3y-for-cookies"',
    'app.secret_key = b"_5#y2L-F4Q8z"',
    'D = {"user": "a", "password": "s3cr3t-pw"}',
    'connect(user="a", password="s3cr3t-pw")',
    'def connect(user, password="s3cr3t-pw"): pass',
    'def connect(user, *, password="s3cr3t-pw"): pass',
    'key = os.getenv("API_KEY", "abcd1234efgh")',
    'key = os.environ.get("API_KEY", "abcd1234efgh")',
    'API_KEY = os.getenv("API_KEY") or "abcd1234efgh"',
    'key = config("SECRET_KEY", default="abcd1234efgh")',
    'class S(BaseSettings):\n    api_key: SecretStr = Field(default="abcd1234efgh")',
    'if password == "letmein99": pass',
    'if "letmein99" == request.form["password"]: pass',
    'requests.get(url, auth=("admin", "letmein99"))',
    'requests.get(url, auth=HTTPBasicAuth("admin", "letmein99"))',
    'user, password = "admin", "letmein99"',
    'API_KEYS = ["{{alnum:32}}"]',
    'headers = {"Authorization": "Bearer {{alnum:40}}"}',
    'dsn = "host=db.internal dbname=app user=me password=s3cr3tPw9"',
    'setattr(settings, "SECRET_KEY", "abcd1234efgh")',
    'parser.add_argument("--password", default="letmein99")',
    'PASSWORD = ("letmein99"\n)',
    'é = 1; API_KEY = "abcdé1234efgh"',
    'URL = "redis://:{{alnum:18}}@cache.internal.example.net/0"',
    'KEY = """-----BEGIN EC PRIVATE KEY-----\n{{base64:64}}\n{{base64:64}}\n-----END EC PRIVATE KEY-----"""',
    'TOKEN = "ghp_{{checked:36}}"',
    'x = f("AIza{{alnum:35}}")',
    'x = "hf_{{alnum:34}}"',
]


@pytest.mark.parametrize("text", PYTHON)
def test_python_credentials_block(text: str) -> None:
    assert HIGH in [confidence for _, confidence in verdicts(text)]


OTHERS = [
    (".env", "DB_PASSWORD=hunter2x"),
    (".env", "export API_KEY='abcd1234efgh'"),
    ("deploy/app.yaml", "db:\n  password: hunter2x"),
    ("deploy/k8s.yaml", "env:\n- name: DB_PASSWORD\n  value: hunter2x"),
    ("app.toml", 'client_secret = "zz99xx88yy"'),
    ("setup.ini", "[db]\npassword = hunter2x ; live"),
    ("app.json", '{"db": {"password": "hunter2x"}}'),
    ("app.properties", "spring.datasource.password=hunter2x"),
    ("a.js", "const apiKey = process.env.API_KEY || 'abcd1234efgh'"),
    ("a.ts", 'const dbPassword: string = "hunter2x"'),
    ("a.ts", "connect({ password: `hunter2x` })"),
    ("A.java", 'private static final String API_KEY = "abcd1234efgh";'),
    ("a.go", 'dbPassword := "hunter2x"'),
    ("a.php", "define('DB_PASSWORD', 'hunter2x');"),
    ("a.rb", "password: 'hunter2x'"),
    ("main.tf", 'variable "db_password" {\n  type = string\n  default = "hunter2x"\n}'),
    ("Dockerfile", "ENV DB_PASSWORD hunter2x"),
    ("Dockerfile", "ARG API_KEY=abcd1234efgh"),
    ("run.sh", "DB_PASSWORD=hunter2x ./run"),
    ("web.config", '<add key="ApiKey" value="abcd1234efgh" />'),
    ("web.config", '<add name="x" connectionString="Server=a;Database=b;User Id=sa;Password=Sup3rS3cret9;" />'),
    ("a.xml", "<password>hunter2x</password>"),
    ("broken.py", 'def f(:\nDB_PASSWORD = "hunter2x"'),
]


@pytest.mark.parametrize(("path", "text"), OTHERS)
def test_credentials_in_other_files_block(path: str, text: str) -> None:
    assert HIGH in [confidence for _, confidence in verdicts(text, path)]


SILENT = [
    'INSECURE_PASSPHRASES = ("j01Nme", "J01NME"); BREACHED_PASSWORDS = {"hunter2x", "tr0ub4dor"}',
    'API_KEY = os.environ["API_KEY"]',
    'JWT_SECRET = os.environ.get("JWT_SECRET", "")',
    'PASSWORD = "password"; TOKEN = "token"; ACCESS_TOKEN = "access_token"',
    'TOKEN_URL = "https://auth.example.com/token1"',
    'PASSWORD_FIELD = "user_pw1"; SECRET_NAME = "prod/db1"; KEY_PATH = "/etc/key1.pem"',
    'MAX_TOKENS = "4096"; TOKEN_TYPE = "bearer2"; PASSWORD_MIN_LENGTH = "8chars"',
    'PUBLIC_KEY = "ssh-rsa AAAAB3"; PRIMARY_KEY = "user_id1"; SORT_KEY = "at1"; CACHE_KEY = "u1:p2"',
    'API_KEY = "your-api-key"; PASSWORD = "<password1>"; TOKEN = "${TOKEN1}"; API_SECRET = "{{ secret1 }}"',
    'PASSWORD = "%(password1)s"; API_KEY = "xxxxxxxxxxxx"; SECRET = "********"; TOKEN = "REDACTED1"',
    'PASSWORD = "Password must have 8 characters"',
    'API_KEY = "OPENAI_API_KEY1"; API_KEY_HEADER = "X-API-Key"; api_key = "x-api-key"',
    'JWT_SECRET_ALGORITHM = "HS256"; secret = "HS256"',
    'SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a"',
    'PASSWORD_REGEX = "^(?=.*[A-Z]).{8,}$"; password = r"^[a-z0-9]{8,}$"',
    'password = getpass("Password: "); secret = secrets.token_hex(16); token = f"{a}-{b}1"',
    'if token == "EOF1": pass\nif password == "": pass',
    'url = f"postgresql://{user}:{password}@{host}/db"',
    'url = "https://user:password@example.com/"',
    'url = "postgresql://app:${DB_PASSWORD}@db.example.com/app"',
    'image = "docker://alpine:3.12@sha256:abc"',
    'if "-----BEGIN PRIVATE KEY-----" in text: pass',
    'PAD_TOKEN = "<pad>"; next_token = "abc123def456"; eos_token = "</s1>"',
    'password_hash = "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW"',
    'AWS_KEY = "AKIAIOSFODNN7" "EXAMPLE"',
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_credential_is_silent(text: str) -> None:
    assert verdicts(text) == []


SILENT_ELSEWHERE = [
    (
        "a.yaml",
        "password: ${DB_PASSWORD}\ntoken: ${{ secrets.TOKEN1 }}\nsecret: !vault abc1\nexistingSecret: app-creds1",
    ),
    ("run.sh", 'PASSWORD=$(openssl rand -hex 16)\nTOKEN="$1"\nexport API_KEY="$API_KEY"\n'),
    ("a.ts", "interface X { password: string; token?: string }\nconst { token } = req.body\n`Bearer ${token}`"),
    ("a.html", '<input type="password" name="password" placeholder="Enter password1" autocomplete="new-password">'),
    ("locale/de.json", '{"password": "Passwort1", "token": "Zeichen22"}'),
    ("poetry.lock", 'token = "{{hex:64}}"'),
    ("a.tf", "password = var.db_password\napi_key = data.x.y.z1"),
]


@pytest.mark.parametrize(("path", "text"), SILENT_ELSEWHERE)
def test_what_is_no_credential_elsewhere_is_silent(path: str, text: str) -> None:
    assert verdicts(text, path) == []


@pytest.mark.parametrize(
    "text",
    [
        'SECRET_KEY = os.getenv("SECRET_KEY", "dev")',
        'SECRET_KEY = "change-me"',
        'SECRET_KEY = "your-secret-key"',
        'POSTGRES_PASSWORD = "postgres"',
        'DB_PASSWORD = "password"',
        'url = "postgresql://app:Zx81spectrum@127.0.0.1/app"',
        '# password = "hunter2x"',
    ],
)
def test_stand_ins_and_local_passwords_are_advice(text: str) -> None:
    assert [confidence for _, confidence in verdicts(text)] == [MEDIUM]


@pytest.mark.parametrize(
    "path",
    ["tests/test_a.py", "conftest.py", "docs/conf.py", "examples/a.py", "README.md", "a_test.go", ".env.example"],
)
def test_rehearsals_are_advice_but_for_issued_tokens(path: str) -> None:
    assert verdicts('DB_PASSWORD = "hunter2!x"', path) == [("hardcoded-secret", MEDIUM)]
    assert ("provider-token", HIGH) in verdicts('x = "ghp_{{checked:36}}"', path)


def test_compose_file_with_a_service_name_is_advice() -> None:
    url = "url: postgres://app:n0tThatSecret@db:5432/app"
    assert verdicts(url, "docker-compose.yml") == [("credentials-in-url", MEDIUM)]
    assert verdicts(url, "prod.yml") == [("credentials-in-url", HIGH)]


def test_names_and_spans() -> None:
    (match,) = checked('x = 1\nsettings["API_KEY"] = "abcd1234efgh"\n')
    assert match.names == {"name": "API_KEY"} and (match.span.start_line, match.span.start_column) == (2, 24)
    (match,) = checked('secret_key = b"\\x01_5#y2L\\"F4Q8z\\n"')
    assert match.secret == '\\x01_5#y2L\\"F4Q8z\\n'
    (match,) = checked('api-key: "abcd1234efgh"', "a.yaml")
    assert match.names == {"name": "API_KEY"}
    (match,) = checked('PASSWORD = """letmein\n99x!"""')
    assert match.secret == "letmein\n99x!" and match.span.end_line == 2


def test_encrypted_key_is_advice() -> None:
    block = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n{{base64:64}}\n{{base64:64}}\n-----END ENCRYPTED PRIVATE KEY-----\n"
    assert verdicts(block, "server.key") == [("private-key", MEDIUM)]


def test_notebook_cells_are_read_as_python() -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": ['DB_PASSWORD = "hunter2!x"']}
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    assert verdicts(text, "a.ipynb") == [("hardcoded-secret", HIGH)]


@pytest.mark.parametrize("piece", ["password", "://", "a://b:", "token= ", "-----BEGIN PRIVATE KEY-----", "_"])
def test_five_megabytes_in_one_line(piece: str) -> None:
    text = piece * (5_000_000 // len(piece)) + '; DB_PASSWORD="hunter2!x";'
    assert [m.secret for m in checked(text, "a.js")] == ["hunter2!x"]


@pytest.mark.parametrize(
    ("path", "line"), [("a.py", 'password = "@@"'), (".env", "PASSWORD=@@"), ("a.json", '["password": "@@"]')]
)
def test_long_passwords_of_words_take_no_time(path: str, line: str) -> None:
    """One such line took exponential time in its length."""
    value = "correcthorsebatterystaplecorrect1"
    started = time.perf_counter()
    assert {m.secret for m in checked((line.replace("@@", value) + "\n") * 200, path)} == {value}
    assert time.perf_counter() - started < 5


@given(st.text(max_size=300))
def test_any_text_is_checked(text: str) -> None:
    for path in ("a.py", "a.yaml", "a.xml", "Dockerfile"):
        list(ENGINE.check(Source(path, text.encode("utf-8", "surrogatepass"))))


@given(
    st.lists(
        st.sampled_from(
            [
                "password",
                "API_KEY",
                " = ",
                ": ",
                '"',
                "'",
                "hunter2!x",
                "\n",
                "é",
                "\u0130",
                "://",
                "a:b@",
                "(",
                ")",
                "{",
                "}",
                ",",
            ]
        ),
        max_size=30,
    )
)
def test_spans_cover_the_secrets(pieces: list[str]) -> None:
    for path in ("a.py", "a.yaml", "a.js", "a.xml"):
        checked("".join(pieces), path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("db.py", '"""Connect.\n\n    create_engine("mysql://scott:tiger9@db.io/test")\n"""\n'),
        ("db.py", 'def connect():\n    """As in "mysql://scott:tiger9@db.io/test"."""\n'),
        ("bundle.js", "a=1;" * 300 + 'e={password:"Slaptazodis1"};\n'),
        ("session.py", 'SESSION_KEY = "_messages_seen"\n'),
    ],
)
def test_what_is_shown_in_passing_is_at_most_advice(path: str, text: str) -> None:
    result = examine(path, text.encode(), b"k" * 32)
    assert all(f.confidence is not Confidence.HIGH for f in result.findings)


def test_a_url_outside_a_docstring_still_counts() -> None:
    text = '"""Connects."""\n\nENGINE = connect("mysql://scott:tiger9@db.io/test")\n'
    assert any(f.confidence is Confidence.HIGH for f in examine("db.py", text.encode(), b"k" * 32).findings)
