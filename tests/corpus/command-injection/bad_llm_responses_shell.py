import subprocess
import sys

from openai import OpenAI


def suggest(goal):
    client = OpenAI()
    response = client.responses.create(
        model="gpt-4.1-mini",
        instructions="Reply with exactly one POSIX shell command.",
        input=goal,
    )
    return response.output_text.strip()


def main():
    command = suggest(" ".join(sys.argv[1:]))
    print("running", command)
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    print(done.stdout)


if __name__ == "__main__":
    main()
