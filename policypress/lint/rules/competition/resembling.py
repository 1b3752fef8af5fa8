"""与审查中常被指出的写法相近：别的规则没有说到、读起来却像妨碍公平竞争的句子。

检查：逐句与一批示例句比较用字，明显接近被指出的那一类的，提示可能涉及的条款，供人工判断；
一篇逐条给钱的文件已有两处这样的句子的，其余句子稍接近即提示。只看实际做了什么、不另设条件的不提示。
为什么：同一限制有许多说法，规则没有列到的写法也应当有人再看一眼；是提示，不是结论。
不好：系统开发应由新区软件企业实施，设备由区内厂家生产的补助上浮
好：系统开发单位通过公开招标确定，设备符合能效标准的给予补助
来源：《公平竞争审查条例》第八条至第十一条；实务
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition import (
    _clearings,
    _likeness,
    _no_terms,
)
from policypress.lint.rules.competition._cues import GENRES, REGULATION
from policypress.lint.rules.competition._for_persons import is_for_persons
from policypress.lint.rules.competition._let_off import is_let_off
from policypress.lint.rules.competition._likeness import (
    SENTENCES,
    article_weights,
    told_in,
)
from policypress.lint.rules.competition._own_places import view_of
from policypress.lint.rules.competition._topic import sets_terms
from policypress.system.kept import made_from

RULE = Rule(
    code="FC-25",
    name="resembling",
    severity="note",
    strength="实务",
    source=f"{REGULATION}第八条至第十一条",
    genres=GENRES,
    is_second=True,
)
_LONG_ENOUGH = (
    10  # characters: a shorter piece is a heading or a field of a form
)
# A text that gives something once in so many characters, and has so many lines that are
# told, has others: of sentences that weigh less, by so many hundredths of a logit, nine
# in ten are right in other texts, and three in ten in such ones.
_GIVES = (
    "奖励",
    "补贴",
    "补助",
    "资助",
    "扶持",
    "奖补",
    "贴息",
    "优惠",
    "给予",
)
_FAR, _SOME, _LESS = 100, 2, 150
# What an item of the regulation is about, and what is usually written instead.
ABOUT = {
    "第八条第（一）项": (
        "无依据增设审批、备案等准入程序",
        "按法律法规设定的许可办理，删去另设的程序",
    ),
    "第八条第（二）项": (
        "违法设定或者授予特许经营权",
        "通过招标、谈判等公平竞争方式确定，写明期限和退出办法",
    ),
    "第八条第（三）项": (
        "限定经营、购买、使用特定经营者的商品或者服务",
        "不点名，写明资质要求，由当事人自主选择",
    ),
    "第八条第（四）项": (
        "设置不合理、歧视性的准入或者退出条件",
        "只写与能力、安全有关的客观条件，对各类经营者一致",
    ),
    "第九条第（一）项": (
        "限制外地或者进口商品、要素进入，或者阻碍本地经营者迁出",
        "以性能、标准代替产地，删去不得迁出的要求",
    ),
    "第九条第（二）项": (
        "限制外地经营者经营或者强制其设立机构",
        "删去在本地设立机构、留在本地的要求",
    ),
    "第九条第（三）项": (
        "排斥、限制外地经营者投标或者参与采购",
        "按采购需求设定资格，不以本地业绩、社保、机构为条件",
    ),
    "第九条第（四）项": (
        "对外地商品、要素实行歧视性收费、价格或者补贴",
        "对各地商品适用同一标准",
    ),
    "第九条第（五）项": (
        "在资质、监管执法方面歧视外地经营者",
        "对各地经营者适用同一资质和检查标准",
    ),
    "第十条第（一）项": ("给予特定经营者税收优惠", "删去，税收优惠依国家规定"),
    "第十条第（二）项": (
        "给予特定经营者选择性、差异化的财政奖励或者补贴",
        "改为客观、量化、对各地各类经营者一致的条件",
    ),
    "第十条第（三）项": (
        "在要素获取、收费、社会保险等方面给予特定经营者优惠",
        "改为普遍适用的条件和标准",
    ),
    "第十一条第（一）项": (
        "强制或者变相强制实施垄断行为，或者为其提供便利",
        "删去，由经营者自主决定；统计数据依法汇总发布",
    ),
    "第十一条第（二）项": (
        "超越权限定价，或者为特定经营者提供优惠价格",
        "按定价目录和权限定价，对各类经营者同价",
    ),
    "第十一条第（三）项": (
        "违规干预实行市场调节价的价格",
        "删去定价、限价，由经营者自主定价",
    ),
}


def find(paper: Paper) -> Iterator[Hit]:
    """Each sentence that weighs as much as those that reviews object to."""
    # The notes of a policy of ours recite what its clauses were told already.
    if paper.is_ours and paper.genre == "note" or not sets_terms(paper):
        return
    view = view_of(paper)
    text = view.paper.text
    told = set(view.paper.lines_with(_question(), _with_told))
    less = 0
    if len(told) >= _SOME and _gives_at_every_turn(text):
        less = _LESS
        told = set(view.paper.lines_with(_question(less), _with_nearly_told))
    for words, first, last in _places(text, told, less):
        if is_for_persons(view.paper, first):
            continue
        if not is_let_off(view.paper, first):
            yield _hit(words, *view.written(first, last))


def _places(
    text: str,
    told: set[str],
    less: int,
) -> Iterator[tuple[str, int, int]]:
    """The sentences of some lines of a text that weigh enough, and where they stand. less:
    what is let off each."""
    start = 0
    for line in text.split("\n") if told else ():
        if line in told:
            for words, first, last in told_in(line, less):
                yield words, start + first, start + last
        start += len(line) + 1


def _gives_at_every_turn(text: str) -> bool:
    """Whether a text hands out money clause by clause, as support policies do."""
    return sum(map(text.count, _GIVES)) * _FAR >= len(text)


@cache
def _question(less: int = 0) -> str:
    """What is asked of a line: whether it has such sentences, by these weights."""
    sources = (
        __file__,
        _likeness.__file__,
        _clearings.__file__,
        _no_terms.__file__,
    )
    made = made_from((), (*map(Path, sources), SENTENCES))
    return f"{RULE.code} {made.hex()} {less}"


def _with_told(lines: Sequence[str]) -> list[str]:
    """Those of some lines that have such sentences."""
    return [line for line in lines if any(told_in(line))]


def _with_nearly_told(lines: Sequence[str]) -> list[str]:
    """Those that have sentences which are told where others of the text are."""
    return [line for line in lines if any(told_in(line, _LESS))]


def _hit(words: str, start: int, end: int) -> Hit:
    """What is said of a sentence, about the part of it that weighs most."""
    articles = article_weights().likely(words)
    names = "、".join(articles)
    about, instead = ABOUT[articles[0]]
    return Hit(
        start,
        end,
        f"与审查中常被指出的写法相近，可能涉及{REGULATION}{names}（{about}）。",
        f"请人工判断；确有问题的，通常的改法：{instead}。",
    )
