from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="SHOP_")

    database_url: str
    jwt_secret: SecretStr
    smtp_password: SecretStr | None = None
    token_ttl_minutes: int = 15


@lru_cache
def get_settings() -> Settings:
    return Settings()
