from contextvars import ContextVar
current = ContextVar("request")
def get_current_request():
    return current.get()
