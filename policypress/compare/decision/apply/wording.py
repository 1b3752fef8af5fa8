"""The standard wording of amendments (立法技术规范（试行）（二）; 国务院 and 人大 decisions) as
a table: phrase → verb.

Phrases are patterns over the shape of a sentence (`sentences`), the longer before the
shorter. Each has a function that
makes operations of what it matched. Lists are matched without a way back (`*+`), so no
sentence takes long.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from policypress.compare.decision.apply import place_phrases as places
from policypress.compare.decision.apply import unit_phrases as units
from policypress.compare.decision.apply import word_phrases as words
from policypress.compare.decision.apply.marks import NUMERAL
from policypress.compare.decision.apply.sentences import (
    A,
    Q,
    R,
    Sentence,
)
from policypress.compare.decision.apply.spoken import Context, Found
from policypress.compare.decision.apply.verbs import Operation

Builder = Callable[[Found], list[Operation]]
# 、和与及以及. A set of more than two Chinese characters takes Python ten times as long to
# compile, and this stands in nearly every phrase.
_AND = "(?:[、和]|[与及]|以及)"
_LIST = f"R(?:至R)?+(?:{_AND}R(?:至R)?+)*+"
_SEVERAL = f"R(?:至R)?+(?:{_AND}R(?:至R)?+)++"
# What stands in a phrase in several manners, by its name in braces.
_MANNERS = {
    "{take}": "(?:将|把|对)?",
    "{list}": _LIST,
    "{several}": f"(?:{_SEVERAL}|R至R)",
    "{quotes}": f"Q(?:{_AND}?Q){{0,200}}+",
    "{and}": _AND,
    "{in}": "(?:中|里|规定)?的?(?:出现的|所有的?|全部的?|各处)?",
    "{becomes}": "(?:修改为|改为|修改成|改成|替换为|更改为|变更为)",
    "{each}": "(?:均|都|分别|一律|统一|相应|全部)?",
    "{delete}": "(?:删去|删除|删掉|取消)",
    "{as}": "(?:[，,]?(?:分别|依次)?(?:作为|列为))",
    "{colon}": "[：:]?",
    "{count}": f"(?:[，,]?共({NUMERAL})处)",
    "{words}": "(?:一词|字样|两字|二字|等字|的字样|的规定|的表述)?",
    "{end}": "(?:的?(?:末尾|最后|句末|文末|结尾处|结尾))",
    "{add}": "(?:增加|新增|增设|增列|添加)",
    "{nth}": f"(第{NUMERAL}处的?|第{NUMERAL}[个次](?:出现的)?|最后一处的?)",
    "{genre}": "(?:法律|法规|规章|条例|规定|办法|细则|规则|解释|法)",
}
_DELETES = "删|取消"
_ADDS = "增加|新增|增设|增列|添加"
_BECOMES = "改为|改成|换为|更为"
# Of these words, parted by |, a sentence has one wherever the phrase may stand; "" for
# phrases that may stand in any. Most sentences need a few phrases only, and the others
# are not even compiled.
_TABLE: tuple[tuple[str, Builder, str], ...] = (
    (
        f"{{take}}(R)(?:拆分|分|修改|改)为(?:{NUMERAL}条)?(?:{{as}})?"
        "(R(?:{and}R)++)(?:[：:，,](?!Q))?",
        places.split,
        "分为|改为",
    ),
    (
        "{take}({several})合并(?:[，,]?(?:修改)?为一[条款])?"
        "(?:(?:[，,]?(?:作为|列为|改为)|修改为|为)(R))?",
        places.merge,
        "合并",
    ),
    (
        "{take}({list})(?:分别)?"
        "(?:单列一条|单列|单独成条|单独列为一条|单独作为一条|独立成条)"
        "(?:[，,]?(?:分别)?(?:作为|列为|改为)(R(?:{and}R)*+))?",
        places.raise_,
        "单列|单独|独立成条",
    ),
    (
        "{take}(R)(?:调整|移动|移|调)(?:至|到)(?:(R)(?:之)?(后|前)?|(文首))"
        "(?:[，,]?(?:作为|改为)(R))?",
        places.move,
        "移|调",
    ),
    ("{take}(R)并入(R)[，,]?作为(R)", places.join, "并入"),
    ("{take}(R)的?序号修改为{colon}(Q)", units.number, "序号修改为"),
    ("(?:在)?(R|其){end}[，,]?(A){colon}(Q)", words.append, "末|最后|结尾"),
    (
        "(?:在)?(?:(R|其)(?:之)?(后|前)|(文首)|(R|其)?(?:中)?{end}?)[，,]?(A)"
        f"(?:{{as}}(R(?:[、和至]R)*+))?(?:（引文共({NUMERAL})段）)?"
        "(?:[，,]?(?:章名|节名|编名|分编名|标题|名称|内容|表述)为)?{colon}Q",
        units.insert,
        A,
    ),
    (
        "(?:在)?(R|其)?中?{add}(?:一(?:条|款|项|目|章|节))?(R){colon}Q",
        units.insert_named,
        _ADDS,
    ),
    (
        "(?:在)?(R|其){end}(?:增加|加上)(?:一句|规定|内容)?{colon}(Q)",
        words.append,
        "末|最后|结尾",
    ),
    (
        "(?:在)?(?:(R|其){in}，?)?(Q){words}(?:之)?(后|前)(?:增加|加上){colon}(Q)",
        words.insert_words,
        "增加|加上",
    ),
    (
        "(?:在)?(?:(R|其){in}，?)?{nth}(Q){words}(?:之)?(后|前)(?:增加|加上)"
        "{colon}(Q)",
        words.insert_nth,
        "增加|加上",
    ),
    ("{delete}(?:(R|其){in})?{nth}(Q){words}", words.delete_nth, _DELETES),
    (
        "{take}(?:(R|其){in})?{nth}(Q){words}{becomes}{colon}(Q)",
        words.replace_nth,
        _BECOMES,
    ),
    (
        "{take}(?:(R|其){in})?{quotes}{words}(?:予以)?{delete}",
        words.delete_words,
        _DELETES,
    ),
    (
        "{delete}({several}){in}{quotes}{words}",
        words.delete_everywhere,
        _DELETES,
    ),
    ("{delete}(?:(R|其){in})?{quotes}{words}", words.delete_words, _DELETES),
    (
        "{take}({several}){in}(Q){each}{becomes}{colon}(Q){count}?",
        words.replace_every,
        _BECOMES,
    ),
    (
        "{take}(R){in}(Q){each}{becomes}{colon}(Q){count}",
        words.replace_every,
        "处",
    ),
    (
        f"{{take}}(R){{in}}({NUMERAL})处(Q){{each}}{{becomes}}{{colon}}(Q)",
        words.replace_counted,
        "处",
    ),
    (
        "{take}(?:({list}|其){in})?(Q(?:{and}?Q){1,200}+){each}{becomes}{colon}"
        "({quotes})",
        words.replace_each,
        _BECOMES,
    ),
    (
        "{take}((?:本{genre}|全部|所有|各)?(?:条文|全文|各条|文)|本?{genre})"
        "{in}(Q){each}{becomes}{colon}Q{count}?",
        words.replace_all,
        _BECOMES,
    ),
    (
        "{take}(?:(R|其){in}由?)?(Q){words}{each}{becomes}{colon}(Q)",
        words.replace_words,
        _BECOMES,
    ),
    ("{delete}({list})", units.delete, _DELETES),
    ("{take}({list})(?:予以)?{delete}", units.delete, _DELETES),
    ("{take}(R)(?:的?内容)?{becomes}{colon}(Q)", units.replace, _BECOMES),
    (
        "{take}({several}){each}{becomes}{colon}(Q)",
        units.replace_several,
        _BECOMES,
    ),
    (
        "{take}(R)(?:{becomes}|更名为){colon}《([^《》]{1,80})》",
        units.rename,
        "《",
    ),
    (
        "{take}《[^《》]{1,80}》更名为《([^《》]{1,80})》",
        units.rename,
        "《",
    ),
    (
        "{take}(R)至(R)(?:依次|分别|相应)?(?:改为|调整为|作为|顺延为)(R)至(R)",
        places.renumber_run,
        "至",
    ),
    (
        "{take}({list})(?:依次|分别|相应)?"
        "(?:改为|调整为|作为|列为|变更为|顺延为|移作)({list})",
        places.renumber,
        "为|移作",
    ),
    ("其(R){becomes}{colon}(Q)", units.replace_its, "其"),
    (
        "(?:其?(?:(章名|节名|编名|分编名)|内容))?"
        "(?:(?:修改为|改为){colon}|[：:])(Q)",
        units.replace_it,
        "",
    ),
    ("(?:并)?(?:作为|改为|列为)(R)", places.renumber_it, ""),
    ("(R)(?:修改为)?[：:](Q)", places.part, ""),
    ("(R){in}{quotes}{words}", words.delete_more, ""),
    (
        "{take}({list})作(?:了)?(?:如下|下列|以下|相应(?:的)?)(?:技术性)?"
        "(?:修改|调整|变动)[：:]?",
        units.of,
        "作",
    ),
    ("{take}(R)[：:]$", units.of, ""),
    (
        "(?:其后|以下|后面)(?:的)?(?:各|其他)?(?:的)?(条文|条|款|项|目)(?:的)?"
        "(?:序号|条序|顺序)?(?:依次|相应|分别)?(?:顺延|递补|递推|类推|后移|前移|调整)",
        units.follow,
        "其后|以下|后面",
    ),
    (
        "(?:此外)?[，,]?(?:并|同时)?(?:对)?(?:R[、和])?"
        "(?:部分|有关|相关|其他|其余)?"
        "(?:条文|条款|条序|章节|章节条文)(?:的)?(?:顺序|序号)?"
        "(?:(?:[、和及]|以及)(?:个别|部分|有关)?(?:文字|标点符号|标点|条文))*+"
        "作(?:了)?(?:相应(?:的)?(?:调整|修改)(?:和(?:修改|调整))?[：:]?"
        "|如下(?:调整|修改)(?:和(?:修改|调整))?[：:])"
        "|(?:并)?(?:相应)?调整条文顺序",
        units.reorder,
        "作|调整条文顺序",
    ),
    (
        "(?:此外)?[，,]?(?:并)?对?(?:个别|部分|有关)(?:文字|文字和标点符号)"
        "作(?:了)?(?:相应(?:的)?|如下)(?:调整|修改)(?:和(?:修改|调整))?[：:]?",
        units.reorder,
        "作",
    ),
    (
        "对条文中引用的条序作相应修改[：:]?"
        "|对条文的标点、空格和用字作下列技术性修改[：:]?"
        "|(?:现|决定|现决定)?(?:对|将)?《[^《》]{1,80}》作(?:如下|以下)修改[：:]"
        f"|(?<=[；。;]){NUMERAL}、"
        "|并?作(?:如下|下列|以下)修改[：:]?|其中|同时|并"
        "|[，,；;。、：:\\s]",
        units.nothing,
        "",
    ),
)


# Each list of words is looked for once.
_WORDS = dict.fromkeys(words for _, _, words in _TABLE)


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern over shapes."""
    for name, manner in _MANNERS.items():
        phrase = phrase.replace(name, manner)
    return re.compile(phrase.replace("R", R).replace("Q", Q).replace("A", A))


