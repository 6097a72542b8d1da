import json

from openai import OpenAI

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "calculate",
            "parameters": {"type": "object", "properties": {"expression": {"type": "string"}}},
        },
    }
]


def calculate(expression):
    return eval(expression)


def answer(question):
    client = OpenAI()
    reply = client.chat.completions.create(
        model="gpt-4o", tools=TOOLS, messages=[{"role": "user", "content": question}]
    )
    results = []
    for call in reply.choices[0].message.tool_calls or []:
        arguments = json.loads(call.function.arguments)
        if call.function.name == "calculate":
            results.append(calculate(arguments["expression"]))
    return results
