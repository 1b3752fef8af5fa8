"""单项的最高额高于总的最高额：单项最高3000万元，同一企业年度总额不超过1000万元。

检查：同一句里，单个项目（每次、每件）的限额与同一企业的限额、每年的限额与累计的限额，窄的高于宽的；每个（台、次、吨、平方米）给予的数额高于同一句的最高额；前面给予的数额高于同一句“同一企业累计不超过”的；别处某一项的最高额，高于“同一企业……总额不超过”的全文限额。“单个项目奖补总额”低于前面一项的“单个项目最高”也查。写明除外（只写明某一条除外的，别的条仍比较）、分年兑现的，贷款、基金、出资的数额，不比较。
为什么：写着单项最高3000万元，又说总额不超过1000万元，申请人和审核人各按各的算。
不好：单个展位最高15万元，同一企业年度最高10万元
好：单个展位最高3万元，同一企业年度最高10万元
来源：数值之间的基本关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, shown, worth

RULE = Rule(
    code="NUM-20",
    name="cap-above-total",
    severity="warning",
    strength="逻辑",
    source="数值之间的基本关系",
    genres=EVERY - {"law", "decision"},
)
_CAP = re.compile(
    rf"(?P<most>(?:最高|不超过|不得超过|不高于|上限为?|控制在)"
    rf"[^。；，、0-9\n]{{0,6}})(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
# 每间客房补助5000元，单个项目不超过14间，补助总额最高为7.5万元
_COUNTED = re.compile(
    rf"每(?P<measure>[间个台套亩床户人场件辆])[^。；，\n0-9]{{0,10}}(?P<number>{NUMBER})"
    f"(?P<unit>{MONEY})"
    r"[^。；\n]{0,30}?(?:不超过|不得超过|最多|限)(?P<count>[0-9]{1,5})(?P=measure)"
    rf"(?P<rest>[^。；\n0-9]{{0,24}}?(?P<most>(?:最高|不超过|不得超过)(?:为)?"
    rf"(?P<number2>{NUMBER})(?P<unit2>{MONEY})))"
)
_EACH = re.compile(
    rf"(?:每|单)(?P<measure>个|台|次|件|项|场|人|辆|套|张|名|家|户|引进|新增|增加)[^。；，\n]{{0,14}}?"
    rf"(?P<verb>给予|奖励|补助|补贴|资助)[^。；，、\n0-9]{{0,6}}(?P<number>{NUMBER})"
    f"(?P<unit>{MONEY})"
    "(?![一-鿿]{0,2}(?:以上|以下))"
)
_OWN = re.compile("(?:每|单)(台|次|件|场|人|辆|套|张|名|户)")
_BESIDES = re.compile("额外|另行|另外|再给予")
# 按照每吨标准煤300万元的标准给予奖励，单个项目最高100万元
_PER = re.compile(
    "每(?:新增|节约|减排|生产)?(?:万?吨(?:标准煤|标煤)?|立方米|平方米|千瓦时|千瓦|度电?|公斤|千克|亩|公里|米"
    "|头|只|羽|株|课时|学时|小时|天|日|晚|人次|间|床|桩|杆|标准箱|箱|架次|班次?|场次?|例|件|个|台|套|辆|家|户|人|名)"
    f"(?P<how>[^。；，、\n0-9]{{0,6}})(?P<number>{NUMBER})(?P<unit>{MONEY})(?:的?标准)?，?"
    "(?:[^。；，、\n0-9]{0,4})(?:给予|予以|补[助贴]|奖[励补]|资助)"
)
_GIVEN = re.compile(
    "(?P<most>(?:给予|奖励|补助|补贴|资助)(?:一次性)?(?:奖励|补助|补贴|资助|支持)?)"
    rf"(?P<number>{NUMBER})(?P<unit>{MONEY})(?![一-鿿]{{0,2}}(?:以上|以下))"
)
_WIDEST = re.compile("累计|总额|合计|总计|总和")
_WIDER = re.compile(
    "每年|年度|全年|当年|年最高|(?:同一|单个?|每个?|各)[家户]?[^，。；]{0,6}?"
    "(?:企业|单位|主体|机构|场所|园区|家庭|申报人|申请人)"
    "|(?:单|每)[家户]"
)
_NARROW = re.compile(
    "(?:单|每|各)(?:个|项|次|件|场|台|辆|张|套|笔|份|批|人|名|栋|座|间)|单项"
)
# 同一企业同一年度获得的补助总额不超过1000万元: of all that a text gives.
_OVERALL = re.compile(
    "(?:同一|单个|单家|单户|每个|每家|每户|各)(?:申报|申请|获补|项目)?"
    "(?P<body>企业|单位|主体|机构|项目单位|申报单位|经营主体|法人|合作社|集团)"
    "[^。；\n0-9]{0,30}?(?:总额|合计|累计|总和|总计)[^。；，\n0-9]{0,12}?"
    rf"(?:不超过|不得超过|最高|上限为?|控制在)[^。；，\n0-9]{{0,8}}(?P<number>{NUMBER})"
    f"(?P<unit>{MONEY})"
)
# 同一基地奖励总额不超过60万元, behind what one of its kinds is given.
_OF_BODY = re.compile(
    "同一(?P<body>[一-鿿]{2,6}?)(?:获得的?)?(?:奖励|补助|补贴|资助|奖补)(?:资金)?"
    "(?:总额|合计|累计|总计)"
    rf"(?P<most>不超过|不得超过|最高)(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
# 同一企业累计不超过5万元
_ALL_TOLD = re.compile(
    "(?:同一|单个|每个|每家|每户|每人)[^。；，、0-9\n]{0,8}(?:累计|合计|总额|总计)[^。；，0-9\n]{0,8}$"
    "|(?:同一|单个|每个|每家|每户|每人)[^。；，、0-9\n]{0,8}(?:累计|合计|总额|总计)"
    "(?:最高|不超过|不得超过)"
)
_BACK = 16  # characters before a ceiling that say whose it is
_GENERAL = re.compile(
    "本(?:办法|措施|若干措施|政策|细则|实施细则|意见|指南|通知|方案)|专项资金|各项|各类|多个|多项"
    "|所有"
    "|同一年度|(?:获得|享受|申请|给予)的?[^。；，0-9]{0,8}(?:总额|合计|总和)"
    "|(?:补助|奖励|奖补|资金|扶持|支持|资助|补贴)总额"
)
_GIVES = re.compile("给予|奖励|补助|补贴|资助|贴息|奖补|扶持|支持")
_OTHER = re.compile(
    "基金|额度|贷款额|授信|担保|资金池|注册资本|出资|总规模|预算|安排|除外|不受|不计入"
    "|分[两二三四五0-9]{1,2}年|分期|连续"
    "|人才|个人|团队|园区(?!企业|内)|平台(?!企业)|毕业生|家庭|产值|收入|销售额"
)
# 第十三条规定的“一事一议”项目除外: the one clause that the ceiling does not hold for.
_BUT_ONE = re.compile(
    "，(?P<label>第[一二三四五六七八九十]{1,3}条)[^，。；第\\n]{0,20}除外$"
)
# 单个项目奖补总额不超过180万元, below kinds of support each with 单个项目最高…….
_OF_PROJECT = re.compile(
    "单个项目(?:的|获得的)?(?:奖补|补助|奖励|资助|补贴|支持|扶持)(?:资金)?(?:总额|合计|累计)"
    rf"[^。；，\n0-9]{{0,6}}?(?P<most>不超过|不得超过|最高)(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
_PROJECT = re.compile("单个项目(?:给予|奖励|补助|奖补|补贴|资助)?$")
_HEADING = re.compile(
    "^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}章)",
    re.MULTILINE,
)
# 依据本办法给予的资助每年度总额不超过5000万元: what is spent on all who apply.
_OF_EVERYBODY = re.compile(
    "(?:本(?:办法|措施|若干措施|政策|细则|实施细则|意见)|全[区市县省镇]|专项资金)"
    "[^。；\n]{0,20}?(?:总额|总量|合计|总计)"
)
_OF_ONE = re.compile("同一(?!比例)|单[个家户]|每[个家户]|各[个家户]")
_EXCEPT = re.compile("除外|不受|不计入|除[^。；，\n]{1,20}外|另有规定|以外")


class _Cap(Struct, frozen=True):
    """A ceiling, text[start:end]. level: 1 of one thing, 2 of an applicant or a year, 3
    of all, 0 where nothing says."""

    start: int
    end: int
    amount: Decimal
    level: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each ceiling above the one that holds it."""
    hits: dict[int, Hit] = {}
    row: list[_Cap] = []
    sentence = -1
    for found in paper.search(_CAP):
        first, _ = paper.sentence(found.start("most"))
        row = row if first == sentence else []
        sentence = first
        cap = _cap(paper, found, first)
        for hit in _within(paper, [*row, cap], first):
            hits.setdefault(hit.start, hit)
        row = [*row[-3:], cap]
    for hit in (
        *_against_overall(paper),
        *_against_project(paper),
        *_out_of_reach(paper),
        *_of_one_body(paper),
    ):
        hits.setdefault(hit.start, hit)
    yield from (hits[start] for start in sorted(hits))


