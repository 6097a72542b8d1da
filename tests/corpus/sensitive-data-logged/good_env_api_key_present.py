import os

import requests

API_KEY = os.environ.get("PAYMENTS_API_KEY")


def charge(amount):
    print(f"charging {amount}, api key configured: {API_KEY is not None}")
    reply = requests.post(
        "https://payments.example.com/charge",
        headers={"Authorization": f"Bearer {API_KEY}"},
        json={"amount": amount},
        timeout=10,
    )
    return reply.json()


if __name__ == "__main__":
    charge(100)
