"""Data of the rule command-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_RUNS = "run call check_call check_output Popen".split()
_EXECS = (
    "execl execle execlp execlpe execv execve execvp execvpe spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp"
    " spawnvpe posix_spawn posix_spawnp"
).split()
_SHELLS = "sh bash zsh dash ksh cmd powershell pwsh".split()

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
        # one text, read by a shell
        Sink(
            calls=(
                *("os.system", "os.popen", "os.popen2", "os.popen3", "os.popen4", "popen2.popen2", "platform.popen"),
                *("commands.getoutput", "commands.getstatusoutput"),
                *("subprocess.getoutput", "subprocess.getstatusoutput"),
                *("asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell"),
                *("trio.run_process", "pexpect.run", "pexpect.runu", "pexpect.popen_spawn.PopenSpawn"),
                *("invoke.run", "invoke.sudo", "fabric.api.run", "fabric.api.sudo", "fabric.api.local"),
                *(f"fabric.operations.{name}" for name in ("run", "sudo", "local")),
                *(f"plumbum.local.session.{name}" for name in ("run", "popen")),
                *("envoy.run", "delegator.run"),
                *("winrm.Session.run_cmd", "winrm.Session.run_ps", "IPython.get_ipython.system"),
            ),
            arguments=(0, "cmd", "command", "args"),
        ),
        Sink(
            calls=(
                *(
                    f"{package}.Connection.{name}"
                    for package in ("fabric", "fabric2")
                    for name in ("run", "sudo", "local")
                ),
                *(f"invoke.{owner}.{name}" for owner in ("Context", "context.Context") for name in ("run", "sudo")),
                *(f"fabric.{owner}.{name}" for owner in ("SerialGroup", "ThreadingGroup") for name in ("run", "sudo")),
                *("asyncssh.SSHClientConnection.run", "asyncssh.SSHClientConnection.create_process"),
                *("pssh.clients.ParallelSSHClient.run_command", "pssh.clients.SSHClient.run_command"),
                *("spur.SshShell.run", "plumbum.SshMachine.session.run"),
            ),
            arguments=(0, "command", "commands"),
        ),
        Sink(
            calls=(
                *(f"subprocess.{name}" for name in _RUNS),
                "psutil.Popen",
                "anyio.run_process",
                "anyio.open_process",
            ),
            arguments=(0, "args", "command"),
            only_if=(("shell", "True"),),
        ),
        # a list of arguments, one of which a shell or an interpreter reads as a program
        Sink(
            calls=(
                *(f"subprocess.{name}" for name in _RUNS),
                *("psutil.Popen", "anyio.run_process", "anyio.open_process", "trio.lowlevel.open_process"),
                *("pty.spawn", "docker.models.containers.Container.exec_run", ".exec_run"),
            ),
            arguments=(0, "args", "command", "cmd", "argv"),
            shape="command",
        ),
        Sink(
            calls=(
                *(f"os.{name}" for name in _EXECS),
                *("asyncio.create_subprocess_exec", "asyncio.subprocess.create_subprocess_exec"),
                *("pexpect.spawn", "pexpect.spawnu", "pexpect.pty_spawn.spawn"),
            ),
            arguments=(),
            shape="command",
        ),
        Sink(
            calls=tuple(f"{package}.{shell}" for package in ("sh", "plumbum.cmd") for shell in _SHELLS),
            arguments=(1,),
            only_if=(("0", "'-c'"), ("0", "'/c'"), ("0", "'-Command'")),
        ),
        Sink(calls=("sh.ssh", "plumbum.cmd.ssh"), arguments=(1, 2)),
        Sink(calls=("sh.Command", "plumbum.local.get"), arguments=(0,)),
        # opened with whatever program the system has for it
        Sink(calls=("os.startfile",), arguments=(0, "filepath"), ceiling=Confidence.MEDIUM),
        # SSH: a shell on the other side
        Sink(calls=(".exec_command", ".invoke_shell"), arguments=(0, "command")),
        # Airflow and other schedulers hand it to bash
        Sink(calls=("BashOperator", "SSHOperator"), arguments=("bash_command", "command")),
    ),
    sanitizers=("shlex.quote", "pipes.quote", "shlex.join", "shellescape.quote", "mslex.quote", "oslex.quote"),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.HIGH,
        SourceKind.MESSAGE: Confidence.HIGH,
        SourceKind.INPUT: Confidence.HIGH,
        SourceKind.PARAMETER: Confidence.MEDIUM,
        SourceKind.STORED: Confidence.MEDIUM,
        SourceKind.ENVIRONMENT: Confidence.MEDIUM,
    },
)
