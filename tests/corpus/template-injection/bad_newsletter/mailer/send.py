import smtplib
from email.message import EmailMessage


def deliver(recipients, subject, text):
    message = EmailMessage()
    message["Subject"] = subject
    message["To"] = ", ".join(recipients)
    message.set_content(text)
    with smtplib.SMTP("localhost") as smtp:
        smtp.send_message(message)
