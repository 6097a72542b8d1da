import jwt

import config


def make_token(user_id):
    return jwt.encode({"sub": str(user_id)}, config.JWT_KEY, algorithm=config.JWT_ALGORITHM)


def read_token(token):
    return jwt.decode(token, config.JWT_KEY, algorithms=[config.JWT_ALGORITHM])["sub"]
