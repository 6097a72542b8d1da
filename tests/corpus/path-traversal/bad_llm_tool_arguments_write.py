import json
from pathlib import Path

from openai import OpenAI


class Editor:
    def __init__(self, workspace):
        self.workspace = Path(workspace)
        self.client = OpenAI()

    def write_file(self, path, content):
        target = self.workspace / path
        target.write_text(content)
        return f"wrote {target}"

    def step(self, messages, tools):
        reply = self.client.chat.completions.create(model="gpt-4o", messages=messages, tools=tools)
        message = reply.choices[0].message
        return [self.write_file(**json.loads(call.function.arguments)) for call in message.tool_calls or ()]
