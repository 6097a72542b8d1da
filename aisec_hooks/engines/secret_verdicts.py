"""Whether a value under a name is a credential: the one decision both secret engines share."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from aisec_hooks.engines.secret_names import Role, is_qualified, is_service, opens, role, signs, words_of
from aisec_hooks.engines.secret_randomness import is_random, is_uuid
from aisec_hooks.engines.secret_values import LONGEST, Shape, is_password_like, shape
from aisec_hooks.engines.secret_words import are_unknown_words, is_masked
from aisec_hooks.model import Confidence


class Use(Enum):
    """What the code does with the value."""

    ASSIGNED = "assigned"
    COMPARED = "compared"
    PLURAL = "plural"
    """One of several under a plural name."""
    LISTED = "listed"
    """Somewhere in a collection that a name says holds logins."""
    STORED = "stored"
    """An entry of a store of secrets, whatever it is called."""
    HANDED = "handed"
    """Given to a call, a command or a statement; what it is follows from its place."""


class Verdict(NamedTuple):
    """How sure it is, and whether the value is merely one to be replaced."""

    confidence: Confidence
    weak: bool = False


_MNEMONIC = r"(?:[a-z]{3,8} ){11}(?:(?:[a-z]{3,8} ){3}){0,4}[a-z]{3,8}"
_SURE = Verdict(Confidence.HIGH)
_LIKELY = Verdict(Confidence.MEDIUM)
_GUESSABLE = Verdict(Confidence.MEDIUM, weak=True)
_BARE = {
    Role.PASSWORD: frozenset(("password", "passwd", "pass")),
    Role.SECRET: frozenset(("secret", "secret-key", "secretkey", "jwt-secret", "my-secret", "password", "key")),
}
"""Values that say nothing but are used all the same under names such as DB_PASSWORD."""
_KEYWORDS = frozenset(
    "password passwd pwd pass secret secrets token tokens key keys api access auth oauth client id user username "
    "bearer refresh private public "
    "signing encryption credentials credential header cookie name value field type code grant jwt aws azure gcp "
    "session hash salt "
    "basic default service account new old current csrf app application provider request response error".split()
)


def judge(name: str, value: str, use: Use = Use.ASSIGNED) -> Verdict | None:
    """The verdict on a literal under a name, None if it is no credential."""
    kind = Role.LOGIN if use is Use.LISTED else role(name)
    if use is Use.STORED:  # also the entries that are not called secrets are kept as such
        kind, use = kind or Role.LOGIN, Use.ASSIGNED
    if kind is None or not 3 <= len(value) <= LONGEST:
        return None
    if kind in (Role.PHRASE, Role.LOGIN):
        return _SURE if (_is_mnemonic if kind is Role.PHRASE else _opens_an_account)(value) else None
    return _of_phrase(kind, name, value, use) or _of_shape(kind, name, value, use)


def _is_mnemonic(value: str) -> bool:
    return re.fullmatch(_MNEMONIC, value) is not None and len(set(value.split())) > 8


def _opens_an_account(value: str) -> bool:
    return is_password_like(value) and re.fullmatch(r"[0-9A-Fa-f]{16,}", value) is None


def _of_phrase(kind: Role, name: str, value: str, use: Use) -> Verdict | None:
    """Words apart from each other, where they make no sentence."""
    if words_of(name)[-1:] == ["passphrase"] and _is_phrase(value):
        return _SURE
    if kind in (Role.PASSWORD, Role.SECRET) and value.islower() and value.count(" ") >= 3 and _is_phrase(value):
        return _SURE if use is Use.ASSIGNED else _LIKELY
    return None


def _of_shape(kind: Role, name: str, value: str, use: Use) -> Verdict | None:
    form = shape(value)
    if use is Use.ASSIGNED and words_of(name)[-1:] in (["pass"], ["community"]) and not opens(name):
        use = Use.HANDED  # names of many things
    if use is Use.ASSIGNED and is_qualified(name) and _is_bare(kind, name, value.lower()):
        return _GUESSABLE
    if form in (Shape.OTHER, Shape.PLACEHOLDER) or _echoes(name, value, form):
        return _GUESSABLE if signs(name) and _stands_in(form, value) and use is Use.ASSIGNED else None
    if form is Shape.RANDOM:
        return None if _is_fingerprint(name, value) else _SURE
    return _handed(kind, value, form) if use is Use.HANDED else _of_role(kind, name, value, form, use)


def _of_role(kind: Role, name: str, value: str, form: Shape, use: Use) -> Verdict | None:
    match kind:
        case Role.PASSWORD:
            return _password(name, value, form, use)
        case Role.SECRET:
            return _secret(value, form, use)
        case Role.KEY:
            return _issued(value, form, least=8)
        case Role.TOKEN:
            issued = is_qualified(name) and (name.isupper() or is_service(name) or not is_uuid(value))
            return _issued(value, form, least=8) if issued else _token(value, form)
    return None


def _is_fingerprint(name: str, value: str) -> bool:
    """Whether a key's name is followed by its fingerprint, as GPG_KEY in images is."""
    return not {"gpg", "pgp"}.isdisjoint(words_of(name)) and re.fullmatch(r"[0-9A-Fa-f]{8,40}", value) is not None


