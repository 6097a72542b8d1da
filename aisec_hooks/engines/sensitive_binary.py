"""Whether a file of a binary format is private by how it begins: keys, key stores, vaults, databases, dumps."""

from __future__ import annotations

import struct

from aisec_hooks.engines.sensitive_judged import ELSEWHERE, NOWHERE, WITH_BACKUPS, Judged
from aisec_hooks.engines.sensitive_logins import static_key
from aisec_hooks.model import Confidence, Severity
from aisec_hooks.syntax.source import Source

HIGH, MEDIUM = Confidence.HIGH, Confidence.MEDIUM
_IDENTITY = "whoever has it can act as its owner"
_PUBLIC_STORES = ("trust", "cacert", "ca-cert", "ca_cert", "cabundle", "public", "debug", "temporarykey")
"""What the names of stores hold that have certificates only, or the key that every Android SDK makes alike."""
_OPENPGP_SECRET = frozenset((0x94, 0x95, 0x96, 0x97, 0xC5))
"""First bytes of a secret key packet (tag 5, RFC 9580 4.2), in the old framing and in the new."""
_GNUPG = (b"(11:private-key", b"(21:protected-private-key", b"Key: (private-key", b"Key: (protected-private-key")
_SSH_COM = b"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"
_SSH_1 = b"SSH PRIVATE KEY FILE FORMAT 1.1\n"
_PBES = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05"
_SQLITE = b"SQLite format 3\0"
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"PK\x03\x04")
_CORE = 4
"""ELF's type of a core dump."""
MOST = 100_000


def key(source: Source) -> Judged | None:
    """A private key in a form that is no text; those in PEM and of PuTTY are told by the rule private-key."""
    data = source.data
    if data.startswith(_SSH_1) or any(word in data[:1_000] for word in (*_GNUPG, _SSH_COM)):
        return Judged(HIGH, "a private key", _IDENTITY, ELSEWHERE, Severity.CRITICAL)
    if data[:1] == b"-" or data[:1] == b"#":
        return static_key(source.text[:100_000])
    if source.path.lower().endswith(".ovpn"):
        return static_key(source.text[:300_000])
    ending = source.path.lower().rpartition(".")[2]
    if ending in ("gpg", "pgp", "sec") and _is_openpgp_secret(data):
        return Judged(HIGH, "an OpenPGP private key", _IDENTITY, ELSEWHERE, Severity.CRITICAL)
    content = _der_sequence(data)
    if content.startswith((b"\x02\x01\x00\x30", b"\x02\x01\x01\x04", b"\x02\x01\x00\x02\x81", b"\x02\x01\x00\x02\x82")):
        return Judged(HIGH, "a private key", _IDENTITY, ELSEWHERE, Severity.CRITICAL)
    if content[:1] == b"\x30" and _PBES in content[:20]:
        return Judged(MEDIUM, "an encrypted private key", "a passphrase is all that protects it", ELSEWHERE)
    return None


def key_store(source: Source) -> Judged | None:
    """A store with private keys in it, as far as it can be told from outside."""
    name = source.path.rpartition("/")[2].lower()
    if any(word in name for word in _PUBLIC_STORES):
        return None
    if not (_is_pkcs12(source.data) or _has_java_key(source.data) or _has_bouncy_key(source.data)):
        return None
    why = "a password is all that protects the private keys in it"
    return Judged(HIGH, "a key store", why, ELSEWHERE)


