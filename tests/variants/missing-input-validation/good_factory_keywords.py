from app.models import Invoice
from sqlalchemy.orm import Session


def make_invoice(session: Session, **overrides) -> Invoice:
    """An invoice with sensible values; used by the importer and the seeds."""
    values = {"currency": "EUR", "cents": 1000, "paid": False}
    values.update(overrides)
    invoice = Invoice(**values)
    session.add(invoice)
    session.flush()
    return invoice
