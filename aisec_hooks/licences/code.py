"""Which files may carry a licence header: a cheap look before one is read."""

from __future__ import annotations

from aisec_hooks import late

WORDS = late.compiled(
    rb"SPDX-Licen[sc]e-Identifier|[Pp]ublic[ \t*#/;]+(?:\r?\n[ \t*#/;%-]*)?Licen[sc]e|PUBLIC LICEN|\bA?GPL|"
    rb"__licen[sc]e__|[Ll]icen[sc]e: "
)
"""What every header has one of: a cheap look before a file is read."""
_CODE = frozenset(
    "asm s bash bat c cc cjs clj cljs cmake cmd cpp cs cu cuh cxx d dart el erl ex exs f f90 for fs go gradle groovy "
    "h hh hpp hs hxx java jl js jsx kt kts less lisp lua m mjs mk ml mm nim nix pas php pl pm proto ps1 pxd py pyi pyx "
    "r rb rs sass scala scm scss sh sql sv svelte swift tcl tf ts tsx v vb vhd vhdl vue zig zsh".split()
)
_CODE_NAMES = frozenset(
    {"makefile", "dockerfile", "cmakelists.txt", "meson.build", "sconstruct", "rakefile", "wscript"}
)


def is_code(path: str) -> bool:
    """Whether a file is code by its name; documents and data speak of licences without being under them."""
    name = path.rpartition("/")[2].lower()
    return name in _CODE_NAMES or (("." in name) and name.rpartition(".")[2] in _CODE)
