from app.extensions import db
from app.models import Order
from flask import Blueprint, redirect, render_template, url_for
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField
from wtforms.validators import DataRequired, NumberRange

bp = Blueprint("orders", __name__)


class OrderForm(FlaskForm):
    sku = StringField(validators=[DataRequired()])
    quantity = IntegerField(validators=[NumberRange(min=1, max=99)])


@bp.route("/orders/new", methods=["GET", "POST"])
def new_order():
    form = OrderForm()
    if form.validate_on_submit():
        db.session.add(Order(sku=form.sku.data, quantity=form.quantity.data))
        db.session.commit()
        return redirect(url_for("orders.new_order"))
    return render_template("order.html", form=form)
