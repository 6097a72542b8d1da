import cloudpickle
import requests

REGISTRY = "https://registry.example.org/models"


def fetch_pipeline(name: str):
    response = requests.get(f"{REGISTRY}/latest", params={"name": name}, timeout=10)
    response.raise_for_status()
    return cloudpickle.loads(response.content)  # finding
