import json

import boto3

SECRET_ID = "prod/payments/gateway"


def gateway_password() -> str:
    client = boto3.client("secretsmanager", region_name="eu-central-1")
    answer = client.get_secret_value(SecretId=SECRET_ID)
    return json.loads(answer["SecretString"])["password"]
