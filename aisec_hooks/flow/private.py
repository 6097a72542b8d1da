"""Which names say that what they stand for is private: passwords, keys, tokens, card numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from aisec_hooks import late

_PRIVATE = late.compiled(
    r"(?:^|_)(?:password|passwd|passphrase|pwd|passcode|pass_?word\d?|secret|secret_key|client_secret|private_key"
    r"|api_?key|access_?token|auth_?token|refresh_?token|session_?token|bearer_?token|credit_?card(?:_number)?"
    r"|card_?number|card_?no|cvv|cvc|ssn|social_security(?:_number)?|otp_secret|pin|pin_code|id_token|credentials)$",
    re.IGNORECASE,
)
_PUBLIC = late.compiled(
    r"^(?:has|is|no|use|show|hide|need|needs|require|requires|require[sd]?|ask|valid|check|verify|forgot|reset|set|change"
    r"|min|max|len|num|masked|redacted|hashed|encrypted|public)_|(?:hash|hashed|digest|masked|encrypted)",
    re.IGNORECASE,
)
_REDACTS = late.compiled(r"redact|obfuscat|scrub|censor|anonymi[sz]|(?:^|_)(?:mask|hide)(?:$|_)", re.IGNORECASE)

MASK = "***"
"""In a text it says that the rest of it gives nothing away."""


@lru_cache(maxsize=4096)
def is_private(name: str) -> bool:
    """Whether a variable, attribute or key so named holds something that nobody else may read."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[:80]) if not name.islower() else name
    return bool(_PRIVATE.search(snake)) and not _PUBLIC.search(snake)


def redacts(name: str) -> bool:
    """Whether a function so named takes what is private out of what it is given."""
    return _REDACTS.search(name) is not None
