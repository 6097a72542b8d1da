from flask import Flask, jsonify, request
from mongoengine import DateTimeField, Document, StringField, connect

app = Flask(__name__)
connect("helpdesk")


class Ticket(Document):
    subject = StringField(required=True)
    owner = StringField()
    opened = DateTimeField()


@app.route("/tickets/query", methods=["POST"])
def query_tickets():
    match request.json:
        case {"owner": owner, **rest}:
            raw = {"owner": owner, "subject": rest.get("subject", "")}
        case _:
            raw = {"owner": None}
    return jsonify([t.subject for t in Ticket.objects(__raw__=raw)])
