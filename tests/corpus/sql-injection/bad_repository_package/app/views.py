from flask import Blueprint, jsonify, request

from .db import PatientRepository

bp = Blueprint("patients", __name__)
patients = PatientRepository()


@bp.get("/patients")
def index():
    surname = request.args.get("surname", "").title()
    return jsonify(patients.by_surname(surname))
