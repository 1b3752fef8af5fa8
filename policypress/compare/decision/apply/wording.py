"""The standard wording of amendments (立法技术规范（试行）（二）; 国务院 and 人大 decisions) as a table:
phrase → verb.

Phrases are patterns over the shape of a sentence (`sentences`), the longer before the
shorter. Each has a function that
makes operations of what it matched. Lists are matched without a way back (`*+`), so no
sentence takes long.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policypress.compare.decision.apply import unit_phrases as units
from policypress.compare.decision.apply import word_phrases as words
from policypress.compare.decision.apply.sentences import (
    NUMERAL,
    A,
    Q,
    R,
    Sentence,
)
from policypress.compare.decision.apply.spoken import Context, Found
from policypress.compare.decision.apply.verbs import Operation

Builder = Callable[[Found], list[Operation]]
_LIST = "R(?:至R)?+(?:(?:[、和与及]|以及)R(?:至R)?+)*+"
_SEVERAL = "R(?:至R)?+(?:(?:[、和与及]|以及)R(?:至R)?+)++"
# What stands in a phrase in several manners, by its letter in braces.
_MANNERS = {
    "{take}": "(?:将|把|对)?",
    "{list}": _LIST,
    "{several}": _SEVERAL,
    "{and}": "(?:[、和与及]|以及)",
    "{in}": "(?:中|里)?的?",
    "{becomes}": "(?:修改为|改为|修改成|替换为|更改为|变更为)",
    "{each}": "(?:均|都|分别|一律|统一|相应|全部)?",
    "{delete}": "(?:删去|删除|删掉|取消)",
    "{as}": "(?:[，,]?(?:分别|依次)?(?:作为|列为))",
    "{colon}": "[：:]?",
    "{count}": f"(?:[，,]?共({NUMERAL})处)",
    "{words}": "(?:一词|字样|两字|二字|等字|的字样|的规定|的表述)?",
}
_TABLE: tuple[tuple[str, Builder], ...] = (
    ("{take}(R)(?:拆分|分)为(R(?:{and}R)++)[：:，,]?", units.split),
    (
        "{take}(R(?:{and}R)++)合并(?:[，,]?(?:修改)?为一[条款])?"
        "(?:[，,]?(?:作为|列为|改为)|修改为|为)(R)",
        units.merge,
    ),
    (
        "{take}({list})(?:单列一条|单列|单独成条|单独列为一条|单独作为一条|独立成条)"
        "(?:[，,]?(?:作为|列为|改为)(R))?",
        units.raise_,
    ),
    (
        "{take}(R)(?:调整|移动|移|调)(?:至|到)(?:(R)(?:之)?(后|前)?|(文首))"
        "(?:[，,]?(?:作为|改为)(R))?",
        units.move,
    ),
    ("{take}(R)的?序号修改为{colon}(Q)", units.number),
    (
        "(?:在)?(?:(R|其)(?:之)?(后|前)|(文首)|(R|其)?(?:中)?)(A)"
        "(?:{as}(R(?:[、和至]R)*+))?"
        "(?:[，,]?(?:章名|节名|编名|分编名|标题|名称)为)?{colon}Q",
        units.insert,
    ),
    (
        "(?:在)?(?:(R|其){in}，?)?(Q)(?:之)?(后|前)(?:增加|加上){colon}(Q)",
        words.insert_words,
    ),
    ("{take}(?:(R|其){in})?(Q){words}(?:予以)?{delete}", words.delete_words),
    ("{delete}(?:(R|其){in})?(Q){words}", words.delete_words),
    (
        "{take}({several}){in}(Q){each}{becomes}{colon}(Q){count}?",
        words.replace_every,
    ),
    ("{take}(R){in}(Q){each}{becomes}{colon}(Q){count}", words.replace_every),
    (
        "{take}((?:本(?:法|条例|规定|办法|细则|规则|解释)|全部|所有|各)?"
        "(?:条文|全文|各条|文)|本(?:法|条例|规定|办法|细则|规则|解释))"
        "{in}(Q){each}{becomes}{colon}Q{count}?",
        words.replace_all,
    ),
    (
        "{take}(?:(R|其){in})?(Q)(?:统一|均)?{becomes}{colon}(Q)",
        words.replace_words,
    ),
    ("{delete}({list})", units.delete),
    ("{take}({list})(?:予以)?{delete}", units.delete),
    ("{take}(R){becomes}{colon}(Q)", units.replace),
    ("{take}(R(?:{and}R)++){each}{becomes}{colon}(Q)", units.replace_several),
    (
        "{take}(R)至(R)(?:依次|分别|相应)?(?:改为|调整为|作为|顺延为)(R)至(R)",
        units.renumber_run,
    ),
    (
        "{take}(R(?:{and}R)*+)(?:依次|分别|相应)?"
        "(?:改为|调整为|作为|列为|变更为|顺延为|移作)(R(?:{and}R)*+)",
        units.renumber,
    ),
    ("其(R){becomes}{colon}(Q)", units.replace_its),
    (
        "(?:其?(?:(章名|节名|编名|分编名)|内容))?"
        "(?:(?:修改为|改为){colon}|[：:])(Q)",
        units.replace_it,
    ),
    ("(R)(?:修改为)?[：:](Q)", units.part),
    ("{take}(R)作(?:如下|下列|以下|相应)(?:技术性)?修改[：:]?", units.of),
    (
        "(?:此外)?[，,]?(?:并|同时)?(?:对)?(?:部分|有关|相关|其他|其余)?"
        "(?:条文|条款|条序|章节|章节条文)(?:的)?(?:顺序|序号)?"
        "(?:(?:[、和及]|以及)(?:个别|部分|有关)?(?:文字|标点符号|标点|条文))*+"
        "作(?:了)?(?:相应(?:的)?(?:调整|修改)(?:和(?:修改|调整))?[：:]?"
        "|如下(?:调整|修改)[：:])"
        "|(?:并)?(?:相应)?调整条文顺序",
        units.reorder,
    ),
    (
        "(?:此外)?[，,]?(?:并)?对?(?:个别|部分|有关)(?:文字|文字和标点符号)"
        "作(?:了)?相应(?:的)?(?:调整|修改)(?:和(?:修改|调整))?",
        units.reorder,
    ),
    (
        "对条文中引用的条序作相应修改[：:]?"
        "|对条文的标点、空格和用字作下列技术性修改[：:]?"
        "|并?作(?:如下|下列|以下)修改[：:]?|其中|同时|并"
        "|[，,；;。、：:\\s]",
        units.nothing,
    ),
)


def _compiled(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern over shapes."""
    for name, manner in _MANNERS.items():
        phrase = phrase.replace(name, manner)
    return re.compile(phrase.replace("R", R).replace("Q", Q).replace("A", A))


WORDING = tuple((_compiled(phrase), builder) for phrase, builder in _TABLE)
# Words that no phrase explains are passed over a list at a time, so that a long one is looked at once.
_PASSED = _compiled("{list}|.")


def read(sentence: Sentence, context: Context) -> tuple[list[Operation], str]:
    """The operations of a sentence, and the shape of the words that no phrase explains."""
    made: list[Operation] = []
    lost: list[str] = []
    at = 0
    while at < len(sentence.shape):
        found, builder = _first(sentence, context, at)
        if found is None:
            passed = _PASSED.match(sentence.shape, at)
            end = passed.end() if passed else at + 1
            lost.append(sentence.shape[at:end])
            at = end
            continue
        made += builder(found)
        at = found.match.end()
    return made, "".join(lost)


def _first(
    sentence: Sentence, context: Context, at: int
) -> tuple[Found | None, Builder]:
    """The first phrase of the table that stands here. Some need that something was
    spoken of before.
    """
    for pattern, builder in WORDING:
        match = pattern.match(sentence.shape, at)
        if not match:
            continue
        if builder is units.part and not context.parts_of:
            continue
        if builder is units.replace_it and not context.unit:
            continue
        return Found(match, sentence, context), builder
    return None, units.nothing
