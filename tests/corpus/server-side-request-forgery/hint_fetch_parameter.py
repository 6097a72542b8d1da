import requests


def download(url, destination):
    with requests.get(url, stream=True, timeout=30) as reply:
        reply.raise_for_status()
        with open(destination, "wb") as fh:
            for block in reply.iter_content(65536):
                fh.write(block)
