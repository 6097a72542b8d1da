import os

import psycopg2
from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
SCHEMA = "orders(id, customer, total, created_at)"


def to_sql(question):
    reply = OpenAI().chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": f"Schema: {SCHEMA}\nWrite one SELECT statement for: {question}"}],
    )
    return reply.choices[0].message.content.strip().rstrip(";")


@app.get("/ask")
def ask():
    statement = to_sql(request.args["q"])
    with psycopg2.connect(os.environ["DSN"]) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return jsonify(rows=cursor.fetchall())
