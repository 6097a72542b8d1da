"""Data of the rule command-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="command-injection",
    title="Shell command built from text",
    message="text from {source} becomes part of the shell command that {sink} runs",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(78, 155),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"program": "/usr/bin/convert", "value": "name"},
    sinks=(
        Sink(
            calls=(
                "os.system",
                "os.popen",
                "popen2.popen2",
                "commands.getoutput",
                "commands.getstatusoutput",
                "subprocess.getoutput",
                "subprocess.getstatusoutput",
                "asyncio.create_subprocess_shell",
                "asyncio.subprocess.create_subprocess_shell",
                "pexpect.run",
            ),
            arguments=(0, "cmd", "command"),
        ),
        Sink(
            calls=(
                "subprocess.run",
                "subprocess.call",
                "subprocess.check_call",
                "subprocess.check_output",
                "subprocess.Popen",
            ),
            arguments=(0, "args"),
            only_if=(("shell", "True"),),
        ),
        # no shell takes part, the text is the program and its arguments
        Sink(calls=("pty.spawn",), arguments=(0,), ceiling=Confidence.MEDIUM),
        Sink(calls=(".exec_command", ".invoke_shell"), arguments=(0, "command")),
    ),
    sanitizers=("shlex.quote", "pipes.quote"),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.HIGH,
        SourceKind.INPUT: Confidence.HIGH,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
