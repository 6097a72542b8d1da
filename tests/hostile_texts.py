"""Texts made to take the secret engines' time: their own trigger words over and over, with every near miss around."""

from __future__ import annotations

from aisec_hooks.engines import secret_calls, secret_clauses, secret_commands
from aisec_hooks.engines.token_formats import THEMES, formats

CHARACTERS = "a 1 A \\ \" ' ` = ( [ { : / @ - _ . , ; # < > * $ % & | + ~ ! ? ^ \t \u00e9 \u4e2d \U0001f600".split(" ")
"""One character over and over; the split leaves a space out, so it comes below."""
WORDS = (
    "password passwd pwd secret token api_key apikey key auth credential users login accounts account_key identified"
    " authorization bearer Bearer Basic Token private_key db_pass contrase\u00f1a mnemonic default value aws cloudant"
    " softlayer secret_access_key data: setPassword( hmac.new("
).split()
AFTER = (
    " ", "=", ":", ": {", " = ", "=\"", "='", '="x', "=\\\"", "(", "('", "('a',", "[", ",", ", '", "->", " is ", "//",
    "@", "\n", ":\n", ": |\n  a\n", "=a;", "=>", "\\", "\t", "<", ">", "${", "{{", " => ", "('a', 'b' ", "\r", "#",
    "'] = ", "_",
)  # fmt: skip
PIECES = (
    "a1", "aA1", "aB3$", "\" ", "\\\"", "'''", '"""', "\\n", "://a:a:a", "://a:a@", "://a:a@a", "://:", "a://",
    'auth="', '"auth": "', 'auth: "a:', "login(login(login(", "login(\"", "login('a', login('a', ", "-p ",
    " -p -p -p ", "mysql -p ", "mysql -pa", "mysql ", "curl -u a", "curl -u a:", "openssl -k ", "htpasswd -b a ",
    "echo a|", "echo a | a ", "echo \"a", "--password=", "--password ", "--api-key='", "docker login ",
    "docker login -p ", "vault login s.", "sqlplus a/", "sqlplus a/a", "?key=", "?a.key=", "&token=aaaaaa",
    "?aaaaaaaa", "'A=", "'AAAA=aaaaaa", '"PASSWORD=a', "${A:-", "${A:", "requirepass ", "user=a,", "user=a,password=",
    "password=a;server=", "server=a;", ":80,a=a,password=", "create a password '", "identified by '",
    "identified with a by ", "alter ", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\n",
    "-----BEGIN RSA PRIVATE KEY-----\naaaa", "-----BEGIN ", "-----END ", "PuTTY-User-Key-File-2: aaaa\n",
    "PRIVATE KEY", "BEGIN A PRIVATE KEY", "Proc-Type:", "Bearer a", "Basic YTph", "Bearer aaaaaaaaaaaaaaaaaa",
    "Authorization: ", "x-api-key: a", "kind: Secret\ndata:\n  a: YWFhYWFhYQ==\n", "  a: aaaaaaaa\n", "data:\n",
    "password: |\n", "  password:\n    a\n", "- password\n", "key: {key: {", "key:\n key:\n", "[a]\nkey=",
    " key: a\n", "<password>", "<a name=\"password\" value=\"", "key=\"password\" value=", "variable password {",
    "{ get; set; } =", "password, 'a", "('password', 'a", "set('password',", "eyJa.eyJa.", "eyJ", "gh", "ghp_",
    "AKIA", "sk-", "xoxb-", "sk_live_", "1.1.1.1", ".aaaaaa.", ":", "-us1", "0123456789abcdef", "AKCaaaaaaaaaa",
    "APaaaaaaaaa", "T3BlbkFJ", "SG.", "hooks.slack.com/", "# password a1b2c3d4 ", "// password: ", "# ", "# a\n",
    "\\\n", "{}", "{a}", "%(a)s", "{a", "${", "$(", "f'{", "!", "?a", "a.", "a-", "a_", "A_", "aA", "1a", "a/", "./",
    "a, ", "\ufeff", "\x0c", "\x0b", "\x85", "\u2028", "\x00", "\ud800", "\u0130", "\u017f", "aws '", "aws a", "cl",
    "slapikey=", "key=", "pass ", "api_key = ", "password == '", "== password", "' == password", "secret_key[0]=\"",
    "password.assign(\"", "passwordpassword", "password_", "x password y = ", "insert values ", "'a' ", "api_key=a ",
    "curl ", "http ", "az ", "zip -P ", "$2", "%s", "login(a)(", "connect(a, 1, b, 'c')", "create_user('a', 'b')",
    "token: str = '", "a=", "a:", "=a", "'a':'b',", "password=\"a\" ", "PASSWORD=a1 ", "def login('a', 'b') ",
)  # fmt: skip


def commands() -> tuple[str, ...]:
    """Every trigger of the tables of calls, commands, headers."""
    return tuple(
        dict.fromkeys(
            (
                *secret_calls.HINTS,
                *(f"{hint}'a', " for hint in secret_calls.HINTS),
                *secret_commands.HINTS,
                *secret_clauses._HEADERS,
            )
        )
    )


def prefixes() -> tuple[str, ...]:
    """What issued tokens begin with."""
    return tuple(dict.fromkeys(start for theme in THEMES for one in formats(theme) for start in one.starts))


def pieces() -> tuple[str, ...]:
    """All that is worth repeating."""
    near_misses = (word + after for word in WORDS for after in AFTER)
    around = (f"{word}{gap}" for word in (*commands(), *prefixes()) for gap in ("", " ", " a1"))
    return tuple(dict.fromkeys((*CHARACTERS, " ", "\n", *PIECES, *near_misses, *around)))


def repeated(piece: str, size: int) -> str:
    """A text of that size."""
    return (piece * (size // len(piece) + 1))[:size]


def short_lines(piece: str, count: int) -> str:
    """That many lines of a piece."""
    return (piece.rstrip("\n") + "\n") * count
