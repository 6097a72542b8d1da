import smtplib

SMTP_HOST = "smtp.example.org"
SMTP_USER = "notifications"
SMTP_PASSWORD = "correct-horse-Battery9"  # finding


def send_mail(recipient: str, body: str) -> None:
    with smtplib.SMTP(SMTP_HOST, 587) as smtp:
        smtp.starttls()
        smtp.login(SMTP_USER, SMTP_PASSWORD)
        smtp.sendmail("noreply@example.org", recipient, body)
