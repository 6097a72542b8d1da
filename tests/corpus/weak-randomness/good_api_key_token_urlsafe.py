import hashlib
import random
import secrets
import time

import click

from .registry import save_client


@click.command()
@click.argument("client")
def issue(client):
    api_key = secrets.token_urlsafe(32)
    for attempt in range(4):
        if save_client(client, hashlib.sha256(api_key.encode()).hexdigest()):
            break
        time.sleep(2**attempt + random.random())
    click.echo(api_key)


if __name__ == "__main__":
    issue()
