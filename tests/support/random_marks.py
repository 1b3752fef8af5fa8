"""A reviewer who does anything at random: each set of edits is some of what people do in
Word, by two hands, and is told with what it touches."""

from __future__ import annotations

import re
from random import Random

from msgspec import Struct

from tests.support.marking_up import Returned, W, text

NEW = (
    "申报单位应当如实提供材料。",
    "具体办法由主管单位另行公布。",
    "逾期未提供的，视为放弃，补助最高5万元。",
)
ITEMS = ("其他依法应当办理的事项；", "受到表彰的其他情形；")
WORDS = ("依法", "可以", "规定的", "（含本数）", "，并", "不超过30万元的")
SAID = ("请说明依据。", "建议再斟酌。", "同意。")
HANDS = ("张三", "李四")
_SHORT = 12  # characters of a paragraph that is worth editing
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万元|元|%|年|个月)")
_LABEL = re.compile(
    r"第[一二三四五六七八九十]+条[\s　]*|（[一二三四五六七八九十]+）"
)
_NUMBERED = re.compile(r"（[一二三四五六七八九十]+）|\d+\.")


class Edit(Struct):
    """What was done. kind: the name of the edit; numbers: the paragraphs it is about;
    start, end: the characters that went, equal where some only came; None where it is
    about whole paragraphs."""

    kind: str
    numbers: tuple[int, ...]
    start: int | None = None
    end: int | None = None


