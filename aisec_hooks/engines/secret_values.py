"""What a value looks like: a real credential, a stand-in for one, no credential at all."""

from __future__ import annotations

import re
from enum import Enum

from aisec_hooks.engines.letters import strangeness
from aisec_hooks.engines.secret_names import words_of
from aisec_hooks.engines.secret_randomness import is_dense, is_random
from aisec_hooks.engines.secret_words import counts_up, is_common, is_documented, is_placeholder


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


LONGEST = 4_096
"""Characters above which nothing is a credential that one assigns."""


def shape(value: str) -> Shape:
    """What a value looks like, without regard to its name."""
    text = value.strip()
    folded = text.lower()
    if not text or len(value) > LONGEST or (is_template(text) and not is_documented(value)):
        return Shape.OTHER
    if is_documented(value) or re.search(_CUT, folded) or counts_up(folded):
        return Shape.PLACEHOLDER
    if is_common(text):
        return Shape.COMMON
    if _is_made(text):
        return Shape.OTHER if re.match(_PUBLIC, text) else Shape.RANDOM
    if is_placeholder(text) or (len(text) >= 16 and len(set(text)) <= 6):
        return Shape.PLACEHOLDER
    if re.search(_WEAK, folded):
        return Shape.WEAK
    if text.isdigit():
        return Shape.DIGITS
    if re.search(_OTHER, text) or folded in _TERMS or _is_expression(text):
        return Shape.OTHER
    return _of_letters(text, folded)


def _of_letters(text: str, folded: str) -> Shape:
    if not text.isascii() and not re.search(r"[0-9!@#$%^&*+?~_=]", text):
        return Shape.OTHER  # a label in some language
    if re.fullmatch(_LETTERS, text):
        return Shape.BOAST if re.search(_BOAST, folded) else Shape.WORDS
    return Shape.MIXED if re.search(r"[A-Za-z]", text) or len(text) >= 8 else Shape.OTHER


def _is_made(text: str) -> bool:
    """Whether a program made it: at random, in one of the forms that services write passwords and keys in."""
    grouped = re.fullmatch(_GROUPS, text) is not None and strangeness(text) >= 4.2
    return grouped or is_random(text) or is_dense(text) or (text.startswith(_STARTPROJECT) and len(text) >= 50)


def _is_expression(text: str) -> bool:
    return re.fullmatch(_DOTTED, text) is not None and not _OWNERS.isdisjoint(words_of(text))


def is_password_like(value: str) -> bool:
    """Whether a value by itself looks like a password that somebody chose or had made: letters, digits and signs."""
    if (
        not 7 <= len(value) <= 64
        or re.search(r"[\s<>{}()\[\]\\]", value)
        or is_template(value)
        or is_placeholder(value)
    ):
        return False
    if re.match(_PUBLIC, value) or is_common(value):
        return False
    if is_random(value) or is_dense(value):
        return True
    kinds = sum(re.search(kind, value) is not None for kind in ("[a-z]", "[A-Z]", "[0-9]", _SIGN))
    if kinds < 3 or not re.search("[0-9]", value) or re.search(_OTHER, value):
        return False
    return kinds == 4 or re.search(_SIGN, value) is not None or strangeness(value) >= 5.0 or _is_spelt(value)


def _is_spelt(value: str) -> bool:
    """Words and numbers with a sign among them or behind, as in `Violet_2018` and `MangoIndigo58.`"""
    return re.fullmatch(r"[A-Za-z0-9]{2,40}[-_.]?[A-Za-z0-9]{0,20}[-_.]?", value) is not None and value[0].isupper()


def is_template(value: str) -> bool:
    """Whether the value is filled in later, or names where the secret is kept."""
    return re.search(_TEMPLATE, value) is not None


