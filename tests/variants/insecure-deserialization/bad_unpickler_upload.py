import io
import pickle

from fastapi import FastAPI, File, UploadFile

app = FastAPI()


@app.post("/models/import")
async def import_model(upload: UploadFile = File(...)):
    content = await upload.read()
    model = pickle.Unpickler(io.BytesIO(content)).load()  # finding
    return {"classes": len(model.classes_)}
