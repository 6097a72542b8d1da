from flask import Flask, request, session

from sessions import BodySession, decode

app = Flask(__name__)
app.session_interface = BodySession()


@app.post("/import")
def import_session():
    session.update(decode(request.form["state"]))
    return {"keys": sorted(session)}
