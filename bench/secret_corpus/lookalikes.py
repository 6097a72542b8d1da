"""Values that look like secrets and are none: hashes, public keys, encrypted texts, samples out of manuals."""

from __future__ import annotations

import base64
import hashlib
import string
import textwrap
from collections.abc import Callable

from bench.secret_corpus.draw import Draw

_PLACEHOLDERS = (
    "your-api-key-here", "YOUR_API_KEY", "your_password_here", "<your-password>", "<API_KEY>", "[YOUR TOKEN]",
    "changeme", "CHANGE_ME", "change-me-please", "replace-me", "REPLACE_WITH_YOUR_KEY", "insert-token-here", "TODO",
    "xxxxxxxxxxxxxxxx", "XXXXXXXX-XXXX-XXXX", "****************", "********", "••••••••", "...", "placeholder",
    "dummy-value", "example-key", "sample_token", "not-a-real-key", "fake-key-for-docs", "<redacted>", "[REDACTED]",
    "REDACTED", "my-secret-key", "put-your-secret-here", "enter_your_key", "000000000000", "1234567890", "none",
    "<fill in>", "secret-goes-here", "your.token.here", "put_password_here", "<insert secret>", "__SECRET__",
)  # fmt: skip
_MANUAL_JWT = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ",
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
)
_REFERENCES = (
    "${{NAME}}", "$NAME", "${{NAME:-}}", "{{{{ LOW }}}}", "{{{{ .Values.LOW }}}}", "<%= LOW %>", "%(LOW)s", "{{LOW}}",
    "${{{{ secrets.NAME }}}}", "${{env:NAME}}", "#{{NAME}}#", "@NAME@", "%NAME%", "env:NAME", "__NAME__",
    "vault:secret/data/prod#LOW", "op://prod/LOW/value", "ref+awsssm://prod/LOW", "file:/run/secrets/LOW",
    "arn:aws:secretsmanager:eu-west-1:{0}:secret:LOW-{1}", "gcp-sm://projects/prod/secrets/LOW/versions/{2}",
    "projects/{0}/secrets/LOW/versions/{2}", "ssm:/prod/LOW",
)  # fmt: skip


def placeholder(draw: Draw) -> str:
    """What stands where a secret is to be filled in."""
    return draw.pick([*_PLACEHOLDERS, "x" * draw.number(8, 40), "*" * draw.number(6, 24)])


def marked(draw: Draw) -> str:
    """A token of which only the prefix is right."""
    prefix = draw.pick(
        [
            "gh" + "p_",
            "sk" + "_live_",
            "sk-" + "proj-",
            "xo" + "xb-",
            "gl" + "pat-",
            "AK" + "IA",
            "h" + "f_",
            "SG" + ".",
        ]
    )
    return prefix + draw.pick(
        ["x" * 16, "X" * 20, "*" * 12, "...", "your-token", "<token>", "xxxx-xxxx-xxxx", "0" * 20, "YOUR_KEY_HERE"]
    )


def reference(draw: Draw) -> str:
    """Where a template or a store of secrets is to put one."""
    name = draw.pick(["DB_PASSWORD", "API_TOKEN", "CLIENT_SECRET", "JWT_SECRET", "SMTP_PASS", "ADMIN_PASSWORD"])
    numbers = draw.text("d", 12), draw.text("A", 6), draw.number(1, 9)
    low = name.lower()
    return draw.pick(_REFERENCES).replace("NAME", name).replace("LOW", low).format(*numbers)


def bcrypt(draw: Draw) -> str:
    """The hash of a password, of any of the usual schemes."""
    return draw.pick([
        draw.shape(f"$2{draw.pick('aby')}$1{draw.number(0, 4)}$%A(53)"),
        draw.shape("$argon2id$v=19$m=65536,t=3,p=4$%b(22)$%b(43)"),
        draw.shape("pbkdf2_sha256$600000$%A(22)$%b(43)="),
        draw.shape("$6$%A(16)$%A(86)"),
        draw.shape("scrypt:32768:8:1$%A(16)$%h(128)"),
        draw.shape("{SSHA}%b(38)=="),
        draw.shape("$apr1$%A(8)$%A(22)"),
    ])  # fmt: skip


def sealed(draw: Draw) -> str:
    """What only somebody with the key can read."""
    size = draw.pick([120, 180, 240])
    return draw.pick(
        ["AgB" + draw.text("b", size), "AQICAHh" + draw.text("b", size) + "==", "gAAAAAB" + draw.text("u", size) + "=="]
    )


def sops(draw: Draw) -> str:
    """A value as SOPS writes it."""
    data, tag = base64.b64encode(draw.raw(draw.number(12, 40))).decode(), base64.b64encode(draw.raw(16)).decode()
    return f"ENC[AES256_GCM,data:{data},iv:{base64.b64encode(draw.raw(32)).decode()},tag:{tag},type:str]"


