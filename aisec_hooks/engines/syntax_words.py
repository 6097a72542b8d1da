"""The words without which a syntax rule is not even loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """What must stand in a file before a rule looks at it."""

    on_line: tuple[str, ...]
    """Only nodes on lines that hold one of these are looked at, or an import's other name for one."""
    in_file: tuple[str, ...]
    """One of these must be somewhere in the file; empty for no such condition."""


def _words(on_line: str, in_file: str = "") -> Words:
    return Words(tuple(on_line.split()), tuple(in_file.split()))


WORDS: Mapping[str, Words] = {
    "certificate-check-off": _words(
        "verify cert CERT_NONE VERIFY_NONE SSL_VERIFY ssl= check_hostname sslopt SslCert assert_hostname "
        "tlsInsecure tlsAllow trust_server_certificate OPT_X_TLS tls_insecure_set _create_unverified_context "
        "_create_default_https_context HTTPSVERIFY TLS_REJECT _CA_BUNDLE",
    ),
    "cleartext-protocol": _words(
        ".login( .auth( .authenticate( .pass_( simple_bind",
        "smtplib imaplib poplib nntplib ldap",
    ),
    "insecure-cookie": _words(
        "add_cookie( set_cookie( set_secure_cookie( set_signed_cookie( COOKIE_SECURE COOKIE_HTTP "
        "cookie_secure cookie_http SessionMiddleware SimpleCookie .cookie[ .cookies[ cookie[ jar[ cookies[",
    ),
    "insecure-temp-file": _words(
        "mktemp tempnam tmpnam open( ZipFile( TarFile( GzipFile( FileHandler( .save( .savefig( .to_csv( "
        ".to_excel( .to_json( .to_parquet( .to_pickle( .touch( .write_bytes( .write_text(",
        "/tmp mktemp gettempdir /dev/shm tempnam tmpnam",
    ),
    "permissive-file-mode": _words(
        "chmod umask os.open( mkdir( makedirs( mkfifo( mknod(",
    ),
    "request-without-timeout": _words(
        ".delete( .get( .head( .options( .patch( .post( .put( .request(",
        "requests",
    ),
    "slow-regex": _words(
        ".contains( .extract( .extractall( .findall( .finditer( .fullmatch( .match( .replace( .search( "
        ".split( .sub( .subn( RegexValidator RegexField re_path Regexp matches_re regex= pattern= URLSpec",
    ),
    "template-autoescape-off": _words(
        "autoescape Environment Template",
        "autoescape jinja2 mako",
    ),
    "unrestricted-model-fields": _words(
        "__all__",
        "ModelSerializer ModelForm CreateView UpdateView modelform_factory",
    ),
    "weak-cipher": _words(
        "ECB ARC2 ARC4 Blowfish CAST IDEA RC2 SEED TripleDES DES XOR pyDes AES",
    ),
    "weak-key-size": _words(
        "generate newkeys getStrongPrime SECP1 SECT1",
    ),
    "weak-tls": _words(
        "SSLContext wrap_socket SSL.Context _proto_version ssl_version tls_version mum_version PoolManager "
        "set_ciphers ciphers= OP_NO_",
    ),
}
"""Every syntax rule there is, sorted."""
