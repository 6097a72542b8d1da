import requests
from app.pick import pick
def audit(http):
    request = http.request()
    requests.get(pick(request), timeout=3)  # finding
def audit2(http):
    request = http
    requests.get(pick(request), timeout=3)  # finding
def audit3(items):
    for request in items:
        requests.get(pick(request), timeout=3)  # finding
def audit4(items):
    with items as request:
        requests.get(pick(request), timeout=3)  # finding
