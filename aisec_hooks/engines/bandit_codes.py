"""The table of Bandit's codes: the rule each belongs to, our words and grades, and what can set its test off."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from aisec_hooks.model import Confidence, Severity

LOW, MEDIUM, HIGH, SURE = Severity.LOW, Severity.MEDIUM, Severity.HIGH, Confidence.HIGH
DOUBTFUL, LIKELY = Confidence.LOW, Confidence.MEDIUM

_HTTP = "get options head post put patch delete request stream Client AsyncClient"
_SUBPROCESS = "Popen call check_call check_output run"
_SHELL = "system popen popen2 popen3 popen4 Popen3 Popen4 getoutput getstatusoutput"
_EXEC = (
    "execl execle execlp execlpe execv execve execvp execvpe "
    "spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe startfile"
)


class Code(Struct, frozen=True):
    """What one of Bandit's codes means here."""

    rule: str
    message: str
    """`{name}` is the name called, imported or defined."""
    severity: Severity
    confidence: Confidence
    test: str = ""
    """The test's module in `bandit.plugins` and its function; "" for an entry of Bandit's blacklists."""
    calls: str = ""
    """Last names of the calls, or keywords as `name=`, without which the test of a call is silent."""
    within: tuple[str, ...] = ()
    """One of these is in the call's qualified name, or the test is silent."""
    when: Mapping[str, tuple[Severity, Confidence]] = {}
    """Our grades where Bandit's own "severity/confidence" of a result is the key."""
    first: str = ""
    """The placeholder of the rule's Fix that the first argument stands for."""
    receiver: str = ""
    """The placeholder that the object whose method is called stands for."""


