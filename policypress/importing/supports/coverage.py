"""Whether every word that counts is accounted for (读全): the one rule by which a support
is said to be understood.

The other modules say what they found. Here the sentences of a support are gone through
once more, the other way round: every figure, ceiling word, 每, 再 and 第一年 in them has to
belong to something that was found. What is left over makes the support words, and the
drafter is told what it was. Nouns and verbs, on which no sum depends, may stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.licence import unlicensed
from policypress.importing.supports.parts import clause_end, clause_start
from policypress.importing.supports.phrases import BENEFIT
from policypress.importing.supports.quantities import changed_in
from policypress.language.sums import Sum, shares_in_words

_GIVING = "给予|奖励|奖|补|资助|增加|享受|予以|按|发|一次性"
_ONE = "个家户件项笔台张部场次套站店座栋辆人"
_SIGNAL = re.compile(
    "(?P<most>最高(?!级|等级|一[级档项]|档|者|的|申请|奖)|不超过|不高于|不得超过|不得高于|不大于"
    "|不多于|"
    "最多(?!的)|至多|封顶|最长|以内|之内)"
    "|(?P<total>累计|合计|总计|共计)"
    "|(?P<each>每一?[^每，。；、0-9 零一二两三四五六七八九十百千万]{1,4}"
    "|[生人户亩床]均(?=每|补|奖|给|[0-9])"
    f"|单(?:[{_ONE}](?!冠军)|位(?=不超过|最高)))"
    "|(?P<change>减半|折半|加倍|翻倍|上浮|下浮|提高[至到]|降低[至到]|扣减|孰低|较低者|追加|"
    f"(?:再|另|额外)(?={_GIVING})|超[过出]部分|其余部分|不足部分|以[上下内外]的?部分|其中(?=[0-9])"
    "|[0-9.]+[:：比][0-9.]+)"
    "|(?P<period>第[一二三四五]年|前[一二三四五两]年|后[一二三四五两]年|首年|次年)"
)
# Words before 补贴 that are whom and when a ceiling is for, and no name of it.
_NO_NAME = (
    "年度|累计|最高|企业|项目|单位|个人|总计|合计|机构|每年|全年|当年|资金|主体|财政|单个|同一|"
    "享受|获得|当期|单[\u4e00-\u9fff]|每[\u4e00-\u9fff]|一年|两项|各项|上述|以上|本条|予以|给予"
    "|按照|高给|计发|"
    "的|[\u4e00-\u9fff](?:年|的|项|户|家|人|个|件|月|予|受|得)"
)
# 每家企业每年可申请一笔: one application is one support.
_ONE_EACH = re.compile(
    "^每[^，。；0-9]{1,12}?(?:仅|只|限|最多)?(?:可|能|限)(?:以)?(?:申[请报]|享受)[一1]"
)
_PERSON = re.compile("[名位]")
_OWN_NAME = re.compile(
    f"(?<![单每][\u4e00-\u9fff])(?P<name>(?!{_NO_NAME})[\u4e00-\u9fff]{{2}})(?:{BENEFIT})"
    "(?!资金|对象)"
)
_INSIDE = ("以内", "之内", "封顶")  # stand behind the figure that they bound
_MEASURES = "夜日天月年次班时趟遍季"
_NEAR = 8  # characters between 第一年 and its figure


def doubt_uncovered(
    text: str,
    plain: str,
    found: Sequence[Given],
    sums: Sequence[Sum],
    settled: Set[int],
) -> None:
    """Doubt the supports of which something is left over. plain: the text without what
    stands in brackets; settled: where figures stand that are known to be no amounts."""
    cover = _Cover(text, plain, found, sums, settled)
    for number, given in enumerate(found):
        for one in unlicensed(text, plain, given, sums):
            given.doubt(f"“{one.words}”是不是给的数额不明确")
        for words in cover.strange_caps(given):
            given.doubt(f"“{words}”限的是不是这一项不明确")
        if _is_mixed(text, given):
            given.doubt("有的金额按数量计，有的没有写明按什么计")
        next_one = found[number + 1 : number + 2]
        after = next_one[0].start if next_one else len(text)
        for words in cover.left_over(given, after):
            given.doubt(f"“{words}”没有读懂")


class _Cover:
    """What is accounted for in a text."""

    def __init__(
        self,
        text: str,
        plain: str,
        found: Sequence[Given],
        sums: Sequence[Sum],
        settled: Set[int],
    ) -> None:
        """The same as of `doubt_uncovered`."""
        self._text = text
        self._plain = plain
        self._sums = sums
        self._grants: dict[int, Grant] = {}
        self._owners: dict[int, Given] = {}
        self._unsaid: list[int] = []  # where amounts without a figure stand
        self._known = set(settled)
        self._counts: set[int] = set()
        for given in found:
            self._take(given)
        self._places = sorted(
            {one.start for one in sums} | self._counts | self._grants.keys()
        )

    def _take(self, given: Given) -> None:
        """What a support accounts for."""
        for grant in given.grants:
            if grant.main is None:
                self._unsaid.append(grant.place)
            else:
                self._grants[grant.main.start] = grant
                self._owners[grant.main.start] = given
            beside = [one for one in (grant.cap, grant.every) if one]
            self._known |= {one.start for one in beside}
        several = [*given.wider, *given.common, *given.shared]
        others = [*given.limits, *given.conditions, *given.parts]
        others += [cap for cap, _ in several]
        self._known |= {one.start for one in others}
        self._counts |= {one.start for one in given.quantities}

    def left_over(self, given: Given, after: int) -> Iterator[str]:
        """The clauses of a support, up to the next one or to the end of its line, in
        which something belongs to nothing. after: where the next support begins. What
        raises or lowers an amount in a later sentence is told on its own."""
        start = given.start
        stop = self._text.find("\n", given.end)
        line = stop if stop >= 0 else len(self._text)
        end = max(given.end, min(line, after))
        told = list(changed_in(self._text, given.end, end))
        unread = (
            *self._unknown_sums(),
            *self._unclaimed(start, end),
            *self._shares(start, end),
        )
        for at in unread:
            is_told = any(first <= at < last for first, last in told)
            if start <= at < end and not is_told:
                yield self._clause(at)

    def _unknown_sums(self) -> Iterator[int]:
        """Where the sums of the text stand of which it is not known what they are."""
        for one in self._sums:
            if one.is_said and not self._is_known(one.start):
                yield one.start

    def _shares(self, start: int, end: int) -> Iterator[int]:
        """Where shares in words stand in a stretch, such as 利息的一半, that are no sum."""
        for first, last in shares_in_words(self._text[start:end]):
            spans = [(one.start, one.end) for one in self._sums]
            if not any(
                a < start + last and start + first < b for a, b in spans
            ):
                yield start + first

    def _unclaimed(self, start: int, end: int) -> Iterator[int]:
        """Where words of a stretch stand that belong to nothing that was found."""
        for match in _SIGNAL.finditer(self._text, start, end):
            if not self._is_claimed(match):
                yield match.start()

    def strange_caps(self, given: Given) -> Iterator[str]:
        """The clauses of ceilings that name a benefit which nothing before them names:
        绩效补贴每年最高20万元 bounds no 基础补贴."""
        for grant in given.grants:
            cap = grant.cap
            if cap is None:
                continue
            start = clause_start(self._plain, cap.start)
            line = self._text.rfind("\n", 0, start) + 1
            for found in _OWN_NAME.finditer(self._text, start, cap.start):
                before = given.head + self._text[line:start]
                if found["name"] not in before:
                    yield self._clause(cap.start)

    def _is_known(self, at: int) -> bool:
        """Whether it is known what the figure at a place is."""
        return at in self._grants or at in self._known or at in self._counts

    def _clause(self, at: int) -> str:
        """The clause around a place."""
        start = clause_start(self._plain, at)
        return self._text[start : clause_end(self._plain, at)].strip()

    def _figure(self, match: re.Match[str]) -> int | None:
        """The figure that a word is said of: the next one of its clause, else the one
        before; None where the clause has none."""
        start = clause_start(self._plain, match.start())
        end = clause_end(self._plain, match.end())
        behind = [one for one in self._places if match.end() <= one < end]
        before = [one for one in self._places if start <= one < match.start()]
        if behind and (match[0] not in _INSIDE or not before):
            return behind[0]
        return before[-1] if before else None

    def _is_claimed(self, match: re.Match[str]) -> bool:
        """Whether a word belongs to something that was found."""
        at = self._figure(match)
        if self._is_of_a_base(match, at):
            return True
        if match["each"]:
            return self._is_unit(match, at)
        if match["period"]:
            return self._is_period(match, at)
        if match["change"]:
            return self._is_change(match, at)
        return at is not None and self._is_known(at)

    def _is_of_a_base(self, match: re.Match[str], at: int | None) -> bool:
        """Whether a word is one of what a rate is of: 按单个产品销售额的30%, 按不超过LPR."""
        if at is None:
            start = clause_start(self._plain, match.start())
            return any(start <= one <= match.end() for one in self._unsaid)
        grant = self._grants.get(at)
        return grant is not None and match[0] in grant.base

    def _is_period(self, match: re.Match[str], at: int | None) -> bool:
        """Whether 第一年 stands at its figure, and 前两年 there or in a condition."""
        if at is None:
            return not match[0].startswith("第")
        grant = self._grants.get(at)
        between = self._text[match.end() : at]
        is_of_rate = grant is not None and grant.is_rate and "按" in between
        is_next = len(between) <= _NEAR or between.startswith("每年")
        return is_next or is_of_rate

    def _grant_behind(self, at: int) -> Grant | None:
        """The next amount of the same sentence."""
        stop = self._plain.find("。", at)
        end = stop if stop >= 0 else len(self._text)
        places = [one for one in self._grants if at <= one < end]
        return self._grants[min(places)] if places else None

    def _is_unit(self, match: re.Match[str], at: int | None) -> bool:
        """Whether 每 or 单 says what an amount is for each of, or whom a ceiling is for."""
        if at is None:
            return self._is_unit_of_next(match)
        grant = self._grants.get(at)
        if grant is None:
            return self._is_known(at)
        between = self._text[match.start() : at]
        if match[0][1:] == "均":
            return match[0][0] in grant.per
        if _goes_on(grant, between):
            return False
        if _has_unit(grant, between) or grant.per[:1].isdigit():
            return True
        if grant.is_rate and match[0].startswith("每年"):
            return between.strip() != "每年"
        return bool(grant.cap_scope)

    def _is_unit_of_next(self, match: re.Match[str]) -> bool:
        """The same of 每引进1家企业的，给予: of the amount behind it. Where nothing is
        counted (每年, 单场观众), nothing depends on it."""
        end = clause_end(self._plain, match.end())
        words = self._text[match.start() : end]
        if words.startswith("每年") or _ONE_EACH.match(words):
            return True
        if words.startswith("单"):
            return True
        grant = self._grant_behind(match.end())
        return grant is not None and _has_unit(grant, words)

    def _is_change(self, match: re.Match[str], at: int | None) -> bool:
        """Whether 再 opens a support of its own, or 提高到 says another level."""
        if self._is_figure(match):
            return True
        owner = self._owners.get(-1 if at is None else at)
        if owner is None:
            end = clause_end(self._plain, match.end())
            return at is None and self._plain[end : end + 1] == "："
        first = owner.grants[0].main
        is_level = match[0].startswith(("提高", "降低"))
        is_first = first is not None and first.start == at
        return is_first or is_level or owner.kind == "steps" or owner.grows

    def _is_figure(self, match: re.Match[str]) -> bool:
        """Whether a word is a rate itself: 减半收取."""
        at = match.start()
        return any(one.start <= at < one.end for one in self._sums)


def _is_mixed(text: str, given: Given) -> bool:
    """Whether of two sums of one line one is for each of something, and the other of
    nothing that is said: 每户200元，五保户300元."""
    if given.kind in ("steps", "progressive"):
        return False
    sums = [
        (one.main.start, bool(one.per))
        for one in given.grants
        if one.main and not one.is_rate
    ]
    return any(
        is_each != is_other and "\n" not in text[at:next_at]
        for (at, is_each), (next_at, is_other) in pairwise(sums)
    )


def _goes_on(grant: Grant, words: str) -> bool:
    """Whether the unit in the words is longer than the one that was read: 每间夜, of which
    only 间 is."""
    units = [re.escape(one) for one in grant.per.split("·") if one]
    return any(re.match(f"每{one}[{_MEASURES}]", words) for one in units)


def _has_unit(grant: Grant, words: str) -> bool:
    """Whether an amount is for each of what the words name."""
    units = [one for one in grant.per.split("·") if one]
    same = _PERSON.sub("人", words)
    return any(one in words or one[:1] in same for one in units)