def vault(source: Source) -> Judged | None:
    """The file of a password manager, a wallet or an operating system's logins."""
    data, path = source.data, source.path.lower()
    if data.startswith((b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5", b"PWS3", b"kych")):
        return _vault("a password database")
    if data.startswith(b"GnomeKeyring\n\r\0\n"):
        return _vault("a keyring")
    if (path.endswith(".1pux") and data.startswith(b"PK")) or (
        path.endswith(".1pif") and b"***5642bee8" in data[:MOST]
    ):
        return _vault("an export of passwords")
    if (".agilekeychain/" in path or ".opvault/" in path) and b'"data"' in data[:MOST]:
        return _vault("a password database")
    if path.endswith("wallet.dat") and data[12:16] in (b"\x62\x31\x05\x00", b"\x00\x05\x31\x62"):
        return _vault("a wallet")
    if path.rpartition("/")[2].startswith("utc--") and b'"ciphertext"' in data[:MOST] and b"kdfparams" in data[:MOST]:
        return _vault("a wallet")
    if (path.endswith(".keytab") and data[:2] == b"\x05\x02") or ("krb5cc_" in path and data[:2] == b"\x05\x04"):
        return _vault("a file of Kerberos keys")
    if (path.endswith("ntds.dit") and data[4:8] == b"\xef\xcd\xab\x89") or (
        path.endswith("sam") and data[:4] == b"regf"
    ):
        return _vault("a system's password database")
    return None


def _vault(what: str) -> Judged:
    return Judged(HIGH, what, "whoever has it can try passphrases for ever", ELSEWHERE)


def database(source: Source) -> Judged | None:
    """A database or a dump of one, which is worth a look whatever is in it."""
    data = source.data
    path = source.path.lower()
    if data.startswith(_SQLITE):
        what = "a SQLite database" if b"CREATE TABLE" in data[:65_536] else ""
    elif data.startswith((b"PGDMP", b"REDIS0")) or data[4:19] in (b"Standard Jet DB", b"Standard ACE DB"):
        what = "a dump of a database"
    elif path.endswith(".bak") and data.startswith(b"TAPE"):
        what = "a backup of a database"
    elif path.endswith((".gz", ".bz2", ".xz", ".zst", ".zip")) and data.startswith(_COMPRESSED):
        what = "a compressed dump of a database"
    else:
        what = ""
    why = "rows are easily those of real people, and stay in the history"
    return Judged(MEDIUM, what, why, WITH_BACKUPS, Severity.MEDIUM) if what else None


def browser(source: Source) -> Judged | None:
    """What a browser keeps for somebody: cookies, passwords, forms."""
    listed = source.path.lower().endswith("logins.json") and b'"encryptedPassword"' in source.data[:MOST]
    if not listed and not source.data.startswith(_SQLITE):
        return None
    return Judged(HIGH, "a file of a browser's profile", "it holds sessions or passwords of its owner", NOWHERE)


def memory(source: Source) -> Judged | None:
    """The memory of a process or a machine."""
    data = source.data
    elf_core = data.startswith(b"\x7fELF") and len(data) > 18 and _CORE in (data[16], data[17])
    dumped = data.startswith((b"JAVA PROFILE 1.0", b"MDMP", b"PAGEDU64", b"PAGEDUMP"))
    snapshot = source.path.lower().endswith(".heapsnapshot") and data[:200].lstrip().startswith(b'{"snapshot"')
    if not (elf_core or dumped or snapshot):
        return None
    return Judged(HIGH, "a dump of memory", "all that the process knew is in it, keys too", NOWHERE, Severity.MEDIUM)


def _is_openpgp_secret(data: bytes) -> bool:
    """Whether a packet of a secret key begins here; the version of the key follows its length."""
    if len(data) < 8 or data[0] not in _OPENPGP_SECRET:
        return False
    if data[0] == 0xC5:
        skipped = 1 if data[1] < 192 else 2 if data[1] < 224 else 5
    else:
        skipped = {0x94: 1, 0x95: 2, 0x96: 4, 0x97: 0}[data[0]]
    return data[1 + skipped] in (2, 3, 4, 5, 6)


def _der_sequence(data: bytes) -> bytes:
    """The beginning of the content of a DER or BER sequence, nothing where there is none."""
    if len(data) < 24 or data[0] != 0x30:
        return b""
    length = data[1] & 0x7F if data[1] & 0x80 else 0
    return data[2 + length : 64 + length] if length <= 4 else b""


def _is_pkcs12(data: bytes) -> bool:
    return _der_sequence(data).startswith(b"\x02\x01\x03\x30")


def _has_java_key(data: bytes) -> bool:
    """Whether a JKS or JCEKS store has an entry that is more than a trusted certificate."""
    if len(data) < 12 or data[:4] not in (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce"):
        return False
    try:
        version, count = struct.unpack_from(">II", data, 4)
        at = 12
        for _ in range(min(count, 10_000)):
            (tag, alias) = struct.unpack_from(">IH", data, at)
            if tag != 2:
                return bool(tag in (1, 3))
            at += 6 + alias + 8
            if version == 2:
                at += 2 + int.from_bytes(data[at : at + 2], "big")
            at += 4 + int(struct.unpack_from(">I", data, at)[0])
    except struct.error:
        return False
    return False


def _has_bouncy_key(data: bytes) -> bool:
    """Whether the first entry of a BKS store is a key; BKS has no magic but its version and the salt's length."""
    if len(data) < 40 or data[:4] not in (b"\0\0\0\x01", b"\0\0\0\x02") or data[4:8] != b"\0\0\0\x14":
        return False
    return data[32] in (2, 3, 4)
