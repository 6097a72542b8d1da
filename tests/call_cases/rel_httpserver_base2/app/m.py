import requests
from app.base import Web
class H(Web):
    def other(self):
        requests.get(self.headers["x"], timeout=3)  # finding
    def other2(self):
        open("/srv/" + self.path)  # finding
