"""话只说了半截：对符合条件的蜂场，给予。

检查：“责令、会同、属于、认定为”等要带宾语的词后面就用了句号、分号；“应当立即”后面没有动作；“教师值守和，”并列缺了后一项；“是指、给予、予以、不得擅自、应当、以及、或者、按照”等后面没有话就用了句号、分号；“对……进行”后面没有动作（行末没有句号的也查）；“应当、可以、予以、3个工作日内”就到了行末、下一行是新的条项；同一份文稿别处写“根据……结果”，这里只写“据……结果”的。
为什么：缺了宾语或者动作，规定没有内容，执行的人只能猜。
不好：对验收合格的蜂场，给予。
好：对验收合格的蜂场，给予补助。
来源：公文校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.wording.misspelt_words import are_a_word

RULE = Rule(
    code="WO-23",
    name="cut-object",
    severity="warning",
    strength="实务",
    source="公文校对惯例",
    genres=EVERY - {"law", "decision"},
)
# 由任免机关给予。 says who gives; 按照规定进行。 says how it is done.
_CUT = re.compile(
    "(?P<word>是指|不得擅自|应当|予以|以及|或者|并且|对于|关于|为了|按照|依照"
    "|(?<=，)(?:一次性)?给予|(?<=，)加以)(?=[。；])"
    "|(?:应当|由[^，。；\n]{2,12}|[，。；]|^)(?:依法|统一|组织|及时|定期)?对[^，。；\n在由按以的逐分]{2,16}"
    "(?P<done>进行|给予|加以)(?=[。；]|$)"
    # （四）县审计局：负责对资金的使用情况进行, at the end of its line
    "|(?:负责|协助|牵头|[：，])对[^，。；：\n]{2,30}情况(?P<bare>进行|予以|加以)(?=[。；]|$)",
    re.M,
)
# 不符合条件的，应当, at the end of its line, and below it the next 条
_AT_END = re.compile(
    "[，。；][^，。；\n]{0,30}?"
    "(?P<word>应当|可以在?|予以|给予|不得|必须|按照|依照|有权|方可|负责对|以及|或者|并且"
    "|[0-9]{1,3}个?(?:工作日|日|天|月)内(?:由|向)?)$",
    re.M,
)
_NEXT = re.compile(
    "[ \u3000]*(?:第[一二三四五六七八九十百]{1,5}[章条]|[一二三四五六七八九十]{1,3}、"
    "|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|【"
    "|[一-鿿 ]{2,8}(?:[：:]|\u3000)|[^。；，：\n]{2,12}$)"
)
# 应当及时责令。 What these words govern is named behind them.
_GOVERNS = re.compile(
    "(?<![不未是否均都也被经由所已可])(?P<word>责令|责成|会同|并处|处以|致使|使得|位于|属于|用于|适用于|报请|提请"
    "|认定为|确定为|划分为|视为|改为|调整为|列为|给予(?:以|其))(?=[。；])"
    "|(?<=[一-鿿])(?P<with>会同)(?=，)|(?:应当?|可以)(?:及时|立即|依法)?(?P<urges>督促)(?=[。；])"
    "|(?:应当?|必须|应该|可以)(?P<how>立即|逐步|逐级|分别|共同|另行|依法及时|及时依法)(?=[。；])"
)
# 应当于10日内向。
_BEFORE_NAME = re.compile(
    "(?<=[一-鿿])(?:(?<![方意去流走导取志投动倾趋定转面内外偏])向|(?<![理事案缘自来因原情根])由"
    "|(?<![核校查应面相反针绝结配敌作比])对|(?<![编])按|(?<![火拖])把|(?<![即必麻名大上中少])将"
    "|(?<![服随听顺无自跟])从)(?=[。；])"
)
# 落实出入登记、教师值守和，确保安全。
_AND = re.compile(
    "(?<=[一-鿿]{2})(?P<and>[和及与或])(?=[，。；])|(?<=[一-鿿]{2})(?P<also>以及)(?=，)"
)
# 邻里不和，水乳交融与。: the end of a word or of a name
_END_OF_WORD = re.compile(
    "(?:[总平饱缓温柔祥谐调共中亲融失求言附讲维参给赠授干普涉提顾触波危以累不惠遍企论殃旁推连永颐雍太泰兴义德仁宁清"
    "人敦安保][和及与]|得及|抑或|(?:暖|平|祥|宽|谦|随)和)$"
)
_SHORT = re.compile(
    "(?:^|(?<=[，。；：、 \u3000]))据(?P<what>[^，。；\n]{0,6}"
    "(?:评估|考核|评审|审核|验收|评价|核查|检查)(?:结果|情况|意见))",
    re.M,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each word behind which something is missing, and 据 for 根据."""
    for found in paper.search(_CUT):
        yield _cut(found)
    for found in paper.search(_GOVERNS):
        yield _cut(found)
    yield from _before_name(paper)
    yield from _without_second(paper)
    yield from _at_end(paper)
    for found in paper.search(_SHORT):
        whole = f"根据{found['what']}"
        before = paper.text[: found.start()].rstrip()[-1:]
        if before not in ("根", "依") and whole in paper.text:
            start = found.start("what") - 1
            message = f"别处写作“{whole}”，这里漏了“根”字。"
            yield Hit(start, found.end(), message, "补上“根”字。")


def _cut(found: re.Match[str]) -> Hit:
    """A word that ends its sentence without what it governs: the group that matched."""
    which = found.lastgroup or "word"
    message = f"“{found[which]}”后面没有话。"
    return Hit(*found.span(which), message, "补上缺少的内容。")


def _before_name(paper: Paper) -> Iterator[Hit]:
    """Each 向, 由 and the like that ends its sentence without whom it means."""
    for found in paper.search(_BEFORE_NAME):
        start, end = found.span()
        if not are_a_word(paper.text[start - 1 : end]):
            message = f"“{found[0]}”后面没有话。"
            yield Hit(start, end, message, "补上缺少的内容。")


def _without_second(paper: Paper) -> Iterator[Hit]:
    """Each 和 without the second of two things."""
    for found in paper.search(_AND):
        start, end = found.span()
        words = paper.text[start - 2 : end]
        if not found["also"] and _ends_a_word(words):
            continue
        first, _ = paper.sentence(start)
        is_row = "、" in paper.text[max(first, start - 12) : start]
        if is_row or are_a_word(words[:2]):
            message = f"“{words}”后面缺少并列的另一项。"
            yield Hit(start, end, message, "补上缺少的内容，或者删去。")


def _ends_a_word(words: str) -> bool:
    """Whether 和 or the like is the end of a word, with the two characters before it."""
    return bool(_END_OF_WORD.search(words)) or are_a_word(words[1:])


def _at_end(paper: Paper) -> Iterator[Hit]:
    """Each line that stops at such a word, where the next one begins anew."""
    for found in paper.search(_AT_END):
        at = paper.index_at(found.end("word") - 1)
        passage = paper.passages[at]
        following = paper.passages[at + 1 : at + 2]
        is_new = not following or _NEXT.match(paper.line_of(following[0]))
        if passage.level != "cell" and passage.part != "title" and is_new:
            message = f"“{found['word']}”后面没有话。"
            yield Hit(*found.span("word"), message, "补上缺少的内容。")
