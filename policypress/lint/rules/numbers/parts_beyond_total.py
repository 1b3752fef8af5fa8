"""分项之和与总数对不上：市场24个，其中镇域市场9个、城区市场16个；取消5项、下放7项，合计13项。

检查：“总数，其中甲类……、乙类……”，各类的名称互不包含（城区和镇域、公办和民办、制造业和服务业、副组长和成员、住宅和非住宅、各镇各村），或者按学时、面积、里程、经费计的，各类之和超过总数；“甲5项、乙7项，合计13项”各项之和不等于合计；同一句里各环节的工作日超过“总时限”的；“每人75元，由甲、乙、丙分别承担30元、25元、15元”之和不等于总数；每人（户、亩）的筹资、缴费、保费标准与财政和个人（单位）分担的各数；“总面积500亩：甲片200亩、乙片150亩。”冒号后面列全的各数；总数后面逐项列举，每项一个数的；市本级和各县区都列了的。写明不低于、最高、约、含的不比较。
为什么：各项加起来不是总数，说明有一个数写错了。
不好：取消5项、下放7项，合计13项
好：取消5项、下放8项，合计13项
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import shown
from policypress.lint.rules.numbers._measures import (
    GAP,
    NUMBER,
    UNIT,
    measured,
)

RULE = Rule(
    code="NUM-26",
    name="parts-beyond-total",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_PART = re.compile(
    rf"(?P<label>{GAP}*?)(?P<number>{NUMBER})[ ]?(?P<unit>{UNIT})(?P<behind>{GAP}{{0,8}})"
)
_ONE = (
    rf"(?:20[0-9]{{2}}年度?)?{GAP}{{1,16}}?{NUMBER}[ ]?(?:{UNIT}){GAP}{{0,8}}?"
)
_YEAR = re.compile("20[0-9]{2}年度?")
# 24个，其中镇域市场9个、城区市场16个
_AMONG = re.compile(
    f"(?<![0-9.])(?P<whole>{NUMBER})[ ]?(?P<unit>{UNIT})(?P<kind>{GAP}{{0,10}})"
    "(?:，[^。；，：0-9\n]{2,20})?[，。（(；：]?(?:其中|(?:主要|分别)?用于"
    "|分[两三四五2-5]年(?:实施|投入|安排|拨付|完成)，)[：:，]?"
    rf"(?P<parts>{_ONE}(?:[、，和；]{_ONE}){{1,6}})(?=[。；，）)]|$)",
    re.MULTILINE,
)
# 取消5项、下放7项县级政务服务事项，合计13项
_IN_ALL = re.compile(
    rf"(?P<parts>(?:^|(?<=[。；，：:（(、　 ]))(?:{_ONE}[、和，及]){{1,6}}{_ONE})"
    f"(?:组成)?[，,（(](?:以上)?(?:合计|共计|总计|总共|(?<=组成，)共|共(?=评出|评选|选出|录取|招聘|配备|设)){GAP}{{0,4}}"
    f"(?P<whole>{NUMBER})"
    f"[ ]?(?P<unit>{UNIT})",
    re.MULTILINE,
)
# 初审5个工作日、复审5个工作日、公示5个工作日，总时限10个工作日
_IN_TIME = re.compile(
    rf"(?P<parts>(?:^|(?<=[。；，：:（(、　 ]))(?:{_ONE}[、和，及]){{1,6}}{_ONE})[，,（(]"
    f"(?:总时限|总用时|办理总时限|全流程|全程|总时间)(?:为|不超过|控制在)?(?P<whole>{NUMBER})[ ]?(?P<unit>个工作日|工作日|天|日)",
    re.MULTILINE,
)
_BESIDE = re.compile("并联|同步|同时|不含|不计|除外|并行")
# 每人每年75元，由甲、乙、丙分别承担30元、25元、15元
_BORNE = re.compile(
    rf"(?<![0-9.])(?P<whole>{NUMBER})(?P<unit>万元|亿元|元)，由?[^。；，0-9\n]{{1,60}}?分别"
    rf"(?:承担|负担|分担|出资|安排)(?P<parts>{NUMBER}(?P=unit)(?:[、和]{NUMBER}(?P=unit)){{1,5}})"
)
# 3名为财务专家、2名为商业专家，共6人
_COUNTED_FIRST = re.compile(
    f"(?P<parts>(?<![0-9.])[0-9]{{1,4}}(?P<unit>名|人|家|个|项)(?:为)?{GAP}{{2,14}}"
    f"(?:[、，和][0-9]{{1,4}}(?P=unit)(?:为)?{GAP}{{2,14}}){{1,6}})"
    rf"[，（(](?:共计?|合计|总计){GAP}{{0,4}}(?P<whole>[0-9]{{1,4}})(?:(?P=unit)|人|名)"
)
# 筹资标准为每人1100元，其中财政补助每人每年700元，个人缴费每人每年380元
_SHARED = re.compile(
    "(?P<of>筹资|缴费|保费|保险费|保障费|收费|餐费|费用|缴存|人均|每人|每户|每亩)(?:标准|总额)?"
    f"{GAP}{{0,10}}?(?P<whole>{NUMBER})(?P<unit>万元|元)(?:/[人户亩])?[，。（(：；](?:其中|由)?[：:，]?"
    f"(?P<parts>{GAP}{{2,18}}?{NUMBER}元(?:/[人户亩])?"
    f"(?:[，、；和]{GAP}{{2,18}}?{NUMBER}元(?:/[人户亩])?){{1,4}})(?=[。；）)]|$)",
    re.MULTILINE,
)
_PUBLIC = re.compile("财政|政府|国家|中央|[省市县区镇]级")
_PRIVATE = re.compile(
    "个人|自筹|自缴|企业|单位|集体|家庭|自付|自担|农户|参保人|居民|投保人|养殖户"
)
_EVERY = re.compile("各级|每[人户亩头]|每年|/[人户亩]|年度?")
# 总面积500亩：甲片区200亩、乙片区150亩、丙片区100亩。
_ALL_OF_IT = re.compile(
    "(?:总|共|合计|规模|能力|面积|里程|投资|名额|计划)(?:建筑)?"
    f"(?:面积|长度|长|里程|规模|投资|数|量|额|名额)?(?:为|是|约?有|计)?(?P<whole>{NUMBER})[ ]?"
    f"(?P<unit>{UNIT})(?:/[日天年人])?"
    "(?:[，。；]?[^。；，：:0-9\n]{0,10}?(?:如下|分别为|分解为|分配|安排为|包括))?[：:]"
    f"(?P<parts>{_ONE}(?:/[日天年人])?(?:[、，和；]{_ONE}(?:/[日天年人])?){{1,9}})(?=[。；]|$)",
    re.MULTILINE,
)
_A_DAY = re.compile("/[日天年人]")
_LEADS = re.compile("[0-9]{1,4}")
# What is no part but a bound, a rate or a change.
_NO_PART = re.compile(
    "不[超低少高多]|不得|最[高低多少]|以[上下内]|左右|约|每|增[长加幅]|提高|下降|减少|达|超|至|占"
    "|其中|余|各|另|又|前|后|包[含括]|之一|[（(]含|同时|兼"
)
# 由5名专家组成，其中……: who sits in two chairs is not counted twice.
_MADE_OF = re.compile("组成|构成")
# Kinds of which nothing is two at once: what sets one label apart from the others.
_KINDS = (
    "城 镇 乡 村 县 农",
    "公办 民办 公立 私立 公建 自建",
    "国有 民营 集体 外资",
    "男 女",
    "小学 初中 高中 幼儿园 中学 大学 九年",
    "新建 改建 扩建 续建 迁建 新增 存量 结转",
    "取消 下放 保留 调整 承接 整合",
    "在职 退休 编外 临聘",
    "重点 一般 普通",
    "住宅 非",
    "东 西 南 北 中",
    "公共 专业",
    "必修 选修",
    "线上 线下 网上",
    "一居室 两居室 三居室 一室 两室 三室",
    "合格 不合格",
    "建议 提案",
    "企业 个人 机构",
    "通过 未通过 不予",
    "副组长 组长 成员 秘书",
    "副主任 主任 委员 秘书",
    "一等 二等 三等 特等 优秀",
    "制造业 服务业 农业 建筑业",
    "种植业 养殖业 林业 渔业",
    "餐饮业 住宿业 零售业 批发业",
)
# 粮食储备规模为2.5万吨，其中：; the parts are items below.
_ANNOUNCED = re.compile(
    f"(?:总|共|合计|规模|能力|面积|里程|投资|名额|计划|资金|任务|目标|储备|安排)"
    f"{GAP}{{0,10}}?(?P<whole>{NUMBER})[ ]?(?P<unit>{UNIT}){GAP}{{0,10}}"
    "(?:[，。；]?(?:其中|具体|分别)[^。；，0-9\n]{0,10})?：$",
    re.MULTILINE,
)
_ITEM = re.compile(
    rf"(?P<label>[^。；，\n0-9]{{2,24}}?)[：:，]?(?P<number>{NUMBER})[ ]?(?P<unit>{UNIT})"
    "(?P<behind>[^。；\n0-9]{0,20})"
)
_NO_SHARE = re.compile(
    "每|不低于|不少于|不超过|最[高低多少]|至少|以[上下内]|下列|以下"
)
_MOST_ITEMS = 20
_SEAT = re.compile("本级$|级$|城区$")
_PLACE = re.compile("(?:镇|乡|街道|县|区|市|村|社区|园)$")
# What may be measured but once: 学时, 亩, 公里, money.
_MEASURES = (
    "学时",
    "课时",
    "小时",
    "元",
    "亩",
    "万亩",
    "公里",
    "平方米",
    "公顷",
    "分",
    "吨",
    "平方公里",
    "万吨",
    "千克",
    "公斤",
    "立方米",
    "万平方米",
    "千米",
    "米",
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each total that its parts go beyond, or that is not what they make."""
    yield from _among(paper)
    yield from _in_items(paper)
    yield from _in_all(paper)
    yield from _of_people(paper)
    yield from _shared(paper)
    yield from _in_time(paper)
    yield from _all_of_it(paper)


