"""整词同音误用：审核结果工时、拟任定名单、专帐核算。

检查：公文常用词组读音相同、写法不同的地方（两个字以内，至少一半的字相同）；换了的字与前后的字成词的不算，书名和引文不算。
为什么：拼音输入选错了词，写出来的也是词，通读时最容易看漏。
不好：审核结果工时5个工作日
好：审核结果公示5个工作日
来源：校对惯例；实务
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.wording.misspelt_words import slips
from policypress.system.kept import made_from

RULE = Rule(
    code="WO-18",
    name="heard-phrases",
    severity="warning",
    strength="实务",
    source="校对惯例",
    is_second=True,
)
_PHRASES = Path(__file__).with_name("heard_phrases.txt")
# Made from the readings of policypress/site/everyday/pinyin.txt, for these phrases.
_SOUNDS = Path(__file__).with_name("same_sound.txt")
_MOST = 2  # characters that are written otherwise
# Words of one character, which may stand there by themselves: 公示其名单.
_ALONE = frozenset(
    "的地得其是在有与和及以于为不等并后前由应可各该每个将需须时内外上下中已未无按从至到使对或者而但也又再仅均"
    "一二三四五六七八九十百千万两年月日元项条款人家"
)


class Heard(Struct, frozen=True):
    """The phrases and the sounds they are known by. sounds: a character → the first of
    those that sound so; phrases: what is heard → what is right."""

    sounds: dict[int, str]
    phrases: dict[str, str]


@cache
def heard() -> Heard:
    """The phrases, read once."""
    sounds: dict[int, str] = {}
    for row in _SOUNDS.read_text("utf-8").splitlines():
        if not row.startswith("#"):
            sounds |= {ord(character): row[0] for character in row}
    rows = _PHRASES.read_text("utf-8").splitlines()
    words = " ".join(row for row in rows if not row.startswith("#"))
    phrases = {one.translate(sounds): one for one in words.split()}
    return Heard(sounds, phrases)


def find(paper: Paper) -> Iterator[Hit]:
    """Each phrase that sounds right and is written otherwise."""
    wrong = set(paper.lines_with(_question(), _with_slips))
    start = 0
    for line in paper.text.split("\n") if wrong else ():
        for at, right in _of_line(line) if line in wrong else ():
            written = line[at : at + len(right)]
            message = f"“{written}”疑为“{right}”之误。"
            hint = f"核对；是笔误的改为“{right}”。"
            yield Hit(start + at, start + at + len(right), message, hint)
        start += len(line) + 1


@cache
def _question() -> str:
    """What is asked of a line, by this rule and these words."""
    made = made_from((), (Path(__file__), _PHRASES, _SOUNDS))
    return f"{RULE.code} {made.hex()}"


def _with_slips(lines: Sequence[str]) -> Iterable[str]:
    """Those of some lines that have slips. All are looked through together."""
    known = heard()
    whole = "\n".join(lines)
    spoken = whole.translate(known.sounds)
    some = {
        sound
        for sound, right in known.phrases.items()
        if spoken.count(sound) > whole.count(right)
    }
    if not some:
        return []
    return [line for line in lines if any(True for _ in _of_line(line))]


def _of_line(line: str) -> Iterator[tuple[int, str]]:
    """Where a line has a phrase by its sound alone, and which."""
    known = heard()
    spoken = line.translate(known.sounds)
    told: set[int] = set()
    for sound, right in known.phrases.items():
        at = spoken.find(sound)
        while at >= 0:
            if _is_slip(line, at, right) and at not in told:
                told.update(range(at, at + len(right)))
                yield at, right
            at = spoken.find(sound, at + 1)


def _is_slip(line: str, at: int, right: str) -> bool:
    """Whether what is written for a phrase can be nothing else."""
    end = at + len(right)
    written = line[at:end]
    wrong = [index for index, one in enumerate(written) if one != right[index]]
    if not 0 < len(wrong) <= min(_MOST, len(right) // 2):
        return False
    if len(wrong) == 1 and written[wrong[0]] in _ALONE:
        return False
    if wrong[0] == 0 and at and _is_word(line[at - 1 : at + 1]):
        return False
    is_last = wrong[-1] == len(right) - 1
    return not (is_last and _is_word(line[end - 1 : end + 1]))


def _is_word(pair: str) -> bool:
    """Whether two characters belong together."""
    return len(pair) == 2 and pair[1] in slips().words.get(pair[0], "")
