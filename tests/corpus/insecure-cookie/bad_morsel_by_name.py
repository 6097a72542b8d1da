import secrets
from http.cookies import SimpleCookie


def cookie():
    jar = SimpleCookie()
    jar["sessionid"] = secrets.token_hex(24)
    morsel = jar["sessionid"]
    morsel["samesite"] = "Lax"
    morsel["path"] = "/"
    return morsel.OutputString()
