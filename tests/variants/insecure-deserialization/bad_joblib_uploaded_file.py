import joblib
from fastapi import APIRouter, UploadFile

router = APIRouter()


@router.post("/estimators")
def register_estimator(file: UploadFile):
    estimator = joblib.load(file.file)  # finding
    return {"type": type(estimator).__name__, "params": len(estimator.get_params())}
