import httpx

BOT_TOKEN = "{{digits:10}}:AA{{alnum:33}}"  # finding
CHAT_ID = 4711


def notify(text: str) -> None:
    url = f"https://api.telegram.org/bot{BOT_TOKEN}/sendMessage"
    httpx.post(url, json={"chat_id": CHAT_ID, "text": text}, timeout=10)
