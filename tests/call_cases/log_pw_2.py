import logging
def write(text):
    logging.info(text)  # finding
def audit(text):
    write("audit: " + text)
def login(user, password):
    audit(f"{user} {password}")
