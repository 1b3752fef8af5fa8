"""The own number of a clause, heading or item (序号).

Another in the same writing, and how it is cited.
"""

from __future__ import annotations

from policypress.language.numerals import to_chinese
from policypress.language.patterns import later

_FURTHER = later(r"之[〇○零一二两三四五六七八九十百千万0-9]+\s*$")
_NUMERAL = later(
    "[〇○零一二两三四五六七八九十百千万]+|[壹贰叁肆伍陆柒捌玖拾佰仟]+|[0-9]+|[０-９]+"
    "|[①-⑳⑴-⒛⒜-⒵Ⓐ-ⓩ❶-❿㊀-㊉㈠-㈩Ⅰ-Ⅻⅰ-ⅻ]"
    r"|(?<![A-Za-z])[A-Za-z](?![A-Za-z])"
)
# Numbers that are one character: the first of a row, and how many it has.
_ROWS = (
    *(("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10), ("㊀", 10), ("❶", 10)),
    *(("a", 26), ("A", 26), ("⒜", 26), ("ⓐ", 26), ("Ⓐ", 26)),
    *(("Ⅰ", 12), ("ⅰ", 12)),
)
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_AS_FORMAL = str.maketrans("一二三四五六七八九十百千", _FORMAL)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def relabel(
    label: str,
    number: tuple[int, ...],
) -> str:
    """A label with another number: 第八条 with (9,) → 第九条, with (8, 1) → 第八条之一.

    The writing stays: （三） → （四）, 3. → 4.; "" when it cannot be written so.
    """
    if not number or not all(number):
        return ""
    bare = _FURTHER.sub("", label)
    found = _NUMERAL.search(bare)
    if not found:
        return ""
    before = bare[: found.start()]
    after = bare[found.end() :]
    return before + _written(found[0], number[0]) + after + _further(number)


def _written(
    like: str,
    number: int,
) -> str:
    """A number in the numerals of `like`.

    "" where they have none for it (㉑ is no ⑳).
    """
    for first, size in _ROWS:
        if 0 <= ord(like[0]) - ord(first) < size:
            return chr(ord(first) + number - 1) if number <= size else ""
    if like[0] in _FORMAL:
        words = to_chinese(number)
        whole = f"一{words}" if words.startswith("十") else words
        return whole.translate(_AS_FORMAL)
    if "０" <= like[0] <= "９":
        return str(number).translate(_FULL_WIDTH)
    return str(number) if like.isascii() else to_chinese(number)


def _further(number: tuple[int, ...]) -> str:
    """之一 of 第十七条之一, "" for a number without it."""
    return "".join(f"之{to_chinese(part)}" for part in number[1:])


def cited(
    unit: str,
    number: tuple[int, ...],
    label: str = "",
) -> str:
    """How a clause or chapter is cited: 第九条, 第十七条之一, 第三章.

    A clause that is numbered （九） is 第（九）条 (the custom of 若干措施).
    """
    numeral = to_chinese(number[0])
    if unit == "条" and label.startswith(("（", "(", *_ENCLOSED)):
        numeral = f"（{numeral}）"
    return f"第{numeral}{unit}{_further(number)}"
