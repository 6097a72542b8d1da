KNOWN = {"inbox": "/inbox", "settings": "/settings"}


class Target:
    def __init__(self, raw: str):
        self.raw = raw

    @property
    def is_local(self) -> bool:
        return self.raw.strip("/") in KNOWN

    @property
    def url(self) -> str:
        return KNOWN.get(self.raw.strip("/"), "/")
