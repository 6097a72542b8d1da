from flask import Flask, jsonify

from queries import invoices
from tenancy import load_tenant

app = Flask(__name__)
app.before_request(load_tenant)


@app.get("/invoices")
def list_invoices():
    return jsonify(invoices())
