"""Data of the rule code-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_CONSOLES = "InteractiveInterpreter InteractiveConsole".split()

RULE = FlowRule(
    name="code-injection",
    title="Text executed as Python code",
    message="text from {source} is executed as code by {sink}",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(95, 94),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"value": "text"},
    sinks=(
        Sink(
            calls=(
                *("eval", "exec", "execfile", "builtins.eval", "builtins.exec"),
                *(f"code.{owner}.{name}" for owner in _CONSOLES for name in ("runsource", "runcode", "push")),
                *(f"code.{owner}().{name}" for owner in _CONSOLES for name in ("runsource", "runcode", "push")),
                *("runpy.run_path", "runpy.run_module"),
                *(
                    "timeit.timeit",
                    "timeit.repeat",
                    "timeit.Timer",
                    "cProfile.run",
                    "profile.run",
                    "pdb.run",
                    "pdb.runeval",
                ),
                *("cProfile.runctx", "bdb.Bdb.run", "trace.Trace.run", "doctest.debug_src"),
                # expressions that reach Python's own eval
                *("pandas.eval", "pandas.DataFrame.eval", "pandas.DataFrame.query", "numexpr.evaluate"),
                *("sympy.sympify", "sympy.S", "sympy.parsing.sympy_parser.parse_expr", "sympy.parse_expr"),
                *(
                    "js2py.eval_js",
                    "js2py.EvalJs.execute",
                    "py_mini_racer.MiniRacer.eval",
                    "execjs.eval",
                    "execjs.compile",
                ),
                *("IPython.core.interactiveshell.InteractiveShell.run_cell", ".run_cell"),
                *("IPython.get_ipython.run_cell", "IPython.get_ipython.ex", "IPython.get_ipython.ev"),
                *(
                    "langchain_experimental.utilities.PythonREPL.run",
                    "langchain_experimental.utilities.python.PythonREPL.run",
                ),
                *("langchain.utilities.PythonREPL.run", "langchain_experimental.tools.PythonREPLTool.run"),
                *(
                    "langchain_experimental.tools.PythonAstREPLTool.run",
                    "langchain_experimental.tools.PythonAstREPLTool.invoke",
                ),
                *(
                    "numpy.f2py.compile",
                    "scipy.weave.inline",
                    "cffi.FFI.verify",
                    "torch.utils.cpp_extension.load_inline",
                ),
            ),
            arguments=(0, "source", "stmt", "expr", "path_name", "mod_name", "query", "code", "statement", "setup"),
        ),
        Sink(
            calls=(".query", ".eval"),
            arguments=(0, "expr"),
            receivers=("df", "frame"),
        ),
        # only what runs it does harm, but nothing else is made of it
        Sink(calls=("compile", "builtins.compile"), arguments=(0, "source"), ceiling=Confidence.MEDIUM),
        # any module of the path, by name
        Sink(
            calls=(
                *("importlib.import_module", "__import__", "importlib.__import__", "builtins.__import__"),
                *("importlib.util.spec_from_file_location", "importlib.machinery.SourceFileLoader", "imp.load_source"),
                *("werkzeug.utils.import_string", "django.utils.module_loading.import_string", "pydoc.locate"),
                *("pkgutil.resolve_name", "zipimport.zipimporter"),
            ),
            arguments=(0, 1, "name", "dotted_path", "import_name", "location", "path"),
            shape="module",
        ),
        # "()" in it names any callable, and fileConfig evaluates arguments
        Sink(calls=("logging.config.dictConfig", "logging.config.fileConfig"), arguments=(0, "config", "fname")),
    ),
    sanitizers=("ast.literal_eval", "literal_eval"),
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
