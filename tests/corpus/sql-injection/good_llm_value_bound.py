import os

import psycopg2
from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)


def customer_in(question):
    reply = OpenAI().chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": f"Which customer name is this question about? {question}"}],
    )
    return reply.choices[0].message.content.strip().rstrip(".")


@app.get("/ask")
def ask():
    customer = customer_in(request.args["q"])
    statement = "SELECT id, total FROM orders WHERE customer = %s ORDER BY id"
    with psycopg2.connect(os.environ["DSN"]) as connection, connection.cursor() as cursor:
        cursor.execute(statement, (customer,))
        return jsonify(rows=cursor.fetchall())
