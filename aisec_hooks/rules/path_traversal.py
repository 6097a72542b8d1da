"""Data of the rule path-traversal."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_OS = (
    "remove unlink rmdir removedirs listdir scandir walk fwalk mkdir makedirs chmod lchmod chown lchown truncate utime"
    " mkfifo mknod chdir chroot readlink"
).split()
_TWO = (
    "os.rename os.renames os.replace os.link os.symlink shutil.copy shutil.copy2 shutil.copyfile shutil.copymode"
    " shutil.copystat shutil.copytree shutil.move shutil.unpack_archive shutil.make_archive aioshutil.copy"
    " aioshutil.move aiofiles.os.rename aiofiles.os.replace distutils.file_util.copy_file distutils.dir_util.copy_tree"
).split()
_READERS = ("csv table excel parquet feather orc hdf sas spss stata json fwf xml pickle").split()
_OPENERS = (
    "open io.open io.open_code io.FileIO codecs.open os.open aiofiles.open gzip.open gzip.GzipFile bz2.open bz2.BZ2File"
    " lzma.open lzma.LZMAFile tarfile.open zipfile.ZipFile zipfile.PyZipFile anyio.open_file trio.open_file mmap.open"
    " fileinput.input linecache.getline linecache.getlines tokenize.open sqlite3.connect dbm.open shelve.open wave.open"
    " fsspec.open smart_open.open py7zr.SevenZipFile rarfile.RarFile pyzipper.AESZipFile h5py.File netCDF4.Dataset"
    " PIL.Image.open cv2.imread cv2.imwrite imageio.imread imageio.imwrite imageio.v3.imread matplotlib.pyplot.imread"
    " fitz.open pymupdf.open docx.Document pptx.Presentation openpyxl.load_workbook pypdf.PdfReader PyPDF2.PdfReader"
    " pdfplumber.open numpy.load numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.memmap numpy.save numpy.savetxt"
    " numpy.savez joblib.load joblib.dump torch.load torch.save safetensors.safe_open soundfile.read librosa.load"
    " configparser.ConfigParser.read dotenv.load_dotenv runpy.run_path"
).split()

_FILTERED = tuple(("filter", f) for f in ("'data'", "'tar'", "data_filter", "tar_filter"))
"""Only TarFile's methods take one."""

