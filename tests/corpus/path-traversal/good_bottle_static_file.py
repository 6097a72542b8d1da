from bottle import Bottle, request, run, static_file

app = Bottle()


@app.get("/avatar")
def avatar():
    requested = request.query.get("name", "default.png")
    return static_file(requested, root="/srv/avatars/")


if __name__ == "__main__":
    run(app, host="127.0.0.1", port=8081)
