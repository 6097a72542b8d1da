"""The two ways a run can fail other than by findings."""


class UserError(Exception):
    """The command line or the settings are wrong (exit code 2); the text is one printable line."""


class Incomplete(Exception):
    """The check could not be completed (exit code 3); the text is one printable line."""
