"""Which figures of a measure its own prose mentions, by paragraph: read from what
stands in {{ }} and {% %}."""

from __future__ import annotations

import re
from typing import NamedTuple

from policypress.source.model import Paragraph, Provision


class Limit(NamedTuple):
    """A cap or a quota. part, name: where it stands in the model (caps.per_item).

    title: what a reader calls it. references: the names by which prose refers to it,
    the usual one first.
    """

    part: str
    name: str
    title: str
    references: tuple[str, ...]


LIMITS = (
    Limit("caps", "per_item", "单项最高", ("cap", "cap_item")),
    Limit("caps", "per_applicant_year", "单个申请人每年最高", ("cap_year",)),
    Limit("caps", "total_year", "年度总额", ("pool",)),
    Limit(
        "quota", "per_applicant_year", "单个申请人每年名额", ("quota_year",)
    ),
    Limit("quota", "total_year", "全区每年名额", ("quota_total",)),
)
_CODE = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_NAME = re.compile(
    r"(?<![\w.'\"])(s|m|cond|facts)((?:\.[^\W\d]\w*)*)(?:\s*\|\s*listing\(\s*['\"]([a-z_]+))?"
)
# Parts of a support that are no figures.
_WORDS_ONLY = frozenset(("when", "name", "of", "unit", "by", "payee", "mode"))
# Parts of a support that print all its figures.
_WHOLE = ("tiers", "standard")
_ALL = "*"

Mention = tuple[str, str]  # owner and name, as in `Mentions`


class Mentions:
    """Paragraph by paragraph what is mentioned, as (owner, name): ("china_patent",
    "gold"), ("", "cap_year"), ("cond", "run").

    The name * stands for everything of its owner: s.x.tiers, s.x.standard, or a loop over it.
    """

    def __init__(self, measure: Provision) -> None:
        self._by_paragraph = {
            key: set(_mentions(_prose(paragraph)))
            for key, paragraph in measure.paragraphs.items()
        }

    def paragraphs_with(self, owner: str, *names: str) -> list[str]:
        """Keys of the paragraphs that mention a figure under one of its names."""
        wanted = {(owner, name) for name in (*names, _ALL)} | {(_ALL, _ALL)}
        return [
            key for key, found in self._by_paragraph.items() if found & wanted
        ]


def _prose(paragraph: Paragraph) -> str:
    """All that a paragraph prints, as it is written: its items and table too."""
    texts = [piece.text for piece in paragraph.pieces()]
    if paragraph.table:
        texts += [cell for row in paragraph.table.rows for cell in row]
    return "\n".join(texts)


def names_measure(measure: Provision, other: str) -> bool:
    """Whether the prose of a measure cites another: ref('other')."""
    cited = re.compile(rf"\bref\(\s*['\"]{re.escape(other)}[.'\"]")
    return any(
        cited.search(_prose(paragraph))
        for paragraph in measure.paragraphs.values()
    )


def _mentions(text: str) -> list[Mention]:
    """Everything that the code in a paragraph names."""
    found = []
    for code in _CODE.finditer(text):
        for home, path, listed in _NAME.findall(code[1] or code[2]):
            parts = path.split(".")[1:]
            if home == "s":
                found += _of_support(parts, listed)
            else:
                owner = "" if home == "m" else home
                found.append((owner, parts[0] if parts else _ALL))
    return found


def _of_support(parts: list[str], listed: str) -> list[Mention]:
    """What s.china_patent.tiers | listing('value') mentions. parts: china_patent,
    tiers; listed: value."""
    if not parts:
        return [(_ALL, _ALL)]
    owner, *rest = parts
    if not _WORDS_ONLY.isdisjoint(rest) or listed in _WORDS_ONLY:
        return []
    if not rest or rest[0] in _WHOLE:
        return [(owner, _ALL)]
    return [(owner, rest[0])]
