"""Paramiko, Fabric and asyncssh: what other machines answer."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="paramiko",
    readings=(
        Reading(names=("paramiko.SSHClient.exec_command", "paramiko.Channel.recv"), kind=SourceKind.NETWORK),
        Reading(
            names=of("paramiko.SFTPClient", "listdir listdir_attr listdir_iter open file"), kind=SourceKind.NETWORK
        ),
    ),
    returns={
        "paramiko.client.SSHClient": "paramiko.SSHClient",
        "paramiko.SSHClient.open_sftp": "paramiko.SFTPClient",
        "paramiko.SSHClient.invoke_shell": "paramiko.Channel",
        "paramiko.SSHClient.get_transport": "paramiko.Transport",
        "paramiko.Transport.open_session": "paramiko.Channel",
        "paramiko.SFTPClient.from_transport": "paramiko.SFTPClient",
        "fabric.Connection": "fabric.Connection",
    },
)
