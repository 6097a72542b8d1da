"""What a value looks like: a real credential, a stand-in for one, no credential at all."""

from __future__ import annotations

import math
import re
from collections import Counter
from enum import Enum
from itertools import pairwise

from aisec_hooks.engines.letters import strangeness
from aisec_hooks.engines.secret_names import words_of

_LONGEST_ORDINARY = 2_000
"""Characters above which a value is not looked at to be told ordinary."""


class Shape(Enum):
    """What a value looks like."""

    RANDOM = "random"
    """Machine-made."""
    MIXED = "mixed"
    """Letters with digits or signs, as people make passwords."""
    COMMON = "common"
    """Heads every list of leaked passwords."""
    WORDS = "words"
    """Letters and separators only."""
    BOAST = "boast"
    """Words that call themselves secret, such as `super-secret-key`."""
    DIGITS = "digits"
    WEAK = "weak"
    """Meant to be replaced, but works until it is: `changeme`, `dev`."""
    PLACEHOLDER = "placeholder"
    """Stands in a document for the reader's own value."""
    OTHER = "other"
    """A path, a template, a name, prose: no credential."""


def shape(value: str) -> Shape:
    """What a value looks like, without regard to its name."""
    if len(value) > 4_096:
        return Shape.OTHER
    if is_documented(value):
        return Shape.PLACEHOLDER
    text = value.strip()
    folded = text.lower()
    if not text or is_template(text):
        return Shape.OTHER
    if is_common(text):
        return Shape.COMMON
    if re.fullmatch(_ADDRESS_OF_CHAIN, text):
        return Shape.OTHER
    if is_random(text) or (re.fullmatch(_GROUPS, text) and strangeness(text) >= 4.2):
        return Shape.RANDOM if not re.match(_HASHED, text) else Shape.OTHER
    if (text.startswith(_STARTPROJECT) and len(text) >= 50) or _is_dense(text):
        return Shape.RANDOM
    if is_placeholder(text) or (len(text) >= 16 and len(set(text)) <= 6):
        return Shape.PLACEHOLDER
    if re.search(_WEAK, folded):
        return Shape.WEAK
    if text.isdigit():
        return Shape.DIGITS
    if re.search(_OTHER, text) or folded in _TERMS or _is_expression(text):
        return Shape.OTHER
    if re.fullmatch(_LETTERS, text):
        return Shape.BOAST if re.search(_BOAST, folded) else Shape.WORDS
    return Shape.MIXED if re.search(r"[A-Za-z]", text) or len(text) >= 8 else Shape.OTHER


def is_common(value: str) -> bool:
    """Whether a password heads every list of leaked ones, or is such a word with some digits behind."""
    folded = value.lower()
    return folded in _COMMON or re.fullmatch(_COMMON_WORD, folded) is not None


def _is_dense(value: str) -> bool:
    """Signs of all kinds among letters and digits, as generators of keys write them."""
    if not 20 <= len(value) <= 200 or re.search(_CODE, value):
        return False
    signs = sum(not c.isalnum() for c in value)
    kinds = value.translate(_KINDS)
    changes = sum(a != b for a, b in pairwise(kinds))
    digits = kinds.count("9")
    return signs >= len(value) / 8 and digits >= 3 and changes >= len(value) / 2 and len(set(value)) >= len(value) / 3


def _is_expression(text: str) -> bool:
    return re.fullmatch(_DOTTED, text) is not None and not _OWNERS.isdisjoint(words_of(text))


def entropy(value: str) -> float:
    """Shannon entropy in bits a character."""
    total = len(value)
    return -sum(n / total * math.log2(n / total) for n in Counter(value).values()) if total else 0.0


def is_random(value: str) -> bool:
    """Whether a value looks machine-made: long, with kinds of characters that change all the time, or odd letters."""
    if len(value) < 16 or not re.fullmatch(_COMPACT, value) or value.count("/") > len(value) / 8:
        return False
    if len(set(value)) < 8 or re.fullmatch(_UUID, value):
        return False
    kinds = value.translate(_KINDS)
    digits, letters = kinds.count("9"), kinds.count("a") + kinds.count("A")
    if digits < 2 or letters < 2:
        return _has_odd_letters(value)
    changes = sum(a != b and "-" not in (a, b) for a, b in pairwise(kinds))
    if changes >= 0.22 * len(value) and entropy(value) >= 3.0:
        return letters < 0.7 * len(value) or re.fullmatch(_HEXADECIMAL, value) is not None or strangeness(value) >= 3.8
    return _has_odd_letters(value)


def is_password_like(value: str) -> bool:
    """Whether a value by itself looks like a password that somebody chose or had made: letters, digits and signs."""
    if (
        not 7 <= len(value) <= 64
        or re.search(r"[\s<>{}()\[\]\\]", value)
        or is_template(value)
        or is_placeholder(value)
    ):
        return False
    if re.match(_HASHED, value) or is_common(value):
        return False
    if is_random(value) or _is_dense(value):
        return True
    kinds = sum(re.search(kind, value) is not None for kind in ("[a-z]", "[A-Z]", "[0-9]", _SIGN))
    if kinds < 3 or not re.search("[0-9]", value) or re.search(_OTHER, value):
        return False
    return kinds == 4 or re.search(_SIGN, value) is not None or strangeness(value) >= 5.0 or _is_spelt(value)


