import requests
from flask import request
class Params:
    def get(self, name):
        return request.args[name]
    def fetch(self):
        requests.get(self.get("u"), timeout=3)  # finding
