"""What the rules on fair competition share: words for places, money and firms, and
when a sentence promises something.

Sources: 《公平竞争审查条例》（国务院令第783号）; 《公平竞争审查条例实施办法》（市场监管总局令
第99号), cited by article, and by item only where the item is known for certain.
"""

from __future__ import annotations

import re

from policypress.lint.paper import Paper
from policypress.lint.rule import Foreign, Genre

# Where public money is promised to firms; a law promises nothing by itself.
GENRES: frozenset[Genre] = frozenset(
    ("rules", "measures", "notice", "guide", "note", "table", "text")
)
# Where it is the law of a place that may not say so either (地方性法规).
GENRES_AND_LAWS: frozenset[Genre] = GENRES | {"law"}
# A condition in quotation marks is no quotation: “一事一议”, 改为“在本市注册的企业”.
SPARES: frozenset[Foreign] = frozenset(("titled",))
REGULATION = "《公平竞争审查条例》"
DETAILS = "《公平竞争审查条例实施办法》"
# A place of one's own without its name: 我区, 本市, 区内, 在京, 园区.
HERE = (
    "(?:(?<![资基])[我本全][省市区县镇州旗乡盟]|[省市区州县园镇旗盟]内(?!外)"
    "|(?<![小社城])[县区市镇]里(?![程弄巷])|本地区?|本土|本行政区域|本辖区|辖区|辖内"
    "|(?<![区领流地海])域内|属地|当地|县域|[在驻][京沪津渝穗深杭莞甬蓉榕邕厦汉]"
    "|[经高]开区|(?:采购人|招标人|项目|工程|建设)所在地|高新区|开发区|自贸区|园区|集聚区"
    "|(?<![创更全])新区(?![域间划块])|[本我]园(?!长|艺|区))"
)
# At it: 在本市, 在京.
AT_HERE = f"(?:在(?:{HERE})|在[京沪津渝穗深杭莞甬蓉榕邕厦汉])"
# The same, or by its name: 南沙区, 中关村示范区. It costs time where a pattern begins so.
OWN = (
    f"(?:{HERE}|[一-鿿]{{2,10}}?(?:新区|开发区|高新区|自贸区|试验区|示范区|园区|科学城|地区"
    "|(?:(?<![超上])(?<![岸口何个心意]城)市|[区县州旗])))"
)
# Elsewhere, within the country: 市外, 外地.
OUTSIDE = (
    "(?:[本我][市区县省]外(?=企业|产|公司|单位|的)"
    "|(?<![本我全该])[市省区县州镇域园]外(?!商|资|来|卖|贸|汇|事"
    "|围|墙)|(?:区|市|县|省|镇)以外的?|外[地省市县埠区港]|外来(?!务工|人口|入侵|物种|人员)|异地"
    "|非本[地市区县省镇])"
)
# What every word for elsewhere has in it; it is looked for before them.
AFAR = re.compile(
    "外|异地|进口|非本|不在|未设|不设|各地|他地|别处|他[区县市省]"
)
# What comes from abroad; to import, and what the State alone checks, is another matter.
IMPORTED = (
    "(?<!出)(?<!、)(?<!限制)(?<!禁止)(?<!临时)(?<!口岸)(?<!平行)进口(?!额|相关|货运|信用|保险|整车|贴息|商|贸易|替代|或者|而|的?(?:种"
    "|保健|化妆品|食品|药品|医疗器械|音像)|，|。|、|业务|许可|报关|环节)"
)
FIRM = re.compile(
    "企业|公司|单位|机构|基金|组织|协会|联盟|法人|主体|经营者|平台|载体|总部|商户|合作社|项目"
    "|个体|500强|农场|事务所|院校|实验室|经营户|门店|供应商|厂商|厂家|团队|工厂|客商|商家|集团"
)
MONEY = re.compile(
    "奖励|补贴|补助|资助|贴息|扶持|奖补|奖金|优惠|给予[^。；，\n]{0,20}支持|资金支持|优先支持"
    "|专项资金|产业资金|创业资金"
)
# What forbids, takes back or asks for the opposite is no condition.
FORBIDS = re.compile(
    "不得(?:以|将|把|要求|设置|限定|设定|指定|含有|约定|强制)|禁止|严禁|不以|不要求|不将"
    "|取消(?![^。；，\n]{0,8}(?:资格|称号|优惠|补贴|奖励|等级))|清理|废止|无需|不再要求"
    "|(?<![为以，])(?:防止|避免)|排查|违反|(?<![但计高])不限|涉嫌|不公平"
    "|(?:可以?|有权)[^。；\n]{0,20}?(?:举报|投诉)|不与[^。；，\n]{1,24}?挂钩|脱钩"
    "|不(?:得)?作为[^。；\n]{0,24}?(?:条件|依据|前提|标准)"
    "|不因[^。；\n]{1,24}?(?:差别|区别|不同)"
    "|(?:无论|不论|不问|不分)[^。；，\n]{0,10}?(?:所有制|注册|产地|国有|本地|规模"
    "|内外|新老|地域|来源|性质|企业|单位|何)"
)
# What lets conditions be those of a promise, more loosely: sums, and money that was got.
_GIVEN = re.compile(
    f"{MONEY.pattern}|给予|予以[^。；，\n]{{0,20}}支持|万元|所获[^。；，\n]{{0,4}}资金|财政资金"
    "|(?:支持|扶持|申报|奖励|补助|补贴|申请|资助)(?:项目|资金|补助|政策)?"
    "的?(?:对象|主体|条件|单位|企业|范围)"
    "|获奖|受奖|用于(?:支持|扶持)|扶持|支持(?:力度|标准|额度|政策|措施|方式|办法)|享受|奖给"
    "|兑现|上浮|拨付企业|拨给|[奖补][0-9]|[0-9]元|兑付|招商奖|支持资金|个百分点|返投|财政存款"
    "|减半执行|租金全?免|免[^。；，\n]{0,4}租金"
    "|(?:申请|申报)[^。；，\n]{0,8}(?:应当?|须)[^。；，\n]{0,6}"
    "(?:具备|符合|满足)[^。；，\n]{0,6}条件"
)
# A text that supports by its title, although its page was cut off before the money.
PROMOTES = re.compile(
    "支持|促进|扶持|鼓励|优惠|奖励|推动|加快|资助|补贴|补助|专项资金"
)
_BARRED = re.compile("不得[^。；，\\n]{0,12}$")
# 不设税收指标, 不享有优先权; 不设本地机构的不予受理 asks for one.
_WAIVES = re.compile(
    "(?:不(?:再)?(?:设(?!立)|考核|考虑|考察|涉及|区分|享有|需要?(?!求)|必)|无[需须])[^。；，\\n]{0,8}$"
)
_ASKS_AFTER_ALL = re.compile(
    "[^。；，\\n]{0,24}?(?:的|者|时)，?[^。；，\\n]{0,8}?"
    "(?:不|停|取消|退|扣|减|须|应|仅|只|另)"
)
_BEHIND = 40  # characters behind words in which they are asked for after all
# Persons, not firms: 户籍迁入, 落户 of a graduate, 失业登记.
_PERSONAL = re.compile(
    "户口|户籍(?![^。；，\n]{0,8}(?:创办|投资|开办|兴办))"
    "(?!地?(?:在|为|属)[^。；，\n]{0,12}(?:企业|公司|机构|单位))|入户(?!服务)|子女"
    "|婚姻|失业登记|落户人员|落户手续|家庭(?!农场)|学籍|居住证"
)
_FIELD = 12  # characters: a shorter cell of a table is a field of a form