def _in_all(paper: Paper) -> Iterator[Hit]:
    """Each total behind its parts, or of what several bear, that they do not make."""
    for pattern in (_IN_ALL, _BORNE):
        for found in paper.search(pattern):
            whole, kind = measured(found["whole"], found["unit"])
            total = _sum(_parts(found["parts"]), kind)
            if total is not None and total != whole:
                yield _hit(found, total, whole, kind)


def _in_time(paper: Paper) -> Iterator[Hit]:
    """Each time for all steps that they go beyond, one after the other."""
    for found in paper.search(_IN_TIME):
        whole, kind = measured(found["whole"], found["unit"])
        total = _sum(_parts(found["parts"]), kind)
        first, last = paper.sentence(found.start())
        is_beside = _BESIDE.search(paper.text, first, last)
        if total is not None and total > whole and not is_beside:
            yield _hit(found, total, whole, kind)


def _all_of_it(paper: Paper) -> Iterator[Hit]:
    """Each total before a colon that the parts behind it, which are all, do not make."""
    for found in paper.search(_ALL_OF_IT):
        if "等" in found["parts"][-3:]:
            continue
        whole, kind = measured(found["whole"], found["unit"])
        total = _sum(_parts(_A_DAY.sub("", found["parts"])), kind)
        if total is not None and total != whole:
            yield _hit(found, total, whole, kind)


