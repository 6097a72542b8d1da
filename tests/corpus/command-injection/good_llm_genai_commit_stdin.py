import subprocess

from google import genai


def commit_message(diff: str) -> str:
    client = genai.Client()
    response = client.models.generate_content(
        model="gemini-2.0-flash",
        contents=f"Write a one line commit message for this diff:\n{diff}",
    )
    return response.text.splitlines()[0]


if __name__ == "__main__":
    staged = subprocess.run(["git", "diff", "--cached"], capture_output=True, text=True, check=True).stdout
    message = commit_message(staged)
    subprocess.run(["git", "commit", "-F", "-"], input=message, text=True, check=True)
