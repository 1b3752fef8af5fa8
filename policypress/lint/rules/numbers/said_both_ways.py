"""同一件事又说可以又说不可以：只能享受一次……可以连续三年申请；不设限额……限额30万元，适用于所有人。

检查：同一段里又说只能享受（申请、领取）一次，又说可以连续几年、多次、重复申请的；一处说不设某种限额（封顶线、起付线、次数限制），相邻几行又说这一限额是多少、适用于所有人的；同一段里同一对象同一期间的次数上限两处不等的；限3次而“超过2次的部分不予”、最高5万元而“超过3万元的部分不予”的；限申报1个又可以同时申报2个的；一次性拨付又写首期、分期的；定义里的数与后面括注的不同的。写明不同项目、不同年度、另行、除外的不查。
为什么：申请人和审核人各按各的理解办。
不好：同一企业只能享受一次，符合条件的可以连续三年申请
好：同一企业每年只能享受一次，符合条件的可以连续三年申请
来源：前后一致的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-47",
    name="said-both-ways",
    severity="warning",
    strength="逻辑",
    source="前后一致的基本要求",
    genres=EVERY - {"law", "decision", "note"},
)
_TAKEN = (
    "(?:享受|申请|申报|领取|申领|获得|兑现|报名|补助|补贴|奖励|资助|支持|扶持)"
)
_HAN = "[两二三四五六七八九十]"
# 同一企业只能享受一次
_ONCE = re.compile(
    f"(?:只能|仅能|只可以?|仅限|只限|限|只|仅)(?:可以?)?{_TAKEN}[^。；，、\n]{{0,8}}?(?:一次|1次)(?!性)"
    f"|不(?:得|能|可以?)?(?:多次|再次|连续){_TAKEN}"
    f"|(?:{_TAKEN}[^。；，、\n]{{0,6}}?)(?:以一次为限|仅限一次|仅限1次|限一次)"
)
# 可以连续三年申请
_AGAIN = re.compile(
    f"(?:可以?|允许|均可|能够)[^。；，、\n]{{0,4}}?(?:连续|累计|最多|分别)?(?:{_HAN}|[2-9])"
    f"(?:年|次|个年度)(?:内)?{_TAKEN}"
    f"|(?:可以?|允许)[^。；，、\n]{{0,4}}?(?:重复|多次|反复|逐年|连年|每年(?:都|均)可){_TAKEN}"
    f"|(?:可以?|允许){_TAKEN}[^。；，、\n]{{0,6}}?(?:{_HAN}|[2-9])次"
)
# A year's once leaves room for the next year; one thing's once for another thing.
_WITHIN = re.compile(
    "每[年季月个项次]|当年|年度|同年|一年内|同一(?:项目|事项|课题|产品|设备|内容|年|专利|标准|证书|平台|活动)"
    "|不同|另行|除外|其他|以外|另一|特殊|经[一-鿿]{0,12}(?:批准|同意)|原则上|期间|同类"
)
_BENEFIT = re.compile(
    "[一-鿿]{2}(?=补贴|补助|奖励|资助|政策|贴息|消费券|津贴|支持|保险)"
)
_REST = re.compile("[^。；，\n]{0,16}")
# 不设年度最高支付限额
_NONE = re.compile(
    "(?:不设(?:置|立)?|不受|取消|没有|无)(?P<what>[一-鿿]{0,8}?(?P<head>限额|上限|封顶线|起付线|起付标准"
    "|次数限制|名额限制|人数限制))(?=[。；，、）]|的|$)",
    re.MULTILINE,
)
_HEADS = "限额|上限|封顶线|起付线|起付标准"
# 大病保险年度最高支付限额为30万元，适用于所有参保人员
_FOR_ALL = re.compile(
    f"(?P<name>[一-鿿]{{0,16}}(?P<head>{_HEADS}))(?:统一)?(?:为|是|按)[^。；，0-9\n]{{0,6}}"
    "(?P<amount>[0-9]{1,9}(?:\\.[0-9]{1,4})?[万亿]?元)"
    "[^。；\n]{0,12}?(?:适用于|统一适用|对|覆盖)?(?:所有|全体|全部|各类|一切)"
)
_BOUND = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?[一-鿿]{1,3}?以[上下内]")
_EXCEPT = re.compile("除外|除[^。；，\n]{1,20}外|以外|另有|不含|不包括")
_LINES = 4  # lines between the two
# 每人每年申领不超过2次
_COUNTED = re.compile(
    "(?P<span>每年|每月|每季度?|每周|每学期|每个?年度|一年内)(?P<act>[一-鿿]{0,8}?)"
    "(?:不得?超过|不能超过|最多(?:不超过)?|至多|限|不多于|只能|仅限)(?P<act2>[一-鿿]{0,6}?)"
    "(?P<count>[0-9]{1,3}|[一两二三四五六七八九十]{1,3})(?P<unit>次|人次|期|场|项|个项目)(?!以)"
)
# 每家企业限申报1个项目，同一企业最多可同时申报2个项目
_ONLY = re.compile(
    "(?:限|只能|仅能|只可以?|仅限|最多)(?:同时)?(?:申报|申请)(?P<count>[0-9]|[一两二三四五])个(?P<what>[一-鿿]{2})"
)
_UP_TO = re.compile(
    "(?:可以?|最多可以?|允许)(?:同时)?(?:申报|申请)(?P<count>[0-9]|[一两二三四五])个(?P<what>[一-鿿]{2})"
)
# 补助资金一次性拨付，首期拨付60%
_AT_ONCE = re.compile(
    "(?P<once>一次性(?:拨付|支付|发放|兑付|兑现)(?!的|首|余|尾|剩))[^。；\n]{0,40}?(?P<part>首期|首笔|首付|分[两二三四]期"
    "|分[两二三四]次|分[两二三四]年"
    "|余款|尾款|剩余资金)"
)
_OR = re.compile("或|也可|部分|另|其他|已|不再|改|特殊|贷款|原则|除")
# 所称中小企业，是指从业人员300人以下的企业; 中小企业（从业人员500人以下）
_MEANT = re.compile(
    "所称的?(?P<term>[一-鿿]{3,12})，?(?:是指|指|为)[^。；\n]{0,40}?(?P<what>[一-鿿]{2})"
    "(?P<number>[0-9]{1,9}(?:\\.[0-9]{1,4})?[一-鿿]{1,3}?以[上下内])"
)
# 每人每年申领超过2次的部分不予发放
_COUNTED_OVER = re.compile(
    "(?P<span>每年|每月|每季度?|每周|每学期|每个?年度|一年内)(?:内)?(?P<act>[一-鿿]{0,8}?)"
    "(?P<how>(?<!不)(?<!不得)超[过出]|达到?|满|第)"
    "(?P<count>[0-9]{1,3}|[一两二三四五六七八九十]{1,3})(?P<unit>次|人次|期|场|项|个项目)"
    "(?:的|起|开始|以上的|部分|以后|后)*，?[^。；，\n]{0,8}?(?:不予|不再|不得|不能|不享受|不计|自理|自费)"
)
_YEARLY = re.compile("每个?年度|一年内")
_GAINS = re.compile("申领|领取|享受|发放|补[贴助]|奖励|获得|得{2,4}")
_NO_ACT = re.compile("次数|可以?|累计|最多|的|原则上|均|不")
# 最高不超过5万元，超过3万元的部分不予补助
_CAP_AND_OVER = re.compile(
    "(?:最高|最多|不超过|不得超过|至多|上限为?|封顶)[^。；，0-9\n]{0,8}"
    "(?P<most>[0-9]{1,9}(?:\\.[0-9]{1,4})?)(?P<unit>万元|元|个?工作日|日|天|个月|平方米|吨|亩|人|台|次|学时|课时)"
    "[^0-9\n]{0,30}?(?<!不得)(?<!不)超[过出](?P<over>[0-9]{1,9}(?:\\.[0-9]{1,4})?)(?P=unit)的?(?:部分)?[，]?"
    "(?:的)?[^。；，0-9\n]{0,6}?(?:不予|不再|不给|自行|自担|自理|由[一-鿿]{2,8}(?:自行|承担|负担))"
)
_BODY = re.compile(
    "(?:每个?|同一|单个|单|一)(?P<body>人|家|户|企业|单位|学员|机构|家庭|申请人|名[一-鿿]{2,4}|项目)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each thing that is granted and denied."""
    yield from _once_and_again(paper)
    yield from _none_and_some(paper)
    yield from _two_counts(paper)
    yield from _over_the_count(paper)
    for found in paper.search(_CAP_AND_OVER):
        most, over = float(found["most"]), float(found["over"])
        if most != over:
            message = f"上限写作{found['most']}{found['unit']}，后面又写超过{found['over']}{found['unit']}的。"
            yield Hit(*found.span(), message, "核对上限。")
    yield from _only_and_up_to(paper)
    yield from _at_once(paper)
    yield from _meant(paper)


