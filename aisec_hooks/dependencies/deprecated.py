"""Packages that their own maintainers have given up for others, as far as they say so themselves."""

from __future__ import annotations

from functools import cache

_SUMMARIES = """
adal msal
asyncio
composio-core composio
databind-core databind
databind-json databind
daytona-sdk daytona
erppeek odooly
fake-factory faker
fireblocks-sdk fireblocks
hijri-converter hijridate
mandrill mailchimp-transactional
mypy-boto3 types-boto3
neptune-fetcher neptune-query
pandas-profiling ydata-profiling
pysnmp-lextudio pysnmp
python-gflags absl-py
python3-ldap ldap3
roman-numerals-py roman-numerals
setuptools-markdown
sf-hamilton apache-hamilton
sklearn scikit-learn
slackclient slack-sdk
tensorflow-gpu tensorflow
u8darts darts
"""
"""One a line with what takes its place, nothing where Python or the tools do by now: so says the one-line summary of
its newest release on the index, read in November 2026."""

_DESCRIPTIONS = """
beautifulsoup beautifulsoup4
google-generativeai google-genai
oauth2client google-auth
pinecone-client pinecone
pypdf2 pypdf
pytest-runner
"""
"""The same, from the description of the newest release, read at the same time."""

_ELSEWHERE = """
boto boto3
nose pytest
pycrypto pycryptodome
"""
"""The same, from the project's own site, as the releases are older than the decision: github.com/boto/boto,
nose.readthedocs.io, www.pycrypto.org. That of pycrypto names no successor; pycryptodome keeps its modules."""


@cache
def replacements() -> dict[str, str]:
    """Normalised name of a package that is given up -> the one to use, "" where none is needed."""
    lines = f"{_SUMMARIES}{_DESCRIPTIONS}{_ELSEWHERE}".split("\n")
    return {name: "".join(other) for line in lines if line for name, *other in [line.split()]}
