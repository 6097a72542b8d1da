from fastapi import FastAPI, Request, Response

from .render import render

app = FastAPI()


@app.post("/pdf")
async def pdf(request: Request):
    form = await request.form()
    document = render(form["html"], paper=form.get("paper"))
    return Response(document, media_type="application/pdf")
