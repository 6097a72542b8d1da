from .steps import perform

DEPLOYED = {"main": "main", "staging": "staging"}


async def on_push(event):
    ref = event["ref"]
    branch = DEPLOYED.get(ref.removeprefix("refs/heads/"))
    if branch is None:
        return False
    return await perform({"branch": branch, "sha": event.get("after")})
