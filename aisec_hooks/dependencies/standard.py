"""Modules that no package has to provide: of Python itself, of programs that run Python, of a shared top level."""

from __future__ import annotations

STDLIB = frozenset(
    """
    __builtin__ __future__ __main__ __mp_main__ _abc _aix_support _android_support _apple_support _ast _ast_unparse
    _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr
    _codecs_tw _collections _collections_abc _colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes
    _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools
    _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io _ios_support _json _locale
    _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode _opcode_metadata _operator
    _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio
    _pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha2 _sha256 _sha3 _sha512 _signal _sitebuiltins
    _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread
    _threading_local _tkinter _tokenize _tracemalloc _types _typeshed _typing _uuid _warnings _weakref _weakrefset
    _winapi _wmi _zoneinfo _zstd abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore
    atexit audioop base64 bdb binascii binhex bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs
    codeop collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg
    cProfile crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings
    ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt
    getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect
    io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes
    mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator
    optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath
    pprint profile profiling pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline
    reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site sitecustomize
    smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics
    string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile
    termios test textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty
    turtle turtledemo types typing unicodedata unittest urllib usercustomize uu uuid venv warnings wave weakref
    webbrowser winreg winsound wsgiref xdrlib xml xmlrpc xxlimited xxlimited_35 xxsubtype zipapp zipfile zipimport
    zlib zoneinfo
    """.split()
)
"""Of Python 3.10 to 3.15, with what was removed since 3.10, and what type checkers and start-up add."""

PYTHON2 = frozenset(
    """
    _winreg anydbm BaseHTTPServer Bastion bsddb Carbon CGIHTTPServer commands compiler ConfigParser Cookie cookielib
    copy_reg cPickle cStringIO dbhash Dialog dircache dl DocXMLRPCServer dumbdbm dummy_thread dummy_threading
    exceptions FileDialog formatter fpformat future_builtins gdbm hotshot htmlentitydefs htmllib HTMLParser httplib
    ihooks imputil macpath macurl2path md5 mhlib mimetools MimeWriter mimify multifile mutex new parser popen2
    posixfile Queue rexec rfc822 robotparser ScrolledText sets sgmllib sha SimpleDialog SimpleHTTPServer
    SimpleXMLRPCServer SocketServer StringIO stringold sunaudio symbol thread Tix tkColorChooser tkCommonDialog
    Tkconstants tkFileDialog tkFont Tkinter tkMessageBox tkSimpleDialog toaiff ttk urllib2 urlparse user UserDict
    UserList UserString whichdb xmllib xmlrpclib
    """.split()
)
"""What Python 2 and the first of Python 3 had besides; old code still asks for it first."""

EMBEDDED = frozenset(
    """
    adafruit_pixelbuf adsk analogio apt apt_inst apt_pkg aptsources arcpy aud audiobusio audiocore audiopwmio auparse
    Autodesk awsglue awsgluedq bgl binaryninja BlackmagicFusion Blender blf bmesh bpy bpy_extras bpy_types browser c4d
    carla com DaVinciResolveScript dbutils displayio dnf dnfpluginscore Draft eeschema esp esp32 fontforge FreeCAD
    FreeCADGui fusionscript gdb gedit gentoolkit ghidra ghpythonlib gimp gimpenums gimpfu gpu Grasshopper hawkey
    hdefereval hexchat hexrays hou ida_bytes ida_hexrays ida_kernwin idaapi idautils idc idprop inkex irssi isaacsim
    jarray java javascript javax jep js katana ldb libdnf libdnf5 libvirt libxml2 libxslt lldb lsb_release machine
    mari mathutils MaxPlus maya Mesh microbit microcontroller micropip micropython Microsoft mod_wsgi mset msgbox
    nautilus neopixel network nuke nukescripts nvim obspython officehelper omni org pacman paraview Part PartDesign
    pcbnew portage psMat pwmio pxr pyanaconda pyb pymel pymxs pyodide pyodide_js pyrevit pyscript qgis reaper_python
    renpy RevitServices Rhino rhinoscriptsyntax rhythmbox rp2 rpm rpmUtils rtc sage salome samba scribus scriptcontext
    ScriptingBridge sd selinux semanage seobject sepolicy Sketcher socketpool softwareproperties solv splunk
    splunkclilib sublime sublime_plugin substance_painter supervisor System talloc talon tdb toolutils uasyncio
    ubinascii uhashlib ujson uno unohelper unreal unreal_engine uos urequests usb_cdc usb_hid usocket ustruct utime
    uwsgi uwsgidecorators vim weechat wifi xbmc xbmcaddon xbmcgui xbmcplugin xbmcvfs xchat yum zypp_plugin
    """.split()
)
"""What a program that runs Python, a system package or a board's firmware brings; PyPI is no judge of them."""

NAMESPACES = frozenset(
    """
    airflow airflow.providers alibabacloud aliyunsdkcore ansible.module_utils ansible_collections aws_cdk
    aws_solutions_constructs azure azure.ai azure.mgmt azure.storage backports baidubce cdktf ckanext collective
    databricks databricks.sdk five flask.ext google google.ads google.apps google.cloud google.maps
    haystack_integrations huaweicloudsdkcore jaraco logilab mpl_toolkits nvidia nvidia.dali odoo odoo.addons
    odoo_addons openerp opentelemetry opentelemetry.exporter opentelemetry.instrumentation orangecontrib oslo paste
    peak plone Products pulumi pyams repoze ruamel ruamel.yaml salt scikits snowflake snowflake.connector snowflake.ml
    sphinxcontrib tencentcloud tgext trytond trytond.modules twisted.plugins volcengine winrt yandexcloud z3c zc zope
    """.split()
)
"""Names that many packages share as their top level: which of them is meant, the name does not say."""
