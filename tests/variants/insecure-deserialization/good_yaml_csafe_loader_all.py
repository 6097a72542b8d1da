import yaml
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/charts")
async def upload_chart(file: UploadFile):
    text = (await file.read()).decode("utf-8")
    documents = list(yaml.load_all(text, Loader=yaml.CSafeLoader))
    return {"documents": len(documents), "first": yaml.safe_dump(documents[0])}
