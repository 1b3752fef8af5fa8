"""Sums and rates as a text writes them (金额、比例), with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from policypress.language.numerals import from_chinese

# Marks that some texts write half, some full width; of the same length, so that a place
# in the even text is one in the text itself.
_EVEN = str.maketrans(
    "０１２３４５６７８９％．／;:(),",
    "0123456789%./；：（），",
)
_GROUPED = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
# 叁拾万元, as a cheque writes it.
_FORMAL = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾][壹贰叁肆伍陆柒捌玖拾佰仟零〇万亿]{1,20}[元圆]"
)
_PLAIN = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟〇圆", "一二三四五六七八九十百千零元"
)

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HAN = r"[一二两三四五六七八九十百千万亿零]"
_SCALE = r"[十百千万亿]{0,3}"
_BLANK = r"[ \t\u3000]{0,4}"
_DASH = rf"{_BLANK}(?:[-—–－~～]+|至|到){_BLANK}"
_YUAN = rf"{_BLANK}[多余]?{_BLANK}{_SCALE}{_BLANK}[多余]?元"
# 1000 万 without 元, where nothing is counted behind it.
_BARE = (
    rf"{_BLANK}[万亿](?=[，。；、）的为]|{_BLANK}$|人民币|奖励|奖补|补贴|补助|资助|扶持|支持(?![次人])"
    "|配套|贴息|经费|资金)"
)
_RATE = rf"{_BLANK}(?:[%‰]|个百分点)"
# Behind 三成, which is 30%, and not behind 一成 of 一成不变.
_AS_RATE = "(?=[，。；、）的]|以[上下内]|给予|予以|补|奖|资助|减|发放|计|执行|享受|支付|左右|[至到]|[ ]*$)"
_SUM = re.compile(
    rf"""(?<![0-9.A-Za-z第])(?:
    (?P<big>{_NUMBER}){_BLANK}(?P<bigunit>[亿万]){_BLANK}零?
        (?P<rest>{_NUMBER})(?P<restunit>{_BLANK}[千百]?万?元)
    |(?P<low>{_NUMBER})(?P<lowunit>{_YUAN}|{_RATE}|{_BLANK}[万亿])?(?:（不?含）)?{_DASH}
        (?P<high>{_NUMBER})(?P<highunit>{_YUAN}|{_RATE})
    |(?P<list>(?:(?:{_NUMBER}){_BLANK}[、/和]{_BLANK}){{1,12}}+)
        (?P<last>{_NUMBER})(?P<lastunit>{_YUAN}|{_RATE})
    |(?P<number>{_NUMBER})(?P<unit>{_YUAN}|{_RATE}|{_BARE})
    )|(?P<han>{_HAN}{{1,12}}(?:点{_HAN}{{1,4}})?)元
    |(?P<part>[百千万])分之(?P<hanrate>{_HAN}{{1,4}}(?:点{_HAN}{{1,4}})?|{_NUMBER})
    |[¥￥]{_BLANK}(?P<cash>{_NUMBER})(?P<cashunit>{_BLANK}{_SCALE})(?![0-9.,多余元十百千万亿])
    |(?<![统单唯之第每逐任0-9.])(?P<tenths>[一二两三四五六七八九1-9])成
        (?P<fifths>[半一二三四五六七八九]?){_AS_RATE}""",
    re.VERBOSE,
)
_DIGITS = "零一二三四五六七八九"
_PARTS = {"百": 1, "千": 10, "万": 100}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# Words that are a rate without a number.
_WHOLE = re.compile(
    r"(?P<full>相同额度|同等额度|同等金额|等额(?=的?配套|的?奖励|的?资助|的?补助)"
    "|(?<![0-9])1[:：]1(?![0-9:：])|免收|免缴"
    "|全额(?=给予|予以|补|资助|扶持|奖励|支持|返还|退还|贴息|$))"
    r"|(?P<half>减半(?=收取|征收|缴纳|收费|$))"
)
# Shares and multiples in words, which no sum is made of: 减半, 三分之一, 两倍, 八折.
_HAN_NUMBER = "零一二两三四五六七八九十百千万"
_IN_WORDS = re.compile(
    rf"[{_HAN_NUMBER}]{{1,4}}分之(?:[0-9]{{1,9}}(?:[.,][0-9]{{1,9}})?"
    rf"|[{_HAN_NUMBER}]{{1,6}}(?:点[{_HAN_NUMBER}]{{1,4}})?)"
    "|减半|折半|对半|(?<![0-9])一半(?!以)|翻[一两二三]?番|翻倍|加倍|双倍"
    rf"|(?:(?<![0-9])[0-9]{{1,9}}(?:[.,][0-9]{{1,9}})?|(?<![统单唯之第逐])[{_HAN_NUMBER}]{{1,3}}"
    rf"(?:点[{_HAN_NUMBER}]{{1,2}})?)倍(?!数|增|道)"
    "|[一二三四五六七八九1-9][一二三四五六七八九]?折(?![叠旧算合页腾返扣抵磨])"
)
_BELOW = re.compile("(?:（含）)?以下")


class Sum(Struct, frozen=True):
    """start, end: its place; kind: money or percent; value: yuan, or per cent.

    side: low or high, of a range 5%-20%; words: as it stands; is_exact: False of 多 and
    余; is_said: False where words say it and no number (免收); unit: as
    written, of the last of a list where it has none itself.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    words: str
    side: str = ""
    is_exact: bool = True
    is_said: bool = True
    unit: str = ""


