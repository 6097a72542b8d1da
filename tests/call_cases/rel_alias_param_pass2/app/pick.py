def pick(request):
    return request.query_params["u"]
