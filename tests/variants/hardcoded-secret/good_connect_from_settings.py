import psycopg2
from app.config import settings


def get_connection():
    return psycopg2.connect(
        host="db.internal",
        dbname="reports",
        user="reports",
        password=settings.reports_password,
    )
