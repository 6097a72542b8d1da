import os
import sys


def daemonize(workdir="/"):
    if os.fork() > 0:
        sys.exit(0)
    os.setsid()
    os.umask(0o077)
    os.chdir(workdir)


def main():
    daemonize()
    with open("/var/lib/agent/agent.log", "a") as log:
        log.write("started\n")
