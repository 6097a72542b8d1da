from tempfile import mktemp as scratch_name

import requests


def download(url):
    path = scratch_name(prefix="dl-")
    with requests.get(url, stream=True, timeout=30) as reply, open(path, "wb") as out:
        for chunk in reply.iter_content(65536):
            out.write(chunk)
    return path