def _among(paper: Paper) -> Iterator[Hit]:
    """Each total whose kinds, behind 其中, go beyond it; where they are all, not make it."""
    for found in paper.search(_AMONG):
        parts = _parts(_row(found["parts"]))
        whole, kind = measured(found["whole"], found["unit"])
        total = _sum(parts, kind)
        if total is None:
            continue
        is_apart = _MADE_OF.search(found["kind"]) or _are_apart(parts, kind)
        is_wrong = total > whole and is_apart
        if is_wrong or (total != whole and _are_all_places(parts)):
            yield _hit(found, total, whole, kind)


def _row(words: str) -> str:
    """The parts before a semicolon, where those of the row are apart by commas: 稻谷1.6万吨、
    小麦0.7万吨；食用植物油500吨."""
    first, *rest = words.split("；")
    return first if rest and re.search("[、，]", first) else words


def _are_all_places(parts: Sequence[re.Match[str]]) -> bool:
    """Whether parts are those of a seat (市本级) and of all places below it."""
    labels = [one["label"].strip("、，和；：: ") for one in parts]
    places = [label for label in labels if _PLACE.search(label)]
    seats = [label for label in labels if _SEAT.search(label)]
    is_row = len(seats) == 1 and len(places) == len(labels) - 1
    return is_row and len(places) > 1


