from werkzeug.exceptions import abort
def _stop(code):
    abort(code)
def _fail(code, why):
    print(why)
    _stop(code)
def bad(why):
    _fail(400, "bad")
