from openai import OpenAI


class Assistant:
    def __init__(self, model="gpt-4o-mini"):
        self._client = OpenAI()
        self._model = model
        self.last = ""

    def ask(self, prompt):
        response = self._client.responses.create(model=self._model, input=prompt)
        self.last = response.output_text
        return self