def _only_and_up_to(paper: Paper) -> Iterator[Hit]:
    """One project only, and two at the same time, in one line."""
    for found in paper.search(_UP_TO):
        passage = paper.passage_at(found.start())
        for one in _ONLY.finditer(paper.text, passage.start, passage.end):
            start, end = (
                min(one.start(), found.start()),
                max(one.end(), found.end()),
            )
            is_same = one["what"] == found["what"]
            is_more = value_of(found["count"]) > value_of(one["count"])
            if (
                is_same
                and is_more
                and not _WITHIN.search(paper.text, start, end)
            ):
                message = f"“{one[0]}”与“{found[0]}”矛盾。"
                yield Hit(start, end, message, "核对可以申报几个。")
                break


def _at_once(paper: Paper) -> Iterator[Hit]:
    """All at once, and by instalments."""
    for found in paper.search(_AT_ONCE):
        if not _OR.search(found[0]):
            message = f"“{found['once']}”与“{found['part']}”矛盾。"
            yield Hit(*found.span(), message, "核对是一次还是分期。")


def _meant(paper: Paper) -> Iterator[Hit]:
    """What a term means, and another bound in brackets behind the term elsewhere."""
    for found in paper.search(_MEANT):
        term, what = found["term"], found["what"]
        at = paper.text.find(f"{term}（")
        while at >= 0:
            start = at + len(term)
            end = paper.text.find("）", start, start + 30)
            words = paper.text[start:end] if end > 0 else ""
            place = words.find(what)
            said = words[place + len(what) :]
            is_bound = _BOUND.fullmatch(said) if place >= 0 else None
            if is_bound and said != found["number"]:
                message = f"{term}的定义写作“{what}{found['number']}”。"
                yield Hit(at, end + 1, message, "核对以哪一处为准。")
            at = paper.text.find(f"{term}（", start)


