from email.message import EmailMessage

from app.mail import outbox
from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader

router = APIRouter()
text_env = Environment(loader=FileSystemLoader("mails"), keep_trailing_newline=True, autoescape=True)


@router.post("/invitations")
def invite(name: str):
    message = EmailMessage()
    message["Subject"] = "Invitation"
    message.set_content(text_env.get_template("invitation.txt").render(name=name))
    outbox.put(message)
    return {"sent": True}
