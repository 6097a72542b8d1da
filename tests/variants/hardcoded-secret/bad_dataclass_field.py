from dataclasses import dataclass, field


@dataclass
class FtpSettings:
    host: str = "ftp.example.org"
    port: int = 21
    user: str = "mirror"
    password: str = "Copper-Kettle-5512"  # finding
    folders: list = field(default_factory=lambda: ["incoming", "outgoing"])
