from flask import current_app


def failed_login(user):
    current_app.logger.error("login failed for {}".format(user))
