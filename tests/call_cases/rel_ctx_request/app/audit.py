import os
from app.ctx import get_current_request
from app.pick import pick
def audit():
    request = get_current_request()
    url = pick(request)
    os.system("curl " + url)  # finding
    __import__("requests").get(url)
def audit_r():
    import requests
    request = get_current_request()
    requests.get(pick(request), timeout=3)  # finding