# Confidence HIGH lets a finding stop a commit. It is given only where Bandit sees the whole offence in one
# expression (a literal or a fully qualified name) that has no harmless reading; the entry says why. LOW/LOW is
# for what is mostly fine (asserts, imports, constant commands) and is shown on request only. Where the danger
# is where a value comes from (eval, pickle, shell=True, SQL, mark_safe) Bandit cannot know: MEDIUM at most.
# fmt: off
CODES: Mapping[str, Code] = {
    "B101": Code("assert-used", "assert is removed under python -O", LOW, DOUBTFUL, "asserts.assert_used"),
    "B102": Code("code-injection", "exec() runs text as code", MEDIUM, LIKELY, "exec.exec_used", "exec", first="value"),
    # 0o755 is reported too; only what everybody may write to is worth a word
    "B103": Code(
        "permissive-file-mode", "{name}() opens a file to others", LOW, DOUBTFUL,
        "general_bad_file_permissions.set_bad_file_permissions", when={"HIGH/HIGH": (HIGH, LIKELY)}, first="path",
    ),
    "B104": Code(
        "bind-all-interfaces", "0.0.0.0 listens on every network interface", MEDIUM, DOUBTFUL,
        "general_bind_all_interfaces.hardcoded_bind_all_interfaces",
    ),
    "B105": Code(
        "hardcoded-secret", "string next to a name that speaks of a credential", LOW, DOUBTFUL,
        "general_hardcoded_password.hardcoded_password_string",
    ),
    "B106": Code(
        "hardcoded-secret", "string passed to {name}() as a credential", LOW, DOUBTFUL,
        "general_hardcoded_password.hardcoded_password_funcarg",
    ),
    "B107": Code(
        "hardcoded-secret", "{name}() has a credential as a default", LOW, DOUBTFUL,
        "general_hardcoded_password.hardcoded_password_default",
    ),
    "B108": Code(
        "insecure-temp-file", "fixed path in a directory that all users share", MEDIUM, DOUBTFUL,
        "general_hardcoded_tmp.hardcoded_tmp_directory",
    ),
    "B110": Code(
        "swallowed-exception", "exception is caught and ignored", LOW, DOUBTFUL, "try_except_pass.try_except_pass"
    ),
    "B112": Code(
        "swallowed-exception", "exception is caught and the loop goes on", LOW, DOUBTFUL,
        "try_except_continue.try_except_continue",
    ),
    "B113": Code(
        "request-without-timeout", "{name}() may wait for ever", LOW, LIKELY,
        "request_without_timeout.request_without_timeout", _HTTP, ("requests", "httpx"), first="url",
    ),
    # a literal debug=True handed to a Flask app's run(): whoever reaches the port runs code on the machine
    "B201": Code(
        "debug-enabled", "Flask runs with debug=True, which serves an interactive debugger", HIGH, SURE,
        "app_debug.flask_debug_true", "debug=", receiver="app",
    ),
    # any extractall() in a file that imports tarfile, ZipFile's too; Python 3.14 is safe by default
    "B202": Code(
        "unsafe-archive-extraction", "{name}() may write outside its target directory", HIGH, LIKELY,
        "tarfile_unsafe_members.tarfile_unsafe_members",
        when={"LOW/LOW": (LOW, DOUBTFUL), "MEDIUM/MEDIUM": (MEDIUM, DOUBTFUL)}, receiver="receiver",
    ),
    "B301": Code("insecure-deserialization", "{name}() can run code from its input", MEDIUM, LIKELY),
    "B302": Code("insecure-deserialization", "{name}() is not safe on input from outside", MEDIUM, LIKELY),
    # file formats and protocols that prescribe MD5 or SHA-1 are too many to block
    "B303": Code("weak-hash", "{name} is a broken hash", MEDIUM, LIKELY),
    # the constructor of DES, RC4, Blowfish ... by its full name: new code that encrypts with it has no defence
    "B304": Code("weak-cipher", "{name} is a broken cipher", HIGH, SURE),
    # one ECB block is a building stone of key wrapping and CMAC
    "B305": Code("weak-cipher", "ECB mode shows which blocks are equal", MEDIUM, LIKELY),
    "B306": Code("insecure-temp-file", "mktemp() names a file that another process can create first", MEDIUM, LIKELY),
    "B307": Code("code-injection", "eval() runs text as code", MEDIUM, LIKELY, first="value"),
    "B308": Code("cross-site-scripting", "mark_safe() turns escaping off", MEDIUM, DOUBTFUL, first="value"),
    "B310": Code(
        "unchecked-url-scheme", "{name}() also opens file: and ftp: addresses", MEDIUM, DOUBTFUL, first="value"
    ),
    "B311": Code("weak-randomness", "{name}() can be predicted", LOW, DOUBTFUL),
    "B312": Code("cleartext-protocol", "telnet sends everything in the clear", MEDIUM, LIKELY),
    # expat refuses external entities by default; what is left is a matter of its version
    "B313": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY, first="value"),
    "B314": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY, first="value"),
    "B315": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY),
    "B316": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY, first="value"),
    "B317": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY),
    "B318": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY, first="value"),
    "B319": Code("xml-external-entities", "{name}() parses XML without limits", LOW, LIKELY, first="value"),
    "B321": Code("cleartext-protocol", "FTP sends everything in the clear", MEDIUM, LIKELY),
    # the call has one purpose: a TLS context that accepts any certificate
    "B323": Code("certificate-check-off", "TLS context that accepts any certificate", HIGH, SURE),
    "B324": Code(
        "weak-hash", "{name}() is a broken hash unless usedforsecurity=False", MEDIUM, LIKELY,
        "hashlib_insecure_functions.hashlib", "md4 md5 sha sha1 new crypt mksalt", ("hashlib", "crypt"), first="value",
    ),
    "B401": Code("cleartext-protocol", "telnet sends everything in the clear", LOW, LIKELY),
    # FTP_TLS comes from the same module
    "B402": Code("cleartext-protocol", "FTP sends everything in the clear", LOW, DOUBTFUL),
    "B403": Code("risky-import", "{name} can run code from its input", LOW, DOUBTFUL),
    "B404": Code("risky-import", "{name} starts other programs", LOW, DOUBTFUL),
    "B405": Code("xml-external-entities", "{name} parses XML without limits", LOW, DOUBTFUL),
    "B406": Code("xml-external-entities", "{name} parses XML without limits", LOW, DOUBTFUL),
    "B407": Code("xml-external-entities", "{name} parses XML without limits", LOW, DOUBTFUL),
    "B408": Code("xml-external-entities", "{name} parses XML without limits", LOW, DOUBTFUL),
    "B409": Code("xml-external-entities", "{name} parses XML without limits", LOW, DOUBTFUL),
    "B411": Code("xml-external-entities", "{name} parses XML without limits", LOW, DOUBTFUL),
    "B412": Code("risky-import", "CGI lets a request header set HTTP_PROXY", LOW, LIKELY),
    # pycryptodome, which is maintained, has the same import name
    "B413": Code("risky-import", "{name} belongs to pyCrypto, unless pycryptodome is installed", LOW, DOUBTFUL),
    "B415": Code("risky-import", "IPMI has known weaknesses in its authentication", LOW, LIKELY),
    # a literal verify=False on a requests or httpx call
    "B501": Code(
        "certificate-check-off", "{name}() accepts any certificate", HIGH, SURE,
        "crypto_request_no_cert_validation.request_with_no_cert_validation", _HTTP, ("requests", "httpx"), first="url",
    ),
    # SSL 2 to TLS 1.1 named in ssl.wrap_socket(): broken, and gone from Python 3.12; other calls are a guess
    "B502": Code(
        "weak-tls", "{name}() is told to use a broken TLS version", MEDIUM, LIKELY,
        "insecure_ssl_tls.ssl_with_bad_version", "method= ssl_version=", when={"HIGH/HIGH": (HIGH, SURE)},
    ),
    "B503": Code(
        "weak-tls", "{name}() has a broken TLS version as a default", MEDIUM, LIKELY,
        "insecure_ssl_tls.ssl_with_bad_defaults",
    ),
    "B504": Code(
        "weak-tls", "ssl.wrap_socket() takes old TLS versions and checks no certificate", MEDIUM, LIKELY,
        "insecure_ssl_tls.ssl_with_no_version", "wrap_socket",
    ),
    # HIGH/HIGH: a literal below 1024 bits, which a laptop can break; 1024 is what tests use to be fast
    "B505": Code(
        "weak-key-size", "{name}() makes a key that is too short", MEDIUM, LIKELY,
        "weak_cryptographic_key.weak_cryptographic_key", "generate generate_private_key",
        when={"HIGH/HIGH": (HIGH, SURE)},
    ),
    # no Loader at all or one named as unsafe; bandit.py lowers the rest (FullLoader, one's own, a variable)
    "B506": Code(
        "insecure-deserialization", "{name}() without a safe loader can run code from its input", HIGH, SURE,
        "yaml_load.yaml_load", "load", ("yaml",), first="value",
    ),
    # AutoAddPolicy or WarningPolicy by name: any host is taken for the right one
    "B507": Code(
        "ssh-host-key-unchecked", "SSH client trusts a host it has never seen", HIGH, SURE,
        "ssh_no_host_key_verification.ssh_no_host_key_verification", "set_missing_host_key_policy",
        receiver="receiver",
    ),
    "B508": Code(
        "insecure-snmp", "SNMP 1 and 2c send the community string in the clear", MEDIUM, LIKELY,
        "snmp_security_check.snmp_insecure_version_check", "CommunityData",
    ),
    "B509": Code(
        "insecure-snmp", "SNMP 3 without encryption", MEDIUM, LIKELY,
        "snmp_security_check.snmp_crypto_check", "UsmUserData",
    ),
    "B601": Code(
        "command-injection", "{name}() hands its text to a remote shell", MEDIUM, DOUBTFUL,
        "injection_paramiko.paramiko_calls", "exec_command",
    ),
    "B602": Code(
        "command-injection", "{name}() runs a computed command in a shell", HIGH, LIKELY,
        "injection_shell.subprocess_popen_with_shell_equals_true", _SUBPROCESS, ("subprocess",),
        when={"LOW/HIGH": (LOW, DOUBTFUL)},
    ),
    "B603": Code(
        "process-launch", "{name}() starts a program", LOW, DOUBTFUL,
        "injection_shell.subprocess_without_shell_equals_true", _SUBPROCESS, ("subprocess",),
    ),
    "B604": Code(
        "command-injection", "{name}() is called with shell=True", MEDIUM, DOUBTFUL,
        "injection_shell.any_other_function_with_shell_equals_true", "shell=",
    ),
    "B605": Code(
        "command-injection", "{name}() runs a computed command in a shell", HIGH, LIKELY,
        "injection_shell.start_process_with_a_shell", _SHELL, when={"LOW/HIGH": (LOW, DOUBTFUL)},
    ),
    "B606": Code(
        "process-launch", "{name}() starts a program", LOW, DOUBTFUL,
        "injection_shell.start_process_with_no_shell", _EXEC,
    ),
    "B607": Code(
        "process-launch", "{name}() looks its program up on PATH", LOW, DOUBTFUL,
        "injection_shell.start_process_with_partial_path", f"{_SUBPROCESS} {_SHELL} {_EXEC}",
    ),
    "B608": Code(
        "sql-injection", "SQL is put together from strings", MEDIUM, DOUBTFUL,
        "injection_sql.hardcoded_sql_expressions", when={"MEDIUM/MEDIUM": (HIGH, LIKELY)},
    ),
    "B609": Code(
        "command-injection", "{name}() lets a file's name become an option", MEDIUM, LIKELY,
        "injection_wildcard.linux_commands_wildcard_injection", f"{_SUBPROCESS} {_SHELL}",
    ),
    "B610": Code(
        "sql-injection", "{name}() takes raw SQL that is not a constant", MEDIUM, DOUBTFUL,
        "django_sql_injection.django_extra_used", "extra",
    ),
    "B611": Code(
        "sql-injection", "RawSQL() takes SQL that is not a constant", MEDIUM, LIKELY,
        "django_sql_injection.django_rawsql_used", "RawSQL",
    ),
    "B612": Code(
        "logging-config-listen", "logging.config.listen() runs what it receives", MEDIUM, LIKELY,
        "logging_config_insecure_listen.logging_config_insecure_listen", "listen",
    ),
    # embeddings, overrides and isolates reorder what a reader sees; a right-to-left mark belongs to Hebrew and Arabic
    "B613": Code(
        "bidirectional-text", "control character {name} hides what this line says", HIGH, SURE,
        "trojansource.trojansource", when={"LOW/MEDIUM": (LOW, LIKELY)},
    ),
    "B614": Code(
        "insecure-deserialization", "torch.load() without weights_only=True can run code from the file", MEDIUM, LIKELY,
        "pytorch_load.pytorch_load", "load", ("torch",), first="value",
    ),
    "B615": Code(
        "unpinned-model-download", "{name}() downloads whatever is newest", LOW, LIKELY,
        "huggingface_unsafe_download.huggingface_unsafe_download",
        "from_pretrained load_dataset hf_hub_download snapshot_download repository_id", first="value",
    ),
    # templates of mails, code and configuration are rightly not escaped
    "B701": Code(
        "template-autoescape-off", "{name}() does not escape HTML", MEDIUM, LIKELY,
        "jinja2_templates.jinja2_autoescape_false", "Environment", ("jinja2",),
        when={"HIGH/MEDIUM": (MEDIUM, DOUBTFUL)},
    ),
    "B702": Code(
        "template-autoescape-off", "Mako does not escape HTML unless told to", MEDIUM, DOUBTFUL,
        "mako_templates.use_of_mako_templates", "Template", ("mako",),
    ),
    "B703": Code(
        "cross-site-scripting", "{name}() turns escaping off for a computed value", MEDIUM, LIKELY,
        "django_xss.django_mark_safe", "mark_safe SafeText SafeUnicode SafeString SafeBytes", first="value",
    ),
    "B704": Code(
        "cross-site-scripting", "Markup() turns escaping off for a computed value", MEDIUM, LIKELY,
        "markupsafe_markup_xss.markupsafe_markup_xss", "Markup", first="value",
    ),
}
# fmt: on
