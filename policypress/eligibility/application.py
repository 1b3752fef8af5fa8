"""What an office knows of an application besides the answers (受理情况): numbers, dates,
what was looked at, the place in a ranking. A letter that refuses needs it.

In an answer file, all of it may be left out:

application:
  number: 2026-012           (受理编号)
  letter: 某市监函〔2026〕7号  (文号 of the letter)
  accepted: 2026-03-02       (受理日期)
  decided: 2026-04-10        (决定日期)
  materials: [申请表, 审计报告]
  ranking: {support: award, place: 12, of: 31, score: 78.5, quota: 10}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.eligibility.answers import parse
from policypress.findings import Finding, did_you_mean
from policypress.source.reading.yaml_file import Read
from policypress.system.user_files import INVISIBLE

_AT = "application"
_WORDS = ("number", "letter")
_DATES = ("accepted", "decided")
_WHOLE = ("place", "of", "quota")
_KEYS = (*_WORDS, *_DATES, "materials", "ranking")
_RANKING_KEYS = ("support", *_WHOLE, "score")
# As tables of applicants and letters call them.
_TITLES = {
    "number": "受理编号",
    "letter": "文号",
    "accepted": "受理日期",
    "decided": "决定日期",
    "place": "名次",
    "of": "参评数",
    "quota": "名额",
}
_LONGEST = 200  # characters: more is no name or number
_MOST_MATERIALS = 100
_DATE = {"type": "date"}
_LINE_END = re.compile("[\t\n\r]")
_COUNT = re.compile("[1-9][0-9]{0,6}")
_SCORE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")


class Ranking(Struct, frozen=True):
    """Where an application came among those that were ranked (择优). support: its id, ""
    where only one is ranked; place: from 1; of: how many took part; score: as given;
    quota: how many were chosen, where the policy leaves that to each year; 0 and "" =
    not said."""

    support: str = ""
    place: int = 0
    of: int = 0
    score: str = ""
    quota: int = 0


class Application(Struct, frozen=True):
    """What is known of an application; "" and () where it is not. Dates are written
    2026-03-02."""

    number: str = ""
    letter: str = ""
    accepted: str = ""
    decided: str = ""
    materials: tuple[str, ...] = ()
    ranking: Ranking | None = None


def read_application(source: Read) -> tuple[Application, list[Finding]]:
    """The application of an answer file, and what in it was not understood."""
    given = source.data.get(_AT)
    if given is None:
        return Application(), []
    if not isinstance(given, dict):
        message = "application 下面应由“项: 值”组成"
        hint = f"可写的项：{'、'.join(_KEYS)}"
        place = source.places[_AT,]
        found = Finding("not-a-mapping", message, place, hint)
        return Application(), [found]
    reading = _Reading(source, given)
    return reading.application(), reading.findings


class _Reading:
    """Reads the keys of one application; `findings` grows."""

    def __init__(
        self,
        source: Read,
        given: dict[str, Any],
    ) -> None:
        """source: the file, for the places of findings; given: its `application`."""
        self.source = source
        self.given = given
        self.findings: list[Finding] = []

    def application(self) -> Application:
        """What was understood."""
        self._unknown((_AT,), self.given, _KEYS)
        words = {key: self._words(key) for key in _WORDS}
        dates = {key: self._date(key) for key in _DATES}
        if dates["accepted"] > dates["decided"] > "":
            self._find("decided", "决定日期早于受理日期", "核对两个日期")
        return Application(
            **words,
            **dates,
            materials=tuple(self._materials()),
            ranking=self._ranking(),
        )

    def _words(self, key: str) -> str:
        """A number or name on one line; "" when it is not there, or not fit."""
        value = self.given.get(key, "")
        if _is_line(value):
            return str(value).strip()
        message = f"{_called(key)}应为一行文字，不超过{_LONGEST}字"
        self._find(key, message, "写成一行，去掉换行和控制字符")
        return ""

    def _date(self, key: str) -> str:
        """A day as 2026-03-02."""
        value = self.given.get(key, "")
        if value == "":
            return ""
        found = parse(_DATE, value) if isinstance(value, str) else None
        if found is None:
            message = f"{_called(key)}应为日期，写的是“{_shown(value)}”"
            self._find(key, message, "写成如 2026年3月2日")
            return ""
        return str(found)

    def _materials(self) -> Iterator[str]:
        """Names of what was looked at."""
        value = self.given.get("materials", ())
        listed = [value] if isinstance(value, str) else value
        is_list = isinstance(listed, list | tuple)
        if not is_list or len(listed) > _MOST_MATERIALS:
            message = (
                f"materials 应为材料名称，一行一个，最多{_MOST_MATERIALS}个"
            )
            self._find("materials", message, "写成 [申请表, 审计报告]")
            return
        for one in listed:
            if _is_line(one) and str(one).strip():
                yield str(one).strip()
            else:
                message = f"材料名称应为一行文字，写的是“{_shown(one)}”"
                self._find("materials", message, "写成 [申请表, 审计报告]")

    def _ranking(self) -> Ranking | None:
        """The place in a ranking."""
        value = self.given.get("ranking")
        if value is None:
            return None
        if not isinstance(value, dict):
            hint = "写成 {place: 12, of: 31, score: 78.5}"
            self._find("ranking", "ranking 应由“项: 值”组成", hint)
            return None
        self._unknown((_AT, "ranking"), value, _RANKING_KEYS)
        counts = {key: self._count(value, key) for key in _WHOLE}
        given = value.get("score", "")
        score = str(given).strip()
        if score and not _SCORE.fullmatch(score):
            message = f"得分应为数字，写的是“{_shown(given)}”"
            self._find("ranking", message, "写成如 78.5")
            score = ""
        if counts["of"] and counts["place"] > counts["of"]:
            message = f"名次{counts['place']}大于参评数{counts['of']}"
            self._find("ranking", message, "核对 place 和 of")
        support = str(value.get("support", "")).strip()
        return Ranking(support=support, score=score, **counts)

    def _count(self, ranking: dict[str, Any], key: str) -> int:
        """A whole number from 1; 0 when it is not there, or not fit."""
        given = ranking.get(key, "")
        value = str(given).strip()
        if not value:
            return 0
        if _COUNT.fullmatch(value):
            return int(value)
        message = f"{_called(key)}应为从1起的整数，写的是“{_shown(given)}”"
        self._find("ranking", message, "写成如 12")
        return 0

    def _unknown(
        self,
        at: tuple[str, ...],
        given: dict[str, Any],
        known: tuple[str, ...],
    ) -> None:
        """A finding for each key that means nothing."""
        for key in given:
            if key not in known:
                hint = did_you_mean(
                    str(key),
                    known,
                    f"可写：{'、'.join(known)}",
                )
                place = self.source.keys[(*at, key)]
                message = f"application 里没有“{key}”这一项"
                found = Finding("unknown-key", message, place, hint)
                self.findings.append(found)

    def _find(
        self,
        key: str,
        message: str,
        hint: str,
    ) -> None:
        """A mistake at the value of a key."""
        place = self.source.places[_AT, key]
        self.findings.append(Finding("bad-application", message, place, hint))


def _called(key: str) -> str:
    """A key with what it is called: “place”（名次）."""
    return f"“{key}”（{_TITLES[key]}）"


def _is_line(value: Any) -> bool:
    """Whether it is words that fit a line."""
    if not isinstance(value, str):
        return False
    is_clean = not _LINE_END.search(value) and not INVISIBLE.search(value)
    return len(value) <= _LONGEST and is_clean


def _shown(value: Any) -> str:
    """A value as a message quotes it."""
    if not isinstance(value, str):
        return "一组内容"
    text = _LINE_END.sub(" ", INVISIBLE.sub(" ", value))
    return f"{text[:30]}……" if len(text) > 30 else text
