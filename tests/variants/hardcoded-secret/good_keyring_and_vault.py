import hvac
import keyring

SERVICE = "backup-tool"
VAULT_PATH = "secret/data/backup"


def repository_password() -> str:
    password = keyring.get_password(SERVICE, "repository")
    if password is None:
        client = hvac.Client(url="https://vault.internal:8200")
        password = client.secrets.kv.read_secret_version(path="backup")["data"]["data"]["password"]
    return password
