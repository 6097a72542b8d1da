import logging
class Log:
    def info(self, text):
        self._write(text)
    def _write(self, text):
        logging.info(text)  # finding
log = Log()
def login(user, password):
    log.info(f"login {user} {password}")
