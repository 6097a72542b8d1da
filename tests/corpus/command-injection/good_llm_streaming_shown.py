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
    width = os.popen("tput cols").read().strip()
    for piece in stream_reply(f"Explain ffmpeg for this in lines of {width} columns: {description}"):
        print(piece, end="", flush=True)
        parts.append(piece)
    return "".join(parts)
