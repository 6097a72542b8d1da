import requests
from flask import request
from flask.views import MethodView
class H(MethodView):
    def dispatch_request(self):
        self.u = request.args["u"]
        return super().dispatch_request()
    def get(self):
        requests.get(self.b(), timeout=3)  # finding
    def b(self):
        return self.c()
    def c(self):
        return self.d()
    def d(self):
        return self.e()
    def e(self):
        return self.u
