from slack_sdk import WebClient

client = WebClient(token="xoxb-{{digits:12}}-{{digits:12}}-{{alnum:24}}")  # finding


def announce(channel: str, text: str) -> None:
    response = client.chat_postMessage(channel=channel, text=text)
    if not response["ok"]:
        raise RuntimeError("Slack did not accept the message")
