class Target:
    def __init__(self, raw: str):
        self.raw = raw

    @property
    def is_local(self) -> bool:
        return self.raw.startswith("/") and not self.raw.startswith("//")

    @property
    def url(self) -> str:
        return self.raw or "/"
