import settings


def resolve(asked):
    if settings.ALLOW_ANY_NAME:
        name = asked
    else:
        name = settings.DEFAULT_NAME
    return settings.DATA / name
