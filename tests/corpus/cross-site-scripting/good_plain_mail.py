import smtplib
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from flask import Flask, request

app = Flask(__name__)


def deliver(subject, markup):
    message = MIMEMultipart("alternative")
    message["Subject"] = subject
    message["From"], message["To"] = "web@example.com", "support@example.com"
    message.attach(MIMEText(markup, "plain", "utf-8"))
    with smtplib.SMTP("localhost") as smtp:
        smtp.send_message(message)


@app.post("/contact")
def contact():
    deliver("Contact form", f"Message: {request.form['message']}")
    return {"sent": True}
