import asyncpg


class TrackRepository:
    """Queries of the music catalogue."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def by_artist(self, artist: str) -> list:
        async with self._pool.acquire() as conn:
            return await conn.fetch("SELECT id, title FROM tracks WHERE artist = '%s'" % artist)  # finding

    async def count(self) -> int:
        async with self._pool.acquire() as conn:
            return await conn.fetchval("SELECT COUNT(*) FROM tracks")
