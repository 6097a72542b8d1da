from bottle import Bottle, request, run

app = Bottle()


@app.post("/avatar")
def avatar():
    upload = request.files.get("avatar")
    path = "/srv/avatars/" + upload.raw_filename
    with open(path, "wb") as fh:
        fh.write(upload.file.read())
    return {"saved": True}


if __name__ == "__main__":
    run(app, host="127.0.0.1", port=8081)
