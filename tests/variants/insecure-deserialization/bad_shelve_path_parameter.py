import shelve


def read_user_settings(settings_file: str, user: str) -> dict:
    """Settings of a user from a settings file somebody exported."""
    with shelve.open(settings_file, flag="r") as store:  # finding
        settings = store.get(user, {})
    return dict(settings)
