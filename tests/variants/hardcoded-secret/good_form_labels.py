from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField, SubmitField
from wtforms.validators import DataRequired, EqualTo, Length


class RegisterForm(FlaskForm):
    email = StringField("E-mail address", validators=[DataRequired()])
    password = PasswordField("Choose a password", validators=[Length(min=12)])
    confirm_password = PasswordField("Repeat password", validators=[EqualTo("password", "Passwords differ")])
    submit = SubmitField("Create account")
