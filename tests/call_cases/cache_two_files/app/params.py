from flask import request
def raw(name):
    return request.args[name]
def query():
    return raw("q")
def search_text():
    return query()
def page_title():
    return "Search: " + search_text()
def cache_key():
    return "k" + query()
