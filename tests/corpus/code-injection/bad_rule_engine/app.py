from flask import Flask, request

from engine import Rule, RuleSet

app = Flask(__name__)


@app.post("/simulate")
def simulate():
    body = request.get_json()
    rules = RuleSet()
    rules.add(Rule("weekend", "day in ('sat', 'sun')"))
    for entry in body["rules"]:
        rules.add(Rule(entry["name"], entry["when"]))
    return {"matched": rules.apply(body["facts"])}
