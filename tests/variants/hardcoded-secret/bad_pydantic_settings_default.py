from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    app_name: str = "Orders"
    database_host: str = "localhost"
    jwt_secret_key: str = "{{alnum:43}}"  # finding
    access_token_minutes: int = 15


settings = Settings()
