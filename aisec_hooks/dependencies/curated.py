"""The best known modules that another package than one of their own name provides, and the names that mislead."""

from __future__ import annotations

from functools import cache

_MODULES = """
_cffi_backend cffi
_distutils_hack setuptools
_mysql mysqlclient
_yaml pyyaml
absl absl-py
allauth django-allauth
ansible ansible-core ansible
antlr4 antlr4-python3-runtime
apiclient google-api-python-client
AppKit pyobjc-framework-cocoa
argon2 argon2-cffi
attr attrs
autogen pyautogen autogen-agentchat
axes django-axes
barcode python-barcode
Bio biopython
bluetooth pybluez
board adafruit-blinka
bs4 beautifulsoup4
bson pymongo
builtins_ future
busio adafruit-blinka
cairo pycairo
cassandra cassandra-driver
cinderclient python-cinderclient
community python-louvain
compose docker-compose
consul python-consul python-consul2
corsheaders django-cors-headers
cpuinfo py-cpuinfo
crispy_forms django-crispy-forms
Crypto pycryptodome pycrypto
Cryptodome pycryptodomex
cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
databricks databricks-sdk databricks-sql-connector
dateutil python-dateutil
dbus dbus-python
debug_toolbar django-debug-toolbar
decouple python-decouple
digitalio adafruit-blinka
discord discord-py py-cord
django_filters django-filter
dns dnspython
docx python-docx
dotenv python-dotenv
editor python-editor
engineio python-engineio
environ django-environ
facebook facebook-sdk
faiss faiss-cpu faiss-gpu
ffmpeg ffmpeg-python
fitz pymupdf
Foundation pyobjc-framework-cocoa
gflags python-gflags
gi pygobject
git gitpython
github pygithub
gitlab python-gitlab
glanceclient python-glanceclient
gnupg python-gnupg
google.adk google-adk
google.api_core google-api-core
google.auth google-auth
google.genai google-genai
google.generativeai google-generativeai
google.longrunning googleapis-common-protos
google.oauth2 google-auth
google.protobuf protobuf
google.resumable_media google-resumable-media
google.rpc googleapis-common-protos
google.type googleapis-common-protos
googleapiclient google-api-python-client
graphql graphql-core
gridfs pymongo
grpc grpcio
grpc_health grpcio-health-checking
grpc_reflection grpcio-reflection
grpc_status grpcio-status
grpc_tools grpcio-tools
guardian django-guardian
haystack django-haystack haystack-ai
health_check django-health-check
heatclient python-heatclient
hid hidapi hid
igraph igraph python-igraph
imblearn imbalanced-learn
import_export django-import-export
jenkins python-jenkins
jose python-jose python-jose-cryptodome
jwt pyjwt
kafka kafka-python kafka-python-ng
keystoneclient python-keystoneclient
lark lark lark-parser
ldap python-ldap
Levenshtein levenshtein python-levenshtein
libfuturize future
llama_cpp llama-cpp-python
llama_index llama-index llama-index-core
magic python-magic python-magic-bin
markdown_it markdown-it-py
memcache python-memcached
mpd python-mpd2
mpl_toolkits matplotlib
mptt django-mptt
multipart python-multipart multipart
mysql mysql-connector-python
MySQLdb mysqlclient
nacl pynacl
nats nats-py
neo4j neo4j neo4j-driver
neutronclient python-neutronclient
nmap python-nmap
novaclient python-novaclient
nvidia_smi nvidia-ml-py3
oauth2_provider django-oauth-toolkit
objc pyobjc-core
ogr gdal
OleFileIO_PL olefile
onelogin python3-saml
OpenGL pyopengl
openid python3-openid
opensearchpy opensearch-py
OpenSSL pyopenssl
openstack openstacksdk
openstackclient python-openstackclient
osgeo gdal
paddle paddlepaddle paddlepaddle-gpu
past future
PIL pillow pillow-simd
pinecone pinecone pinecone-client
pkcs11 python-pkcs11
pkg_resources setuptools
playhouse peewee
pptx python-pptx
psycopg psycopg psycopg-binary
psycopg2 psycopg2 psycopg2-binary
pwiz peewee
pylab matplotlib
pynvml nvidia-ml-py pynvml
pythoncom pywin32
pythonjsonlogger python-json-logger
pywintypes pywin32
pyximport cython
Quartz pyobjc-framework-quartz
readability readability-lxml
rest_framework djangorestframework
rest_framework_nested drf-nested-routers
rest_framework_simplejwt djangorestframework-simplejwt
RPi rpi-gpio
ruamel ruamel-yaml
saml2 pysaml2
serial pyserial
servicemanager pywin32
simple_history django-simple-history
sip pyqt5-sip sip
skimage scikit-image
sklearn scikit-learn
skopt scikit-optimize
sksurv scikit-survival
slack slackclient slack-sdk
slugify python-slugify unicode-slugify
smartcard pyscard
smbus smbus smbus2
snappy python-snappy
snowflake snowflake-connector-python
socketio python-socketio
speech_recognition speechrecognition
st_aggrid streamlit-aggrid
Stemmer pystemmer
stomp stomp-py
storages django-storages
strawberry strawberry-graphql
swiftclient python-swiftclient
taggit django-taggit
telebot pytelegrambotapi
telegram python-telegram-bot
tensorflow tensorflow tensorflow-cpu tensorflow-gpu tf-nightly
tortoise tortoise-orm
twitter python-twitter
umap umap-learn
usb pyusb
vertexai google-cloud-aiplatform
vlc python-vlc
weaviate weaviate-client
websocket websocket-client
whisper openai-whisper
whois python-whois
win32api pywin32
win32clipboard pywin32
win32com pywin32
win32con pywin32
win32event pywin32
win32file pywin32
win32gui pywin32
win32pipe pywin32
win32print pywin32
win32process pywin32
win32security pywin32
win32service pywin32
win32serviceutil pywin32
win32ui pywin32
winerror pywin32
wx wxpython
Xlib python-xlib
yaml pyyaml
zmq pyzmq
zope.component zope-component
zope.event zope-event
zope.interface zope-interface
"""
"""One module a line, with the packages that provide it, the most likely first."""

ON_THEIR_OWN = frozenset("httpx2 httpcore2".split())
"""Packages that look like a popular one and are much used themselves since the ranks were counted."""

_MISLEADING = """
yaml cv2 pil sklearn skimage bs4 dotenv jwt dateutil crypto cryptodome nacl openssl serial usb magic docx pptx attr git
github zmq mysqldb pkg-resources telegram jose socketio websocket decouple rest-framework corsheaders
googleapiclient grpc imblearn faiss osgeo dns nmap xlib gi wx win32api win32con win32gui win32com pythoncom
pywintypes ffmpeg vlc opengl saml2 pythonjsonlogger argon2 absl fitz jenkins gitlab ldap
slugify umap
"""
"""Modules, in the normalised form of a package's name, that people ask for although the package is called otherwise."""


@cache
def modules() -> dict[str, tuple[str, ...]]:
    """Module -> the packages that provide it, the most likely first."""
    lines = [line.split() for line in _MODULES.split("\n") if line]
    return {module: tuple(packages) for module, *packages in lines}


@cache
def misleading() -> dict[str, str]:
    """Name of a package that is really that of a module -> the package that was meant."""
    known = {module.lower().replace("_", "-"): packages[0] for module, packages in modules().items()}
    return {name: known[name] for name in _MISLEADING.split() if name in known}
