from flask import request, Flask
import os

app = Flask(__name__)
from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()


def job(host="a"):
    os.system("ls " + host)


@app.route("/x")
def x():
    scheduler.add_job(job, request.args["trigger"], hours=3)
    scheduler.add_job(job, "cron", id=request.args["trigger"], hours=3)
    return ""