# Words that no phrase explains are passed over a list at a time, so that a long one is looked at
# once; more than 200 quotations beside each other are none that anybody writes.
_PASSED = "{list}|{quotes}|."
_Phrases = list[tuple[re.Pattern[str], Builder]]


# What must have been spoken of before a phrase means anything.
_NEEDS: dict[Builder, Callable[[Found], object]] = {
    places.part: lambda found: found.context.parts_of,
    words.append: lambda found: found.adds_sentence,
    words.delete_more: lambda found: found.context.deleting,
    places.renumber_it: lambda found: len(found.context.named) == 1,
    units.replace_it: lambda found: found.context.unit or found.context.named,
}


def read(
    sentence: Sentence,
    context: Context,
) -> tuple[list[Operation], str]:
    """The operations of a sentence, and the shape of the words that no phrase explains."""
    made: list[Operation] = []
    lost: list[str] = []
    at = 0
    phrases = phrases_for(sentence.shape)
    while at < len(sentence.shape):
        found, builder = _first(phrases, sentence, context, at)
        if found is None:
            passed = _compiled(_PASSED).match(sentence.shape, at)
            end = passed.end() if passed else at + 1
            lost.append(sentence.shape[at:end])
            at = end
            continue
        made += builder(found)
        at = found.match.end()
    return made, "".join(lost)


def phrases_for(shape: str) -> _Phrases:
    """The phrases that may stand in a sentence of this shape, in their order."""
    there = {
        words: not words or any(word in shape for word in words.split("|"))
        for words in _WORDS
    }
    return [
        (_compiled(phrase), builder)
        for phrase, builder, words in _TABLE
        if there[words]
    ]


def _first(
    phrases: _Phrases,
    sentence: Sentence,
    context: Context,
    at: int,
) -> tuple[Found | None, Builder]:
    """The first phrase of the table that stands here. Some need that something was
    spoken of before.
    """
    for pattern, builder in phrases:
        match = pattern.match(sentence.shape, at)
        if not match:
            continue
        found = Found(match, sentence, context)
        needed = _NEEDS.get(builder)
        if needed and not needed(found):
            continue
        return found, builder
    return None, units.nothing
