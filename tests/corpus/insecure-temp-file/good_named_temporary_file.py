from tempfile import NamedTemporaryFile

import requests


def download(url):
    with requests.get(url, stream=True, timeout=30) as reply:
        with NamedTemporaryFile(prefix="dl-", delete=False) as out:
            for chunk in reply.iter_content(65536):
                out.write(chunk)
            return out.name
