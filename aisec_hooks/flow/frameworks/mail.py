"""Mail and feeds: what strangers wrote."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="mail",
    readings=(
        Reading(
            names=(
                *of("imaplib.IMAP4", "fetch search uid list"),
                *of("poplib.POP3", "retr top list"),
                *of("ftplib.FTP", "nlst dir mlsd"),
                *of("nntplib.NNTP", "article body head"),
                *of("telnetlib.Telnet", "read_until read_all read_some expect"),
                "imap_tools.MailBox.fetch",
                "feedparser.parse",
            ),
            kind=SourceKind.NETWORK,
        ),
        Reading(
            names=of("email", "message_from_bytes message_from_string message_from_file message_from_binary_file"),
            kind=SourceKind.STORED,
            unless_carried=True,
        ),
    ),
    returns={
        "imaplib.IMAP4_SSL": "imaplib.IMAP4",
        "poplib.POP3_SSL": "poplib.POP3",
        "ftplib.FTP_TLS": "ftplib.FTP",
        "smtplib.SMTP_SSL": "smtplib.SMTP",
    },
    objects=("nntplib.NNTP", "telnetlib.Telnet", "imap_tools.MailBox", "email.message.EmailMessage", "smtplib.SMTP"),
)
