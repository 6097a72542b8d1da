import re

PASSWORD_PATTERN = r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12,}$"
TOKEN_REGEX = re.compile(r"Bearer\s+([A-Za-z0-9._~+/-]+=*)")
AWS_KEY_REGEX = r"AKIA[0-9A-Z]{16}"
SECRET_MASK = "********"


def mask(text: str) -> str:
    """Hide bearer tokens and AWS key ids before a line is logged."""
    text = TOKEN_REGEX.sub(f"Bearer {SECRET_MASK}", text)
    return re.sub(AWS_KEY_REGEX, SECRET_MASK, text)