RULE = FlowRule(
    name="path-traversal",
    title="File path chosen by outside text",
    message="text from {source} decides which file {sink} touches",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(22, 73, 434),
    owasp_2021=("A01",),
    owasp_2025=("A01",),
    fix_names={"value": "filename"},
    sinks=(
        Sink(
            calls=(
                *_OPENERS,
                *(f"{package}.read_{kind}" for package in ("pandas", "polars", "geopandas") for kind in _READERS),
                *(f"polars.scan_{kind}" for kind in ("csv", "parquet", "ndjson", "ipc")),
            ),
            arguments=(0, "file", "path", "name", "filename", "fname", "io", "filepath_or_buffer", "source"),
            shape="path",
        ),
        Sink(
            calls=(
                *(
                    "FileResponse",
                    "send_file",
                    "flask.send_file",
                    "quart.send_file",
                    "static_file",
                    "StreamingFileResponse",
                ),
                *(
                    "sanic.response.file",
                    "sanic.response.file_stream",
                    "sanic.file",
                    "litestar.response.File",
                    "web.FileResponse",
                ),
                *("starlette.responses.FileResponse", "aiohttp.web.FileResponse", "pyramid.response.FileResponse"),
                *("pyramid.response.FileIter", "cherrypy.lib.static.serve_file", "cherrypy.lib.static.serve_download"),
                *("serve_file", "webob.static.FileApp"),
            ),
            arguments=(0, "path", "path_or_file", "filename_or_fp", "location"),
            shape="path",
        ),
        # the folder is the trusted part of these; the name in it is checked by them
        Sink(
            calls=("send_from_directory", "flask.send_from_directory", "quart.send_from_directory"),
            arguments=(0, "directory"),
            shape="path",
        ),
        Sink(calls=("static_file", "bottle.static_file"), arguments=("root", 1), shape="path"),
        Sink(
            calls=(
                *(f"os.{name}" for name in _OS),
                *(
                    f"aiofiles.os.{name}"
                    for name in ("remove", "unlink", "rmdir", "listdir", "scandir", "mkdir", "makedirs")
                ),
                *(
                    "shutil.rmtree",
                    "shutil.chown",
                    "aioshutil.rmtree",
                    "glob.glob",
                    "glob.iglob",
                    "send2trash.send2trash",
                ),
            ),
            arguments=(0, "path", "name", "top", "pathname"),
            shape="path",
        ),
        Sink(calls=tuple(_TWO), arguments=(0, 1, "src", "dst", "base_name", "root_dir", "extract_dir"), shape="path"),
        Sink(
            calls=tuple(
                f".{name}"
                for name in (
                    "open read_text read_bytes write_text write_bytes unlink rmdir mkdir touch iterdir glob rglob walk"
                    " rename replace symlink_to hardlink_to link_to chmod copy copy_into move move_into"
                ).split()
            ),
            on="pathlib.Path",
            shape="path",
        ),
        Sink(
            calls=(".rename", ".replace", ".copy", ".move"),
            arguments=(0, "target"),
            shape="path",
            receivers=("path", "file"),
            kinds=(SourceKind.REQUEST, SourceKind.MODEL),
            ceiling=Confidence.MEDIUM,
        ),
        # the prefix of a temporary file may hold folders
        Sink(
            calls=tuple(
                f"tempfile.{name}"
                for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp", "TemporaryDirectory")
            ),
            arguments=("prefix", "suffix", "dir"),
            shape="path",
        ),
        # ZipFile takes care of its members' names itself, TarFile only when asked to (or from Python 3.14 on)
        Sink(
            calls=(".extract", ".extractall"),
            on="tarfile.TarFile",
            unless=_FILTERED,
            answers="unsafe-archive-extraction",
        ),
        Sink(
            calls=(".extract", ".extractall"),
            arguments=("path", 0),
            shape="path",
            receivers=("zip", "archive", "tar"),
            unless=_FILTERED,
        ),
        # Django's and Werkzeug's storages
        Sink(
            calls=(".save",), arguments=(0, "dst"), shape="path", receivers=("upload", "request.files"), of_request=True
        ),
        Sink(
            calls=(".save",),
            arguments=(0, "name"),
            shape="path",
            receivers=("fs", "storage"),
            ceiling=Confidence.MEDIUM,
        ),
        Sink(calls=("FileSystemStorage",), arguments=(0, "location"), shape="path"),
        # template files by name, and the files that templates include
        Sink(
            calls=("bottle.template", "web.template.frender", "mako.template.Template"),
            arguments=("filename", "lookup"),
            shape="path",
        ),
        # the other side of an SFTP or FTP connection is a file system, too
        Sink(
            calls=tuple(
                f"paramiko.SFTPClient.{name}" for name in ("get", "put", "open", "remove", "listdir", "rename")
            ),
            arguments=(0, 1),
            shape="path",
        ),
    ),
    sanitizers=(
        *(
            "secure_filename",
            "werkzeug.utils.secure_filename",
            "get_valid_filename",
            "django.utils.text.get_valid_filename",
        ),
        *("os.path.basename", "posixpath.basename", "ntpath.basename", "path.basename"),
        *("safe_join", "werkzeug.utils.safe_join", "werkzeug.security.safe_join", "flask.safe_join"),
        *("django.utils._os.safe_join", "sanitize_filename", "pathvalidate.sanitize_filename", "slugify"),
        *("django.utils.text.slugify", "hashlib.sha256", "hashlib.md5", "hashlib.sha1"),
        "base64.urlsafe_b64encode",
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
        SourceKind.INPUT: Confidence.MEDIUM,
        SourceKind.PARAMETER: Confidence.MEDIUM,
    },
)
