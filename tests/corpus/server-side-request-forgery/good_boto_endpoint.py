import boto3
from flask import Flask, request

app = Flask(__name__)
ENDPOINT = "https://s3.storage.example.com"


def bucket_client(settings):
    settings = {"region": settings.get("region"), "endpoint": ENDPOINT}
    return boto3.client("s3", endpoint_url=settings["endpoint"], region_name="eu-west-1")


@app.post("/storage/check")
def check_storage():
    settings = request.get_json()
    client = bucket_client(settings)
    return {"buckets": [b["Name"] for b in client.list_buckets()["Buckets"]]}
