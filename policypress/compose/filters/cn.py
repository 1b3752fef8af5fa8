"""``{{ number | cn }}``: a number in Chinese numerals (汉字数字), 12 → 十二."""

from __future__ import annotations

from policypress.compose.filters import Writer
from policypress.compose.sandbox.errors import BadArgument
from policypress.language.numerals import LARGEST, to_chinese


def apply(writer: Writer, number: object) -> str:
    """The numeral; BadArgument for anything but a whole number from 1 to LARGEST."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise BadArgument("cn 只能写整数")
    if not 1 <= number <= LARGEST:
        raise BadArgument(f"cn 只能写 1 到 {LARGEST} 的整数")
    return to_chinese(number)
