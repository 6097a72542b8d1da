import requests


def fetch_metrics() -> dict:
    auth = requests.auth.HTTPBasicAuth(username="grafana", password="{{alnum:16}}")  # finding
    response = requests.get("https://metrics.example.org/api", auth=auth, timeout=10)
    response.raise_for_status()
    return response.json()
