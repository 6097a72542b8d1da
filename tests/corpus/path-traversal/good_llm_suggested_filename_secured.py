import os

from flask import Flask, request
from openai import OpenAI
from werkzeug.utils import secure_filename

app = Flask(__name__)
NOTES = os.environ.get("NOTES_DIR", "/srv/notes")


def suggest_name(text):
    reply = OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Suggest a file name for this note:\n{text}"}],
    )
    return reply.choices[0].message.content.strip()


@app.post("/notes")
def save_note():
    text = request.get_data(as_text=True)
    name = secure_filename(suggest_name(text)) or "note.txt"
    with open(os.path.join(NOTES, name), "w") as out:
        out.write(text)
    return {"saved": name}, 201
