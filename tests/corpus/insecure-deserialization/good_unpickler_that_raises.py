import io
import pickle

from flask import Flask, request

app = Flask(__name__)
KNOWN = {("builtins", "set")}


class Watching(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) not in KNOWN:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


@app.post("/state")
def state():
    return {"kind": type(Watching(io.BytesIO(request.get_data())).load()).__name__}
