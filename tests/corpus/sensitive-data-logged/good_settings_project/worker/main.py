import logging

from worker.settings import Settings

logging.basicConfig(level=logging.INFO)


def run():
    settings = Settings()
    logging.info("starting with %s", settings.describe())


if __name__ == "__main__":
    run()
