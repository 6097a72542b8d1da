import smtplib
from string import Template

LETTER = Template("From: shop@example.com\nReply-To: $reply\nSubject: New question\n\n$text\n")


def send(reply, text):
    letter = LETTER.substitute(reply=reply, text=text)
    with smtplib.SMTP("localhost", 25) as server:
        server.sendmail("shop@example.com", "desk@example.com", letter.encode("utf-8"))
