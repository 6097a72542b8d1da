from uuid import UUID

TENANT_ID = UUID("6fa459ea-ee8a-3ca4-894e-db77e160355e")
CLIENT_ID = "16fd2706-8baf-433b-82eb-8c7fada847da"
MODEL_REVISION = "{{hex:40}}"
IMAGE_DIGEST = "sha256:{{hex:64}}"
BUILD_NUMBER = "{{digits:10}}"


def describe() -> str:
    return f"{TENANT_ID} uses {IMAGE_DIGEST} of {MODEL_REVISION} ({BUILD_NUMBER})"