def _is_bare(kind: Role, name: str, value: str) -> bool:
    return value in _BARE.get(kind, ()) or (
        kind is Role.PASSWORD and value in words_of(name)[:-1] and value not in _KEYWORDS
    )


def _handed(kind: Role, value: str, form: Shape) -> Verdict | None:
    """A value that has no name of its own must look like a credential by itself."""
    if _is_phrase(value):
        return _SURE
    if kind is Role.CREDENTIAL or len(value) < 6 or " " in value or _is_identifier(value):
        return None
    if form is Shape.MIXED and kind in (Role.PASSWORD, Role.SECRET):
        return _SURE if re.search(r"[A-Za-z]", value) else _LIKELY
    if form in (Shape.COMMON, Shape.BOAST):
        return _SURE
    if form is Shape.MIXED:
        return _issued(value, form, least=8)
    if form is Shape.WORDS and kind is Role.PASSWORD and are_unknown_words(value):
        return _SURE
    return _LIKELY if form in (Shape.WORDS, Shape.DIGITS) and kind is Role.PASSWORD else None


def _password(name: str, value: str, form: Shape, use: Use) -> Verdict | None:
    match form:
        case Shape.COMMON | Shape.BOAST:
            boasted = form is Shape.BOAST and use is Use.COMPARED
            return _SURE if len(value) >= 6 and not value.isdigit() and not boasted else _LIKELY
        case Shape.MIXED:
            if _is_identifier(value) or (" " in value and set(words_of(value)) & _KEYWORDS):
                return None
            return _SURE if len(value) >= 6 and " " not in value else _LIKELY
        case Shape.WORDS if opens(name) and use is Use.ASSIGNED and are_unknown_words(value):
            return _SURE
        case Shape.WORDS:
            if use is Use.PLURAL or " " in value or _is_identifier(value):
                return _LIKELY if value.count(" ") >= 3 else None
            return _LIKELY if len(value) >= 4 else None
        case Shape.DIGITS:
            return _LIKELY if len(value) >= 4 and use is not Use.PLURAL else None
        case Shape.WEAK:
            return _GUESSABLE if is_qualified(name) and use is Use.ASSIGNED and value.lower() not in _NOTHING else None
        case _:
            return None


def _is_phrase(value: str) -> bool:
    """Three and more words that make no sentence."""
    words = words_of(value)
    if not re.fullmatch(r"[A-Za-z]+(?:[ .-][A-Za-z]+)+(?:[ .-]?\d{1,6})?[!?.]?", value):
        return False
    return len(words) >= 3 and set(words).isdisjoint(_PROSE) and not set(words) & _KEYWORDS


_PARTS = frozenset(
    "tls ssl cert certs certificate db database app prod production staging dev test service api server cluster node "
    "default system kube k8s ingress pull registry image docker backend frontend web worker job cron admin root "
    "backup store config map volume ca sealed external".split()
)
"""What the parts of a system are called, in the names of its objects."""
_PROSE = frozenset(
    "the a an your my is are was be to of for in on at with and or not no enter please must should will can this that "
    "from if it use used using set please choose type required optional wrong invalid missing empty default config "
    "settings env environ self this process request args options credentials passphrase vault".split()
)
_NOTHING = frozenset("none null undefined nil n/a na empty unset unknown blank missing disabled default".split())


