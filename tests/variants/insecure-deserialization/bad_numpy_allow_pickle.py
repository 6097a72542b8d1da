import io

import numpy as np
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/embeddings")
async def upload_embeddings(file: UploadFile):
    buffer = io.BytesIO(await file.read())
    vectors = np.load(buffer, allow_pickle=True)  # finding
    return {"shape": list(vectors.shape)}
