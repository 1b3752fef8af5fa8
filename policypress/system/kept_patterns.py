"""Compiled patterns (正则), kept from one run to the next.

Python keeps compiled modules and not compiled patterns: each run compiles some two
hundred anew, a fifth of a comparison. Here the code that Python's own compiler made for
a pattern is kept, found by the pattern, its flags and this very Python, and given to the
machine that runs it. Whoever calls `re.compile` notices nothing.

What is not kept yet is compiled in half the time: patterns of Chinese say the same sets of
characters over and over (of 12,000 in the rules 2,200 are different), and what the
compiler makes of a set, a third of all its work, is made once.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any, Final

from policypress.system.compiled import folder_of
from policypress.system.kept import Kept

_FOLDER = Path(folder_of(__file__))
_MOST = 6000  # patterns kept for a command: twice what the longest needs
# Code words that have to be new before the file is written again, those of ten ordinary
# patterns, and which part of those that are kept: less is compiled faster than all is
# written, and may stand for words of one text.
_WORTH, _PART = 500, 100
_WORD: Final = (
    "I"  # of `array` and `memoryview`: the size of a code word, four bytes
)
# DEBUG prints while it compiles; what LOCALE means is known when a pattern runs.
_NEVER = re.DEBUG | re.LOCALE
# What the machine says of arguments that another release of ours has written down.
_NOT_OURS = (TypeError, ValueError, RuntimeError)


class KeptPatterns:
    """`with KeptPatterns("compare"):` — `re.compile` takes from earlier runs what they
    compiled, and what is new is kept for the next run.

    name: of the command; folder: where they are kept.
    """

    def __init__(self, name: str, folder: Path = _FOLDER) -> None:
        self._kept = Kept(folder, f"patterns-{name}", _MOST)
        self._new_words = 0
        self._undo = ExitStack()

    def __enter__(self) -> KeptPatterns:
        """Stand in the place of the compiler's `compile`. A Python that has its compiler
        elsewhere goes on as ever."""
        with suppress(ImportError, AttributeError):
            compiler: Any = import_module("re._compiler")
            self._replace(compiler, "compile", self._standing_in_for(compiler))
            sets = _each_set_once(compiler._optimize_charset)
            self._replace(compiler, "_optimize_charset", sets)
        return self

    def _replace(self, compiler: Any, name: str, other: Any) -> None:
        """Put another function in the place of one of the compiler's, until the end."""
        self._undo.callback(setattr, compiler, name, getattr(compiler, name))
        setattr(compiler, name, other)

    def __exit__(self, *problem: object) -> None:
        """Leave the compiler as it was, and write down what is new."""
        self._undo.close()
        self.keep()

    def keep(self) -> None:
        """Write down what is new where it is worth that."""
        known = self._kept.size // array(_WORD).itemsize
        if self._new_words >= max(_WORTH, known // _PART):
            self._kept.keep()

    def _standing_in_for(self, compiler: Any) -> Callable[..., Any]:
        """What takes the place of the compiler's `compile`, and gives the same."""
        # Within another `with`, the compiler's own is what that one stands in for.
        own = getattr(compiler.compile, "own", compiler.compile)
        machine = compiler._sre
        arguments_of = _without_machine(compiler, own)

        def compile_or_find(pattern: Any, flags: int = 0) -> Any:
            """A compiled pattern, from what is kept where that is possible; by
            the compiler otherwise, and kept."""
            if not isinstance(pattern, str) or flags & _NEVER:
                return own(pattern, flags)
            known = self._known(pattern, flags)
            if known:
                with suppress(*_NOT_OURS):
                    return machine.compile(pattern, *known)
            made = arguments_of(pattern, flags)[1:]
            self._put(pattern, flags, made)
            return machine.compile(pattern, *made)

        vars(compile_or_find)["own"] = own
        return compile_or_find

    def _known(self, pattern: str, flags: int) -> tuple[Any, ...] | None:
        """What the machine is given for a pattern, besides the pattern."""
        found = self._kept.get(_key(pattern, flags))
        with suppress(*_NOT_OURS):
            all_flags, code, *groups = found
            words = memoryview(code).cast(_WORD).tolist()
            return all_flags, words, *groups
        return None

    def _put(self, pattern: str, flags: int, known: tuple[Any, ...]) -> None:
        """Keep what the compiler made: all flags, code words, and what it says of groups."""
        all_flags, code, *groups = known
        words = array(_WORD, code)
        self._new_words += len(words)
        written = (int(all_flags), words.tobytes(), *groups)
        self._kept.put(_key(pattern, flags), written)


def _each_set_once(own: Callable[..., Any]) -> Callable[..., Any]:
    """What the compiler makes of a set of characters, remembered. own: what makes it."""
    known: dict[tuple[Any, ...], Any] = {}

    def made_once(charset: Any, *how: Any) -> Any:
        """What a set becomes. how: tells capital letters from small ones where that
        matters; then it is made each time."""
        if any(how):
            return own(charset, *how)
        words = tuple(charset)
        if words not in known:
            known[words] = own(charset)
        made, has_case = known[words]
        return list(made), has_case

    return made_once


def _without_machine(compiler: Any, own: Any) -> FunctionType:
    """The compiler's own `compile`, which returns what it would have handed to the
    machine: pattern, flags, code, groups."""
    names = {
        **vars(compiler),
        "_sre": SimpleNamespace(compile=lambda *given: given),
    }
    return FunctionType(own.__code__, names, None, own.__defaults__)


def _key(pattern: str, flags: int) -> bytes:
    """What a pattern is found by."""
    return f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")
