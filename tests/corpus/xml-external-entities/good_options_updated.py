from flask import Blueprint, jsonify, request
from lxml import etree

pages = Blueprint("pages", __name__)
SAFE = dict(resolve_entities=False, no_network=True)
OLD = dict(resolve_entities=True, no_network=False)


@pages.post("/icons")
def icons():
    options = dict(SAFE)
    return jsonify([e.tag for _, e in etree.iterparse(request.files["icon"], **options)])
