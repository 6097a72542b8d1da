import io

import torch
from fastapi import FastAPI, File, UploadFile
from torch import nn

app = FastAPI()


def build() -> nn.Module:
    return nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))


@app.post("/models/check")
async def check(upload: UploadFile = File(...)):
    content = await upload.read()
    state = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    model = build()
    missing, unexpected = model.load_state_dict(state, strict=False)
    return {"missing": missing, "unexpected": unexpected}
