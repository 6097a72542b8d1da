import asyncio
import os

import aiohttp


async def fetch(session, path):
    async with session.get(path, headers={"X-Api-Key": os.environ["API_KEY"]}, ssl=False) as response:
        response.raise_for_status()
        return await response.json()


async def main():
    async with aiohttp.ClientSession("https://api.internal.example") as session:
        print(await asyncio.gather(*(fetch(session, f"/pages/{n}") for n in range(5))))


asyncio.run(main())
