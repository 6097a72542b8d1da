import os
from urllib.parse import quote_plus

from sqlalchemy import create_engine

user = os.environ["DB_USER"]
password = quote_plus(os.environ["DB_PASSWORD"])
DATABASE_URL = f"postgresql://{user}:{password}@db.internal:5432/orders"
LOCAL_URL = "postgresql://localhost:5432/orders"
CACHE_URL = "redis://cache.internal:6379/0"

engine = create_engine(DATABASE_URL)
