import io
import pickle

from flask import Flask, request

app = Flask(__name__)


class Narrow(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "builtins" and name in {"set", "range"}:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


@app.post("/state")
def state():
    return {"kind": type(Narrow(io.BytesIO(request.get_data())).load()).__name__}
