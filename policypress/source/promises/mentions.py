"""Which figures of a measure its own prose states, by paragraph: read from what stands in {{ }} and {% %}."""

from __future__ import annotations

import re

from policypress.source.model import Measure

# Caps and quotas, and the names by which prose refers to them.
LIMITS = {
    "per_item": ("cap", "cap_item"),
    "per_applicant_year": ("cap_year",),
    "total_year": ("pool",),
    "quota.per_applicant_year": ("quota_year",),
    "quota.total_year": ("quota_total",),
}
_CODE = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_NAME = re.compile(
    r"(?<![\w.'\"])(s|m|cond|facts)((?:\.[a-z_][a-z0-9_]*)*)(?:\s*\|\s*listing\(\s*['\"]([a-z_]+))?"
)
_WORDS_ONLY = (
    "when",
    "name",
    "of",
    "unit",
    "by",
    "payee",
    "mode",
)  # parts of a support that are no figures
_ALL = "*"


class Stated:
    """Paragraph by paragraph what is stated, as (owner, name): ("china_patent", "gold"), ("", "cap_year"), ("cond", "run").

    The name * stands for everything of its owner: s.x.tiers, s.x.standard, or a loop over it.
    """

    def __init__(self, measure: Measure) -> None:
        self._by_paragraph = {
            key: set(_stated(paragraph.text))
            for key, paragraph in measure.paragraphs.items()
        }

    def paragraphs_with(self, owner: str, *names: str) -> list[str]:
        """Keys of the paragraphs that state a figure under one of its names."""
        wanted = {(owner, name) for name in (*names, _ALL)} | {(_ALL, _ALL)}
        return [key for key, stated in self._by_paragraph.items() if stated & wanted]


def names_measure(measure: Measure, other: str) -> bool:
    """Whether the prose of a measure cites another: ref('other')."""
    cited = re.compile(rf"\bref\(\s*['\"]{re.escape(other)}['\"]")
    return any(
        cited.search(paragraph.text) for paragraph in measure.paragraphs.values()
    )


def _stated(text: str) -> list[tuple[str, str]]:
    found = []
    for code in _CODE.finditer(text):
        for home, path, listed in _NAME.findall(code[1] or code[2]):
            found += _reference(home, path.split(".")[1:], listed)
    return found


def _reference(home: str, parts: list[str], listed: str) -> list[tuple[str, str]]:
    """What a name such as s.china_patent.tiers | listing('value') states."""
    if home != "s":
        return [("" if home == "m" else home, parts[0] if parts else _ALL)]
    if not parts:
        return [(_ALL, _ALL)]
    owner, *rest = parts
    if set(rest) & set(_WORDS_ONLY) or listed in _WORDS_ONLY:
        return []
    return [(owner, _ALL if not rest or rest[0] in ("tiers", "standard") else rest[0])]