def shares_in_words(text: str) -> Iterator[tuple[int, int]]:
    """Where shares and multiples stand that are said in words."""
    yield from (found.span() for found in _IN_WORDS.finditer(text))


def even(text: str) -> str:
    """The text with full-width figures half width and half-width marks full width."""
    made = _GROUPED.sub(",", text.translate(_EVEN))
    return _FORMAL.sub(lambda found: found[0].translate(_PLAIN), made)


def sums_of(text: str) -> list[Sum]:
    """Every sum and rate of an even text, in order."""
    found: list[Sum] = []
    for match in _SUM.finditer(text):
        found += _made(match)
    for match in _WHOLE.finditer(text):
        value = Decimal(100 if match["full"] else 50)
        one = _at(match.start(), match.end(), match[0], "percent", value)
        found.append(_unsaid(one))
    found.sort(key=lambda one: one.start)
    return _with_ends(found, text)


def _with_ends(found: list[Sum], text: str) -> list[Sum]:
    """The sums; those of 500元以上1万元以下 are the ends of a range."""
    for number in range(len(found) - 1):
        low, high = found[number : number + 2]
        is_range = low.kind == high.kind and low.is_said and high.is_said
        between = text[low.end : high.start].strip()
        if is_range and between == "以上" and _BELOW.match(text, high.end):
            found[number] = _sided(low, "low")
            found[number + 1] = _sided(high, "high")
    return found


def _unsaid(one: Sum) -> Sum:
    """The same, said in words."""
    return Sum(
        one.start,
        one.end,
        one.kind,
        one.value,
        one.words,
        is_said=False,
    )


def _made(match: re.Match[str]) -> Iterator[Sum]:
    """The sums of one match: one, two of a range, several of a list."""
    if match["big"]:
        yield from _in_two(match)
    elif match["low"]:
        yield from _range(match)
    elif match["list"]:
        yield from _list(match)
    elif match["number"]:
        start, end = match.span()
        yield _sum(start, end, match["number"], match["unit"], match[0])
    elif match["cash"]:
        start, end = match.span()
        yield _sum(start, end, match["cash"], match["cashunit"], match[0])
    elif match["tenths"]:
        yield _in_tenths(match)
    elif match["han"]:
        yield from _in_words(match, "han", "money")
    else:
        yield from _in_words(match, "hanrate", "percent")


def _in_two(match: re.Match[str]) -> Iterator[Sum]:
    """1亿5000万元, 2万5千元: one sum in two units. Where the second part is no smaller
    than one of the first unit, nobody knows what is meant, and there is no sum."""
    start, end = match.span()
    whole = _sum(start, end, match["big"], match["bigunit"], match[0])
    rest = _sum(start, end, match["rest"], match["restunit"], match[0])
    if rest.value >= 10 ** _POWERS[match["bigunit"]]:
        return
    value = whole.value + rest.value
    yield _at(start, end, match[0], "money", value, match["restunit"])


