"""Which figures of a measure its own prose mentions, by paragraph: read from what
stands in {{ }} and {% %}."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypress.source.model import Paragraph, Provision

_CODE = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_NAME = re.compile(
    r"(?<![\w.'\"])(s|m|cond|facts|p\.limits)"
    r"((?:\.\w+)*)"
    r"(?:\s*\|\s*(listing)\b(?:\(\s*['\"]([a-z_]+))?)?"
)
# Parts of a support that are no figures.
_WORDS_ONLY = frozenset(("when", "name", "of", "unit", "by", "payee", "mode"))
# The part of a support that prints its whole amount, and the one that prints its limits
# as well.
AMOUNT = "amount"
_STANDARD = "standard"
# Its situations, and what each prints as: its main figure, where it has one.
TIERS = "tiers"
VALUE = "value"
# What a figure prints as, behind its name.
_VALUES = (VALUE, "share", "each")
# Other names of a figure, as views offer them (compose/views/supports).
_ALSO = {"at_most": ("cap", "cap_item"), "each": ("value",)}
_ALL = "*"

Mention = tuple[str, str]  # owner and name, as in `Mentions`


class Mentions:
    """Paragraph by paragraph what is mentioned, as (owner, name): ("china_patent",
    "gold"), ("", "cap_year"), ("cond", "run").

    The name * stands for everything of its owner: s.x.standard, or a loop over it;
    `amount` for its whole amount without the limits of the support; `tiers` for every
    situation that the amount tells apart, `tiers.value` for a list of what each prints
    as, `tiers.at_most` for one of their ceilings.
    """

    def __init__(self, measure: Provision) -> None:
        self._by_paragraph: dict[str, set[Mention]] = {}
        for key, paragraph in measure.paragraphs.items():
            text = _prose(paragraph)
            self._by_paragraph[key] = set(_mentions(text))

    def paragraphs_with(
        self,
        owner: str,
        *references: str,
    ) -> list[str]:
        """Keys of the paragraphs that mention a figure by one of its references, or what
        it stands in."""
        names = [name for one in references for name in _names(one)]
        return self.paragraphs_naming(owner, names)

    def paragraphs_naming(
        self,
        owner: str,
        names: Iterable[str],
    ) -> list[str]:
        """Keys of the paragraphs that mention one of these very names."""
        wanted = {(_ALL, _ALL), (owner, _ALL)}
        wanted |= {(owner, name) for name in names}
        return [
            key for key, found in self._by_paragraph.items() if found & wanted
        ]


def _names(reference: str) -> Iterator[str]:
    """The names by which prose may mention a figure: its reference, those of what it
    stands in (gold for gold.at_most), and other names of these."""
    first, _, _ = reference.partition(".")
    yield reference
    yield first
    yield f"{first}.{AMOUNT}"
    yield from others(reference)


def others(reference: str) -> Iterator[str]:
    """Other names of a figure: cap for at_most, gold.cap for gold.at_most."""
    parts = reference.split(".")
    for at in {0, len(parts) - 1}:
        for other in _ALSO.get(parts[at], ()):
            yield ".".join([*parts[:at], other, *parts[at + 1 :]])


def _prose(paragraph: Paragraph) -> str:
    """All that a paragraph prints, as it is written: its items and table too."""
    texts = [piece.text for piece in paragraph.pieces()]
    if paragraph.table:
        for row in paragraph.table.rows:
            texts += row
    return "\n".join(texts)


def names_measure(measure: Provision, other: str) -> bool:
    """Whether the prose of a measure cites another: ref('other')."""
    name = re.escape(other)
    cited = re.compile(rf"\bref\(\s*['\"]{name}[.'\"]")
    for paragraph in measure.paragraphs.values():
        text = _prose(paragraph)
        if cited.search(text):
            return True
    return False


def _mentions(text: str) -> list[Mention]:
    """Everything that the code in a paragraph names."""
    found: list[Mention] = []
    for code in _CODE.finditer(text):
        words = code[1] or code[2]
        for home, path, is_listed, attribute in _NAME.findall(words):
            _, *parts = path.split(".")
            if home == "s":
                listed = attribute or (VALUE if is_listed else "")
                found += _of_support(parts, listed)
                continue
            owner = "" if home == "m" else home
            name = parts[0] if parts else _ALL
            found.append((owner, name))
    return found


def _of_support(
    parts: list[str],
    listed: str,
) -> list[Mention]:
    """What s.china_patent.tiers | listing('value') mentions. parts: china_patent,
    tiers; listed: value, "" where nothing is listed."""
    if not parts:
        return [(_ALL, _ALL)]
    owner, *rest = parts
    if listed in _WORDS_ONLY:
        return []
    if not rest:
        return [(owner, _ALL)]
    if rest[-1] in _WORDS_ONLY:
        return []
    name = _of_parts(rest)
    if listed and name == TIERS:
        name = f"{TIERS}.{listed}"
    return [(owner, name)]


def _of_parts(parts: list[str]) -> str:
    """What of a support is mentioned. parts: at least one, none of them only words."""
    if parts[0] == _STANDARD:
        return _ALL
    if parts == [AMOUNT]:
        return AMOUNT
    if parts[0] == AMOUNT:
        parts = parts[1:]
    if len(parts) > 1 and parts[-1] in _VALUES:
        parts = parts[:-1]
    return ".".join(parts)
