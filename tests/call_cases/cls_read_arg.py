import requests
from flask import request
class Params:
    @classmethod
    def read_arg(cls, name):
        return request.args[name]
    @classmethod
    def fetch(cls):
        requests.get(cls.read_arg("u"), timeout=3)  # finding
