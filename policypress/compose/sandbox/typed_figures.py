"""Figures typed into prose: every amount, ratio and date stands once, as data, and
prose refers to it."""

from __future__ import annotations

import re

from policypress.findings import Finding, Place
from policypress.language.tokens import typed_figures
from policypress.source.model.datum import is_datum

# What is never closed reaches to the end: looked for anew from each brace it would take
# minutes, and that it is not closed is said elsewhere.
_JINJA = re.compile(
    r"\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)",
    re.DOTALL,
)
# What code prints, and the words written in it.
_PRINTED = re.compile(r"\{\{[^\n]{0,500}?\}\}")
_LITERAL = re.compile(r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'")
_WRITTEN = re.compile(r"\|\s*written\([^)]*\)")
_KINDS = {
    "money": "金额",
    "ratio": "比例",
    "date": "日期",
    "duration": "期限",
    "count": "数量",
    "document": "文号",
}
_HINT = "把它写成数据（如 facts 中的一项），条文里用 {{ }} 引用"
_IN_TEMPLATE = (
    "把它写进 policy/（如 policy.yaml 的 facts），模板里用 {{ }} 引用"
)


def typed(text: str, place: Place) -> list[Finding]:
    """A finding for each figure typed into a piece of prose, also as words of code: {{ "9万元"
    }}, | default("6万元"). What stands in 《》 and “” is exempt, and in code what can be no
    data (一百万元), or says a figure in its own words (| written('30万元'))."""
    found = [*typed_figures(_without_jinja(text))]
    for code in _PRINTED.findall(text):
        for literal in _LITERAL.findall(_WRITTEN.sub("", code)):
            hidden = typed_figures(literal[1:-1])
            found += [one for one in hidden if is_datum(*one[1:])]
    return [
        Finding(
            "typed-figure",
            f"条文中直接写了{_KINDS.get(kind, kind)}“{words}”",
            place,
            _HINT,
            quote=words,
        )
        for _, words, kind in found
    ]


def typed_in_template(
    text: str,
    name: str,
) -> list[Finding]:
    """The same for the text of a template file, at line and column."""
    found = []
    for offset, words, kind in typed_figures(_without_jinja(text)):
        place = Place(
            name,
            text.count("\n", 0, offset) + 1,
            offset - text.rfind("\n", 0, offset),
        )
        found.append(
            Finding(
                "typed-figure",
                f"模板中直接写了{_KINDS.get(kind, kind)}“{words}”",
                place,
                _IN_TEMPLATE,
            )
        )
    return found


def _without_jinja(text: str) -> str:
    """Same length, same lines, nothing where Jinja stood (a full stop, so that words do
    not join across it)."""
    return _JINJA.sub(lambda m: re.sub(r"[^\n]", "。", m[0]), text)
