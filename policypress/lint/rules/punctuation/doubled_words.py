"""重复了词语：给予给予、的的。

检查：公文常用词连写两次，以及“的的”“和和”等虚字连写；一个词的末一个字连写两次（放弃弃）、一个词当中的字连写两次（通知知书、信息系系统）的；相连的两个分句完全一样；“目的的”“标的的”不算。
为什么：修改、粘贴时留下了两份，照印出去就是差错。
不好：每家给予给予10万元奖励
好：每家给予10万元奖励
来源：校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._occurrences import occurrences
from policypress.lint.rules.wording.misspelt_words import (
    are_a_word,
    often_together,
)

RULE = Rule(
    code="PU-20",
    name="doubled-words",
    severity="warning",
    strength="实务",
    source="校对惯例",
    mechanical=True,
)
# Of these nothing but one may stay. Nouns are not among them: 建设项目项目单位 is right.
_WORDS = (
    "给予 进行 根据 按照 依照 对于 关于 应当 可以 以及 或者 不得 提供 实施 开展 "
    "其他 通过 不超过 万元 的 和 与 为 每年 每月 每家 每个 每项 每人"
)
_TWICE = tuple(word * 2 for word in _WORDS.split())
# Any other word of two to four characters, which may be meant: 研究研究.
_ANY = re.compile("(?P<once>[一-鿿]{2,4})(?P=once)")
# 目的的, 标的的 are right, and so are 的的确, 和和美美, 自由由, 服从从, 稳定和和谐,
# 缓和和, 参与与会, 行为为首, 根据根据地, 提供提供者.
_RIGHT = re.compile(
    "[目标有]的的|的的[确士]|[温缓饱总中共平柔调太永暖随谐人]和和"
    "|和和[平谐解美睦田善县气议约林政龙声暖]|[参给授赠赋付交]与与|与与[会其否时日世众生]"
    "|[行作因成认称视以]为为|为为[了什首期民主名准何止老企农侨军兵工残学生商民]"
    "|自由由|来由由|服从从|或或者|根据根据地|进行进行[曲性]|提供提供[者商]|实施实施[者细方办规]"
    "|通过通过率|其他其他人|可以以"
)
# What is said twice on purpose, and numerals; very much so (很多很多).
_MEANT = re.compile(
    "[一二三四五六七八九十百千万两零〇]|研究|讨论|商量|考虑|层层|处处|家家|户户|人人|个个|年年"
    "|时时|天天|每|各|^[很最极]|着|越来|这样|那么|多少|如何|沟通|交流|活动|总结|比较"
)
# The word goes on: 支队支队长, 火山火山口, 天主教主教团, 私募基金基金管理人.
_GOES_ON = re.compile(
    "[长口地团性化者人员部局处委会军书表制组法率家主号费款额金量库]|管理[人公]|公司|经理|单位|章程"
)
_OF_LONGER = re.compile("[天党]$")
# 的，的; 其中中， but not 其中中小企业, 按照照明标准, 根据据实 or 进行行为.
_ACROSS = re.compile(
    "的[，、]的(?=[一-鿿])|(?:申请|负责|责任|经办|联系|代表|当事)人人(?=[，。；的应须])|其中中(?=[，：])|(?:按照照|根据据)(?=[《“本国省市])|给予予"
    "|(?P<each>每[户人家个项亩名件场次年月])每(?=最高|最多|给予|补|奖|不超过|不得|按)"
)
# A word of one character twice, but not where a word ends with the first (供应应当) or
# begins with the second (应应急部门要求).
_SINGLE = re.compile(
    "(?<![反适相答供效响对接理回感呼照顺策])应应(?![急用届聘诉收付税邀征])"
    "|(?<![得无毫可从绝决何永互莫要])不不"
    "|(?<![甚截直以乃增及行冬升东夏减延周备])至至(?![少今于])"
    "|(?<![自理不缘经改任情交原事路根因])由由"
    "|(?<![服是自无听顺遵侍依随])从从(?![业事重严轻容])|(?<![及尤与极如何])其其(?![他中余实它格])"
    "|(?<![应本不])该该|(?<![合兼一吞归撤])并并|(?<![必无务])须须(?!知)|按按(?![揭劳键摩])"
    "|(?<![已曾神流历月未财圣正])经经(?![营济费办过贸纪理])"
    "|(?<![来亲各独暗擅径源出])自自(?![然行愿治贸主己有我动])"
    "|(?<![由对位关终用属处至在生等低高利基过])于于|(?<![给授赋不])予予|(?<![尚并从])未未(?![成来])"
    "|(?<![平年人月户日])均均|(?<![早而不现业得])已已|(?<![即大少必中名上小])将将(?!军)"
    "|(?<=[抽领收提获])取取(?=[。，；、的专评])"
    "|(?<![现存实所正潜内])在在(?![建校职册岗线编读])"
)
# The last character of a word twice: 自动放弃弃。 Not 立法法, 全省省、市两级.
_TAIL = re.compile(
    "(?P<word>(?P<first>[丁-鿿])(?P<last>[一-鿿]))(?P<more>(?P=last))"
    "(?P<next>[，。；、：）]|[的均可应须将与和及等在由按未不此得执予给]|$)",
    re.M,
)
# 配租通知知书: whatever stands behind it, where the two make no word.
_WITHIN = re.compile(
    "(?P<word>[丁-鿿](?P<last>[一-鿿]))(?P<more>(?P=last))(?P<next>[一-鿿])"
)
_NO_TAIL = frozenset(
    "法会省市县区镇乡村街州旗盟路局部委办厅院所科处组队班社年月日天人的"
)
_NEXT_WORD = frozenset(
    "和与为以对作要到将任在有是于从由给过中内上下成入出及或并即可能使让向把被应须当需该"
)
# 提出出评估报告: of these the second begins a word (出让, 到账), or is too much.
_COMPLEMENTS = frozenset("出到成入")
_NUMERALS = frozenset("一二三四五六七八九十")
_CLAUSE = re.compile("[一-鿿、]{8,60}(?=[，；。])")


def find(paper: Paper) -> Iterator[Hit]:
    """Each word that stands twice in a row. Looking for each pair is several times
    faster than one pattern of all."""
    places = _known_places(paper.text)
    yield from _known(paper.text, places)
    yield from _across(paper)
    yield from _of_one_character(paper)
    yield from _clauses(paper)
    yield from _any(paper, {at for at, _ in places})


def _known_places(text: str) -> list[tuple[int, str]]:
    """Where each pair of the words that are known begins, in their order, and the pair."""
    places = [
        (at, twice) for twice in _TWICE for at in occurrences(text, twice)
    ]
    return sorted(places)


def _across(paper: Paper) -> Iterator[Hit]:
    """Each character too many between two words: 的，的."""
    for found in paper.search(_ACROSS):
        message = f"“{found[0]}”多了字。"
        yield Hit(*found.span(), message, "删去多写的字。")


def _of_one_character(paper: Paper) -> Iterator[Hit]:
    """Each word of one character that stands twice, and each word whose last one does."""
    singles: set[int] = set()
    for found in paper.search(_SINGLE):
        singles.add(found.start())
        yield _hit(*found.span(), found[0][0], None)
    for hit in (*_tails(paper), *_within(paper)):
        if hit.start not in singles:
            singles.add(hit.start)
            yield hit


def _any(paper: Paper, known: Collection[int]) -> Iterator[Hit]:
    """Each other word that stands twice. known: where those begin that are told."""
    for found in paper.search(_ANY):
        if found.start() not in known and not _is_meant(paper.text, found):
            message = f"“{found['once']}”连写了两次。"
            yield Hit(*found.span(), message, "核对是不是多写了一遍。")


def _tails(paper: Paper) -> Iterator[Hit]:
    """Each word whose last character stands twice. 企业业务 is two words, 分分秒秒 is
    said so on purpose."""
    for found in paper.search(_TAIL):
        if _is_free(found) or not are_a_word(found["word"]):
            continue
        if not _begins_next(found):
            last = found["last"]
            yield _hit(found.end("first"), found.end("more"), last, None)


def _is_free(found: re.Match[str]) -> bool:
    """Whether a character may stand twice: it begins many words, or all of it is said
    twice (分分秒秒)."""
    first, last = found["first"], found["last"]
    if last in _NO_TAIL or first == last:
        return True
    if found["next"].isalpha() and last in _NEXT_WORD:
        return True
    start = found.start()
    return found.string[max(0, start - 1) : start] == first


def _begins_next(found: re.Match[str]) -> bool:
    """Whether the second of two characters makes a word with the first, or with what
    follows it; 业业 is one only in 兢兢业业."""
    last = found["last"]
    is_word = last != "业" and are_a_word(last * 2)
    return is_word or are_a_word(last + found["next"])


def _within(paper: Paper) -> Iterator[Hit]:
    """Each character that stands twice within words, and one of the two is idle."""
    for found in paper.search(_WITHIN):
        if not _may_be_right(found) and _is_idle(found):
            start, end = found.end("word") - 1, found.end("more")
            yield _hit(start, end, found["last"], None)


def _may_be_right(found: re.Match[str]) -> bool:
    """Whether a character may well stand twice within words: there are three of it, it often
    begins a word or ends a name, or twice it is a word."""
    last = found["last"]
    if last in (found["word"][0], found["next"]):
        return True
    if last in _NO_TAIL or last in _NUMERALS:
        return True
    if last in _COMPLEMENTS:
        return False
    return last in _NEXT_WORD or are_a_word(last * 2)


def _is_idle(found: re.Match[str]) -> bool:
    """Whether the second character makes no word with what is behind it (通知知书), or the
    first none with what is before it, where both words often stand together (信息系系统)."""
    behind = found["last"] + found["next"]
    ends, begins = are_a_word(found["word"]), _begins(behind)
    if ends or not begins:
        return ends and not begins
    start = found.start()
    before = found.string[max(0, start - 1) : start + 1]
    return often_together(before, behind)


def _begins(pair: str) -> bool:
    """Whether two characters belong together in official texts, which nobody writes 知书
    达理 in."""
    return are_a_word(pair) and pair != "知书"


def _clauses(paper: Paper) -> Iterator[Hit]:
    """Each clause that stands twice in a row: 由镇里登记造册，由镇里登记造册。"""
    text, before = paper.text, ("", -1)
    for found in paper.search(_CLAUSE):
        is_next = found.start() == before[1] + 1
        if is_next and found[0] == before[0]:
            message = f"“{found[0]}”连写了两次。"
            yield Hit(*found.span(), message, "删去一个。")
        before = (
            (found[0], found.end())
            if text[found.end()] in "，；。"
            else ("", -1)
        )


def _known(text: str, places: Sequence[tuple[int, str]]) -> Iterator[Hit]:
    """Words that are known to be written twice, unless they are right where they stand.
    places: where each begins."""
    for at, twice in places:
        around = text[max(0, at - 1) : at + len(twice) + 1]
        if not _RIGHT.search(around):
            once = twice[: len(twice) // 2]
            yield _hit(at, at + len(twice), once, once)


def _hit(start: int, end: int, once: str, instead: str | None) -> Hit:
    """A word that stands twice."""
    message = f"“{once}”连写了两次。"
    return Hit(start, end, message, "删去一个。", instead=instead)


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Whether any word twice is said so on purpose, or the second goes on or the first
    belongs to a longer one."""
    start, end = found.span()
    if _MEANT.search(found[0]) or _GOES_ON.match(text, end):
        return True
    around = text[max(0, start - 1) : end + 1]
    is_longer = _OF_LONGER.search(text, max(0, start - 1), start)
    return bool(is_longer or _RIGHT.search(around))
