import pickle
from base64 import b64decode, b64encode

ALLOWED = {("datetime", "date"), ("decimal", "Decimal")}


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
        return super().find_class(module, name)


def decode(text, opener=None):
    from io import BytesIO

    return Reader((opener or BytesIO)(b64decode(text))).load()


def encode(value):
    return b64encode(pickle.dumps(value)).decode()
