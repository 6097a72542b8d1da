import hashlib
import random

import click

from .registry import save_client


@click.command()
@click.argument("client")
def issue(client):
    raw = f"{client}:{random.random()}:{random.randint(0, 10**9)}"
    api_key = hashlib.sha256(raw.encode()).hexdigest()
    save_client(client, api_key)
    click.echo(api_key)


if __name__ == "__main__":
    issue()
