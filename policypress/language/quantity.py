"""The figures a policy holds (金额、比例、数量、期限), read and printed exactly.

Arabic numerals, 万 and 亿 as the only multipliers, no separators, half-width:
GB/T 15835—2011 as 若干措施 use it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from policypress.language.numerals import from_chinese
from policypress.language.patterns import later

Kind = Literal["money", "ratio", "count", "duration"]

# Things that are counted, and what is measured: only of these there are parts.
MEASURES = (
    *"吨亩米升克度瓦",
    "平方米",
    "平方千米",
    "平方公里",
    "立方米",
    "公里",
    "千米",
    "公顷",
    "公斤",
    "千克",
    "千瓦",
    "兆瓦",
    "千瓦时",
)
COUNT_UNITS = (
    *"个项件家条名人次类种份套篇款章户位批场期倍台分",
    *"架辆艘首集幅张间座栋床颗所支部例单票门站轮届节本对团组只笔岁头株",
    *("人次", "架次", "航次", "班次", "车次", "台次"),
    *("课时", "学时", "周岁", "床位", "标箱"),
    *MEASURES,
)
DURATION_UNITS = ("年", "个月", "月", "日", "天", "工作日", "个工作日", "小时")
_KINDS: dict[str, Kind] = {
    "元": "money",
    "%": "ratio",
    **dict.fromkeys(COUNT_UNITS, "count"),
    **dict.fromkeys(DURATION_UNITS, "duration"),
}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９％．，－", "0123456789%.,-")
_SHAPE = later(
    r"([0-9]+(?:\.[0-9]+)?)([多余]?)([十百千万亿]{0,4})([多余]?)([^0-9]*)"
)
_CHINESE = later(r"([零〇一二两三四五六七八九十百千万亿]+)(.*)")
_EXAMPLES = "例如“100万元”“50%”“20家”“30个工作日”"
_SHAPE_HINT = f"先写阿拉伯数字，再写单位，{_EXAMPLES}"
_LONGEST = 30  # characters; longer texts are prose, not figures


class Quantity(Struct, frozen=True):
    """One figure.

    value: yuan for money, with fen where there are any; an exact ratio (0.5 for
        50%); a number with decimals of what is measured (吨); a whole number otherwise.
    unit: 元, %, or the measure word. approx: 多 or 余 when the figure is "a little
        over" (4000多万元).
    """

    kind: Kind
    value: int | Decimal
    unit: str
    approx: str = ""

    def __str__(self) -> str:
        """As 若干措施 print it: 100万元, 4000多万元, 50%, 5年."""
        if self.kind == "ratio":
            return format_ratio(Decimal(self.value))
        digits = str(self.value)
        scale = ""
        if self.kind != "duration":
            digits, scale = _scaled(self.value)
        if self.approx and scale and not _is_round(digits):
            return f"{digits}{scale}{self.approx}{self.unit}"
        return f"{digits}{self.approx}{scale}{self.unit}"


class QuantityError(Struct, frozen=True):
    """Why a text is no figure, and what to write instead (Chinese)."""

    message: str
    hint: str


def parse_quantity(text: str) -> Quantity | QuantityError:
    """Read one figure: 100万元, 1.5亿元, 800元, 50%, 4000多万元, 200多个, 5年, 20个工作日.

    The unit is required.
    """
    if problem := _surface_problem(text):
        return problem
    shape = _SHAPE.fullmatch(text)
    if not shape:
        return QuantityError(f"“{text}”不是一个数量", _SHAPE_HINT)
    written = _of_thousands(_Written(*shape.groups()))
    kind = _KINDS.get(written.unit)
    if kind is None:
        return _unit_problem(text, written.scale, written.unit)
    if not written.scale_is_allowed(kind):
        return _scale_problem(written, kind)
    if kind == "ratio":
        return _ratio(written)
    value = written.value()
    if not _is_fine(value, kind, written.unit):
        return QuantityError(*_fraction_problem(text, kind))
    if problem := _approx_problem(kind, written):
        return problem
    return Quantity(
        kind,
        value,
        written.unit,
        written.before or written.after,
    )


class _Written(Struct, frozen=True):
    """The parts of a figure as written.

    Number, 多, 万, 多, unit (4000多万元, 1万多元).
    """

    number: str
    before: str
    scale: str
    after: str
    unit: str

    def scale_is_allowed(self, kind: Kind) -> bool:
        """Whether its multiplier may stand behind Arabic digits and before its
        unit.
        """
        if kind in ("ratio", "duration"):
            return not self.scale
        return self.scale in ("", "万", "亿")

    def value(self) -> int | Decimal:
        """The number times its multipliers, an int when it is whole."""
        power = sum(_POWERS[character] for character in self.scale)
        value = Decimal(f"{self.number}E{power}")
        return int(value) if value == int(value) else value


def _is_fine(
    value: int | Decimal,
    kind: Kind,
    unit: str,
) -> bool:
    """Whether a number may have the decimals it has: money has fen, what is measured has
    parts, and anything else is whole."""
    if isinstance(value, int) or unit in MEASURES:
        return True
    _, _, exponent = value.normalize().as_tuple()
    return kind == "money" and isinstance(exponent, int) and exponent >= -2


def _of_thousands(written: _Written) -> _Written:
    """千克 and 千瓦 begin with what is else a multiplier."""
    unit = f"千{written.unit}"
    is_unit = written.scale.endswith("千") and unit in MEASURES
    if not is_unit or written.after:
        return written
    return replace(written, scale=written.scale[:-1], unit=unit)


def _ratio(written: _Written) -> Quantity | QuantityError:
    """50% as 0.5, exactly; a ratio is never approximate."""
    if written.before or written.after:
        return QuantityError(
            "比例不能带“多”“余”",
            "写明确切的百分数，例如“50%”",
        )
    return Quantity("ratio", Decimal(f"{written.number}E-2"), "%")


def format_money(yuan: int | Decimal | Fraction) -> str:
    """Exact money in its natural unit: 1000000 -> 100万元, 150000000 -> 1.5亿元, 12000 ->
    1.2万元, 12345 -> 12345元, 0.5 -> 0.5元. A Fraction is one of whole fen.
    """
    if isinstance(yuan, Fraction):
        yuan = Decimal(f"{int(yuan * 100)}E-2")
    return "".join(_scaled(yuan)) + "元"


def format_ratio(ratio: Decimal) -> str:
    """0.5 -> 50%, 0.125 -> 12.5%."""
    sign, digits, exponent = ratio.as_tuple()
    assert isinstance(exponent, int), "a ratio is a finite number"
    return _trim(f"{Decimal((sign, digits, exponent + 2)):f}") + "%"


def _scaled(n: int | Decimal) -> tuple[str, str]:
    """Digits and 亿, 万 or nothing: 亿 with at most four decimals, else 万 unless plain
    digits are shorter.
    """
    in_yi, in_wan, plain = (_divided(n, power) for power in (8, 4, 0))
    if n >= 10**8:
        is_round = Fraction(n) % 10**4 == 0
        return (in_yi, "亿") if is_round else (in_wan, "万")
    if n >= 10**4 and len(in_wan) + 1 <= len(plain):
        return in_wan, "万"
    return plain, ""


def _divided(n: int | Decimal, power: int) -> str:
    """A number divided by a power of ten, exactly, without exponent."""
    sign, digits, exponent = Decimal(n).as_tuple()
    assert isinstance(exponent, int), "an amount is a finite number"
    return _trim(f"{Decimal((sign, digits, exponent - power)):f}")


def _trim(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _is_round(digits: str) -> bool:
    return "." not in digits and digits.endswith("0")


def _write(fixed: str) -> str:
    """The hint “write this”, only when the repaired text can
    really be read.
    """
    if fixed and isinstance(parse_quantity(fixed), Quantity):
        return f"写作“{fixed}”"
    return _SHAPE_HINT


def _surface_problem(text: str) -> QuantityError | None:
    """What is wrong with the text as a whole, before any reading."""
    if not text.strip():
        return QuantityError("没有写数量", f"写明数字和单位，{_EXAMPLES}")
    if len(text) > _LONGEST:
        return QuantityError("文字太长，不是一个数量", _SHAPE_HINT)
    return _character_problem(text) or _number_problem(text)


def _character_problem(text: str) -> QuantityError | None:
    """Characters that are no part of a figure.

    Spaces, full-width digits, a minus.
    """
    if re.search(r"\s", text):
        return QuantityError(
            f"“{text}”中有空格",
            _write("".join(text.split())),
        )
    half_width = text.translate(_HALF_WIDTH)
    if half_width != text:
        message = f"“{text}”中有全角数字或符号，应使用半角"
        return QuantityError(message, _write(half_width))
    if text.startswith(("-", "−", "负")):
        return QuantityError(
            f"“{text}”是负数",
            "金额、比例、数量和期限不能为负数",
        )
    return None


def _number_problem(text: str) -> QuantityError | None:
    """A number that is written in another way than 若干措施 write numbers."""
    if re.search("[0-9],[0-9]", text):
        return QuantityError(
            f"“{text}”中有千位分隔逗号",
            _write(text.replace(",", "")),
        )
    if text.startswith("."):
        return QuantityError(
            f"“{text}”的小数点前缺0（GB/T 15835）",
            _write(f"0{text}"),
        )
    if re.match("0[0-9]", text):
        return QuantityError(
            f"“{text}”的数字以0开头",
            _write(text.lstrip("0")),
        )
    chinese = _CHINESE.fullmatch(text)
    if not chinese:
        return None
    message = f"“{text}”用了汉字数字，应使用阿拉伯数字"
    return QuantityError(message, _write(_in_arabic(*chinese.groups())))


def _in_arabic(
    numeral: str,
    rest: str,
) -> str:
    """一百万 + 元 -> 100万元; 百 + 分之五十 -> 50%; empty when that is no number."""
    if rest.startswith("分之"):
        percent = from_chinese(rest.removeprefix("分之"))
        return f"{percent}%" if percent else ""
    value = from_chinese(numeral)
    return "".join(_scaled(value)) + rest if value else ""


def _unit_problem(
    text: str,
    scale: str,
    unit: str,
) -> QuantityError:
    """A unit that is missing or not known."""
    if not unit and scale:
        return QuantityError(f"“{text}”缺少“元”", _write(f"{text}元"))
    if not unit:
        return QuantityError(f"“{text}”缺少单位", _write(""))
    if unit == "圆":
        return QuantityError(
            "货币单位“圆”应写作“元”",
            _write(f"{text[:-1]}元"),
        )
    return QuantityError(
        f"单位“{unit}”不认识",
        f"可用的单位：{'、'.join(_KINDS)}",
    )


def _scale_problem(
    written: _Written,
    kind: Kind,
) -> QuantityError:
    """A multiplier that does not stand behind Arabic digits: 5百元, 3千%."""
    scale = written.scale
    unit = written.unit
    message = f"“{scale}”不能接在阿拉伯数字后面作“{unit}”的倍数（GB/T 15835）"
    value = written.value()
    if kind == "ratio":
        return QuantityError(message, _write(f"{value}%"))
    return QuantityError(message, _write(str(Quantity(kind, value, unit))))


def _fraction_problem(
    text: str,
    kind: Kind,
) -> tuple[str, str]:
    """A figure that is no whole number of its unit."""
    if kind == "money":
        return f"“{text}”不足1分的部分无法表示", "金额精确到分，如 12.34元"
    if kind == "duration":
        return f"“{text}”不是整数", "期限用整数，例如“1.5年”写作“18个月”"
    return f"“{text}”不是整数", "个数、家数、件数用整数"


def _approx_problem(
    kind: Kind,
    written: _Written,
) -> QuantityError | None:
    """多 and 余 follow a round number (4000多万元), or else the multiplier
    (1万多元).
    """
    if not written.before and not written.after:
        return None
    number = written.number
    scale = written.scale
    unit = written.unit
    if written.before and written.after:
        fixed = f"{number}{written.before}{scale}{unit}"
        return QuantityError("“多”“余”只能写一个", _write(fixed))
    return _misplaced(written) or _too_exact(kind, written)


def _misplaced(written: _Written) -> QuantityError | None:
    """多 on the wrong side of the multiplier: 4000万多元, 1多万元."""
    number = written.number
    scale = written.scale
    unit = written.unit
    approx = written.before or written.after
    follows_scale = bool(scale and written.after)
    belongs_behind = bool(scale) and not _is_round(number)
    if follows_scale == belongs_behind:
        return None
    fixed = f"{number}{approx}{scale}{unit}"
    if belongs_behind:
        fixed = f"{number}{scale}{approx}{unit}"
    return QuantityError(f"“{approx}”的位置不对", _write(fixed))


def _too_exact(
    kind: Kind,
    written: _Written,
) -> QuantityError | None:
    """多 behind a number that is not round: 23多个."""
    if kind == "money" or written.scale or _is_round(written.number):
        return None
    approx = written.before or written.after
    shown = f"{written.number}{approx}{written.unit}"
    message = f"“{shown}”：“{approx}”要接在整十、整百的数后面"
    return QuantityError(message, "写明确切的数，或者改用整十、整百的数")
