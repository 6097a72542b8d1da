import smtplib

from flask import Flask, request

app = Flask(__name__)


@app.post("/feedback")
def feedback():
    subject = request.form["subject"]
    body = request.form["body"]
    raw = "From: web@example.com\r\nTo: team@example.com\r\nSubject: " + subject + "\r\n\r\n" + body
    with smtplib.SMTP("mail.example.internal") as smtp:
        smtp.sendmail("web@example.com", ["team@example.com"], raw)
    return {"sent": True}
