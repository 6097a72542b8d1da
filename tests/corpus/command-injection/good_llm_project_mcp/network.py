import re
import subprocess

HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
RECORDS = ("A", "AAAA", "MX", "TXT")


def shell(command):
    return subprocess.check_output(command, shell=True, text=True, timeout=10)


def lookup(host, record):
    if record not in RECORDS or not HOST.fullmatch(host):
        raise ValueError("bad query")
    return shell(f"dig +short {host} {record}")
