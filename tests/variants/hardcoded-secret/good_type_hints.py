from typing import Literal, Protocol, TypedDict


class Credentials(TypedDict):
    username: str
    password: "str"


class TokenStore(Protocol):
    def get(self, token: "str | None" = None) -> "Credentials": ...


TokenKind = Literal["access", "refresh"]


def issue(kind: TokenKind = "access", secret: "bytes | None" = None) -> str:
    return kind if secret is None else kind + ":signed"