def are_unknown_words(value: str) -> bool:
    """Letters without a sign between them, as in `velvetMeteor`, that hold no word of programs and their settings."""
    folded = value.lower()
    return len(value) >= 10 and value.isascii() and value.isalpha() and not any(w in folded for w in _GLUED_WORDS)


def _is_spelt(value: str) -> bool:
    """Words and numbers with a sign among them or behind, as in `Violet_2018` and `MangoIndigo58.`"""
    return re.fullmatch(r"[A-Za-z0-9]{2,40}[-_.]?[A-Za-z0-9]{0,20}[-_.]?", value) is not None and value[0].isupper()


def _has_odd_letters(value: str) -> bool:
    """Letters as no word has them, in both cases or many of them."""
    mixed = re.search("[a-z]", value) is not None and re.search("[A-Z]", value) is not None
    return (mixed or len(value) >= 20) and len(value) <= 200 and strangeness(value) >= (4.9 if mixed else 5.2)


def is_ordinary(value: str) -> bool:
    """Whether a value may be shown even under a name that goes with secrets: it says nothing, or names such a thing."""
    text = value.strip()
    if len(text) > _LONGEST_ORDINARY:
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


def is_uuid(value: str) -> bool:
    """Whether the value is a UUID."""
    return re.fullmatch(_UUID, value) is not None


def is_template(value: str) -> bool:
    """Whether the value is filled in later, or names where the secret is kept."""
    return re.search(_TEMPLATE, value) is not None


def is_placeholder(value: str) -> bool:
    """Whether the value stands for the reader's own."""
    folded = value.lower()
    if re.search(_MASK, folded) or re.search(_YOURS, folded) or len(set(folded)) <= 2:
        return True
    words = set(words_of(value))
    return bool(words & _STANDINS) or folded.endswith(("example", "examplekey"))


def is_masked(value: str) -> bool:
    """Whether the value was taken out and only its place is left."""
    return bool(set(words_of(value)) & _MASKED)


def is_sequential(value: str) -> bool:
    """Whether the value is a piece of an alphabet or one character over and over."""
    folded = value.lower()
    return any(folded in run for run in _RUNS) or len(set(folded)) <= 3


def is_documented(value: str) -> bool:
    """Whether the value is a sample that a vendor prints in its documentation."""
    return "EXAMPLE" in value or any(sample in value for sample in _DOCUMENTED)


