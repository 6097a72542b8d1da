import psycopg2
from celery import Celery

celery = Celery("jobs", broker="redis://localhost:6379/0")


@celery.task(bind=True, max_retries=3)
def archive_customer(self, customer_ref):
    conn = psycopg2.connect(dbname="crm")
    try:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO archive SELECT * FROM orders WHERE customer_ref = '%s'" % customer_ref)
    except psycopg2.OperationalError as exc:
        raise self.retry(exc=exc, countdown=30)
    finally:
        conn.close()
