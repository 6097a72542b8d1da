from app.database import get_db
from app.models import Product
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

router = APIRouter(prefix="/products")


@router.post("/", status_code=201)
def create_product(payload: dict, db: Session = Depends(get_db)):
    product = Product(**payload)  # finding
    db.add(product)  # finding
    db.commit()
    db.refresh(product)
    return {"id": product.id}
