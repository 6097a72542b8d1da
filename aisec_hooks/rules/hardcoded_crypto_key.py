"""Data of the rule hardcoded-crypto-key."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink

_CIPHERS = "AES DES DES3 ARC2 ARC4 Blowfish CAST ChaCha20 ChaCha20_Poly1305 Salsa20".split()
_AEAD = "AESGCM AESGCMSIV AESCCM AESOCB3 AESSIV ChaCha20Poly1305".split()
_SIGNERS = (
    "Signer TimestampSigner Serializer TimedSerializer URLSafeSerializer URLSafeTimedSerializer"
    " TimedJSONWebSignatureSerializer JSONWebSignatureSerializer"
).split()
_LEGACY = ("Crypto.Cipher", "Cryptodome.Cipher")
_LEGACY_KDF = ("Crypto.Protocol.KDF", "Cryptodome.Protocol.KDF")
_KDF = "cryptography.hazmat.primitives.kdf"
_DERIVATIONS = "pbkdf2.PBKDF2HMAC scrypt.Scrypt argon2.Argon2id hkdf.HKDF hkdf.HKDFExpand".split()
_PRIMITIVES = "cryptography.hazmat.primitives.ciphers"

RULE = FlowRule(
    name="hardcoded-crypto-key",
    title="Key or IV written into the source",
    message="{sink} gets its key or IV from {source}",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(321, 329, 798),
    owasp_2021=("A02", "A07"),
    owasp_2025=("A04", "A07"),
    fix_names={"value": "key"},
    sinks=(
        # ciphers: the key, and what has to be new for each message
        Sink(
            calls=tuple(f"{package}.{cipher}.new" for package in _LEGACY for cipher in _CIPHERS),
            arguments=(0, "key", 2, "iv", "IV", "nonce"),
            shape="crypt",
            constant=True,
        ),
        Sink(
            calls=(
                "cryptography.fernet.Fernet",
                *(f"{_PRIMITIVES}.aead.{name}" for name in _AEAD),
                *(f"{_PRIMITIVES}.algorithms.{name}" for name in ("AES", "AES128", "AES256", "Camellia", "SM4")),
                f"{_PRIMITIVES}.algorithms.ChaCha20",
                f"{_PRIMITIVES}.algorithms.TripleDES",
                f"{_PRIMITIVES}.algorithms.Blowfish",
                "nacl.secret.SecretBox",
                "nacl.secret.Aead",
                "nacl.signing.SigningKey",
                "nacl.public.PrivateKey",
                "pyaes.AESModeOfOperationCTR",
                "pyaes.AESModeOfOperationCBC",
            ),
            arguments=(0, 1, "key", "nonce", "private_key", "seed"),
            shape="crypt",
            constant=True,
        ),
        Sink(
            calls=tuple(f"{_PRIMITIVES}.modes.{name}" for name in ("CBC", "CTR", "GCM", "OFB", "CFB", "CFB8")),
            arguments=(0, "initialization_vector", "nonce"),
            shape="crypt",
            constant=True,
        ),
        Sink(
            calls=tuple(f"{_PRIMITIVES}.aead.{name}.encrypt" for name in _AEAD),
            arguments=(0, "nonce"),
            shape="crypt",
            constant=True,
        ),
        # signatures
        Sink(
            calls=("jwt.encode", "jwt.decode", "jose.jwt.encode", "jose.jwt.decode"),
            arguments=(1, "key"),
            shape="crypt",
            constant=True,
        ),
        Sink(
            calls=(
                "authlib.jose.jwt.encode",
                "authlib.jose.jwt.decode",
                "joserfc.jwt.encode",
                "joserfc.jwk.OctKey.import_key",
            ),
            arguments=(2, "key", "value", "raw"),
            shape="crypt",
            constant=True,
        ),
        Sink(
            calls=(
                "hmac.new",
                "hmac.digest",
                "hmac.HMAC",
                "cryptography.hazmat.primitives.hmac.HMAC",
                "cryptography.hazmat.primitives.cmac.CMAC",
                "Crypto.Hash.HMAC.new",
                "Cryptodome.Hash.HMAC.new",
                *(f"itsdangerous.{name}" for name in _SIGNERS),
                *(f"itsdangerous.url_safe.{name}" for name in _SIGNERS),
            ),
            arguments=(0, "key", "secret_key"),
            shape="crypt",
            constant=True,
        ),
        Sink(calls=("django.core.signing.Signer", "django.core.signing.dumps"), arguments=("key",), constant=True),
        # keys of whole applications
        Sink(
            stores=("flask.Flask.config", "quart.Quart.config", ".config"),
            arguments=("value",),
            named=r"^(?:SECRET_KEY|JWT_SECRET_KEY)$",
            shape="crypt",
            constant=True,
        ),
        Sink(
            stores=("flask.Flask", "quart.Quart"),
            arguments=("value",),
            named=r"^secret_key$",
            shape="crypt",
            constant=True,
        ),
        Sink(
            calls=(
                "starlette.middleware.sessions.SessionMiddleware",
                "aiohttp_session.cookie_storage.EncryptedCookieStorage",
                "fastapi_users.authentication.JWTStrategy",
                "pyramid.session.SignedCookieSessionFactory",
            ),
            arguments=("secret_key", "secret", 0),
            shape="crypt",
            constant=True,
        ),
        Sink(calls=(".add_middleware", "Middleware"), arguments=("secret_key",), shape="crypt", constant=True),
        Sink(
            calls=(".set_cookie", ".get_cookie"),
            arguments=("secret",),
            shape="crypt",
            constant=True,
        ),
        Sink(calls=("tornado.web.Application",), arguments=("cookie_secret",), shape="crypt", constant=True),
        # what a key is derived from is as good as the key
        Sink(
            calls=tuple(f"{_KDF}.{name}.derive" for name in _DERIVATIONS),
            arguments=(0, "key_material"),
            shape="crypt",
            constant=True,
        ),
        Sink(calls=("hashlib.pbkdf2_hmac",), arguments=(1, "password"), shape="crypt", constant=True),
        Sink(calls=("hashlib.scrypt",), arguments=(0, "password"), shape="crypt", constant=True),
        Sink(
            calls=tuple(f"{package}.{name}" for package in _LEGACY_KDF for name in ("PBKDF1", "PBKDF2", "scrypt")),
            arguments=(0, "password", "master"),
            shape="crypt",
            constant=True,
        ),
        # a salt that never changes lets one table of guesses do for all
        Sink(
            calls=("hashlib.pbkdf2_hmac", "hashlib.scrypt"),
            arguments=(2, "salt"),
            shape="crypt",
            constant=True,
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=tuple(f"{_KDF}.{name}" for name in _DERIVATIONS if "hkdf" not in name),
            arguments=("salt",),
            shape="crypt",
            constant=True,
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=("bcrypt.hashpw", "crypt.crypt"),
            arguments=(1, "salt"),
            shape="crypt",
            constant=True,
            ceiling=Confidence.MEDIUM,
        ),
    ),
    # what is made of a literal is known to whoever reads it; only the system's randomness is not
    sanitizers=("os.urandom", "secrets.token_bytes", "cryptography.fernet.Fernet.generate_key"),
    # a literal has no source
    certainty={},
)
