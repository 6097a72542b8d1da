class PaymentClient:
    """Client of the payment provider."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.api_secret = "{{hex:40}}"  # finding
        self.timeout = 10

    def url(self, path: str) -> str:
        return f"{self.base_url}/{path.lstrip('/')}"
