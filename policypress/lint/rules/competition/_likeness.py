"""How much a sentence sounds like those that reviews object to (相似度): a sum of weights
of its runs of one to four characters, and the articles that such sentences offend.

The weights stand in likeness.json and likeness_articles.json beside this file;
benchmarks/likeness.py reckons them (logistic regression) from sentences that were
written for it and from published texts that readers marked, and says how well they do on
sentences of other writers. They are whole hundredths of a logit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from policypress.lint.rules.competition._clearings import ANNULS

HERE = Path(__file__).parent
SENTENCES = HERE / "likeness.json"
ARTICLES = HERE / "likeness_articles.json"
_LONGEST_RUN = 4
_WIDEST = 80  # characters that a reader still takes for one demand
# Hundredths of a logit that each character of a sentence has to bring: of what reviews
# object to nine tenths bring more, a long sentence may only add up small weights.
_LEAST_EACH = 2
_NUMBERS = re.compile(r"[0-9０-９]{1,9}(?:\.[0-9]{1,9})?")
_BLANKS = re.compile(r"\s+")
_PIECE = re.compile("[^，、：:（）()]+")
# A shorter one is a heading, or a field of a form.
_SENTENCE = re.compile("[^。；]{10,400}")
# The number of a clause or an item is none of its words.
_LEAD = re.compile(
    "[ \u3000]*(?:第[一二三四五六七八九十百零0-9]{1,8}条|[一二三四五六七八九十]{1,3}、"
    "|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、)）])?[ \u3000]*"
)
# Who may gain or lose by it.
_WHO = re.compile(
    "企业|公司|单位|机构|基金|组织|协会|主体|者|平台|商|合作社|项目|个体|供应|投标|厂|店|车|产品"
    "|货|价|费|税|院|所|户|业|队|人|社"
)
# The fields of a form, the columns of a table, how papers are handed in, which court hears
# a case; what is scrapped stands in the register of the place where it is used.
_PAPERWORK = re.compile(
    "(?:车辆?|农机|渔船|锅炉)[^。；，\n]{0,8}?(?:报废|淘汰)"
    "|人民检察院|人民法院|□|☑|打“√”|_{3}|[ \u3000]{6}|材料(?:提交|报)|初审|信用惩戒|不良信用|郑重承诺|流程"
)
# A plan of the authority itself, that gives nothing and asks nothing of a firm.
_PLANNED = re.compile(
    "(?:加快|推动|研究|深化|探索|开展|引导|宣传|打造|加强|完善|组织|建立|印发|鼓励|支持|积极|持续"
    "|大力|推进|促进|优化|将)"
    "(?![^。；]*(?:给予|奖|补|资助|资金|万元|免|减|返|优先|不得|只|仅|限|指定))"
)
# What one does at a place, and what the law has let one do, where nothing else is asked: no
# seat, no tax, no list, nobody preferred.
_BY_DEED = re.compile(
    "在[^。；，\n]{1,16}?(?:使用|完成|建成|投用|开展|举办|实施|安装|从事|演出|种植|养殖)"
    "[^。；\n]{1,24}?的[^。；，\n]{0,6}?(?:企业|单位|机构|经营者|院校|个人|农户|主体|组织)"
    "|依法(?:核准|取得|批准|设立|登记)[^。；，\n]{0,14}?的?[^。；，\n]{0,8}?(?:机构|单位|企业|院校)"
    # So much for each mu that was sown and came up.
    "|(?:种植|养殖|造林|播种|栽植|连片)[^。；\n]{0,30}?[0-9]{1,6}亩[^。；\n]{0,40}?每亩(?:补|奖)"
)
# What the State spares small firms and others in tax, and no place gives on top of it.
_STATE_TAX = re.compile(
    "(?:小规模纳税人|小型微利|依次扣减|加计(?:扣除|抵减)|残疾人)(?![^。；\n]*?(?:地方|奖|返|财政))"
)
_TIED = re.compile(
    "注册|税|落户|迁|统计|纳统|入库|规上|限上|规模以上|名录|目录|清单|推荐|国有|国企|指定|龙头|总部"
    "|贡献|本[地省市区县镇]?(?:籍|级|企业|公司|产)|首次|引进|招引|同意|批复|优先|独家|统一|不得|只"
    "|仅|限于|外地|以外|会员|协会|承诺|股|排名|情况|酌|视|研究|会议|领导|重点|择优|综合"
)


class Weights(Struct, frozen=True):
    """What a sentence is held against. bias: what it has before a character is read;
    least: the sum from which it is told; runs: the weight of each run."""

    bias: int
    least: int
    runs: dict[str, int]

    def sum_of(self, words: str) -> int:
        """What some words come to, in hundredths of a logit, without the bias."""
        return sum(self.runs.get(run, 0) for run in runs_of(words))

    def tells(self, words: str, less: int = 0) -> bool:
        """Whether a sentence weighs enough, as a whole and for its length; less: how much
        of that is let off."""
        weight = self.bias + self.sum_of(words)
        return weight + less >= max(self.least, _LEAST_EACH * len(words))


class ArticleWeights(Struct, frozen=True):
    """The same for each article (第十条第（二）项), in the order of names. margin: how near
    the second article has to come to be named too."""

    names: list[str]
    biases: list[int]
    margin: int
    runs: dict[str, list[int]]

    def likely(self, words: str) -> list[str]:
        """The likeliest article, and the second one where it comes near."""
        sums = list(self.biases)
        for run in runs_of(words):
            for number, weight in enumerate(self.runs.get(run, ())):
                sums[number] += weight
        ranked = sorted(range(len(sums)), key=lambda number: -sums[number])
        best, second = ranked[:2]
        is_near = sums[best] - sums[second] <= self.margin
        return [self.names[one] for one in (best, second)[: 1 + is_near]]


@cache
def weights() -> Weights:
    """The weights for whether a sentence is told."""
    return msgspec.json.decode(SENTENCES.read_bytes(), type=Weights)


@cache
def article_weights() -> ArticleWeights:
    """The weights for which article it is; read only once something is told."""
    return msgspec.json.decode(ARTICLES.read_bytes(), type=ArticleWeights)


def runs_of(words: str) -> set[str]:
    """All runs of one to four characters, blanks left out and each number as one #."""
    plain = _NUMBERS.sub("#", _BLANKS.sub("", words))
    count = len(plain)
    return {
        plain[start : start + length]
        for length in range(1, _LONGEST_RUN + 1)
        for start in range(count - length + 1)
    }


