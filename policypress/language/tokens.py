"""Words of Chinese official text without a dictionary (分词), and the figures
typed in prose (文中的数字).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache

from policypress.language.quantity import COUNT_UNITS, DURATION_UNITS

_HAN_NUMERAL = "〇○零一二两三四五六七八九十百千万亿"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_MONEY = rf"{_NUMBER}[多余]?[十百千万亿]*[多余]?元"
# As long as any sum is in words and no longer: the search begins at each
# numeral anew.
_HAN_MONEY = (
    "[一二两三四五六七八九十][零一二两三四五六七八九]{0,9}[十百千万亿]"
    "[零一二两三四五六七八九十百千万亿多余]{0,30}元"
)
_PERCENT = rf"{_NUMBER}[%％‰]"
_DATE = (
    r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_HAN_DATE = (
    "[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月"
    "(?:[一二三四五六七八九十]{1,3}日)?)?"
)
_HAN_DAY = r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"

# 1,000,000元 with marks between the thousands; 壹佰万元整 as a cheque writes
# it; 三分之二, 千分之五, 百分之三十点五.
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?(?:[多余]?[十百千万亿]*[多余]?元|[%％‰])?"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_FORMAL_MONEY = rf"[{_FORMAL}][{_FORMAL}零〇万亿]+(?:[元圆](?:[{_FORMAL}零]+角)?(?:[{_FORMAL}零]+分)?整?)?"
_FRACTION = rf"[{_HAN_NUMERAL}]+分之(?:{_NUMBER}|[{_HAN_NUMERAL}]+(?:点[{_HAN_NUMERAL}]+)?)"

_WORD = rf"""{_GROUPED}|{_MONEY}|{_HAN_MONEY}|{_FORMAL_MONEY}|{_FRACTION}
    |{_PERCENT}|{_DATE}|{_HAN_DATE}|{_HAN_DAY}
    |第(?:[{_HAN_NUMERAL}]+|[0-9]+)[编章节条款项目]
    |（(?:[一二三四五六七八九十百]+|[0-9]+)）
    |〔[0-9]{{4}}〕[0-9]+号
    |[{_HAN_NUMERAL}]+
    |[A-Za-z0-9]+(?:[-._/&'+][A-Za-z0-9]+)*"""

# Most characters begin no such word: told first, they need no further look.
_PLAIN = rf"[^0-9A-Za-z第（〔{_HAN_NUMERAL}{_FORMAL}]"


def tokenize(
    text: str,
    terms: Iterable[str] = (),
) -> list[str]:
    """Tokens that join back to the text.

    The given terms, amounts, percentages, dates, 第…条, （一）, 〔2023〕13号,
    Chinese numerals, fractions, Latin words and numbers; anything else one
    character each. Of several terms the longest wins.
    """
    return _tokenizer(tuple(terms)).findall(text)


@lru_cache(maxsize=8)
def _tokenizer(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the tokens of a text with these terms."""
    own = _any_of({term for term in terms if term})
    alternatives = filter(None, (own, _PLAIN, _WORD, r"[\s\S]"))
    return re.compile("|".join(alternatives), re.VERBOSE)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first))


# 5,000元 is one figure, with either comma.
_TYPED = (
    rf"(?:[0-9]{{1,3}}(?:[,，][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|{_NUMBER})"
)
_TYPED_MONEY = rf"{_TYPED}[多余]?[十百千万亿]*[多余]?元"
_TYPED_FORMAL = (
    f"[{_FORMAL[:10]}][{_FORMAL}零〇万亿]{{1,20}}[元圆](?:[{_FORMAL}零]{{1,3}}角)?"
    f"(?:[{_FORMAL}零]{{1,3}}分)?整?"
)
_RANGE = rf"(?:{_TYPED}[%％]?[十百千万亿]?元?[～—–－~-])?"
_SPAN_UNITS = _any_of((*DURATION_UNITS, "分钟"))
_THINGS = _any_of((*COUNT_UNITS, "公里", "㎡", "分"))
# 一年期贷款市场报价利率, 5年期以上LPR, 三年期国债: rates as they are officially called.
_RATE = (
    "期(?:及?以[上下])?的?(?:商业性?|人民币|个人住房|银行){0,2}"
    "(?:贷款市场报价利率|贷款(?:基准)?年?利率|(?:存款)?基准利率|LPR|存款利率|定期存款|国债)"
)
_NO_RATE = f"(?!{_RATE})"
# 五年规划, 三年级: the numeral belongs to a name.
_NOT_A_SPAN = f"(?!规划|计划|行动|级|度|{_RATE})"
# What a figure begins with; looked at first, since at most characters none does.
_BEGINNING = rf"(?=[0-9〔\[（(第{_HAN_NUMERAL}{_FORMAL[:10]}])"
_FIGURE = rf"""{_BEGINNING}(?:
    (?P<document>[〔\[（(][0-9]{{4}}[〕\]）)]\s*第?[0-9]+\s*号|第[0-9]+号)
    |(?P<date>(?<![0-9])(?:(?:[0-9]{{4}}年?[～—–－~-])?{_DATE})|{_HAN_DATE}|{_HAN_DAY})
    |(?P<han_money>(?<!第){_HAN_MONEY}|{_TYPED_FORMAL})
    |(?P<han_duration>(?<![第统同每某唯单逐之上下{_HAN_NUMERAL}0-9])[一二两三四五六七八九十]+
        (?:个工作日|个月|年|日){_NOT_A_SPAN})
    |(?P<han_ratio>百分之(?:{_NUMBER}|[{_HAN_NUMERAL}]+))
    |(?<![0-9.A-Za-z第])(?:
        (?P<money>{_RANGE}{_TYPED_MONEY})
        |(?P<ratio>{_RANGE}{_TYPED}(?:[%％‰]|个百分点))
        |(?P<duration>{_RANGE}[0-9]+[多余]?(?:{_SPAN_UNITS}){_NO_RATE})
        |(?P<count>{_RANGE}{_TYPED}[多余]?[万亿]?[多余]?(?:{_THINGS})|{_TYPED}[多余]?[万亿])
    ))"""
_NUMERAL = re.compile(f"[0-9０-９{_HAN_NUMERAL}{_FORMAL[:10]}]")
_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_OPENING = {"《": "》", "“": "”"}


@cache
def _figure() -> re.Pattern[str]:
    """Compiled when first needed.

    That takes as long as reading many pages, and most commands read no prose.
    """
    return re.compile(_FIGURE, re.VERBOSE)


def typed_figures(text: str) -> list[tuple[int, str, str]]:
    """Figures typed in prose, in order: (offset, the words, kind), kind one of
    money, ratio, date, duration, count, document (文号).

    Arabic figures with a unit always count; in Chinese numerals only money,
    百分之…, dates and spans of time do. What stands inside 《…》 or “…” is
    quoted, not said, and is left out; so are ordinals such as 第十条.
    """
    if not _NUMERAL.search(text):
        return []  # most prose: the search for figures tries every character
    found = list(_figure().finditer(text.translate(_HALF)))
    if not found:
        return []
    quoted = _quoted(text)
    starts = [start for start, _ in quoted]
    figures = []
    for match in found:
        start = match.start()
        before = bisect_left(starts, start) - 1
        if before >= 0 and start < quoted[before][1]:
            continue
        kind = str(match.lastgroup).removeprefix("han_")
        figures.append((start, text[start : match.end()], kind))
    return figures


def _quoted(text: str) -> list[tuple[int, int]]:
    """Outermost 《…》 and “…” spans.

    A mark that is never closed quotes nothing, so a slip hides no figure.
    """
    closing = _closings(text)
    spans = []
    after = 0
    for start in sorted(closing):
        if start >= after:
            spans.append((start, closing[start]))
            after = closing[start] + 1
    return spans


def _closings(text: str) -> dict[int, int]:
    """Where each mark closes that does.

    Marks of one kind nest, and those of the other are looked past.
    """
    found = {}
    for opening, closes in _OPENING.items():
        if opening not in text:
            continue
        opened: list[int] = []
        for match in re.finditer(f"[{opening}{closes}]", text):
            if match[0] == opening:
                opened.append(match.start())
            elif opened:
                found[opened.pop()] = match.start()
    return found
