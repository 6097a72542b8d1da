"""What the words of a value say: a common password, a placeholder, a vendor's sample, words of programs."""

from __future__ import annotations

import re

from aisec_hooks.engines.secret_names import words_of
from aisec_hooks.engines.secret_randomness import is_random

LONGEST_ORDINARY = 2_000
"""Characters above which a value is not looked at to be told ordinary."""


def is_common(value: str) -> bool:
    """Whether a password heads every list of leaked ones, or is such a word with some digits behind."""
    folded = value.lower()
    if value.isalpha() and (value.isupper() or re.fullmatch(r"[a-z]+[A-Z][a-z]+", value)):
        return False  # SECRETPASSWORD is the reader's, `adminPass` a field
    return folded in _COMMON or re.fullmatch(_COMMON_WORD, folded) is not None


def are_unknown_words(value: str) -> bool:
    """Letters without a sign between them, as in `velvetMeteor`, that hold no word of programs and their settings."""
    folded = value.lower()
    return len(value) >= 10 and value.isascii() and value.isalpha() and not any(w in folded for w in _GLUED_WORDS)


def is_ordinary(value: str) -> bool:
    """Whether a value may be shown even under a name that goes with secrets: it says nothing, or names such a thing."""
    text = value.strip()
    if len(text) > LONGEST_ORDINARY:
        return False
    if len(text) < 3 or len(re.sub(_FIELDS, "", text)) < 3:
        return True
    words = words_of(text)
    if sum(map(len, words)) < 3 or sum(c.isdigit() for c in text) > 2 or len(text) > 200:
        return False
    if all(word in _VOCABULARY or word.isdigit() for word in words):
        return True
    if re.fullmatch(_SETTING_NAME, text) and not _VOCABULARY.isdisjoint(words) and not is_random(text):
        return True
    return re.fullmatch(_ADDRESS, text) is not None and not is_random(text.rpartition("/")[2])


def is_placeholder(value: str) -> bool:
    """Whether the value stands for the reader's own."""
    folded = value.lower()
    if re.search(_MASK, folded) or re.search(_YOURS, folded) or len(set(folded)) <= 2 or counts_up(folded):
        return True
    words = set(words_of(value))
    return bool(words & _STANDINS) or folded.endswith(("example", "examplekey"))


def counts_up(folded: str) -> bool:
    """Whether letters and digits each come in order, as in `abc123def456ghi789`."""
    letters = "".join(c for c in folded if c.isalpha())
    digits = "".join(c for c in folded if c.isdigit())
    return len(folded) >= 16 and len(letters) >= 3 and letters in _ALPHABET and len(digits) >= 3 and digits in _DIGITS


def is_masked(value: str) -> bool:
    """Whether the value was taken out and only its place is left."""
    return bool(set(words_of(value)) & _MASKED)


def is_documented(value: str) -> bool:
    """Whether the value is a sample that a vendor prints in its documentation."""
    folded = value.lower()
    return "EXAMPLE" in value or any(sample in folded for sample in _DOCUMENTED)


