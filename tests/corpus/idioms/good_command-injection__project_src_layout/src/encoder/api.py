from fastapi import FastAPI
from pydantic import BaseModel

from encoder.service import EncoderService

app = FastAPI()
service = EncoderService()


class Job(BaseModel):
    source: str
    preset: str = "fast"


@app.post("/jobs")
def submit(job: Job):
    return {"code": service.encode(job.source, job.preset)}
