import subprocess
import sys

from openai import OpenAI

COMMANDS = {"disk": "df -h | head -20", "memory": "free -m", "load": "uptime"}


def suggest(goal):
    client = OpenAI()
    response = client.responses.create(
        model="gpt-4.1-mini",
        instructions=f"Reply with exactly one of these words: {', '.join(COMMANDS)}",
        input=goal,
    )
    return response.output_text.strip()


def main():
    word = suggest(" ".join(sys.argv[1:]))
    if word not in COMMANDS:
        sys.exit("no such command")
    done = subprocess.run(COMMANDS[word], shell=True, capture_output=True, text=True, timeout=60)
    print(done.stdout)


if __name__ == "__main__":
    main()
