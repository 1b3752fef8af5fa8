"""Spoils for the rules on dates and periods (DA)."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Sequence

from policypress.language.numerals import to_chinese
from tests.support.spoiling import Spoil, Spoilt, adding, by, either

_DATE = "([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"


def _signed_in_words(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """The date at the end in Chinese numerals."""
    found = re.fullmatch(_DATE, lines[-1])
    if found is None:
        return None
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in found[1])
    month = to_chinese(source.randint(1, 12))
    day = to_chinese(source.randint(1, 28))
    words = f"{year}年{month}月{day}日"
    return Spoilt([*lines[:-1], words], words, len(lines) - 1)


def _due_long_ago(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A demand whose last day has passed when the text is issued."""
    if re.fullmatch(_DATE, lines[-1]) is None:
        return None
    quote = f"{source.randint(2001, 2009)}年{source.randint(1, 12)}月底前"
    line = f"各单位应当于{quote}全面完成整改。"
    return Spoilt([*lines[:-2], line, *lines[-2:]], quote, len(lines) - 2)


def _overlapping_stages(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Two stages behind the text, the second of which begins within the first."""
    month = source.randint(1, 9)
    second = f"{month + 1}月1日至{month + 2}月15日"
    stages = [
        f"第一阶段（{month}月1日至{month + 1}月15日）：动员。",
        f"第二阶段（{second}）：实施。",
    ]
    return Spoilt([*lines, *stages], second, len(lines) + 1)


def _of_next_year(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A paper cited that is younger than the text."""
    issued = re.fullmatch(_DATE, lines[-1])
    if issued is None:
        return None
    quote = f"某府规〔{int(issued[1]) + source.randint(1, 3)}〕3号"
    line = f"《某办法》（{quote}）同时废止。"
    return Spoilt([*lines[:-2], line, *lines[-2:]], quote, len(lines) - 2)


def _weekday(found: re.Match[str]) -> str:
    """A day of the week that the date is not."""
    day = datetime.date(*(int(number) for number in found.groups()))
    return f"星期{'一二三四五六日'[(day.weekday() + 3) % 7]}"


def _month_in_words(found: re.Match[str]) -> str:
    return f"{found[1]}年{to_chinese(int(found[2]))}月{found[3]}日"


def _too_early(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """The district reports to the city before firms report to the district."""
    day = f"2024年11月{source.randint(1, 30)}日"
    steps = [
        "企业于2024年12月10日前报县级部门。",
        f"县级部门初审，于{day}前报市级部门。",
    ]
    return Spoilt([*lines, *steps], day, len(lines) + 1)


def _closed(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A window that had closed on the day of issue below it."""
    month = source.randint(1, 11)
    days = f"2025年{month}月1日至2025年{month + 1}月1日"
    quote = f"{source.choice(('申报', '受理', '报名'))}时间：{days}"
    whole = [*lines, quote, "2026年2月3日"]
    return Spoilt(whole, quote, len(lines))


SPOILS: dict[str, Spoil] = {
    "DA-31": _closed,
    "DA-01": either(
        by("([0-9]{4})年([1-9])月([0-9]{1,2})日", r"\1年0\2月\3日"),
        by("([0-9]{4})年([0-9]{1,2})月([1-9])日", r"\1年\2月0\3日"),
    ),
    "DA-02": either(
        by(_DATE, r"\1.\2.\3"),
        by(_DATE, r"\1-\2-\3"),
        by(_DATE, r"\1/\2/\3"),
    ),
    "DA-03": by("20([0-9]{2})年(?=[0-9]{1,2}月[0-9]{1,2}日)", r"\1年"),
    "DA-04": by("([0-9]{1,2}月[0-9]{1,2})日", r"\1号", "号"),
    "DA-05": _signed_in_words,
    "DA-06": either(
        by("([0-9]{4}年)?([0-9]{1,2})月[0-9]{1,2}日", r"\1\2月32日"),
        by(_DATE, r"\1年2月30日"),
        by(_DATE, r"\1年13月\3日"),
    ),
    "DA-07": by(
        "(符合|按照|申报时间|评估报告|支持)(?=[一-鿿])", r"今年\1", "今年"
    ),
    "DA-08": by("(之日起)([0-9]+个工作日|[0-9]+日)内(?!申请)", r"\1\2", r"\2"),
    "DA-09": by(
        "自(收到|受理)([一-鿿]{0,4})之日起([0-9]+个工作日)内", r"自\1\2的\3内"
    ),
    "DA-10": either(
        by("星期五", "星期一"),
        by(
            f"{_DATE}(?![（0-9])",
            lambda found: f"{found[0]}（{_weekday(found)}）",
            _weekday,
        ),
    ),
    "DA-11": by(_DATE, _month_in_words),
    "DA-13": adding(
        "政务大厅每日9:00至〔25:00〕开放。",
        "对外办公时间为上午〔9:00—8:30〕。",
    ),
    "DA-14": adding(
        "受理时间为5月1日至5月31日，〔当年5月20日前完成评审〕。",
        "申报期为6月1日—6月30日，〔同年6月前完成审核〕。",
    ),
    "DA-16": adding(
        "〔2024年6月10日至6月28日公示30日〕。",
        "〔2025年3月3日至3月7日公开征求意见，期限不少于30日〕。",
    ),
    "DA-17": _too_early,
    "DA-15": adding(
        "〔法定办结时限：15个工作日；承诺办结时限：40个工作日〕。",
        "〔法定时限20个工作日，承诺时限25个工作日〕。",
    ),
    "DA-12": by(f"({_DATE})至({_DATE})", r"\5至\1"),
    "DA-18": adding(
        "〔“十五五”期间（2025—2030年〕），培训300人次。",
        "〔“十四五”时期（2020—2025年〕），新建10所。",
    ),
    "DA-19": adding(
        "每年〔第一季度（1月至4月）〕报送。",
        "〔上半年（1月至7月）〕完成。",
    ),
    "DA-20": adding(
        "于2025年〔5月31〕前提交。",
        "自2025年〔6月1〕起受理。",
    ),
    "DA-21": adding(
        "申报截止时间为2025年5月16日。〔立项结果于5月10日前〕公布。",
        "3月底前完成摸底，5月底前全部开工，〔4月底前全部竣工〕，10月底前组织验收。",
    ),
    "DA-23": adding(
        "建设期〔2年（2025年6月至2028年5月〕）。",
        "〔近三年（2022年、2023年）〕无违法记录。",
    ),
    "DA-24": adding(
        "应当〔自接到报告24小时内〕组织会商。",
        "〔自接到预约后〕及时处理。",
    ),
    "DA-22": _due_long_ago,
    "DA-27": adding(
        "区文旅局应当〔自受理之日起作出〕决定。",
        "企业应当〔自变更之日起向区文旅局报送〕材料。",
    ),
    "DA-25": _overlapping_stages,
    "DA-26": _of_next_year,
    "DA-30": adding(
        "业绩应为〔自报名之日起近3年〕内的。",
        "申报时间为〔自即日起至5月8日前〕。",
    ),
    "DA-29": adding(
        "评审结果于〔202611月〕公布。",
        "申报材料自〔2026年1115日〕起受理。",
        "会议于〔年5月6日〕召开。",
    ),
    "DA-28": by(
        "(?<=条　)(?=[一-鿿])",
        "区文旅局应当在10个工作日内公布。",
        "10个工作日内",
    ),
}
