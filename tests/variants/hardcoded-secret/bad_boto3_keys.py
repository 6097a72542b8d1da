import boto3


def get_bucket(name: str):
    session = boto3.Session(
        aws_access_key_id="AKIA{{upper:16}}",  # finding
        aws_secret_access_key="{{alnum:40}}",  # finding
        region_name="eu-central-1",
    )
    return session.resource("s3").Bucket(name)