def _in_items(paper: Paper) -> Iterator[Hit]:
    """A total in a line that announces items, and one figure in each of them."""
    for found in paper.search(_ANNOUNCED):
        rows = _items(paper, paper.index_at(found.start()) + 1)
        whole, kind = measured(found["whole"], found["unit"])
        total = _sum(rows, kind)
        if total is None or _NO_SHARE.search(found[0]):
            continue
        is_among = "其中" in found[0]
        if total > whole or (total != whole and not is_among):
            yield _hit(found, total, whole, kind)


def _items(paper: Paper, first: int) -> list[re.Match[str]]:
    """The only figure of each item from a line on; [] where one has none or several."""
    rows = []
    level = ""
    for passage in paper.passages[first : first + _MOST_ITEMS]:
        level = level or passage.level
        if passage.level != level or not passage.label:
            break
        words = paper.words_of(passage).rstrip("。；;，、")
        found = _ITEM.fullmatch(words)
        if found is None:
            return []
        rows.append(found)
    return rows


def _shared(paper: Paper) -> Iterator[Hit]:
    """What each one's due is, and what the public purse and one's own give to it."""
    for found in paper.search(_SHARED):
        parts = _parts(_EVERY.sub("", found["parts"]))
        whole, kind = measured(found["whole"], found["unit"])
        total = _sum(parts, kind)
        if total is None or not _are_of_both(parts):
            continue
        if total != whole:
            yield _hit(found, total, whole, kind)


def _are_of_both(parts: Sequence[re.Match[str]]) -> bool:
    """Whether each part is given either by the public purse or by one's own, and both of
    these give."""
    are_public = [bool(_PUBLIC.search(one["label"])) for one in parts]
    are_private = [bool(_PRIVATE.search(one["label"])) for one in parts]
    pairs = zip(are_public, are_private, strict=True)
    is_either = all(public != private for public, private in pairs)
    return is_either and any(are_public) and any(are_private)


def _of_people(paper: Paper) -> Iterator[Hit]:
    """So many of each kind, the number first, and how many they are together."""
    for found in paper.search(_COUNTED_FIRST):
        total = sum(map(int, _LEADS.findall(found["parts"])))
        is_plain = not _NO_PART.search(found["parts"].replace("为", ""))
        if total != int(found["whole"]) and is_plain:
            yield _hit(
                found, Decimal(total), Decimal(found["whole"]), found["unit"]
            )


def _parts(words: str) -> list[re.Match[str]]:
    """The figures of a row, with what stands before and behind each."""
    return list(_PART.finditer(_YEAR.sub("", words)))


def _sum(parts: Sequence[re.Match[str]], kind: str) -> Decimal | None:
    """What some parts make; None where one counts something else or is a bound."""
    rows = [measured(one["number"], one["unit"]) for one in parts]
    is_plain = not any(
        _NO_PART.search(one["label"] + one["behind"]) for one in parts
    )
    if len(rows) < 2 or not is_plain or any(row[1] != kind for row in rows):
        return None
    return sum((row[0] for row in rows), Decimal(0))


def _are_apart(parts: Sequence[re.Match[str]], kind: str) -> bool:
    """Whether nothing can belong to two of the parts, by their labels or their unit."""
    if kind in _MEASURES:
        return True
    labels = [one["label"].strip("、，和；：: ") for one in parts]
    if all(_PLACE.search(label) for label in labels):
        return True
    for words in _KINDS:
        marks = [_mark(label, words.split()) for label in labels]
        if all(marks) and len(set(marks)) == len(marks):
            return True
    return False


def _mark(label: str, words: Sequence[str]) -> str:
    """The first of some words that a label has."""
    held = [word for word in words if word in label]
    return max(held, key=len, default="")


def _hit(
    found: re.Match[str], total: Decimal, whole: Decimal, kind: str
) -> Hit:
    """A total and what its parts make."""
    message = f"各项之和是{shown(total, kind)}，总数写作{shown(whole, kind)}。"
    return Hit(*found.span(), message, "核对总数和各项。")