def _once_and_again(paper: Paper) -> Iterator[Hit]:
    """Once only, and again, in one line and without a case of its own for either."""
    for found in paper.search(_AGAIN):
        passage = paper.passage_at(found.start())
        for once in _ONCE.finditer(paper.text, passage.start, passage.end):
            start = min(once.start(), found.start())
            end = max(once.end(), found.end())
            first = max(paper.text.rfind("。", 0, start) + 1, passage.start)
            first = max(paper.text.rfind("；", 0, start) + 1, first)
            words = paper.text[first:end]
            is_far = words.count("。") > 1 or once.end() > found.end() + 60
            is_same = once.start() < found.end() and found.start() < once.end()
            if is_far or is_same or _WITHIN.search(words):
                continue
            rest = _REST.match(paper.text, end)
            whole = words + (rest[0] if rest else "")
            if len(set(_BENEFIT.findall(whole))) > 1:
                continue  # once of one thing, and again of another
            message = f"“{once[0]}”与“{found[0]}”矛盾。"
            yield Hit(start, end, message, "写明是每年一次还是一共一次。")
            break


def _none_and_some(paper: Paper) -> Iterator[Hit]:
    """No ceiling here, and a ceiling for all a few lines away."""
    limits = [
        one
        for one in paper.search(_FOR_ALL)
        if not _EXCEPT.search(paper.text, *paper.sentence(one.start()))
    ]
    for found in paper.search(_NONE):
        index = paper.index_at(found.start())
        for limit in limits:
            is_near = abs(paper.index_at(limit.start()) - index) <= _LINES
            if is_near and _is_of(found, limit):
                message = f"另一处“{limit['head']}”是{limit['amount']}，适用于所有人。"
                yield Hit(*found.span(), message, "核对有没有限额。")
                break


def _is_of(found: re.Match[str], limit: re.Match[str]) -> bool:
    """Whether a limit that is not set is the one that is: one name ends the other, and
    says more than 限额; 门诊起付线 is not 住院起付线."""
    what, name = found["what"], limit["name"]
    if found["head"] != limit["head"]:
        return False
    if what == found["head"] or name == limit["head"]:
        return what == name
    return bool(name.endswith(what) or what.endswith(name))


def _over_the_count(paper: Paper) -> Iterator[Hit]:
    """超过2次的部分不予发放, where the only limit of the text is another number."""
    overs = list(paper.search(_COUNTED_OVER))
    limits: dict[tuple[str, ...], set[int]] = {}
    for found in paper.search(_COUNTED) if overs else ():
        key = _key(paper, found, found["act"] + found["act2"])
        limits.setdefault(key, set()).add(value_of(found["count"]))
    for found in overs:
        counts = limits.get(_key(paper, found, found["act"]), set())
        # 第4次起不再发放: three times are allowed.
        most = value_of(found["count"]) - (found["how"] == "第")
        if len(counts) == 1 and most not in counts:
            count = counts.pop()
            message = f"别处规定不超过{count}{found['unit']}。"
            yield Hit(*found.span(), message, "核对以哪一处为准。")


def _key(paper: Paper, found: re.Match[str], act: str) -> tuple[str, ...]:
    """Who may do what so often, and within what time."""
    first, _ = paper.sentence(found.start())
    bodies = _BODY.findall(paper.text, first, found.start())
    return (
        bodies[-1] if bodies else "",
        _YEARLY.sub("每年", found["span"]),
        _GAINS.sub("得", _NO_ACT.sub("", act)),
        found["unit"],
    )


def _two_counts(paper: Paper) -> Iterator[Hit]:
    """How often the same one may do the same in a year, twice in one line and otherwise."""
    told: dict[tuple[object, ...], re.Match[str]] = {}
    for found in paper.search(_COUNTED):
        first, _ = paper.sentence(found.start())
        bodies = _BODY.findall(paper.text, first, found.start())
        act = found["act"] + found["act2"]
        if not bodies or len(act) < 2:
            continue
        passage = paper.passage_at(found.start())
        key = (id(passage), bodies[-1], found["span"], act, found["unit"])
        other = told.setdefault(key, found)
        counts = value_of(other["count"]), value_of(found["count"])
        if counts[0] != counts[1]:
            message = f"前面写作“{other[0]}”，两处不一致。"
            yield Hit(*found.span(), message, "核对以哪一处为准。")
