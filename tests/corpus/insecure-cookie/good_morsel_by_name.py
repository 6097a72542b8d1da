import secrets
from http.cookies import SimpleCookie


def cookie():
    jar = SimpleCookie()
    jar["sessionid"] = secrets.token_hex(24)
    morsel = jar["sessionid"]
    morsel["httponly"] = True
    morsel["secure"] = True
    return morsel.OutputString()