def ansible(draw: Draw) -> str:
    """What `ansible-vault encrypt_string` prints."""
    return "\n".join(["$ANSIBLE_VAULT;1.1;AES256", *textwrap.wrap(draw.text("h", 80 * draw.number(3, 6)), 80)])


def integrity(draw: Draw) -> str:
    """A subresource integrity hash."""
    name = draw.pick(["sha256", "sha384", "sha512"])
    return f"{name}-" + base64.b64encode(hashlib.new(name, draw.raw(8)).digest()).decode()


def picture(draw: Draw) -> str:
    """A picture or a font as text."""
    head, size = draw.pick([
        ("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAA", 240),
        ("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP", 60),
        ("data:font/woff2;base64,d09GMgABAAAAA", 400),
        ("data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ", 300),
    ])  # fmt: skip
    return head + draw.text("b", size) + "=="


def _vendor(draw: Draw) -> str:
    return draw.pick([
        "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCY" + "EXAMPLEKEY",
        "AKIAIOSFODNN7" + "EXAMPLE",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu" + "Fq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        ".".join(_MANUAL_JWT),
        "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",
    ])  # fmt: skip


def _alphabet(draw: Draw) -> str:
    lower, upper, digits = string.ascii_lowercase, string.ascii_uppercase, string.digits
    extra = draw.pick(["", "+/", "-_", "+/=", "!@#$%^&*"])
    return (
        draw.pick(
            [lower + upper + digits, upper + lower + digits, digits + upper + lower, digits + lower, upper + "234567"]
        )
        + extra
    )


def _public_id(draw: Draw) -> str:
    return draw.shape(draw.pick(["UA-%d(9)-1", "G-%U(10)", "GTM-%U(7)", "ca-pub-%d(16)", "AW-%d(10)"]))


LOOKALIKES: dict[str, Callable[[Draw], str]] = {
    "placeholder": placeholder,
    "marked": marked,
    "reference": reference,
    "hashed": bcrypt,
    "sealed": sealed,
    "sops": sops,
    "ansible": ansible,
    "integrity": integrity,
    "picture": picture,
    "vendor": _vendor,
    "alphabet": _alphabet,
    "public_id": _public_id,
    "account": lambda draw: draw.text("d", 12),
    "uuid": Draw.uuid,
    "sha1": lambda draw: draw.text("h", 40),
    "md5": lambda draw: draw.text("h", 32),
    "sha256": lambda draw: draw.text("h", 64),
    "sha512": lambda draw: draw.text("h", 128),
    "short_sha": lambda draw: draw.text("h", draw.pick([7, 8, 12])),
    "h1": lambda draw: "h1:" + base64.b64encode(draw.raw(32)).decode(),
    "order": lambda draw: draw.shape(draw.pick(["ORD-%d(4)-%d(6)", "INV%d(9)", "RMA-%U(8)", "SKU-%U(4)-%U(6)"])),
    "minified": lambda draw: ";".join(draw.shape("var %L(2)=function(t,e){return %L(1)[%L(2)](e)}") for _ in range(9)),
    "pk_live": lambda draw: draw.shape("pk|_live_%A(24)"),
    "mapbox_public": lambda draw: draw.shape("p|k.eyJ1Ijoi%A(50).%u(22)"),
    "sentry_dsn": lambda draw: draw.shape("https://%h(32)@o%d(6).ingest.sentry.io/%d(7)"),
    "recaptcha": lambda draw: draw.shape("6L%A(6)AAAAA%u(27)"),
    "vapid": lambda draw: "B" + draw.text("u", 86),
    "fingerprint": lambda draw: "SHA256:" + base64.b64encode(draw.raw(32)).decode().rstrip("="),
    "pin": lambda draw: "sha256/" + base64.b64encode(draw.raw(32)).decode(),
    "bitcoin": lambda draw: draw.shape(draw.pick(["bc1q%l(38)", "1%8(33)", "3%8(33)"])),
    "ethereum": lambda draw: "0x" + draw.text("h", 40),
    "isbn": lambda draw: draw.shape("978-%d(1)-%d(4)-%d(4)-%d(1)"),
    "mac": lambda draw: ":".join(draw.text("h", 2) for _ in range(6)),
    "ipv6": lambda draw: "2001:db8:" + ":".join(draw.text("h", 4) for _ in range(6)),
    "color": lambda draw: "#" + draw.text("h", 6),
    "ksuid": lambda draw: draw.text("A", 27),
    "b58": lambda draw: "Qm" + draw.text("8", 44),
    "page_token": lambda draw: draw.pick(
        [draw.text("u", 48), "CAUQAA", "eyJsYXN0X2lkIjox" + draw.text("A", 20) + "=="]
    ),
    "svg": lambda draw: "M" + " ".join(f"{draw.number(0, 24)}.{draw.number(0, 99)}" for _ in range(24)) + "z",
    "blob": lambda draw: base64.b64encode(draw.raw(90)).decode(),
    "modulus": lambda draw: draw.text("u", 342),
}
