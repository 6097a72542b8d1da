from flask import request, Flask
import os

app = Flask(__name__)
from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()


def job(host):
    os.system("ls " + host)


@app.route("/x")
def x():
    scheduler.add_job(job, "date", args=[request.args["trigger"]])
    return ""
