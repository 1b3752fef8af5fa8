"""The automatic numbers of a Word file (自动编号) as the words a reader sees.

第X条, （一）, 1.

Word keeps them out of the text: a paragraph only names a list and a level, and
the number is counted when shown (ISO/IEC 29500-1 17.9). Plain reading would
lose every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policypress.compare.read import docx_number_forms as forms
from policypress.compare.read.docx_bullets import tick_of
from policypress.compare.read.docx_elements import (
    W,
    each,
    is_on,
    style_of,
    value_of,
)
from policypress.compare.read.docx_shape import large_number_of, number_of
from policypress.compare.read.docx_styles import Styles
from policypress.compare.text import limits

_AFTER = {"tab": "　", "space": " ", "nothing": ""}
_LEVELS = range(9)  # a list has nine (ISO/IEC 29500-1 17.9.6)
# Word writes 一万一 where the language and the standard have 一万零一
# (MS-OI29500 2.1.540 e).
_CHINESE_END = 10_000
_SHOWN = 5  # of what is odd, so many kinds are named
_NAMED = 8  # characters of a strange value that a finding repeats
_PLACE = re.compile("%([1-9])")  # where a w:lvlText has the number of a level
_NO_LIST = (
    "",
    "0",
)  # w:numId 0 takes a paragraph out of the list of its style


def _restarts(level: Any | None, after: int) -> bool:
    """Whether a level counts anew when a level above it is used.

    level: its w:lvl. after: the level that was used, 0 for the highest.
    """
    if level is None or level.find(f"{W}lvlRestart") is None:
        return True
    restart = number_of(value_of(level, "lvlRestart"))
    return restart is None or after < restart


class Numbering:
    """Counts through a document: `label` once for each paragraph, in order.

    styles: which list and level a style brings with it.
    unknown: formats it could not spell.
    odd: what a number was to be made from and is none, in Chinese.
    beyond: the first number that is larger or longer than any number Word
        writes, in Chinese, "" for none.
    """

    def __init__(
        self,
        numbering: Any | None,
        styles: Styles,
    ) -> None:
        """numbering: the root of word/numbering.xml, None where a file has
        none.
        """
        self.unknown: dict[str, None] = {}
        self.odd: dict[str, None] = {}
        self.beyond = ""
        self._styles = styles
        # By the id of a definition; changed levels by that of a list.
        self._levels: dict[str, dict[int, Any]] = {}
        self._changed: dict[str, dict[int, Any]] = {}
        self._links: dict[str, str] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        for abstract in each(numbering, "abstractNum"):
            identity = abstract.get(f"{W}abstractNumId") or ""
            if identity in self._levels:
                self._note(f"编号定义“{identity[:_NAMED]}”重复")
            self._levels[identity] = self._levels_of(abstract)
            link = value_of(abstract, "numStyleLink")
            if link:
                self._links[identity] = link
        for number in each(numbering, "num"):
            self._read_list(number)

    def label(self, own: Mapping[str, Any]) -> str:
        """Number and gap before the words of a paragraph, "" when it has none.

        own: what its w:pPr says, by tag.
        """
        found = self._list_of(own)
        if not found or self.beyond:
            return ""
        identity, level = found
        base = self._base_of(identity)
        levels = self._all_levels(identity, base)
        if level not in levels:
            return ""
        element = levels[level]
        counters = self._count(
            identity,
            base,
            level,
            element,
        )
        words = self._filled(
            value_of(element, "lvlText"),
            levels,
            counters,
            is_on(element, "isLgl"),
        )
        if forms.form_of(element) == "bullet":
            words = tick_of(element, words, own, self._styles)
        if not words or self.beyond:
            return ""
        follows = value_of(element, "suff") or "tab"
        return words + _AFTER.get(follows, "")

    def _note(self, what: str) -> None:
        """Keeps what is odd, as far as there is not too much of it."""
        if len(self.odd) < _SHOWN:
            self.odd[what] = None

    def _level(self, value: str | None) -> int | None:
        """A level 0 to 8; None, and a note, for anything else."""
        level = number_of(value)
        if level is not None and level in _LEVELS:
            return level
        if value is None:
            self._note("没有写明级次")
        else:
            self._note(f"级次“{value[:_NAMED]}”不是 0 到 8")
        return None

    def _levels_of(self, abstract: Any) -> dict[int, Any]:
        """The levels of a list by their number.

        Of two with one number the first.
        """
        levels: dict[int, Any] = {}
        for element in each(abstract, "lvl"):
            level = self._level(element.get(f"{W}ilvl"))
            if level is None:
                continue
            if level in levels:
                self._note(f"第{level + 1}级写了两次")
            levels.setdefault(level, element)
        return levels

    def _base_of(self, identity: str) -> str:
        """The definition of a list; one that only names a style has that of
        the style's list (w:numStyleLink).
        """
        base = self._abstract.get(identity, "")
        link = self._links.get(base)
        if link is None:
            return base
        listed = self._styles.lists.get(link)
        return self._abstract.get(listed.list, base) if listed else base

    def _all_levels(
        self,
        identity: str,
        base: str,
    ) -> dict[int, Any]:
        """The levels of a list: those of its definition, and those that the
        list has of its own.
        """
        levels = self._levels.get(base, {})
        changed = self._changed.get(identity)
        return {**levels, **changed} if changed else levels

    def _read_list(self, number: Any) -> None:
        """What one w:num says.

        Whose levels it has and where it starts anew.
        """
        identity = number.get(f"{W}numId") or ""
        self._abstract[identity] = value_of(number, "abstractNumId")
        for override in each(number, "lvlOverride"):
            level = self._level(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None and level is not None:
                self._changed.setdefault(identity, {})[level] = own
            if override.find(f"{W}startOverride") is None:
                continue
            start = self._number(override, "startOverride")
            if level is not None and start is not None:
                self._starts[identity, level] = start

    def _number(
        self,
        element: Any,
        tag: str,
    ) -> int | None:
        """The number that a child of an element holds.

        None, and a note when what stands there is none.
        """
        found = element.find(f"{W}{tag}")
        if found is None:
            return None
        value = found.get(f"{W}val") or ""
        number = large_number_of(value)
        if number is None:
            self._note(f"起始号“{value[:_NAMED]}”不是数字")
        return number

    def _start(self, level: Any) -> int:
        """The first number of a level, 1 unless it says otherwise."""
        start = self._number(level, "start")
        return 1 if start is None else start

    def _count(
        self,
        identity: str,
        base: str,
        level: int,
        element: Any,
    ) -> dict[int, int]:
        """Counts one paragraph more.

        Gives the numbers that all levels now have.

        Lists of one definition count together, but a list that starts anew
        does so at its first paragraph. A number ends the counts of the levels
        below it, unless a level says after which one it starts again
        (w:lvlRestart; 0: after none).
        """
        counters = self._counters.setdefault(base, {})
        key = identity, level
        if key in self._starts and key not in self._seen:
            counters[level] = self._starts[key]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = self._start(element)
        self._seen.add(key)
        levels = self._all_levels(identity, base)
        for deeper in [other for other in counters if other > level]:
            if _restarts(levels.get(deeper), level):
                del counters[deeper]
        return counters

    def _filled(
        self,
        pattern: str,
        levels: dict[int, Any],
        counters: dict[int, int],
        arabic: bool,
    ) -> str:
        """A w:lvlText with its numbers put in.

        arabic: all of them in Arabic digits (w:isLgl).
        """
        most = limits.LABEL
        if len(pattern) > 10 * most:
            self.beyond = (
                f"编号的式样有 {len(pattern):,} 字，Word 最多 {most} 字"
            )
            return ""

        def number(found: re.Match[str]) -> str:
            """The number that stands for one %1 … %9."""
            return self._spell(
                int(found[1]) - 1,
                levels,
                counters,
                arabic,
            )

        words = _PLACE.sub(number, pattern)
        if len(words) > most and not self.beyond:
            self.beyond = (
                f"有一个编号长达 {len(words):,} 字，Word 最多 {most} 字"
            )
        return words

    def _list_of(self, own: Mapping[str, Any]) -> tuple[str, int] | None:
        """The list and level of a paragraph.

        What it says itself, else what its style brings.
        """
        style = style_of(own) or self._styles.default
        listed = own.get(f"{W}numPr")
        identity = "" if listed is None else value_of(listed, "numId")
        is_own = bool(identity)
        if not identity:
            by_style = self._styles.lists.get(style)
            identity = by_style.list if by_style else ""
        if identity in _NO_LIST:
            return None
        value = "" if listed is None else value_of(listed, "ilvl")
        level = self._level(value) if value else None
        if level is None:
            level = self._level_of_style(style, identity, is_own)
        return identity, level

    def _level_of_style(
        self,
        style: str,
        identity: str,
        is_own: bool,
    ) -> int:
        """The level that a style has in a list: the one that names the style
        (w:pStyle), else the one that the style names.

        is_own: the list is the paragraph's and not the style's.
        """
        levels = self._all_levels(identity, self._base_of(identity))
        if not is_own:
            for level, element in levels.items():
                if style and value_of(element, "pStyle") == style:
                    return level
        listed = self._styles.lists.get(style)
        return (listed.level or 0) if listed else 0

    def _spell(
        self,
        level: int,
        levels: dict[int, Any],
        counters: dict[int, int],
        arabic: bool,
    ) -> str:
        """The number of one level in the format of that level, or in Arabic
        digits.
        """
        if level not in levels:
            return ""
        element = levels[level]
        number = counters.get(level) or self._start(element)
        form = forms.form_of(element)
        if arabic and form != "decimalZero":
            form = "decimal"
        if number > limits.LIST_NUMBER:
            self.beyond = (
                f"有一个编号是 {number:,}，Word 最大到 {limits.LIST_NUMBER:,}"
            )
            return ""
        if form in forms.CHINESE and number >= _CHINESE_END:
            self.beyond = (
                f"有一个中文编号是 {number:,}，一万起 Word 的写法与通行的不同"
            )
            return ""
        if not forms.known(form) and len(self.unknown) < _SHOWN:
            self.unknown[form[:20]] = None
        return forms.spell(number, form)
