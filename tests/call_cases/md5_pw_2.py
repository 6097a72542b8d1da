import hashlib
def md5(text):
    return hashlib.md5(text.encode()).hexdigest()  # finding
def salted(text):
    return md5("salt" + text)
def register(user, password):
    user.password = salted(password)  # finding
