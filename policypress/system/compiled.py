"""Where Python keeps compiled modules (编译结果), and what we keep from one run to the next
beside them.

Whoever tells Python to write none (`PYTHONDONTWRITEBYTECODE`, `python -B`; many container
images do) wants none among the sources. Compiling everything at each start would take six
seconds of a check, so they go to the user's cache. Standard library only, and little of it.
"""

from __future__ import annotations

import os
import sys

_NONE, _ELSEWHERE = "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"
_AMONG_SOURCES = "__pycache__"


def keep_elsewhere() -> None:
    """Have Python keep compiled modules in the user's cache, in this process and in those
    that it starts, where it would keep none.

    Whoever has named a folder for them and still wants none written gets none. Without a
    home nothing is kept, as before.
    """
    if not sys.dont_write_bytecode or sys.pycache_prefix:
        return
    # Only here: it takes longer than the rest of this module.
    from policypress.system.user_cache import user_cache

    try:
        folder = os.path.abspath(user_cache() / "compiled")
    except (RuntimeError, OSError):
        return
    os.environ.pop(_NONE, None)
    os.environ[_ELSEWHERE] = sys.pycache_prefix = folder
    sys.dont_write_bytecode = False


def folder_of(source: str | os.PathLike[str]) -> str:
    """The folder in which Python keeps the compiled module of a source file (PEP 3147, and
    `sys.pycache_prefix` where there is one).

    source: the file's path. What we keep that a module has made lies in it as well.
    """
    place = os.path.dirname(os.path.abspath(source))
    if not sys.pycache_prefix:
        return os.path.join(place, _AMONG_SOURCES)
    _, below = os.path.splitdrive(place)
    return os.path.join(sys.pycache_prefix, below.lstrip("\\/"))