def _cap(paper: Paper, found: re.Match[str], first: int) -> _Cap:
    """What a match bounds, by the words of its part of the sentence."""
    amount, _ = worth(found["number"], found["unit"])
    low = max(first, paper.text.rfind("，", first, found.start("most")) + 1)
    words = paper.text[low : found.end("most")]
    return _Cap(found.start("most"), found.end(), amount, _level(words))


def _level(words: str) -> int:
    """The level of a ceiling, by the widest word that is said of it: as in `_Cap`."""
    for level, pattern in ((3, _WIDEST), (2, _WIDER), (1, _NARROW)):
        if pattern.search(words):
            return level
    return 0


def _within(paper: Paper, row: list[_Cap], first: int) -> Iterator[Hit]:
    """The last ceiling of a sentence against the one before it, and against what is given
    for each one."""
    last = row[-1]
    if not _is_plain(paper, first, last.end):
        return
    if len(row) > 1 and _are_of_two_levels(row[-2], last):
        yield from _against(row[-2], last)
        return
    if _ALL_TOLD.search(paper.text, max(first, last.start - _BACK), last.end):
        yield from _given_before(paper, last, first)
        return
    for found in _PER.finditer(paper.text, first, last.start):
        each, _ = worth(found["number"], found["unit"])
        if each > last.amount:
            money = shown(each, "元")
            message = (
                f"每个单位给予{money}，高于限额{shown(last.amount, '元')}。"
            )
            yield Hit(found.start(), last.end, message, "核对单价和限额。")
            return
    for found in _EACH.finditer(paper.text, first, last.start):
        each, _ = worth(found["number"], found["unit"])
        if each > last.amount and not _is_of_another(paper, found, last):
            yield _hit(last, each, "低于每个给予的")


