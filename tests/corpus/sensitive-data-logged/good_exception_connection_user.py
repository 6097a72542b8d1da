import configparser
import logging

import psycopg2

config = configparser.ConfigParser()
config.read("/etc/worker/worker.ini")


def connect():
    password = config.get("database", "password")
    user = config["database"]["user"]
    try:
        return psycopg2.connect(host="db.example.internal", user=user, password=password)
    except psycopg2.OperationalError:
        logging.exception("cannot connect, wrong password for " + user)
        raise
