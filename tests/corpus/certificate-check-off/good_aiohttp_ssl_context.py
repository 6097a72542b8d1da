import asyncio
import os
import ssl

import aiohttp


async def fetch(session, path, context):
    async with session.get(path, headers={"X-Api-Key": os.environ["API_KEY"]}, ssl=context) as response:
        response.raise_for_status()
        return await response.json()


async def main():
    context = ssl.create_default_context(cafile=os.environ["INTERNAL_CA"])
    async with aiohttp.ClientSession("https://api.internal.example") as session:
        print(await asyncio.gather(*(fetch(session, f"/pages/{n}", context) for n in range(5))))


asyncio.run(main())
