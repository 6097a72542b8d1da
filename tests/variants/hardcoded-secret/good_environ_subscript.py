import os
import smtplib

SMTP_PASSWORD = os.environ["SMTP_PASSWORD"]
SMTP_USER = os.environ["SMTP_USER"]


def send_mail(recipient: str, body: str) -> None:
    with smtplib.SMTP("smtp.example.org", 587) as smtp:
        smtp.starttls()
        smtp.login(SMTP_USER, SMTP_PASSWORD)
        smtp.sendmail("noreply@example.org", recipient, body)
