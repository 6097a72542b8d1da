"""Data of the rule path-traversal."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

RULE = FlowRule(
    name="path-traversal",
    title="File path chosen by outside text",
    message="text from {source} decides which file {sink} touches",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(22,),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"value": "filename"},
    sinks=(
        Sink(
            calls=(
                "open",
                "io.open",
                "codecs.open",
                "os.open",
                "aiofiles.open",
                "gzip.open",
                "bz2.open",
                "lzma.open",
                "tarfile.open",
                "zipfile.ZipFile",
                "anyio.open_file",
                "pandas.read_csv",
                "numpy.load",
            ),
            arguments=(0, "file", "path", "name", "filename"),
            shape="path",
        ),
        Sink(
            calls=(
                "FileResponse",
                "send_file",
                "flask.send_file",
                "quart.send_file",
                "sanic.response.file",
                "static_file",
                "StreamingFileResponse",
                "web.FileResponse",
            ),
            arguments=(0, "path", "path_or_file", "filename_or_fp", "location"),
            shape="path",
        ),
        # the folder is the trusted part of these; the name in it is checked by them
        Sink(
            calls=("send_from_directory", "flask.send_from_directory"),
            arguments=(0, "directory"),
            shape="path",
        ),
        Sink(
            calls=(
                "os.remove",
                "os.unlink",
                "os.rmdir",
                "os.removedirs",
                "os.listdir",
                "os.scandir",
                "os.walk",
                "os.mkdir",
                "os.makedirs",
                "os.chmod",
                "os.chown",
                "os.truncate",
                "shutil.rmtree",
            ),
            arguments=(0, "path"),
            shape="path",
        ),
        Sink(
            calls=(
                "os.rename",
                "os.replace",
                "os.link",
                "os.symlink",
                "shutil.copy",
                "shutil.copy2",
                "shutil.copyfile",
                "shutil.copytree",
                "shutil.move",
                "shutil.unpack_archive",
            ),
            arguments=(0, 1, "src", "dst"),
            shape="path",
        ),
        Sink(
            calls=tuple(
                "." + name
                for name in "open read_text read_bytes write_text write_bytes unlink rmdir mkdir touch iterdir glob"
                " rglob rename replace symlink_to hardlink_to chmod".split()
            ),
            on="pathlib.Path",
            shape="path",
        ),
        # ZipFile takes care of its members' names itself, TarFile only when asked to (or from Python 3.14 on)
        Sink(
            calls=(".extract", ".extractall"),
            on="tarfile.TarFile",
            unless=tuple(("filter", f) for f in ("'data'", "'tar'", "data_filter", "tar_filter")),
        ),
        Sink(
            calls=(".save",), arguments=(0, "dst"), shape="path", receivers=("upload", "request.files"), of_request=True
        ),
    ),
    sanitizers=(
        "secure_filename",
        "werkzeug.utils.secure_filename",
        "os.path.basename",
        "posixpath.basename",
        "ntpath.basename",
        "path.basename",
        "safe_join",
        "werkzeug.utils.safe_join",
        "werkzeug.security.safe_join",
        "flask.safe_join",
        "django.utils._os.safe_join",
        "get_valid_filename",
        "django.utils.text.get_valid_filename",
        "sanitize_filename",
        "pathvalidate.sanitize_filename",
        "slugify",
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.INPUT: Confidence.MEDIUM,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