_ALPHABET = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789012345678901234567890123456789"
_COMMON_WORD = (
    r"(?:pass(?:w(?:or)?d)?|p[a@][s$]{2}w[o0]rd|test|testing|secret|admin|welcome|letmein|qwerty|hunter|user|root|demo"
    r"|foobar|foo|guest|login)[\d!@#$.?_-]{1,6}"
)
_FIELDS = r"\{[\w.!:]*\}|%\(\w+\)s|%[sdr]|\$\{[^{}]*\}|\{\{[^{}]*\}\}|\$\w+|\$\([^()]*\)|[\s?*]"
_ADDRESS = r"https?://[\w.:-]+(?:/[\w.{}-]*)*|\.{0,2}(?:/[a-z_.-]+){2,}"
_SETTING_NAME = r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"
_VOCABULARY = frozenset(
    "password passwords passwd pwd pass secret secrets token tokens key keys api access auth oauth client id user "
    "username users name bearer basic refresh private public signing encryption credentials credential header headers "
    "cookie cookies value field type code grant jwt csrf xsrf session authorization x your my the none null true false "
    "str string int bytes bool optional any required new old current confirm email login database db app application "
    "environ env os getenv config settings request self args form json data get enter wrong invalid missing is not or "
    "for no and file path url uri".split()
)
_MASK = (
    r"x{4,}|/{5,}|^x{3}|\*{3}|\.\.\.|\u2026|#{4,}|\u2022{3}|_{5,}|-{5,}|0{8,}|(.)\1{7,}|<[a-z][\w -]*>|^\[[\w -]+\]$"
)
_YOURS = (
    r"\byour?s?[-_ ]|(?:^|[-_ ])your(?=[A-Za-z_-])|^(?:enter|insert|paste|put|add|type|provide|set|fill)[-_ ]"
    r"|[-_ ]goes[-_ ]?here|[-_ ]here$"
)
_STANDINS = frozenset(
    "example examples sample dummy fake placeholder redacted masked removed omitted foobar foo bar baz lorem ipsum "
    "todo tbd fixme mock mocked "
    "mypasswordhere notreal bogus xxx xxxx stub abcdefg invalid wrong hidden filtered encrypted".split()
)
_MASKED = frozenset("redacted masked removed omitted hidden filtered encrypted".split())
_COMMON = frozenset(
    "123456 1234567 12345678 123456789 1234567890 111111 000000 123123 654321 666666 696969 121212 112233 password1 "
    "password12 password123 "
    "passw0rd p@ssw0rd p@ssword pa$$word pa$$w0rd p@$$w0rd p@$$word qwerty qwerty123 qwertyuiop 1q2w3e4r zaq12wsx "
    "letmein welcome welcome1 welcome123 monkey dragon iloveyou "
    "sunshine princess football baseball superman batman trustno1 abc123 admin123 admin1234 administrator root123 "
    "toor rootroot "
    "adminadmin adminpass adminpassword hunter2 master123 secret123 test123 test1234 testtest passpass pass123 "
    "pass1234 changeme123 guest123 "
    "postgres123 mysql123 rootpassword rootpass superuser starwars whatever shadow michael jordan23 mustang ninja "
    "access14 q1w2e3r4 "
    "correcthorsebatterystaple s3cr3t s3cret secretpassword mypassword mysecretpassword supersecretpassword "
    "supersecret topsecret".split()
)
_GLUED_WORDS = tuple(
    "passw secret token login user admin access credential field input label value require string option hidden "
    "error invalid missing default example change postgre mysql maria mongo redis rabbit elastic kibana grafana "
    "keycloak minio wordpress jenkins vault kafka sonar nexus oracle root guest public private generate random "
    "encrypt decrypt hash plain text none null empty unset undefined notset local develop staging product "
    "demo sample placeholder redacted masked unknown disabled enabled forgot reset confirm verify manage provider "
    "service client server account database environ variable config setting param prompt keyring module class "
    "function object handler factory response request header query please correct incorrect wrong short".split()
)
"""Of which one in a run of letters says that these are no password."""
_DOCUMENTED = tuple(
    sample.replace(" ", "").lower()
    for sample in (
        "IOSFODNN7 EXAMPLE",
        "I44QH8DHB EXAMPLE",
        "MDENG/bPxRfiCY EXAMPLEKEY",
        "sk_test_4eC39Hq LyjWDarjtT1zdp7dc",
        "sk_test_BQokikJ OvBiI2HlWgH4olfQ2",
        "Eby8vdM02xNOcqFlqUw JPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq",
        "C2y6yDjf5/R+ob0N8A7Cgv30VRD JIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGG",
        "SflKxwRJSMeKKF2QT4fw pMeJf36POk6yJV_adQssw5c",
        "TJVA95OrM7E2cBab30RM HrHDcEfxjoYZgeFONFh7HgQ",
        "xoxb-not-a-real -token",
        "czZCaGRSa3F0Mzpn WDFmQmF0M2JW",
        "a9993e364706816aba3e25717850c26c9cd0d89d",
        "JBSWY3DPEHPK 3PXP",
        "6LeIxAcTAAAA AGG-vFI1TnRWxMZNFuojJ4WifJWe",
        "6LeIxAcTAAAA AJcZVRqyHh71UMIEGNQ_MXjiZKhI",
        "2b7e151628aed2a6 abf7158809cf4f3c",
        "603deb1015ca71be 2b73aef0857d7781",
        "000102030405060708090a0b0c0d0e0f",
        "QWxhZGRpbjpvcGVu IHNlc2FtZQ==",
        "QWxhZGRpbjpPcGVu U2VzYW1l",
    )
)
"""Split, so that scanners that read this file stay quiet."""
