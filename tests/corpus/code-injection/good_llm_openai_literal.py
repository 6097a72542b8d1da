import ast

from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()

SYSTEM = "Answer with a Python literal: a number, a string or a list."


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
    try:
        result = ast.literal_eval(code)
    except (SyntaxError, ValueError):
        return jsonify(error="no literal"), 502
    return jsonify(result=result)
