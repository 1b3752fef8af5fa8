"""One value as people write it (一处数值的各种写法): 一年半 is 18个月, 百分之八点五 is 8.5%,
400000元 is 40万元.

A value is read to its end: what stands there is one value as a whole, or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeAlias

from policypress.language.dates import Date, DateError, date_meant, parse_date
from policypress.language.quantity import (
    COUNT_UNITS,
    DURATION_UNITS,
    Quantity,
    QuantityError,
    parse_quantity,
)
from policypress.language.sums import even, number_in_words

Value: TypeAlias = Quantity | Date

_HAN = "〇○零一二两三四五六七八九十百千万亿"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_FROM_FORMAL = str.maketrans(
    f"{_FORMAL}圆○〇", "一二三四五六七八九十百千元零零"
)
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_PARTS = {"百": 2, "千": 3, "万": 4}
_YEARS = 12
_LONGEST = 40  # characters; longer words are prose

_ARABIC = r"[0-9]+(?:\.[0-9]+)?"
_PIECE = re.compile(rf"(零?)({_ARABIC})([十百千万亿]*)")
_GROUPED = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_DASH = "[至到~～—–－-]"
_MONEY = re.compile("(?:人民币)?(.+?)元[整正]?")
_FRACTION = re.compile("([百千万])分之(.+)")
_PERCENT = re.compile(rf"({_ARABIC})([%‰])")
_TENTHS = re.compile(
    "([0-9一二三四五六七八九])成(?:([半一二三四五六七八九]))?"
)
_AGE = re.compile(
    "(?:(?P<years>[^年]+?)周?年)?(?P<half>半)?(?:[零又]?(?P<months>[^年]+?)个月)?"
)
_HALF_YEAR = "半年"


def value_of(words: str, like: Value) -> Value | None:
    """The value that words say as a whole, None where they say none. like: a value of
    the kind that is meant; 2026年 may be a year or a very long time."""
    plain = _plain(words)
    if not plain or len(plain) > _LONGEST:
        return None
    if isinstance(like, Date):
        date = date_meant(plain)
        return None if isinstance(date, DateError) else date
    known = parse_quantity(plain)
    if not isinstance(known, QuantityError):
        return known
    known = parse_quantity(_WAYS[like.kind](plain))
    return known if isinstance(known, Quantity) else None


def read_value(words: str) -> Value | None:
    """The value that words say, of whatever kind; None for words."""
    date = parse_date(words)
    if isinstance(date, Date):
        return date
    known = parse_quantity(words)
    for way in _WAYS.values() if len(words) <= _LONGEST else ():
        if isinstance(known, Quantity):
            return known
        known = parse_quantity(way(_plain(words)))
    return known if isinstance(known, Quantity) else None


def is_range(words: str) -> bool:
    """Whether words say the ends of a range: 40万元至50万元."""
    return bool(re.search(f"[0-9{_HAN}元%]{_DASH}[0-9{_HAN}]", _plain(words)))


def in_years(value: Value) -> str:
    """A time of whole months in years, 1.5年 for 18个月; "" where that is no number with
    one decimal."""
    if not isinstance(value, Quantity) or value.unit not in ("个月", "年"):
        return ""
    months = value.value if value.unit == "个月" else value.value * _YEARS
    tenths = Decimal(months) * 10 / _YEARS
    return f"{_digits(tenths / 10)}年" if tenths == int(tenths) else ""


def as_printed(words: str) -> str:
    """A value as documents print it; words that say none as they are."""
    quantity = parse_quantity(words)
    if not isinstance(quantity, QuantityError):
        return str(quantity)
    date = parse_date(words)
    return words if isinstance(date, DateError) else str(date)


def values_in(text: str) -> list[tuple[int, int]]:
    """Where values stand in a text, each to its end, with whatever makes it another one:
    5年6个月, 一年半, 40万元至50万元, 8%点五."""
    return [one.span() for one in _values().finditer(text)]


def _plain(words: str) -> str:
    """Words with narrow digits, without blanks and marks between thousands."""
    narrow = even("".join(words.split()))
    return _GROUPED.sub("", narrow).translate(_FROM_FORMAL)


@lru_cache(maxsize=2000)
def _number(words: str) -> Decimal | None:
    """40, 四十, 40万5千, 1亿2000万: a number; None for what is none."""
    if not words[:1].isascii():
        return _in_words(words)
    total, above = Decimal(0), None
    at = 0
    for found in _PIECE.finditer(words):
        if found.start() != at:
            return None
        at = found.end()
        zero, digits, scale = found.groups()
        power = sum(_POWERS[one] for one in scale)
        value = Decimal(digits).scaleb(power)
        if above is not None and not _may_follow(value, above, zero, power):
            return None
        total, above = total + value, power
    return total if at == len(words) and above is not None else None


def _in_words(words: str) -> Decimal | None:
    """四十, 四十万零五千, 三点五万: a number in Chinese numerals."""
    digits = words.rstrip("万亿")
    scale = words[len(digits) :]
    if scale and "点" in digits:
        number = number_in_words(digits)
        power = sum(_POWERS[one] for one in scale)
        return None if number is None else number.scaleb(power)
    number = number_in_words(words)
    return number or number_in_words(re.sub("(?<=[万亿])零", "", words))


def _may_follow(
    value: Decimal,
    above: int,
    zero: str,
    power: int,
) -> bool:
    """Whether a number may stand behind one of a power of ten: of 3万5 nobody knows
    whether it is 35000."""
    is_less = value < Decimal(10) ** above
    return is_less and (
        bool(zero or power) or value >= Decimal(10) ** (above - 1)
    )


def _money(words: str) -> str:
    """四十万零五千元, 人民币40万元整 -> 405000元, 400000元; "" for what is no sum."""
    found = _MONEY.fullmatch(words)
    number = _number(found[1]) if found else None
    return "" if number is None else f"{_digits(number)}元"


def _ratio(words: str) -> str:
    """百分之八点五, 千分之五, 八成 -> 8.5%, 0.5%, 80%; "" for others."""
    if found := _FRACTION.fullmatch(words):
        number = _number(found[2])
        if number is None:
            return ""
        return f"{_digits(number.scaleb(2 - _PARTS[found[1]]))}%"
    if found := _PERCENT.fullmatch(words):
        return (
            f"{_digits(Decimal(found[1]) / (10 if found[2] == '‰' else 1))}%"
        )
    if found := _TENTHS.fullmatch(words):
        rest = found[2] or ""
        more = Decimal(5) if rest == "半" else _number(rest) or Decimal(0)
        whole = _number(found[1])
        if whole is not None:
            return f"{_digits(whole * 10 + more)}%"
    return ""


def _duration(words: str) -> str:
    """一年半, 5年6个月, 1.5年, 半年 -> 18个月, 66个月, 18个月, 6个月; 十五个工作日 -> 15个工作日;
    "" for others."""
    if words == _HALF_YEAR:
        return "6个月"
    found = _AGE.fullmatch(words)
    if found is None or not found["years"]:
        return _counted(words, DURATION_UNITS)
    years = _number(found["years"])
    months = _number(found["months"]) if found["months"] else Decimal(0)
    if years is None or months is None or (found["half"] and found["months"]):
        return ""
    if found["half"]:
        months = Decimal(_YEARS // 2)
    if not months and years == int(years):
        return f"{_digits(years)}年"
    return f"{_digits(years * _YEARS + months)}个月"


def _count(words: str) -> str:
    """三十五周岁 -> 35周岁; "" for others."""
    return _counted(words, COUNT_UNITS)


def _counted(words: str, units: tuple[str, ...]) -> str:
    """A number with one of some units, in digits; "" for others."""
    for unit in sorted(units, key=len, reverse=True):
        if words.endswith(unit):
            number = _number(words.removesuffix(unit))
            if number is not None:
                return f"{_digits(number)}{unit}"
    return ""


_WAYS: dict[str, Callable[[str], str]] = {
    "money": _money,
    "ratio": _ratio,
    "duration": _duration,
    "count": _count,
}


def _digits(number: Decimal) -> str:
    """A number in digits, without an exponent and zeros at its end."""
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


@cache
def _values() -> re.Pattern[str]:
    """Compiled when first needed."""
    units = sorted({*COUNT_UNITS, *DURATION_UNITS, "周年", "岁", "分钟", "周"})
    unit = "|".join(sorted(units, key=len, reverse=True))
    number = rf"(?:[0-9０-９]+(?:[,，.．][0-9０-９]+)*|[{_HAN}]+(?:点[{_HAN}]+)?|[{_FORMAL}零万亿]+)"
    scale = "[多余几]?[十百千万亿拾佰仟]*[多余几]?"
    one = rf"""(?:[百千万]分之{number}
        |(?:零?{number}[ ]?{scale}){{1,4}}[ ]?(?:[元圆][多余]?|[%％‰]|个百分点|成[半一二三四五六七八九]?|个?多?(?:{unit})|)
        |半(?:年|个月|天|日|小时))"""
    more = rf"""(?:半(?:年|个月|天|日)|半(?![数价成径])|[多余](?![次方个项元样种少数额下])
        |[零又]?(?:{number}|半)(?:个?月|[日天](?!常))(?<![第同])
        |(?<=[元圆角])[零]?{number}[角分]|点(?:{number})?(?!钟)
        |[ ]?{_DASH}[ ]?{one})"""
    return re.compile(
        rf"(?<![第〔\[A-Za-z0-9.]){one}{more}*",
        re.VERBOSE,
    )
