import asyncio

STEPS = (
    lambda ctx: f"git fetch origin {ctx['branch']}",
    lambda ctx: "git checkout FETCH_HEAD",
    lambda ctx: "make deploy",
)


async def perform(ctx):
    for step in STEPS:
        proc = await asyncio.create_subprocess_shell(step(ctx), cwd="/srv/app")
        if await proc.wait():
            return False
    return True
