import functools
import logging

log = logging.getLogger("hooks")


def known_hosts(send):
    @functools.wraps(send)
    async def inner(url, *args, **kwargs):
        log.info("sending")
        return await send(url, *args, **kwargs)

    return inner
