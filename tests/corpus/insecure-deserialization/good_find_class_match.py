import pickle
import builtins
from flask import request, Flask

app = Flask(__name__)


class U(pickle.Unpickler):
    def find_class(self, module, name):
        # Only allow safe classes from builtins.
        qualname = module + "." + name
        match qualname:
            case "builtins.range" | "builtins.set":
                return getattr(builtins, name)
        raise pickle.UnpicklingError(name)


@app.route("/x", methods=["POST"])
def x():
    return str(U(request.stream).load())