class Reviewer:
    """Edits a file at random. rng: what is drawn from; provisions: the paragraphs of
    each provision."""

    def __init__(
        self,
        returned: Returned,
        rng: Random,
        provisions: list[list[int]],
    ) -> None:
        self._file, self._rng = returned, rng
        self.provisions = provisions
        self._all = returned.body_paragraphs()
        self.done: list[Edit] = []
        self._touched: set[int] = set()

    def edit(self, most: int = 6) -> list[Edit]:
        """One edit or more, each in paragraphs of its own."""
        for _ in range(self._rng.randrange(1, most)):
            self._one()
        return self.done

    def _one(self) -> None:
        kind = self._rng.choice(_KINDS)
        free = [
            number
            for number in range(len(self._all))
            if number not in self._touched and self._is_plain(number)
        ]
        wanted = [one for one in free if _fits(self, kind, one)]
        if not wanted:
            return
        number = self._rng.choice(wanted)
        made = getattr(self, f"_{kind}")(number, self._rng.choice(HANDS))
        if made is not None:
            self.done.append(made)
            self._touched.update(made.numbers)

    # What fits.

    def _is_plain(self, number: int) -> bool:
        one = self._all[number]
        return bool(text(one)) and not any(
            one.find(f".//{W}{tag}") is not None for tag in ("br", "tab")
        )

    def is_in_table(self, number: int) -> bool:
        """Whether a paragraph is a cell."""
        one = self._all[number]
        return next(one.iterancestors(f"{W}tr"), None) is not None

    def words(self, number: int) -> str:
        """The words of a paragraph."""
        return text(self._all[number])

    # Words.

    def _replaced(self, kind, number, start, end, new, by) -> Edit:
        paragraph = self._all[number]
        if end > start:
            self._file.delete_at(paragraph, start, end, by)
        if new:
            self._file.insert_at(paragraph, start, new, by)
        return Edit(kind, (number,), start, end)

    def _span(self, number: int, most: int) -> tuple[int, int]:
        length = len(self.words(number))
        start = self._rng.randrange(min(8, length - 2), length - 1)
        return start, min(length - 1, start + self._rng.randrange(1, most))

    def _word(self, number: int) -> str:
        """New words; a figure only in prose, for nobody puts one into a title."""
        is_prose = "。" in self.words(number) or "；" in self.words(number)
        return self._rng.choice(WORDS if is_prose else WORDS[:-1])

    def _came(self, number, by) -> Edit:
        start, _ = self._span(number, 2)
        new = self._word(number)
        return self._replaced("came", number, start, start, new, by)

    def _went(self, number, by) -> Edit:
        start, end = self._span(number, 5)
        return self._replaced("went", number, start, end, "", by)

    def _other(self, number, by) -> Edit:
        start, end = self._span(number, 5)
        new = self._word(number)
        return self._replaced("other", number, start, end, new, by)

    def _phrase(self, number, by) -> Edit:
        """A longer stretch typed anew, most of it as it was."""
        start, end = self._span(number, 25)
        old = self.words(number)[start:end]
        at = self._rng.randrange(len(old) + 1)
        new = old[:at] + self._word(number) + old[at:]
        return self._replaced("phrase", number, start, end, new, by)

    def _retyped(self, number, by) -> Edit:
        """All behind the number typed anew, with a change."""
        old = self.words(number)
        label = _NUMBERED.match(old)
        start = label.end() if label else 0
        at = self._rng.randrange(start, len(old))
        new = old[start:at] + self._rng.choice(WORDS[:-1]) + old[at:]
        return self._replaced("retyped", number, start, len(old), new, by)

    def _figure(self, number, by) -> Edit:
        found = list(_FIGURE.finditer(self.words(number)))
        one = self._rng.choice(found)
        unit = one[0].lstrip("0123456789.")
        new = f"{self._rng.randrange(1, 90)}{unit}"
        return self._replaced(
            "figure", number, one.start(), one.end(), new, by
        )

    def _digits(self, number, by) -> Edit:
        """Only the digits of a figure, the unit stays."""
        found = list(_FIGURE.finditer(self.words(number)))
        one = self._rng.choice(found)
        unit = one[0].lstrip("0123456789.")
        end = one.end() - len(unit)
        new = str(self._rng.randrange(1, 90))
        return self._replaced("digits", number, one.start(), end, new, by)

    def _two_hands(self, number, by) -> Edit:
        """One inserts words, the other deletes some of them again."""
        start, _ = self._span(number, 2)
        paragraph = self._all[number]
        self._file.insert_at(paragraph, start, "按照有关规定", "张三")
        self._file.retract(paragraph, 2, 4, "李四")
        return Edit("two_hands", (number,), start, start)

    # Whole paragraphs.

    def _came_whole(self, number, by) -> Edit:
        new = self._rng.choice(NEW)
        self._file.add_behind(self._all[number], new, by)
        return Edit("came_whole", (number,))

    def _item(self, number, by) -> Edit:
        label = _NUMBERED.match(self.words(number))
        new = label[0] + self._rng.choice(ITEMS)
        self._file.add_behind(self._all[number], new, by)
        return Edit("item", (number,))

    def _went_whole(self, number, by) -> Edit:
        self._file.delete_whole(self._all[number], by)
        return Edit("went_whole", (number,))

    def _split(self, number, by) -> Edit:
        place = self._rng.randrange(10, len(self.words(number)) - 1)
        self._file.split_at(self._all[number], place, by)
        return Edit("split", (number,), place, place)

    def _joined(self, number, by) -> Edit | None:
        following = number + 1
        is_last = following == len(self._all)
        if is_last or following in self._touched or not self.words(following):
            return None
        if self.is_in_table(following):
            return None
        self._file.join_behind(self._all[number], by)
        return Edit("joined", (number, following))

    def _target(self, number: int) -> int | None:
        """Where something may be moved: near, most often."""
        near = range(max(1, number - 6), min(len(self._all), number + 7))
        found = [
            one
            for one in near
            if one not in self._touched
            and one not in (number, number - 1)
            and not self.is_in_table(one)
            and len(self.words(one)) > _SHORT
        ]
        return self._rng.choice(found) if found else None

    def _moved(self, number, by) -> Edit | None:
        target = self._target(number)
        if target is None:
            return None
        self._file.add_behind(self._all[target], self.words(number), by)
        self._file.delete_whole(self._all[number], by)
        return Edit("moved", (number, target))

    def _dragged(self, number, by) -> Edit | None:
        target = self._target(number)
        if target is None:
            return None
        self._file.move_behind(self._all[number], self._all[target], by)
        return Edit("dragged", (number, target))

    # Whole provisions.

    def _provision(self, number: int) -> list[int]:
        return next(one for one in self.provisions if number in one)

    def _is_free(self, numbers: list[int]) -> bool:
        return not self._touched & set(numbers) and not any(
            self.is_in_table(number) or not self._is_plain(number)
            for number in numbers
        )

    def _provision_went(self, number, by) -> Edit | None:
        own = self._provision(number)
        if not self._is_free(own):
            return None
        for one in own:
            self._file.delete_whole(self._all[one], by)
        return Edit("provision_went", tuple(own))

    def _provision_moved(self, number, by) -> Edit | None:
        own = self._provision(number)
        at = self.provisions.index(own)
        near = self.provisions[max(0, at - 4) : at + 5]
        others = [one for one in near if one is not own]
        last = self._rng.choice(others)[-1]
        if not self._is_free([*own, last]):
            return None
        self._put_behind(last, [self.words(one) for one in own], by)
        for one in own:
            self._file.delete_whole(self._all[one], by)
        return Edit("provision_moved", (*own, last))

    def _provision_came(self, number, by) -> Edit | None:
        own = self._provision(number)
        if not self._is_free(own[-1:]):
            return None
        label = _LABEL.match(self.words(own[0]))
        words = (
            f"{label[0] if label else ''}鼓励依法依规试行第{number}类事项。"
        )
        self._put_behind(own[-1], [words, NEW[0]], by)
        return Edit("provision_came", (own[-1],))

    def _put_behind(self, number: int, texts: list[str], by: str) -> None:
        last = self._all[number]
        for one in texts:
            last = self._file.add_behind(last, one, by)

    # Tables, looks, comments.

    def _row(self, number) -> list[int]:
        row = next(self._all[number].iterancestors(f"{W}tr"))
        return [self._all.index(one) for one in row.iter(f"{W}p")]

    def _row_went(self, number, by) -> Edit:
        cells = self._row(number)
        self._file.delete_row_of(self._all[number], by)
        return Edit("row_went", tuple(cells))

    def _row_came(self, number, by) -> Edit:
        cells = self._row(number)
        words = [f"新增内容{place}" for place in range(len(cells))]
        self._file.add_row_behind(self._all[number], words, by)
        return Edit("row_came", tuple(cells))

    def _cell(self, number, by) -> Edit:
        self._file.insert_at(self._all[number], 1, "新", by)
        return Edit("cell", (number,), 1, 1)

    def _bold(self, number, by) -> Edit:
        start, end = self._span(number, 9)
        self._file.format_at(self._all[number], start, end, by)
        return Edit("bold", (number,), start, end)

    def _centred(self, number, by) -> Edit:
        self._file.format_paragraph(self._all[number], by)
        return Edit("centred", (number,))

    def _comment(self, number, by) -> Edit:
        start, end = self._span(number, 9)
        said = self._rng.choice(SAID)
        self._file.comment_at(self._all[number], start, end, said, by)
        return Edit("comment", (number,), start, end)


_FREQUENT = ("came", "went", "other", "phrase", "figure")
_WHOLE = ("came_whole", "went_whole", "split", "joined", "moved", "dragged")
_TABLE = ("row_went", "row_came", "cell")
_SILENT = ("bold", "centred", "comment")
_PROVISION = ("provision_went", "provision_moved", "provision_came")
_KINDS = (
    *_FREQUENT,
    *_FREQUENT,
    *_WHOLE,
    *_PROVISION,
    *_TABLE,
    *_SILENT,
    "retyped",
    "digits",
    "two_hands",
    "item",
)


def _fits(reviewer: Reviewer, kind: str, number: int) -> bool:
    """Whether an edit can be made of a paragraph."""
    words = reviewer.words(number)
    is_cell = reviewer.is_in_table(number)
    if kind in _TABLE:
        return is_cell and len(words) > 1
    if len(words) <= _SHORT:
        return False
    if kind in ("figure", "digits"):
        return bool(_FIGURE.search(words))
    if kind in _PROVISION:
        return any(number in one for one in reviewer.provisions)
    if kind == "item":
        return not is_cell and bool(_NUMBERED.match(words))
    return not (is_cell and kind in (*_WHOLE, "retyped"))
