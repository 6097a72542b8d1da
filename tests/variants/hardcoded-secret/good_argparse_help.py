import argparse
import getpass


def read_arguments() -> tuple[argparse.Namespace, str]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--password-file", help="file that holds the password")
    parser.add_argument("--token", metavar="TOKEN", help="access token; asked for when missing")
    parser.add_argument("--secret-backend", choices=["vault", "aws"], default="vault")
    arguments = parser.parse_args()
    token = arguments.token or getpass.getpass("Access token: ")
    return arguments, token