def is_promised(paper: Paper, start: int) -> bool:
    """Whether money is promised to firms around a character: in the clause of a
    normative text, anywhere in a guide, whose conditions stand by themselves."""
    first, last = paper.sentence(start)
    if _PERSONAL.search(paper.text, first, last):
        return False
    is_cell = paper.passage_at(start).level == "cell"
    if is_cell and last - first < _FIELD:
        return False  # a field of a form asks and promises nothing
    return _is_promise(paper, start)


def _is_promise(paper: Paper, start: int) -> bool:
    """Whether money is promised around a character: in its clause, or in the whole text
    where it has no clauses or is a guide."""
    passage = paper.passage_at(start)
    if paper.genre in ("guide", "notice") or passage.part != "clause":
        return paper.is_in_text(_GIVEN)
    return is_in_clause(paper, start, _GIVEN)


def is_in_clause(
    paper: Paper,
    start: int,
    pattern: re.Pattern[str],
) -> bool:
    """Whether a pattern is met in a line of the clause around a character, as rules read
    it: what the clause forbids is none of it."""
    node = paper.passage_at(start).node
    key = (id(node), pattern.pattern)
    if key not in paper.known:
        met = pattern.search
        lines = _lines_of_nodes(paper)[id(node)]
        paper.known[key] = any(met(paper.text, *line) for line in lines)
    return paper.known[key]