_KINDS = str.maketrans(
    dict.fromkeys("0123456789", "9")
    | dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "a")
    | dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A")
    | dict.fromkeys("-_.:+/=~!@#$%^&*", "-")
)
_CODE = r"[\s\"'`\\]|\(\?|\[[a-zA-Z0-9^]|[\]}][*+{?]|\$\{|\{\{|://|\w/\w+/|[{}]"
_COMMON_WORD = (
    r"(?:pass(?:w(?:or)?d)?|p[a@][s$]{2}w[o0]rd|test|testing|secret|admin|welcome|letmein|qwerty|hunter|user|root|demo"
    r"|foobar|foo|guest|login)[\d!@#$.?_-]{1,6}"
)
_HEXADECIMAL = r"[0-9a-f]+|[0-9A-F]+"
_SIGN = r"[!@#$%^&*+?~]"
_GROUPS = r"[a-z]{4}(?: [a-z]{4}){3}"
"""How Google writes a password for one app."""
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
_COMPACT = r"[A-Za-z0-9+/=_.:~!@#$%^&*-]+"
_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_LETTERS = r"[A-Za-z]+(?:[-_. ][A-Za-z]+)*"
_ADDRESS_OF_CHAIN = r"0x[0-9a-fA-F]{40}"
_STARTPROJECT = "django-insecure-"
"""Before the key that `startproject` makes: a key all the same."""
_HASHED = (
    r"\*[0-9A-F]{40}$|md5[0-9a-f]{32}$|SCRAM-SHA-|Ag[A-Za-z0-9+/]{100,}={0,2}$|gAAAAA|AQICAH|pk[._]|phc_"
    r"|\$(?:2[aby]|argon2\w*|5|6|1|apr1|pbkdf2[\w-]*)\$|(?:pbkdf2|bcrypt|argon2|scrypt)[\w:.]*\$|\{?SS?HA\}?|sha\d+[-:$]"
)
_TEMPLATE = (
    r"\$\{|\{\{|\$\(|\{%|<%|%\(|#\{|\[\[|^\$(?:[A-Za-z_]\w*|\d+)(?:$|[/.:\s])|^%\w+%$|^%[sdr]$|\{[A-Za-z_][\w.\[\]'\"!:]*\}|\{\}|^<[^<>]*>$|^@\w+@$"
    r"|^__\w+__$|^@[\w.-]+@$"
    r"|^(?:arn|vault|op|ssm|secretsmanager|keyring|env|file|secret|sops|kms|gcpsm|akv|doppler|infisical|ref)[:@]"
    r"|^projects/[^/]+/secrets/"
    r"|^ENC\[|^!\w|^\$ANSIBLE_VAULT|^\{cipher\}|^@Microsoft\.KeyVault|^(?:process\.env|os\.environ|System\.getenv"
    r"|import\.meta)\b"
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
_WEAK = (
    r"change[-_ ]?(?:me|this|it)\b|change.?in.?prod|changeit|replace[-_ ]?(?:me|this|with)|to.be.(?:changed|replaced)|"
    r"^(?:dev|devel|development|debug|test|testing|tests|tester|default|local|demo|temp|tmp|staging|insecure|unsafe"
    r"|none|null|undefined|nil|n/?a|na|empty|unset|"
    r"unknown|blank|missing|disabled)$|"
    r"(?:^|[-_. ])(?:insecure|unsafe|not[-_ ]?(?:so[-_ ]?)?secret|not[-_ ]?secure|do[-_ ]?not[-_ ]?use|dont[-_ ]?use"
    r"|only[-_ ]?for[-_ ]?(?:dev|test)\w*|for[-_ ]?testing|"
    r"dev[-_ ]?only|fallback|default|testing|test|dev|local|demo|development)(?:$|[-_. ])"
)
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
_BOAST = (
    r"super|(?:^|[-_. ])(?:my|very|top|ultra|mega|really|so|extremely)[-_. ]|^my(?=[a-z]*(?:secret|pass|key))"
    r"|secret(?:password|pass|stuff|sauce)|shh|s3cr"
)
_DOTTED = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+"
_OWNERS = frozenset(
    "self this cls settings config configuration conf cfg env environ os process secrets secret credentials args "
    "options opts params props data request req res ctx context app keys vault var vars local module user body form "
    "input inputs steps needs github matrix values spec metadata fields response result state store session api db".split()
)
"""A dotted value that names one of these is an expression."""
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
_TERMS = frozenset(
    "contraseña contrasena passwort kennwort wachtwoord senha passe haslo parola heslo "
    "true false yes no on off string str bytes text int integer bool boolean object array any char varchar required "
    "optional number "
    "password secret token key apikey basic bearer digest oauth oauth2 jwt saml sso ldap kerberos ntlm plain none "
    "auto always never "
    "base64 base32 base16 base58 ascii utf-8 utf8 hex md5 sha1 sha256 sha384 sha512 sha-256 hs256 hs384 hs512 rs256 "
    "rs384 rs512 es256 es384 ps256 "
    "aes-256-cbc aes-256-gcm aes-128-cbc aes256 aes128 ed25519 x25519 secp256k1 prime256v1 p-256 x509 ssh-rsa "
    "ssh-ed25519 pkcs8 pkcs12 bcrypt argon2 argon2id scrypt pbkdf2 auth0 "
    "username email user login session_id inherit vault keychain keyring environment env file stdin prompt".split()
)
_OTHER = (
    r"(?s)\s.*\s.*\s|^\s*$|://|^(?:\.{0,2}|~|[A-Za-z]:)[/\\]|^[/\\]|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^-{1,2}[a-z]"
    r"|^\.[a-z]+$"  # prose, URL, path, ENV_NAME, flag
    r"|^[a-z][A-Za-z_]*(?:\.[A-Za-z_]+)+$|^(?:[xX]-)?[A-Z]?[a-z]+(?:-[A-Z][a-z]+)+$|^x-[\w-]+$"  # dotted name, header name
    r"|^(?!.*[0-9a-f]{24})[\w.-]+/[\w./:-]+$|\.(?:py|js|ts|json|ya?ml|txt|pem|key|crt|cer|p12|pfx|jks|env|ini|cfg|conf|toml|xml|html?"
    r"|md|csv|log|db|sqlite3?|sh|go|rb|java|php|css|png|svg)$"
    r"|^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+|^[#.][\w-]+$|^[\^(\[]|[|)\]]$|\\[dwsbSWD.]|\[[a-zA-Z]-|\(\?|%[sd]|(?:^|[|/])(?:\w+_)?(?:min|max|between|size|length):\d"
    r"|^[\w.]+\(|;$|=>|==|&&|\|\||[<>{}]"  # version, selector, regex, code
    r"|^(?:image|data|application|text|multipart)/|^[\w.+-]+@[\w-]+\.[\w.]+$|^urn:|^[a-z]{2}[-_][A-Z]{2}$"
    r"|^[a-z]+:[a-z_:.*-]+$|,\s|:\s|^[^\w]*$|^\D*[.:!?]$"
    r"|^&\w+;|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}"
)
_RUNS = (
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789",
    "01234567890123456789abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)
_DOCUMENTED = tuple(
    sample.replace(" ", "")
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
    )
)
"""Split, so that scanners that read this file stay quiet."""
