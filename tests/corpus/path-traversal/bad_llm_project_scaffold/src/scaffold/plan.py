import json

import anthropic


def plan_files(idea):
    message = anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-5",
        max_tokens=4000,
        messages=[{"role": "user", "content": f"List the files of {idea} as a JSON object of name to text"}],
    )
    return json.loads(message.content[0].text)
