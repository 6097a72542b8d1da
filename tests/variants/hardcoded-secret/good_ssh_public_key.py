AUTHORIZED_KEYS = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{{base64:43}} deploy@example.org",
]
HOST_FINGERPRINT = "SHA256:{{base64:43}}"


def write_authorized_keys(path: str) -> None:
    with open(path, "w", encoding="ascii") as f:
        f.write("\n".join(AUTHORIZED_KEYS) + "\n")