def _lines_of_nodes(paper: Paper) -> dict[int, list[tuple[int, int]]]:
    """Where the lines of each node stand, by its identity."""
    known = paper.made.get(__name__)
    if known is None:
        known = paper.made[__name__] = {}
        for one in paper.passages:
            known.setdefault(id(one.node), []).append((one.start, one.end))
    lines: dict[int, list[tuple[int, int]]] = known
    return lines


def is_paid(paper: Paper) -> bool:
    """Whether money is promised to firms anywhere in a text."""
    return paper.is_in_text(_GIVEN)


def is_called(paper: Paper, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern is met in what a text is called: by its title or its file."""
    tree = paper.tree
    title = "".join(tree.title.split()) or tree.name.rsplit(".", 1)[0]
    return pattern.search(title) is not None


def is_told(paper: Paper, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern is met anywhere in a text or in what it is called."""
    return paper.is_in_text(pattern) or is_called(paper, pattern)


def is_in_sentence(
    paper: Paper,
    start: int,
    pattern: re.Pattern[str],
) -> bool:
    """Whether a pattern is met in the sentence around a character."""
    first, last = paper.sentence(start)
    return pattern.search(paper.text, first, last) is not None


def is_near(
    paper: Paper,
    start: int,
    pattern: re.Pattern[str],
) -> bool:
    """Whether a pattern is met in the clause around a character, or in its line where
    the text has no clauses."""
    passage = paper.passage_at(start)
    if is_in_sentence(paper, start, pattern):
        return True
    if passage.part != "clause":
        return paper.is_in_line(passage, pattern)
    return is_in_clause(paper, start, pattern)


def is_waived(text: str, first: int, start: int, end: int) -> bool:
    """Whether words from start to end are only named as what is not asked for. first:
    where their sentence begins."""
    if _WAIVES.search(text, max(first, start - _BEHIND), start) is None:
        return False
    return _ASKS_AFTER_ALL.match(text, start, end + _BEHIND) is None


def first_meant(
    text: str,
    first: int,
    last: int,
    part: re.Pattern[str],
) -> re.Match[str] | None:
    """The first match of a part that is not named only as what is not asked for."""
    for found in part.finditer(text, first, last):
        if not is_waived(text, first, *found.span()):
            return found
    return None


def is_forbidden(
    paper: Paper,
    found: re.Match[str],
    forbids: re.Pattern[str] = FORBIDS,
) -> bool:
    """Whether a sentence forbids what a pattern has found in it, before it is said.
    forbids: words that do."""
    first, _ = paper.sentence(found.start())
    before = paper.text[first : found.start()]
    if is_waived(paper.text, first, *found.span()):
        return True
    is_barred = _BARRED.search(before) is not None
    return (
        is_barred or forbids.search(paper.text, first, found.end()) is not None
    )