def is_demand(words: str) -> bool:
    """Whether a sentence may do something to somebody in the market at all: no form, no
    plan, nothing that goes by what is done alone or is cleared for every rule."""
    if _PAPERWORK.search(words) or _PLANNED.match(words):
        return False
    if "税" in words and _STATE_TAX.search(words):
        return False
    if _BY_DEED.search(words) and not _TIED.search(words):
        return False
    return bool(_WHO.search(words)) and not ANNULS.search(words)


def told_in(line: str, less: int = 0) -> Iterator[tuple[str, int, int]]:
    """The sentences of a line that are told, each with where the part that weighs most
    begins and ends in the line. less: hundredths of a logit that they are let off."""
    held, lead = weights(), _LEAD.match(line)
    for found in _SENTENCE.finditer(line, lead.end() if lead else 0):
        words = found[0]
        if held.tells(words, less) and is_demand(words):
            start, end = told_part(words)
            yield words, found.start() + start, found.start() + end


def told_part(words: str) -> tuple[int, int]:
    """The pieces of a sentence, between commas, that weigh most: from the heaviest on
    either side as far as pieces add weight, at most 80 characters."""
    pieces = list(_weighed(words))
    if not pieces:
        return 0, len(words)
    heaviest = max(range(len(pieces)), key=lambda one: pieces[one][2])
    first = last = heaviest
    start, end, _ = pieces[heaviest]
    while last + 1 < len(pieces) and _adds(pieces[last + 1], start):
        last += 1
        end = pieces[last][1]
    while first and _adds_before(pieces[first - 1], end):
        first -= 1
        start = pieces[first][0]
    return start, end


def _weighed(words: str) -> Iterator[tuple[int, int, int]]:
    """Each piece of a sentence: where it begins and ends, and what it weighs."""
    for found in _PIECE.finditer(words):
        yield found.start(), found.end(), weights().sum_of(found[0])


def _adds(piece: tuple[int, int, int], start: int) -> bool:
    """Whether the next piece adds weight and is not too far from where the part begins."""
    return piece[2] > 0 and piece[1] - start <= _WIDEST


def _adds_before(piece: tuple[int, int, int], end: int) -> bool:
    """The same of the piece before, and where the part ends."""
    return piece[2] > 0 and end - piece[0] <= _WIDEST
