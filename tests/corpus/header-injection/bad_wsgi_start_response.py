from urllib.parse import parse_qs


def application(environ, start_response):
    params = parse_qs(environ.get("QUERY_STRING", ""))
    trace = params.get("trace", ["none"])[0]
    headers = [("Content-Type", "text/plain")]
    headers.append(("X-Trace-Id", trace))
    start_response("200 OK", headers)
    return [b"ok"]
