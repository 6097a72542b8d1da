from fastapi import FastAPI
from starlette.responses import RedirectResponse

app = FastAPI()


@app.get("/go")
async def go(page: str = "home"):
    return RedirectResponse(url="/pages/" + page)
