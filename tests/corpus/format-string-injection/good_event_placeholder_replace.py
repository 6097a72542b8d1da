from fastapi import FastAPI, Request

app = FastAPI()


class Event:
    def __init__(self, level, message):
        self.level = level
        self.message = message

    def render(self, spec):
        return spec.replace("{level}", self.level).replace("{message}", self.message)


@app.get("/events/last")
async def last_event(request: Request, spec: str = "{level}: {message}"):
    event = Event("info", "started")
    return {"line": event.render(spec)}
