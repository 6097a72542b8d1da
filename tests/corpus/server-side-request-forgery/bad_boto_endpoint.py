import boto3
from flask import Flask, request

app = Flask(__name__)


def bucket_client(settings):
    return boto3.client("s3", endpoint_url=settings["endpoint"], region_name=settings.get("region"))


@app.post("/storage/check")
def check_storage():
    settings = request.get_json()
    client = bucket_client(settings)
    return {"buckets": [b["Name"] for b in client.list_buckets()["Buckets"]]}
