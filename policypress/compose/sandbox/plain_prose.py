"""Prose that only names values, said without compiling it.

Nearly all prose is words with ``{{ a.b.c }}``, ``{{ ref('id') }}`` and ``{{ cite('id', 'date') }}`` in them; compiling
each piece as a Jinja template would take longer than all the rest of composing. Anything more is left to Jinja.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined

from policypress.compose.markdown.markers import escape

if TYPE_CHECKING:
    from policypress.compose.sandbox.marking import Sandbox

_NAME = re.compile(
    r"\{\{ *([a-z_]\w*)((?:\.[a-z_]\w*)*)(?:\(((?:'[^'\\]*'(?:, *)?)+)\))? *\}\}"
)
_WORDS = re.compile(r"'([^']*)'")


def say(text: str, names: dict[str, Any], sandbox: Sandbox) -> str | None:
    """Marked words of the prose, by the sandbox's own rules; None when it takes Jinja to say or to refuse it."""
    parts: list[str] = []
    position = 0
    for found in _NAME.finditer(text):
        before, position = text[position : found.start()], found.end()
        value = names.get(found[1])
        for name in found[2].split(".")[1:]:
            value = sandbox.getattr(value, name)
        if "{" in before or value is None or isinstance(value, Undefined):
            return None
        if found[3]:
            if (
                found[2]
                or found[1] not in ("ref", "cite")
                or not sandbox.is_safe_callable(value)
            ):
                return None
            value = value(*_WORDS.findall(found[3]))
        parts += [escape(before), sandbox.mark(value)]
    rest = text[position:]
    return None if "{" in rest or not parts else "".join([*parts, escape(rest)])
