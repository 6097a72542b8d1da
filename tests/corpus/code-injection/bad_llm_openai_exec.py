from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()

SYSTEM = "Answer with Python code that stores the answer in a variable called result."


@app.post("/ask")
def ask():
    completion = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": request.json["question"]},
        ],
    )
    code = completion.choices[0].message.content
    scope = {}
    exec(code, scope)
    return jsonify(result=scope.get("result"))
