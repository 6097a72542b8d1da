import os

DEBUG = os.environ.get("DEBUG") == "1"
JWT_ALGORITHM = "HS512"
JWT_KEY = "placeholder-" + "signing-key"
