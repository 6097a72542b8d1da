from flask import Flask, abort, request

app = Flask(__name__)
LEVELS = {"basic", "pro"}


@app.get("/plan")
def plan():
    level = request.args.get("level", "basic")
    if level not in LEVELS:
        abort(400)
    seats = int(request.args.get("seats", 1))
    app.logger.info("plan %s with %d seats", level, seats)
    return {"level": level, "seats": seats}
