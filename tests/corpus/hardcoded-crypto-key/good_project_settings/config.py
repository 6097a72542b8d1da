import os

DEBUG = os.environ.get("DEBUG") == "1"
JWT_ALGORITHM = "HS512"
JWT_KEY = os.environ["JWT_" + "SIGNING_KEY"]
