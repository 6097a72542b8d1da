import subprocess

from sanic import Sanic, json

app = Sanic("printer")
QUEUES = ["office", "warehouse"]


def pick(wanted):
    queue = QUEUES[0]
    for candidate in QUEUES + [wanted]:
        if candidate == wanted:
            queue = candidate
            break
    return queue


@app.get("/print")
async def do_print(request):
    queue = pick(request.args.get("queue", "office"))
    copies = int(request.args.get("copies", "1"))
    code = subprocess.call("lp -n %d -d %s /srv/spool/current.pdf" % (copies, queue), shell=True)
    return json({"queue": queue, "code": code})
