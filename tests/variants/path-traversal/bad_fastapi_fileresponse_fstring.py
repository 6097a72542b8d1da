from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()


@app.get("/reports/{name:path}")
def download_report(name: str):
    location = f"/srv/reports/{name}"
    return FileResponse(location, media_type="application/pdf")  # finding
