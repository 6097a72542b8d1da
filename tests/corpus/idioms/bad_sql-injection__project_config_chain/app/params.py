from flask import request


def page_parameters():
    for name, default in (("order", "name"), ("limit", "10")):
        yield name, request.args.get(name, default)
