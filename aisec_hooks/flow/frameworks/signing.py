"""Signed and encrypted texts: what they say comes from who has the key, or reading them fails."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, of

_SERIALIZERS = "Serializer URLSafeSerializer TimedSerializer URLSafeTimedSerializer JSONWebSignatureSerializer".split()
_READ = (
    *(f"itsdangerous.{made}.loads" for made in (*_SERIALIZERS, "TimedJSONWebSignatureSerializer")),
    *of("itsdangerous.Signer", "unsign"),
    *of("itsdangerous.TimestampSigner", "unsign"),
    *of("django.core.signing", "loads Signer.unsign Signer.unsign_object TimestampSigner.unsign"),
    *of("cryptography.fernet", "Fernet.decrypt MultiFernet.decrypt"),
)

LIBRARY = Library(name="signing", reducers=_READ)