def _secret(value: str, form: Shape, use: Use) -> Verdict | None:
    match form:
        case Shape.COMMON | Shape.BOAST:
            return _SURE if len(value) >= 6 else _LIKELY
        case Shape.MIXED:
            if _is_identifier(value) or (" " in value and set(words_of(value)) & _KEYWORDS):
                return None
            return _SURE if len(value) >= 6 and " " not in value else _LIKELY
        case Shape.WORDS if use is Use.ASSIGNED and len(words_of(value)) >= 4 and _is_phrase(value):
            return _SURE if set(words_of(value)).isdisjoint(_PARTS) else _LIKELY
        case Shape.WORDS if use is Use.ASSIGNED and not _is_identifier(value):
            parts = words_of(value)
            if " " in value or set(parts) <= _KEYWORDS:
                return None
            sure = len(parts) >= 2 and len(value) >= 10 and "-" in value and not set(parts) & (_KEYWORDS | _PROSE)
            return _SURE if sure else _LIKELY if len(value) >= 6 else None
        case Shape.DIGITS:
            return _LIKELY if len(value) >= 6 else None
        case Shape.WEAK:
            return _GUESSABLE if use is Use.ASSIGNED and value.lower() not in _NOTHING else None
        case _:
            return None


def _issued(value: str, form: Shape, least: int) -> Verdict | None:
    match form:
        case Shape.COMMON:
            plain = value.isalpha()  # `monkey`: no service issues it
            return (_LIKELY if plain else _SURE) if len(value) >= 6 else None
        case Shape.MIXED:
            digits = sum(c.isdigit() for c in value)
            if " " in value or _is_identifier(value) or _is_long_name(value):
                return None
            if is_uuid(value) or (len(value) >= least and digits >= 3):
                return _SURE
            return _LIKELY if len(value) >= 6 and digits >= 2 else None
        case Shape.WEAK:
            return _GUESSABLE if len(value) >= 6 and "-" in value else None
        case _:
            return None


def _token(value: str, form: Shape) -> Verdict | None:
    if form is Shape.MIXED and len(value) >= 12 and " " not in value and not _is_identifier(value):
        digits = sum(c.isdigit() for c in value)
        return _LIKELY if digits >= 3 else None
    return _LIKELY if form is Shape.BOAST and len(value) >= 12 else None


def _echoes(name: str, value: str, form: Shape) -> bool:
    """Whether the value says no more than its name: PASSWORD = "password", ACCESS_TOKEN = "access"."""
    if form not in (Shape.WORDS, Shape.MIXED, Shape.WEAK, Shape.BOAST):
        return False
    own, theirs = set(words_of(name)), set(words_of(value))
    if " " in value and theirs <= own:
        return True
    if not theirs or form is Shape.BOAST:
        return (
            form is Shape.BOAST
            and theirs <= own | {"my"}
            and is_qualified(name)
            and "my" in theirs
            and len(theirs) <= 3
            and "api" in theirs
        )
    if "".join(words_of(value)) == "".join(words_of(name)):
        return True
    letters = {word for word in theirs if not word.isdigit()}
    digits = sum(c.isdigit() for c in value)
    if letters <= own:
        return form is not Shape.MIXED or digits <= 1
    return (form is Shape.WORDS or (form is Shape.MIXED and not digits)) and letters <= own | _KEYWORDS


def _is_identifier(value: str) -> bool:
    """Whether the value is a name made of the words of authentication: `oauth2_token`, `invalid-password`."""
    parts = [word for word in words_of(value) if not word.isdigit()]
    digits = sum(c.isdigit() for c in value)
    if not value.replace("_", "").replace("-", "").replace(".", "").isalnum() or digits > 2:
        return False
    separated = "_" in value or "-" in value or "." in value or re.search(r"[a-z][A-Z]", value) is not None
    return (
        separated
        and len(parts) > 1
        and (bool(set(parts) & _KEYWORDS) or (not digits and all(len(part) > 2 for part in parts) and value.islower()))
    )


def _is_long_name(value: str) -> bool:
    """Whether words and numbers of an object's name follow one another: `feat_optic_1025_widget_integration`."""
    parts = re.split("[_-]+", value)
    words = [part for part in parts if part.isalpha() and len(part) >= 3]
    return len(words) >= 4 and all(part.isalpha() or (part.isdigit() and len(part) <= 4) for part in parts)


def _stands_in(form: Shape, value: str) -> bool:
    """Whether a program that signs with the value would run: then anyone can sign."""
    if form is not Shape.PLACEHOLDER or len(value) < 6 or is_random(value) or is_masked(value):
        return False
    return re.fullmatch(r"[\w.-]+", value) is not None and len(set(value)) > 4
