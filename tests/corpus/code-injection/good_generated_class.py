from string import Template

from flask import Flask, request

app = Flask(__name__)
RECORD = Template("class $name:\n    fields = ($fields,)\n")


def make_record(name, fields):
    scope = {}
    code = RECORD.substitute(name=name.capitalize(), fields=", ".join('"%s"' % f for f in fields))
    exec(code, scope)
    return scope[name.capitalize()]


@app.post("/records")
def create():
    spec = request.get_json()
    record = make_record("record", ["id", "owner", "created"])
    instance = record()
    instance.values = [spec.get(name) for name in record.fields]
    return {"name": record.__name__, "values": instance.values}
