"""Spoils for the rules on effect and validity (EF)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.support.spoiling import ANYWHERE, Spoil, Spoilt, adding, by, either

_OWN = re.compile(
    "本(?:措施|办法|通知)自[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日起施行"
)


def _on_trial(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A title on trial above a term of five years."""
    title = lines[0] + source.choice(("（试行）", "（暂行）"))
    return Spoilt([title, *lines[1:]], "有效期5年", ANYWHERE)


def _said_twice(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Another date of effect in an earlier clause."""
    own = next((one for line in lines if (one := _OWN.search(line))), None)
    places = [
        index
        for index, line in enumerate(lines)
        if re.match("第[二三四五六七八九]条", line) and line.endswith("。")
    ]
    if own is None or not places:
        return None
    index = source.choice(places)
    broken = f"{lines[index]}{own[0][:3]}自2030年5月1日起施行。"
    whole = [*lines[:index], broken, *lines[index + 1 :]]
    return Spoilt(whole, own[0], ANYWHERE)


def _left_out(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Nothing is said of the effect."""
    whole = [line for line in lines if not _OWN.search(line)]
    return Spoilt(whole, lines[0], 0) if len(whole) < len(lines) else None


def _two_interpreters(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """Two lines behind the text, each with another interpreter."""
    first, second = source.sample(["区文旅局", "区财政局", "区科技局"], 2)
    quote = f"解释权归{second}所有"
    words = [f"本通知由{first}负责解释。", f"{quote}。"]
    is_said = any("解释" in line for line in lines)
    return None if is_said else Spoilt([*lines, *words], quote, len(lines) + 1)


def _ended(
    lines: Sequence[str],
    source: random.Random,
) -> Spoilt | None:
    """A paper that was over when the text was issued, and the day of issue below."""
    quote = f"有效期至{source.randint(2021, 2025)}年12月31日"
    basis = f"政策依据：《某区蜂业政策》，{quote}"
    whole = [*lines, basis, "2026年2月3日"]
    return Spoilt(whole, quote, len(lines))


SPOILS: dict[str, Spoil] = {
    "EF-16": _ended,
    "EF-01": either(
        by("自[0-9]{4}年[0-9]+月[0-9]+日起施行", "自【待核】起施行"),
        by("自([0-9]{4})年[0-9]+月[0-9]+日起施行", r"自\1年×月×日起施行"),
        by("自[0-9]{4}年[0-9]+月[0-9]+日起施行", "自　　年　　月　　日起施行"),
    ),
    "EF-02": either(
        by("(本(?:措施|办法|通知)自[^，。]{2,20}起)施行", r"\1实施"),
        by("(本(?:措施|办法|通知)自[^，。]{2,20}起)施行", r"\1执行"),
        by("(本(?:措施|办法)自[^，。]{2,20}日)起施行", r"\1施行"),
    ),
    "EF-03": either(
        by("有效期5年", "有效期8年"),
        by("有效期5年", "有效期十年"),
    ),
    "EF-04": _on_trial,
    "EF-05": either(
        by(
            "《[^《》]+》（[^（）]+）(?=同时废止)",
            "原有政策",
            r"原有政策同时废止",
        ),
        by(
            "《[^《》]+》（[^（）]+）(?=同时废止)",
            "此前有关规定",
            "此前有关规定同时废止",
        ),
    ),
    "EF-06": by(
        "由[^。，]{2,20}负责解释", "由区局产业科负责解释", "区局产业科"
    ),
    "EF-07": either(
        by("本措施自2026年4月1日起施行", "本措施自2026年3月5日起施行"),
        by("本措施自2026年4月1日起施行", "本措施自2026年3月20日起施行"),
        by("本办法自2026年1月1日起施行", "本办法自2025年12月1日起施行"),
    ),
    "EF-08": adding(
        "申报截止时间为〔2041年6月30日〕。",
        "〔2039年3月1日〕前提交申请。",
        "资金兑现期限到〔2050年12月31日〕。",
    ),
    "EF-09": by(
        "(本(?:措施|办法)自)2026(年[0-9]+月[0-9]+日起施行)",
        r"\g<1>2024\2",
    ),
    "EF-10": either(
        by("(?<=至)2031(?=年3月31日止)", "2030", "2030年3月31日"),
        by("(?<=至)2031年3月31日(?=止)", "2031年12月31日"),
        by(
            "(自2026年1月1日起施行，有效期5年)。",
            r"\1，至2029年12月31日止。",
            "2029年12月31日",
        ),
    ),
    "EF-11": _said_twice,
    "EF-12": adding(
        "服务协议〔一年一签，有效期为2年〕。",
        "本办法自2025年9月1日起施行，〔试行期2年，有效期5年〕。",
        "本细则〔自发布之日起施行，自2025年8月1日起施行〕，有效期3年。",
    ),
    "EF-13": adding(
        "本办法自2025年3月15日起施行。《某规定》〔自2025年5月15日起废止〕。",
        "本办法自2025年3月15日起施行，有效期5年。《某规定》〔于2025年1月1日起失效〕。",
    ),
    "EF-14": adding(
        "资金管理规定有效期2年，〔期满自动顺延〕。",
        "操作规程有效期5年，〔长期有效〕。",
    ),
    "EF-15": _two_interpreters,
}
