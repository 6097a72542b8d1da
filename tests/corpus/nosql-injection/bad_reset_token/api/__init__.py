from quart import Quart

from .accounts import accounts

app = Quart(__name__)
app.register_blueprint(accounts)
