"""Data of the rule weak-hash."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_BROKEN = ("md4", "md5", "sha", "sha1", "ripemd160")
_FAST = "sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s".split()
_SECRETS = (SourceKind.SECRET,)
_LEGACY = tuple(
    f"{package}.Hash.{name}.new"
    for package in ("Crypto", "Cryptodome")
    for name in ("MD2", "MD4", "MD5", "SHA", "SHA1")
)
_MADE = (SourceKind.DIGEST,)
_GUARDING = (
    r"(?i)(?:^|_)(?:session_?(?:id|token|key)|sid|api_?key|secret_?key|otp|passw(?:or)?d(?:_?(?:hash|digest))?|pwd(?:_?hash)?"
    r"|(?:auth|access|refresh|reset|login|csrf|xsrf|verification|activation|confirmation|invite|remember|password|security"
    r"|email|magic|recovery|api)_?(?:token|code|key|link))$"
)
_PERHAPS = r"(?i)(?:^|_)(?:tokens?|signature|sig|hmac)$"
_NOT_FOR_SECURITY = (("usedforsecurity", "False"),)

RULE = FlowRule(
    name="weak-hash",
    title="Broken hash function",
    message="{source} is protected by {sink}, which is made to be fast or is broken",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(327, 328, 916),
    owasp_2021=("A02",),
    owasp_2025=("A04",),
    fix_names={"value": "data"},
    sinks=(
        # a hash that is a cache key or an ETag is Bandit's advice; here it is of something that it has to protect
        Sink(
            calls=(
                "hashlib.md5",
                "hashlib.sha1",
                "_md5.md5",
                "_sha1.sha1",
                *_LEGACY,
                *(f"passlib.hash.{name}.hash" for name in "md5_crypt hex_md5 hex_sha1 lmhash nthash mysql323".split()),
                *(
                    f"passlib.hash.{name}.hash"
                    for name in "des_crypt apr_md5_crypt ldap_md5 ldap_sha1 plaintext".split()
                ),
            ),
            arguments=(0, "data", "string", "secret"),
            unless=_NOT_FOR_SECURITY,
            shape="hash",
            kinds=_SECRETS,
        ),
        Sink(
            calls=("hashlib.new",),
            arguments=(1, "data"),
            only_if=tuple((place, repr(name)) for place in ("0", "name") for name in (*_BROKEN, "MD5", "SHA1")),
            unless=_NOT_FOR_SECURITY,
            shape="hash",
            kinds=_SECRETS,
        ),
        # `digest = hashlib.md5()`, then `digest.update(password)`
        Sink(
            calls=tuple(f"{name}.update" for name in (*(f"hashlib.{name}" for name in _BROKEN), *_LEGACY)),
            arguments=(0, "data"),
            shape="hash",
            kinds=_SECRETS,
        ),
        # what a request holds, where the code around says that it is a secret
        Sink(
            calls=(*(f"hashlib.{name}" for name in ("md5", "sha1")), *_LEGACY),
            arguments=(0, "data", "string"),
            unless=_NOT_FOR_SECURITY,
            shape="hashed",
            kinds=(SourceKind.REQUEST,),
        ),
        Sink(
            calls=tuple(f"{name}.update" for name in (*(f"hashlib.{name}" for name in _BROKEN), *_LEGACY)),
            arguments=(0, "data"),
            shape="hashed",
            kinds=(SourceKind.REQUEST,),
        ),
        # a token or a stored password that is such a digest, whatever it was made of
        Sink(named=_GUARDING, kinds=_MADE),
        Sink(named=_PERHAPS, kinds=_MADE, ceiling=Confidence.MEDIUM),
        # a signature holds for whatever else has the same digest
        Sink(
            calls=(".sign",),
            arguments=(0, 1, 2, "algorithm", "signature_algorithm", "msg_hash"),
            kinds=_MADE,
            shape="signed",
        ),
        Sink(
            calls=("crypt.crypt",),
            arguments=(0, "word"),
            only_if=(("1", "METHOD_MD5"), ("1", "METHOD_CRYPT"), ("salt", "METHOD_MD5"), ("salt", "METHOD_CRYPT")),
            shape="hash",
            kinds=_SECRETS,
        ),
        Sink(
            calls=("werkzeug.security.generate_password_hash",),
            arguments=(0, "password"),
            only_if=tuple(
                (place, repr(name))
                for place in ("1", "method")
                for name in ("md5", "sha1", "sha256", "plain", "pbkdf2:md5", "pbkdf2:sha1")
            ),
            shape="hash",
            kinds=_SECRETS,
        ),
        # sound, but so fast that a leaked table of passwords is soon read back
        Sink(
            calls=tuple(f"hashlib.{name}" for name in _FAST),
            arguments=(0, "data", "string"),
            shape="fast-hash",
            kinds=_SECRETS,
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=("hashlib.new",),
            arguments=(1, "data"),
            only_if=tuple((place, repr(name)) for place in ("0", "name") for name in _FAST),
            shape="fast-hash",
            kinds=_SECRETS,
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(
        "hashlib.pbkdf2_hmac",
        "hashlib.scrypt",
        "bcrypt.hashpw",
        "bcrypt.kdf",
        "argon2.PasswordHasher.hash",
        "argon2.hash_password",
        "generate_password_hash",
        "make_password",
        "passlib.context.CryptContext.hash",
        "nacl.pwhash.str",
        "hmac.new",
        "hmac.digest",
    ),
    certainty={
        SourceKind.SECRET: Confidence.HIGH,
        SourceKind.DIGEST: Confidence.HIGH,
        SourceKind.REQUEST: Confidence.HIGH,
    },
)
