"""Spoils for the rules on the numbers of documents (DN)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.support.spoiling import Spoil, Spoilt, adding, by, either

_NUMBER = "〔([0-9]{4})〕([0-9]+)号"
_CITED = re.compile("(《[^《》]+》（[一-鿿]+)〔([0-9]{4})〕([0-9]+)号）")


def _cited_otherwise(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A document that is cited again with another number."""
    places = [
        (index, found)
        for index, line in enumerate(lines)
        for found in _CITED.finditer(line)
    ]
    later = [
        index
        for index, line in enumerate(lines)
        if line.endswith("。") and places and index > places[0][0]
    ]
    if not places or not later:
        return None
    index, found = source.choice(places)
    place = source.choice([one for one in later if one >= index])
    number = f"〔{found[2]}〕{int(found[3]) + source.randint(1, 9)}号"
    broken = f"{lines[place]}依照{found[1]}{number}）办理。"
    return Spoilt([*lines[:place], broken, *lines[place + 1 :]], number, place)


def _of_another_year(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """The number of a text is that of a year after its date."""
    year = 2031 + source.randint(0, 3)
    number = f"〔{year}〕{source.randint(2, 60)}号"
    has_number = len(lines) > 1 and lines[1].endswith("号")
    rest = lines[2:] if has_number else lines[1:]
    whole = [lines[0], f"某府函{number}", *rest]
    return Spoilt([*whole, "2026年3月1日"], number, 1)


SPOILS: dict[str, Spoil] = {
    "DN-01": either(
        by(_NUMBER, r"(\1)\2号"),
        by(_NUMBER, r"（\1）\2号"),
        by(_NUMBER, r"[\1]\2号"),
        by(_NUMBER, r"【\1】\2号"),
    ),
    "DN-02": by(_NUMBER, r"〔\1〕第\2号"),
    "DN-03": by(_NUMBER, r"〔\1〕0\2号"),
    "DN-04": either(
        by(_NUMBER, r"〔\1〕 \2号"),
        by(_NUMBER, r"〔\1〕\2 号"),
    ),
    "DN-05": by("〔20([0-9]{2})〕([0-9]+)号", r"〔\1〕\2号"),
    "DN-06": by(
        "(《[^《》]+》)（([一-鿿]+)(〔[0-9]{4}〕[0-9]+号)）",
        r"\2\3\1",
        r"\3",
    ),
    "DN-07": by("^(明湖府|某府)规(〔[0-9]{4}〕[0-9]+号)$", r"\1\2"),
    "DN-08": _cited_otherwise,
    "DN-09": by("(〔[0-9]{4}〕[0-9]+)号", r"\1"),
    "DN-10": by("〔20[0-9]{2}〕([0-9]+号)", r"〔2094〕\1"),
    "DN-11": _of_another_year,
    "DN-12": adding(
        "见某发〔201120号〕文件。",
        "见某函〔20253号〕文件。",
    ),
    "DN-13": adding(
        "根据《某市办法》（某府规〔2023年6号〕）执行。",
        "根据《某市细则》（某府办〔2022年第6号〕）执行。",
    ),
    "DN-14": adding(
        "按照县委〔关于做好蜜源保护工作的通知〕要求，组织培训。",
        "根据省政府〔关于加快林下养蜂发展的意见〕精神，给予补助。",
    ),
}