def _is_of_another(paper: Paper, found: re.Match[str], last: _Cap) -> bool:
    """Whether a ceiling is for another thing than what is given: 每台电梯补助15万元，低保家庭每户
    另外补助不超过1万元."""
    low = paper.text.rfind("，", 0, last.start) + 1
    words = paper.text[low : last.start]
    own = _OWN.search(words)
    return bool(_BESIDES.search(words) or (own and own[1] != found["measure"]))


def _given_before(paper: Paper, last: _Cap, first: int) -> Iterator[Hit]:
    """What is given above the ceiling of all that the same one gets."""
    if _OTHER.search(paper.text, first, last.end):
        return
    for found in _GIVEN.finditer(paper.text, first, last.start):
        amount, _ = worth(found["number"], found["unit"])
        if amount > last.amount:
            yield _hit(last, amount, "低于前面给予的")
            return


def _are_of_two_levels(before: _Cap, last: _Cap) -> bool:
    """Whether two ceilings bound something, and one of them more than the other."""
    return bool(before.level and last.level) and before.level != last.level


def _against(before: _Cap, last: _Cap) -> Iterator[Hit]:
    """A ceiling against the one before it, which is wider or narrower."""
    if last.level > before.level and last.amount < before.amount:
        yield _hit(last, before.amount, "低于前面的单项限额")
    if last.level < before.level and last.amount > before.amount:
        yield _hit(last, before.amount, "高于前面的总限额")


def _is_plain(paper: Paper, first: int, last: int) -> bool:
    """Whether a stretch of a sentence makes no exception."""
    return not _EXCEPT.search(paper.text, first, last)


def _hit(cap: _Cap, other: Decimal, how: str) -> Hit:
    """A ceiling that another amount of its sentence contradicts."""
    message = f"限额{shown(cap.amount, '元')}，{how}{shown(other, '元')}。"
    return Hit(cap.start, cap.end, message, "核对两个限额。")


