from .steps import perform


async def on_push(event):
    ref = event["ref"]
    branch = ref.removeprefix("refs/heads/")
    return await perform({"branch": branch, "sha": event.get("after")})
