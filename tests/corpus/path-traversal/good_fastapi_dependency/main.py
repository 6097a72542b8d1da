import aiofiles
from fastapi import Depends, FastAPI
from fastapi.responses import PlainTextResponse

from deps import Selection, selection

app = FastAPI()
BASE = "/srv/press"


@app.get("/text", response_class=PlainTextResponse)
async def text(chosen: Selection = Depends(selection)):
    path = f"{BASE}/{chosen.folder}/{chosen.filename}"
    async with aiofiles.open(path) as fh:
        return await fh.read()