def _against_overall(paper: Paper) -> Iterator[Hit]:
    """Each ceiling of one kind of support above that of the whole text."""
    overall = [
        found for found in paper.search(_OVERALL) if _is_overall(paper, found)
    ]
    if len(overall) != 1:
        return
    most, _ = worth(overall[0]["number"], overall[0]["unit"])
    caps = (one for pattern in (_CAP, _GIVEN) for one in paper.search(pattern))
    for found in caps:
        amount, _ = worth(found["number"], found["unit"])
        if amount > most and _is_within_overall(paper, found, overall[0]):
            own = f"单项最高{shown(amount, '元')}"
            total = f"同一{overall[0]['body']}的总限额{shown(most, '元')}"
            message = f"{own}，高于另一处{total}。"
            yield Hit(
                found.start("most"), found.end(), message, "核对两个限额。"
            )


def _is_within_overall(
    paper: Paper,
    found: re.Match[str],
    overall: re.Match[str],
) -> bool:
    """Whether an amount is one of a support that the ceiling of the whole text holds for,
    and not that ceiling itself."""
    if overall.start() <= found.end("most") <= overall.end():
        return False
    first, last = paper.sentence(found.start("most"))
    spared = _spared(paper, overall)
    if spared and paper.passage_at(first).node.name == spared:
        return False
    words = paper.text[first:last]
    if _OF_EVERYBODY.search(words) and not _OF_ONE.search(words):
        return False
    return _GIVES.search(words) is not None and not _OTHER.search(words)


def _is_overall(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a ceiling is that of all that a text gives: it says so, and makes no
    exception; its own line gives nothing else."""
    first, last = paper.sentence(found.start())
    sentence = paper.text[first:last]
    said = _BUT_ONE.sub("", sentence)
    if not _GENERAL.search(said) or _EXCEPT.search(said):
        return False
    passage = paper.passage_at(found.start())
    line = paper.line_of(passage).replace(sentence, "")
    return not re.search(rf"{NUMBER}(?:{MONEY})", line)


def _spared(paper: Paper, found: re.Match[str]) -> str:
    """The clause for which a ceiling makes an exception; "" for none."""
    first, last = paper.sentence(found.start())
    spared = _BUT_ONE.search(paper.text[first:last])
    return spared["label"] if spared else ""


def _against_project(paper: Paper) -> Iterator[Hit]:
    """The ceiling of all that one project gets below that of one kind of support, where
    both stand under one heading."""
    overall = list(paper.search(_OF_PROJECT))
    if len(overall) != 1:
        return
    total = overall[0]
    if not _is_plain(paper, *paper.sentence(total.start())):
        return
    most, _ = worth(total["number"], total["unit"])
    heads = _HEADING.finditer(paper.text, 0, total.start())
    lowest = max((one.start() for one in heads), default=0)
    for found in _CAP.finditer(paper.text, lowest, total.start()):
        amount, _ = worth(found["number"], found["unit"])
        if amount > most and _is_of_project(paper, found.start()):
            message = f"限额{shown(most, '元')}，低于前面的单项限额{shown(amount, '元')}。"
            yield Hit(*total.span(), message, "核对两个限额。")
            return


def _is_of_project(paper: Paper, start: int) -> bool:
    """Whether a ceiling is that of one project for one kind of support."""
    first, last = paper.sentence(start)
    is_named = _PROJECT.search(paper.text[first:start]) is not None
    return is_named and not _OTHER.search(paper.text, first, last)


def _out_of_reach(paper: Paper) -> Iterator[Hit]:
    """The ceiling of all above what the most that count come to."""
    for found in paper.search(_COUNTED):
        each, _ = worth(found["number"], found["unit"])
        most, _ = worth(found["number2"], found["unit2"])
        total = each * int(found["count"])
        if total < most and "累计" not in found["rest"]:
            message = (
                f"最多得到{shown(total, '元')}，到不了{shown(most, '元')}。"
            )
            yield Hit(*found.span("most"), message, "核对单价、数量和限额。")


def _of_one_body(paper: Paper) -> Iterator[Hit]:
    """The ceiling of all that one body gets, below an amount of its own line."""
    for found in paper.search(_OF_BODY):
        passage = paper.passage_at(found.start())
        most, _ = worth(found["number"], found["unit"])
        rows = _GIVEN.finditer(paper.text, passage.start, found.start())
        amounts = [worth(one["number"], one["unit"])[0] for one in rows]
        first, last = paper.sentence(found.start())
        is_plain = _is_plain(paper, first, last)
        if is_plain and any(amount > most for amount in amounts):
            message = f"总额{shown(most, '元')}，低于前面单项给予的数额。"
            yield Hit(*found.span(), message, "核对总额和单项标准。")
