from flask import request
def source():
    return request.args
def param(name):
    return source().get(name)
def typed(name):
    return param(name)
def number(name):
    return int(typed(name))
