import requests
from flask import request
class Params:
    @classmethod
    def get(cls, name):
        return request.args[name]
    @classmethod
    def fetch(cls):
        requests.get(cls.get("u"), timeout=3)  # finding
