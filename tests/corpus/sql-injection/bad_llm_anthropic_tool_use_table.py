import sqlite3

from anthropic import Anthropic

client = Anthropic()
TOOLS = [
    {
        "name": "count_rows",
        "description": "Count the rows of a table",
        "input_schema": {"type": "object", "properties": {"table": {"type": "string"}}, "required": ["table"]},
    }
]


def chat(question):
    message = client.messages.create(
        model="claude-haiku-4-5", max_tokens=500, tools=TOOLS, messages=[{"role": "user", "content": question}]
    )
    counts = {}
    with sqlite3.connect("warehouse.db") as db:
        for block in message.content:
            if block.type == "tool_use":
                table = block.input["table"]
                counts[table] = db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    return counts
