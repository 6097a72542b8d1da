"""redis-py: what is kept in Redis, its queues and its subscriptions."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_KEPT = (
    "get mget getdel getex getrange hget hgetall hmget hvals lindex lrange smembers srandmember spop zrange zrevrange"
    " zrangebyscore zrevrangebyscore"
)
_QUEUED = "blpop brpop lpop rpop blmove brpoplpush rpoplpush xread xreadgroup xrange bzpopmin bzpopmax"

LIBRARY = Library(
    name="redis",
    readings=(
        Reading(names=of("redis.Redis", _KEPT), kind=SourceKind.STORED),
        Reading(names=of("redis.Redis", _QUEUED), kind=SourceKind.MESSAGE),
        Reading(
            names=(*of("redis.client.PubSub", "get_message listen parse_response"), "redis.client.PubSub[]"),
            kind=SourceKind.MESSAGE,
        ),
    ),
    returns={
        **giving(
            "redis.Redis",
            "redis.StrictRedis redis.from_url redis.Redis.from_url redis.asyncio.Redis redis.asyncio.from_url"
            " redis.client.Redis redis.asyncio.client.Redis redis.cluster.RedisCluster redis.Redis.pipeline"
            " redis.asyncio.Redis.from_url aioredis.from_url",
        ),
        "redis.Redis.pubsub": "redis.client.PubSub",
    },
)