_CUT = r"(?:\.\.\.|\u2026)$|x{6}|\*{6}|abcdefghij"
"""What is left out of a value, or counted through."""
_SIGN = r"[!@#$%^&*+?~]"
_GROUPS = r"[a-z]{4}(?: [a-z]{4}){3}"
"""How Google writes a password for one app."""
_LETTERS = r"[A-Za-z]+(?:[-_. ][A-Za-z]+)*"
_STARTPROJECT = "django-insecure-"
"""Before the key that `startproject` makes: a key all the same."""
_PUBLIC = (
    r"0x[0-9a-fA-F]{40}$|\*[0-9A-F]{40}$|md5[0-9a-f]{32}$|SCRAM-SHA-|Ag[A-Za-z0-9+/]{100,}={0,2}$|gAAAAA|AQICAH|pk[._]|phc_"
    r"|\$(?:2[aby]|argon2\w*|5|6|1|apr1|pbkdf2[\w-]*)\$|(?:pbkdf2|bcrypt|argon2|scrypt)[\w:.]*\$|\{?SS?HA\}?|sha\d+[-:$]"
)
_TEMPLATE = (
    r"\$\{|\{\{|^\$\(|\$\((?:<|[A-Za-z_./][\w./-]*(?:[\s)]|$))|\{%|<%|%\(\w+\)|#\{|\[\["
    r"|^\$(?:[A-Za-z_]\w*|\d+)(?:$|[/.:\s])|^%\w+%$|^%[sdr]$|\{[A-Za-z_][\w.\[\]'\"!:]*\}|\{\}|^<[^<>]*>$|^@\w+@$"
    r"|^\$[a-z][\w.]*\$$|^_[A-Z][A-Z_]+_$"
    r"|^__\w+__$|^@[\w.-]+@$"
    r"|^(?:arn|vault|op|ssm|secretsmanager|keyring|env|file|secret|sops|kms|gcpsm|akv|doppler|infisical|ref)[:@]"
    r"|^projects/[^/]+/secrets/"
    r"|^ENC\[|^!(?:[A-Z][A-Za-z]+|vault|secret|env|sops|reference|include|file)(?:\s|$)|^\$ANSIBLE_VAULT|^\{cipher\}|^@Microsoft\.KeyVault|^(?:process\.env|os\.environ|System\.getenv"
    r"|import\.meta)\b"
)
_WEAK = (
    r"change[-_ ]?(?:me|this|it)\b|change.?in.?prod|changeit|replace[-_ ]?(?:me|this|with)|to.be.(?:changed|replaced)|"
    r"^(?:dev|devel|development|debug|test|testing|tests|tester|default|local|demo|temp|tmp|staging|insecure|unsafe"
    r"|none|null|undefined|nil|n/?a|na|empty|unset|"
    r"unknown|blank|missing|disabled)$|"
    r"(?:^|[-_. ])(?:insecure|unsafe|not[-_ ]?(?:so[-_ ]?)?secret|not[-_ ]?secure|do[-_ ]?not[-_ ]?use|dont[-_ ]?use"
    r"|only[-_ ]?for[-_ ]?(?:dev|test)\w*|for[-_ ]?testing|"
    r"dev[-_ ]?only|fallback|default|testing|test|dev|local|demo|development)(?:$|[-_. ])"
)
_BOAST = (
    r"super|(?:^|[-_. ])(?:my|very|top|ultra|mega|really|so|extremely)[-_. ]|^my(?=[a-z]*(?:secret|pass|key))"
    r"|secret(?:password|pass|stuff|sauce)|shh|s3cr"
)
_DOTTED = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+"
_OWNERS = frozenset(
    "self this cls settings config configuration conf cfg env environ os process secrets secret credentials args "
    "options opts params props data request req res ctx context app keys vault var vars local module user body form "
    "input inputs steps needs github matrix values spec metadata fields response result state store session "
    "api db".split()
)
"""A dotted value that names one of these is an expression."""
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
    r"(?s)\s.*\s.*\s|^(?i:base)(?:16|32|58|62|64)[A-Za-z_-]*$|^\s*$|://|^(?:\.{0,2}|~|[A-Za-z]:)[/\\]|^[/\\]|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^-{1,2}[a-z]"
    r"|^\.[a-z]+$"  # prose, URL, path, ENV_NAME, flag
    r"|^[a-z][A-Za-z_]*(?:\.[A-Za-z_]+)+$|^(?:[xX]-)?[A-Z]?[a-z]+(?:-[A-Z][a-z]+)+$|^x-[\w-]+$"  # dotted, header
    r"|^(?!.*[0-9a-f]{24})[\w.-]+/[\w./:-]+$|\.(?:py|js|ts|json|ya?ml|txt|pem|key|crt|cer|p12|pfx|jks|env|ini|cfg|conf|toml|xml|html?"
    r"|md|csv|log|db|sqlite3?|sh|go|rb|java|php|css|png|svg)$"
    r"|^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+|^[#.][\w-]+$|^[\^(\[]|[|)\]]$|\\[dwsbSWD.]|\[[a-zA-Z]-|\(\?|%[sd]|(?:^|[|/])(?:\w+_)?(?:min|max|between|size|length):\d"
    r"|^[\w.]+\(|;$|=>|==|&&|\|\||[<>{}]"  # version, selector, regex, code
    r"|^(?:image|data|application|text|multipart)/|^[\w.+-]+@[\w-]+\.[\w.]+$|^urn:|^[a-z]{2}[-_][A-Z]{2}$"
    r"|^[a-z]+:[a-z_:.*-]+$|,\s|:\s|^[^\w]*$|^\D*[.:!?]$"
    r"|^&\w+;|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\.\w{2,4}\?\w+=|^[a-z_]+=|^[+.,][ ]?[A-Za-z_$][\w.$]*(?:\(|[ ]?[+,])"
    r"|^@[a-z][\w-]*/[\w./:-]+$|^[\"'][ ]?[.+][ ]?[\w$]"
)
