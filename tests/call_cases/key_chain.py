from Crypto.Cipher import AES
def _key():
    return b"0123456789abcdef"
def key():
    return _key()
def cipher(data):
    return AES.new(key(), AES.MODE_GCM).encrypt(data)  # finding
