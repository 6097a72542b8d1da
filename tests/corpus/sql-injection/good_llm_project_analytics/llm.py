import json

from openai import OpenAI


def complete_json(prompt):
    reply = OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": prompt}],
    )
    return json.loads(reply.choices[0].message.content)
