"""Data of the rule weak-randomness."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_SURE = (
    r"(?i)(?:^|_)(?:secret|secret_?key|api_?key|private_?key|encryption_?key|signing_?key|passw(?:or)?d|passphrase|pwd|otp|totp"
    r"|session_?(?:id|key|token)|sid|csrf(?:_?token)?|xsrf(?:_?token)?|nonce|salt|iv"
    r"|(?:auth|access|refresh|reset|session|login|api|bearer|verification|activation|confirmation|invite|invitation"
    r"|recovery|magic|security|user|email|password|remember(?:_?me)?)_?(?:token|code|key|link|pin)"
    r"|(?:generate|generated|new|make|create|gen|get|random|build)_?(?:api_?|access_?|auth_?|reset_?|secret_?|session_?)?"
    r"(?:key|token|secret|password|passwd|code|otp|pin|salt|nonce|session_?id|credential)"
    r"|remember_?me|one_?time_?(?:code|password|token|pin)|pin_?code|backup_?codes?|voucher|coupon(?:_?code)?)(?:s|_?\d+)?$"
)
_LIKELY = r"(?i)(?:^|_)tokens?$"

RULE = FlowRule(
    name="weak-randomness",
    title="Predictable random numbers",
    message="{sink} comes from {source}, whose next values can be computed",
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    cwe=(330, 338),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"value": "alphabet"},
    sinks=(
        Sink(named=_SURE, kinds=(SourceKind.RANDOM,), shape="guessed"),
        # language models have tokens, too: one picked from a vocabulary is none that opens a door
        Sink(named=_LIKELY, kinds=(SourceKind.RANDOM,), shape="drawn"),
        Sink(
            calls=(
                "hmac.new",
                "cryptography.fernet.Fernet",
                "itsdangerous.URLSafeTimedSerializer",
                "itsdangerous.URLSafeSerializer",
                "Crypto.Cipher.AES.new",
                "Cryptodome.Cipher.AES.new",
                "cryptography.hazmat.primitives.ciphers.algorithms.AES",
                "cryptography.hazmat.primitives.ciphers.modes.CBC",
                "cryptography.hazmat.primitives.ciphers.modes.GCM",
                "cryptography.hazmat.primitives.ciphers.aead.AESGCM",
                "cryptography.hazmat.primitives.ciphers.aead.AESGCM.encrypt",
            ),
            arguments=(0, 2, "key", "iv", "nonce"),
            kinds=(SourceKind.RANDOM,),
            shape="guessed",
        ),
        Sink(
            calls=("jwt.encode", "jose.jwt.encode", "hashlib.scrypt"),
            arguments=(1, "key", "salt"),
            kinds=(SourceKind.RANDOM,),
            shape="guessed",
        ),
        Sink(calls=("hashlib.pbkdf2_hmac",), arguments=(2, "salt"), kinds=(SourceKind.RANDOM,), shape="guessed"),
        Sink(
            calls=(".set_password", "generate_password_hash", "make_password"),
            arguments=(0, "raw_password", "password"),
            kinds=(SourceKind.RANDOM,),
            shape="guessed",
        ),
        Sink(
            calls=(".set_cookie", ".set_signed_cookie", ".add_cookie"),
            arguments=(1, "value"),
            kinds=(SourceKind.RANDOM,),
            shape="kept-under",
        ),
        Sink(
            # what is kept for somebody until it is sent back
            calls=(".set",),
            receivers=("cache", "redis", "store", "session"),
            arguments=(1, "value"),
            kinds=(SourceKind.RANDOM,),
            shape="kept-under",
        ),
        Sink(
            calls=(".setex",),  # the second is how long it is kept
            receivers=("cache", "redis", "store", "session"),
            arguments=(2, "value"),
            kinds=(SourceKind.RANDOM,),
            shape="kept-under",
        ),
    ),
    sanitizers=(),
    certainty={SourceKind.RANDOM: Confidence.HIGH},
)
