import subprocess


def shell(command):
    return subprocess.check_output(command, shell=True, text=True, timeout=10)


def lookup(host, record):
    return shell(f"dig +short {host} {record}")