def _range(match: re.Match[str]) -> Iterator[Sum]:
    """Both ends of 10万元—100万元; the first has the unit of the second where it has none."""
    unit = match["lowunit"] or match["highunit"]
    if match["lowunit"] and not re.search("[元%‰点]", unit):
        unit += "元"
    start, end = match.start("low"), match.end("low")
    if match["lowunit"]:
        end = match.end("lowunit")
    low = _sum(start, end, match["low"], unit, match.string[start:end])
    yield _sided(low, "low")
    start, end = match.start("high"), match.end()
    high = _sum(
        start,
        end,
        match["high"],
        match["highunit"],
        match.string[start:end],
    )
    yield _sided(high, "high")


def _sided(one: Sum, side: str) -> Sum:
    """The same as an end of a range."""
    return Sum(
        one.start,
        one.end,
        one.kind,
        one.value,
        one.words,
        side,
        one.is_exact,
        unit=one.unit,
    )


def _list(match: re.Match[str]) -> Iterator[Sum]:
    """50、30、20万元: each has the unit of the last."""
    home = match.start("list")
    for one in re.finditer(_NUMBER, match["list"]):
        start, end = home + one.start(), home + one.end()
        yield _sum(start, end, one[0], match["lastunit"], one[0])
    start = match.start("last")
    words = match.string[start : match.end()]
    yield _sum(start, match.end(), match["last"], match["lastunit"], words)


def _sum(
    start: int,
    end: int,
    number: str,
    unit: str,
    words: str,
) -> Sum:
    """One sum of a number and its unit."""
    value = Decimal(number.replace(",", ""))
    if "%" in unit or "百分点" in unit:
        return _at(start, end, words, "percent", value, unit)
    if "‰" in unit:
        return _at(start, end, words, "percent", value / 10, unit)
    for mark in unit:
        value = value.scaleb(_POWERS.get(mark, 0))
    is_exact = not re.search("[多余]", unit)
    return Sum(
        start,
        end,
        "money",
        value,
        words,
        is_exact=is_exact,
        unit=unit,
    )


def _in_words(
    match: re.Match[str],
    group: str,
    kind: str,
) -> Iterator[Sum]:
    """五万元, 百分之五十, 万分之五: what is understood as a number."""
    words = match[group]
    if words[0].isdigit():
        value = Decimal(words.replace(",", ""))
    else:
        number = number_in_words(words)
        if number is None:
            return
        value = number
    if kind == "percent":
        value /= _PARTS[match["part"]]
    yield _at(match.start(), match.end(), match[0], kind, value)


def _in_tenths(match: re.Match[str]) -> Sum:
    """三成 is 30%, 三成五 and 三成半 are 35%."""
    tenths, rest = match["tenths"].replace("两", "二"), match["fifths"]
    value = int(tenths) if tenths.isdecimal() else _DIGITS.find(tenths)
    below = 0
    if rest:
        below = 5 if rest == "半" else max(_DIGITS.find(rest), 0)
    percent = Decimal(10 * value + below)
    return _at(match.start(), match.end(), match[0], "percent", percent)


def number_in_words(words: str) -> Decimal | None:
    """The number that Chinese numerals say: 五十, 零点五, 一亿两千万; None where they are no
    number."""
    whole, _, rest = words.partition("点")
    number = 0 if whole == "零" and rest else _whole(whole)
    digits = [_DIGITS.find(one) for one in rest.replace("两", "二")]
    if number is None or min(digits, default=0) < 0:
        return None
    fraction = "".join(map(str, digits))
    return Decimal(f"{number}.{fraction}" if fraction else number)


def _at(
    start: int,
    end: int,
    words: str,
    kind: str,
    value: Decimal,
    unit: str = "",
) -> Sum:
    """A sum that is one figure. start, end: its characters in the text; words:
    as written there."""
    return Sum(start, end, kind, value, words, unit=unit)


def _whole(words: str) -> int | None:
    """五十, 二十五亿, 一亿两千万: a whole number of any length; None where it is none."""
    above, mark, below = words.rpartition("亿")
    rest = from_chinese(below.removeprefix("零")) if below else 0
    if not mark:
        return rest
    whole = from_chinese(above)
    if whole is None or rest is None or rest >= 10**8:
        return None
    return whole * 10**8 + rest
