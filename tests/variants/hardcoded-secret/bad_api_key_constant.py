import requests

API_URL = "https://api.weather.example.org/v2"
API_KEY = "{{alnum:32}}"  # finding


def current_temperature(city: str) -> float:
    response = requests.get(f"{API_URL}/current", params={"q": city, "key": API_KEY}, timeout=5)
    response.raise_for_status()
    return response.json()["temperature"]
