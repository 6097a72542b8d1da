class Config:
    """Base configuration of the Flask application."""

    DEBUG = False
    JSON_SORT_KEYS = False
    SECRET_KEY = "{{hex:48}}"  # finding
    SQLALCHEMY_TRACK_MODIFICATIONS = False


class ProductionConfig(Config):
    PREFERRED_URL_SCHEME = "https"
