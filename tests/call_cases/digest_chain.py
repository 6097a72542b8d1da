import hashlib
def _md5(text):
    return hashlib.md5(text.encode()).hexdigest()  # finding
def _salted(text):
    return _md5("salt" + text)
def hash_password(password):
    return _salted(password)  # finding
def register(user, password):
    user.password = hash_password(password)
