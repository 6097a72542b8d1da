import smtplib
from email.message import EmailMessage

from flask import Flask, request

app = Flask(__name__)


@app.post("/feedback")
def feedback():
    message = EmailMessage()
    message["From"] = "web@example.com"
    message["To"] = "team@example.com"
    message["Subject"] = request.form["subject"]
    message.set_content(request.form["body"])
    with smtplib.SMTP("mail.example.internal") as smtp:
        smtp.send_message(message)
    return {"sent": True}
