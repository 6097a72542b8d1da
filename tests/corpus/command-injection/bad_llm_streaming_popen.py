import os

from openai import OpenAI

client = OpenAI()


def stream_reply(prompt):
    stream = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
        stream=True,
    )
    for chunk in stream:
        delta = chunk.choices[0].delta.content
        if delta:
            yield delta


def convert(description):
    parts = []
    for piece in stream_reply(f"One ffmpeg command line, nothing else: {description}"):
        print(piece, end="", flush=True)
        parts.append(piece)
    return os.popen("".join(parts)).read()
