"""Prose that only names values, rendered without compiling it.

Nearly all prose is words with ``{{ a.b.c }}``, ``{{ ref('id') }}`` and ``{{ cite('id',
'date') }}`` in them; compiling each piece as a Jinja template would take longer than
all the rest of composing. Anything more is left to Jinja.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined

from policypress.compose.markdown.markers import escape

if TYPE_CHECKING:
    from policypress.compose.sandbox.policy_sandbox import Sandbox

# {{ name.name… }}, or {{ name('…', '…') }}: first name, other names, what is in brackets.
_EXPRESSION = re.compile(
    r"\{\{ *([a-z_]\w*)((?:\.[a-z_]\w*)*)(?:\(((?:'[^'\\]*'(?:, *)?)+)\))? *\}\}"
)
_ARGUMENT = re.compile(r"'([^']*)'")
_FUNCTIONS = ("ref", "cite")


def render_plainly(
    text: str,
    names: dict[str, Any],
    sandbox: Sandbox,
) -> str | None:
    """The marked words of a piece of prose, by the sandbox's own rules.

    None when it takes Jinja to render it, or to refuse it.
    """
    parts: list[str] = []
    position = 0
    for found in _EXPRESSION.finditer(text):
        before = text[position : found.start()]
        position = found.end()
        if "{" in before:
            return None
        value = _value(found, names, sandbox)
        if value is None:
            return None
        parts.append(escape(before))
        parts.append(sandbox.mark(value))
    rest = text[position:]
    if "{" in rest or not parts:
        return None
    parts.append(escape(rest))
    return "".join(parts)


def _value(
    found: re.Match[str],
    names: dict[str, Any],
    sandbox: Sandbox,
) -> Any:
    """What one expression names or calls; None when that is for Jinja to say."""
    first, others, arguments = found.groups()
    value = names.get(first)
    for name in others.split(".")[1:]:
        value = sandbox.getattr(value, name)
    if value is None or isinstance(value, Undefined):
        return None
    if not arguments:
        return value
    if (
        others
        or first not in _FUNCTIONS
        or not sandbox.is_safe_callable(value)
    ):
        return None
    return value(*_ARGUMENT.findall(arguments))
