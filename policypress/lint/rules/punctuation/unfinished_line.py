"""一段没有收住：段末用逗号、顿号，“提出如下意见”后面没有冒号，末段没有句号。

检查：段末用逗号、顿号，下一行另起一段的；以“下列……”“如下……”收尾、下一行就是列举，没有冒号的；“有下列情形之一的，不予受理。”没有列举的；各段几乎都有句号，有的段没有的（全文末段、附件说明前的一段也查）；逐条写成一段的，有一条用分号收尾、别的用句号的；全文以分号、冒号结尾的，后面接着另一问、另一条的。
为什么：读者不知道是说完了，还是漏了下文。
不好：各乡镇应当明确一名分管领导具体负责，（另起一段）
好：各乡镇应当明确一名分管领导具体负责。
来源：GB/T 15834—2011 4.1、4.7（句号、冒号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-35",
    name="unfinished-line",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.1、4.7",
    genres=EVERY - {"law", "table", "decision"},
    spares=frozenset(),
    is_second=True,
)
_LAST = re.compile("[一-鿿0-9%％）]$")
_ANNOUNCES = re.compile("(?:下列|以下|如下)[一-鿿]{0,10}$")
# 有下列情形之一的，不予受理。: the list that is announced has no colon, or is not there.
_NO_COLON = re.compile(
    "(?:有|存在|具有)(?:下列|以下|如下)[一-鿿]{0,6}(?:情形|情况|行为|条件)之一的?[^。；：（\n]{0,20}。$"
    "|(?:符合|具备|享受|提交|提供|按照?|执行)(?:下列|以下|如下)[一-鿿]{0,6}"
    "(?:条件|政策|材料|情形|程序|标准|要求|规定|方式|步骤|措施|资料)。$"
)
_LABEL = re.compile(
    "^[ \u3000]*(?:第[一二三四五六七八九十百]{1,5}[章条]|[一二三四五六七八九十]{1,3}、"
    "|（[一二三四五六七八九十]{1,3}）"
    "|[0-9]{1,2}[.．、]|（[0-9]{1,2}）|附(?:件|表|录)|[一二三四五六七八九十]是)"
)
_CLAUSE = re.compile(
    "[ \u3000]*第[一二三四五六七八九十百]{1,5}[章条][ \u3000]"
)
_CONTENTS = re.compile("^[ \u3000]*[一二三四五六七八九十]{1,3}、")
# What is no sentence: contacts, headings, forms, those to whom a letter goes.
_OTHER = re.compile(
    "电话|联系人|地址|邮箱|网址|邮编|附件|附表|抄送|主送|来源|网站|责任编辑|发布|日期|公开|索引"
    "|现予公布|文号|时间：|咨询|序号|备注|签字|盖章|第[0-9一二三四五六七八九十]+[批期]|名单|目录"
)
# 责任部门：县蜂业局，0576-86620315: a field of a card, that has a mark nowhere.
_FIELD = re.compile(
    "[ \u3000]*(?:(?P<label>[一-鿿]{2,6})[：:]|【[^】\n]{2,8}】)[^。；\n]*$"
)
_NO_SENTENCE = re.compile("(?:[0-9]{7,8}|[0-9]{1,2}日|[0-9]{1,2}年)$")
_REMARK = re.compile("[。；：]（[^（）]{1,100}）$")
_WHOLE_REMARK = re.compile("[ \u3000]*[（(][^\n]*[）)]")
_MARKS = ("。", "；", "：", "！", "？", "…", "”", ":", ";", "．", ".")
_SENTENCE = 15  # characters of a line that says something whole
_FEWEST = 3  # lines with a mark that show how a text ends its lines
_SHARE = 4  # one in so many may lack its mark by a slip
_WIDE = 80  # characters; a line of a page or a mail has half as many
_WIDTH = 3  # lines of one length from which on a text is wrapped


def find(paper: Paper) -> Iterator[Hit]:
    """Each line that stops before it is at its end."""
    lines = [one for one in paper.passages if one.level != "cell"]
    bare = _bare(paper, lines)
    for at, passage in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        problem = _problem(paper, passage, following)
        if not problem and passage.start in bare:
            problem = "这一段的末尾没有标点。"
        if problem:
            end = passage.start + len(paper.line_of(passage).rstrip(" \u3000"))
            yield Hit(
                end - 1, end, problem, "说完的用句号；后面还有列举的用冒号。"
            )
    yield from _semicolons(paper, lines)
    yield from _unclosed(paper, lines)


def _problem(
    paper: Paper,
    passage: Passage,
    following: Passage | None,
) -> str:
    """What is wrong with the end of a line, whatever others look like."""
    line = paper.line_of(passage).rstrip(" \u3000")
    if len(line) < _SENTENCE // 2:
        return ""
    is_text = passage.part != "preamble"
    if is_text and _is_cut(line) and _is_new(paper, following):
        return f"这一段用“{line[-1]}”结了尾。"
    if is_text and _NO_COLON.search(line):
        return "下面要列举，这里没有用冒号；后面没有列举的，漏了内容。"
    if _is_before_list(paper, following) and _announces(line, is_text):
        return "后面是列举，这里没有冒号。"
    return ""


def _is_before_list(paper: Paper, following: Passage | None) -> bool:
    """Whether what comes behind a line has a number."""
    if following is None:
        return False
    return _LABEL.match(paper.line_of(following)) is not None


def _announces(line: str, is_text: bool) -> bool:
    """Whether a line ends with 下列情形 and the like; one on a page without structure
    (not is_text) may be a heading, unless it has several parts."""
    return _ANNOUNCES.search(line) is not None and (is_text or "，" in line)


def _is_cut(line: str) -> bool:
    """Whether a line that is no form ends with a mark behind which something follows."""
    return line.endswith(("，", "、")) and not _OTHER.search(line[-12:])


def _is_new(paper: Paper, following: Passage | None) -> bool:
    """Whether what comes behind a line begins anew; so does nothing at all."""
    if following is None or following.part == "annex":
        return True
    return _LABEL.match(paper.line_of(following)) is not None


def _bare(paper: Paper, lines: Sequence[Passage]) -> set[int]:
    """Where the lines begin that are sentences without a mark, in a text most of whose
    sentences have one, and that is not wrapped."""
    fields = _fields(paper, lines)
    whole = [
        one
        for one in lines
        if _is_whole(paper, one) and one.start not in fields
    ]
    clauses = [one for one in whole if one.part == "clause"]
    starts = _bare_of(paper, clauses, _SHARE)
    starts -= _goes_on(paper, lines, starts)
    if _is_free(paper, lines):
        starts |= _bare_of(paper, whole, _SHARE - 1)
    return starts


def _fields(paper: Paper, lines: Sequence[Passage]) -> set[int]:
    """Where the lines begin that are fields: those of one name have no mark, or end with
    a telephone or a date."""
    rows: dict[str, list[Passage]] = {}
    starts: set[int] = set()
    for one in lines:
        line = paper.line_of(one).rstrip(" \u3000")
        label = line.split("：")[0].strip(" \u3000")
        rows.setdefault(label, []).append(one)
    for row in rows.values():
        ends = [paper.line_of(one).rstrip(" \u3000") for one in row]
        fields = [_FIELD.match(end) is not None for end in ends]
        are_alike = len(row) > 1 and all(fields)
        starts |= {
            one.start
            for one, end, is_field in zip(row, ends, fields, strict=True)
            if is_field and (are_alike or _NO_SENTENCE.search(end))
        }
    return starts


def _bare_of(paper: Paper, whole: Sequence[Passage], share: int) -> set[int]:
    """Where those of some sentences begin that have no mark, if they are few: one in
    `share`."""
    bare = [one for one in whole if _LAST.search(paper.line_of(one).rstrip())]
    are_slips = _are_slips(len(bare), len(whole), share)
    if not are_slips or _are_wrapped(paper, bare):
        return set()
    return {one.start for one in bare}


def _is_free(paper: Paper, lines: Sequence[Passage]) -> bool:
    """Whether each line of a text is a paragraph: some are longer than any page is wide,
    and end with a mark."""
    ends = (paper.line_of(one).rstrip() for one in lines)
    return (
        sum(len(one) > _WIDE and one.endswith(_MARKS) for one in ends)
        >= _FEWEST
    )


def _goes_on(
    paper: Paper,
    lines: Sequence[Passage],
    starts: Collection[int],
) -> set[int]:
    """Which lines that begin there are followed by one that does not begin anew."""
    return {
        one.start
        for one, following in pairwise(lines)
        if one.start in starts and not _is_new(paper, following)
    }


def _are_slips(bare: int, whole: int, share: int) -> bool:
    """Whether of so many sentences so few have no mark that it was left out by a slip:
    one in `share`."""
    return whole - bare >= _FEWEST and bare * share <= whole + share


def _are_wrapped(paper: Paper, bare: Sequence[Passage]) -> bool:
    """Whether lines are as long as each other, as where a text was wrapped."""
    lengths = [len(paper.line_of(one)) for one in bare]
    return len(lengths) >= _WIDTH and max(lengths) - min(lengths) <= 1


def _is_whole(paper: Paper, passage: Passage) -> bool:
    """Whether a line of the text proper is a sentence."""
    line = paper.line_of(passage)
    words = paper.words_of(passage)
    is_text = passage.part in ("clause", "preamble")
    if not is_text or len(words) < _SENTENCE or _OTHER.search(line):
        return False
    is_remark = _REMARK.search(line) or _WHOLE_REMARK.fullmatch(line)
    if is_remark or passage.level == "item":
        return False
    return "，" in words or "。" in words


def _unclosed(paper: Paper, lines: Sequence[Passage]) -> Iterator[Hit]:
    """A paragraph with ； or ： at its end behind which nothing comes: the text is over,
    a question (13、……？) follows, or, behind ：, the next 条. A table is what follows, too."""
    followers = [*lines[1:], None]
    before_table = _before_tables(paper)
    for passage, following in zip(lines, followers, strict=True):
        line = paper.line_of(passage).rstrip(" \u3000")
        if not _is_open(passage, line) or passage.start in before_table:
            continue
        behind = paper.line_of(following) if following else ""
        if following is None or _is_over(passage, line, behind):
            end = passage.start + len(line)
            message = f"这一段以“{line[-1]}”结尾，后面没有下文。"
            yield Hit(end - 1, end, message, "说完的用句号；漏了下文的补上。")


def _before_tables(paper: Paper) -> set[int]:
    """Where the lines begin behind which a table stands."""
    return {
        one.start
        for one, following in pairwise(paper.passages)
        if one.level != "cell" and following.level == "cell"
    }


def _is_open(passage: Passage, line: str) -> bool:
    """Whether a sentence of the text proper ends with a mark behind which more comes."""
    if len(line) < _SENTENCE or line[-1] not in ("；", "："):
        return False
    return passage.part in ("clause", "preamble") and not _OTHER.search(line)


def _is_over(passage: Passage, line: str, behind: str) -> bool:
    """Whether something else follows an open line: a question, or the next 条 behind a
    clause, of which an item may end with ；. behind: the line that follows."""
    if behind.rstrip().endswith("？"):
        return True
    if passage.part != "clause" or not _CLAUSE.match(behind):
        return False
    return line.endswith("：") or passage.label.startswith("第")


def _semicolons(paper: Paper, lines: Sequence[Passage]) -> Iterator[Hit]:
    """A part 一、 in one line with ； at its end, where others have 。."""
    parts = [one for one in lines if _CONTENTS.match(paper.line_of(one))]
    ends = [paper.line_of(one).rstrip(" \u3000")[-1:] for one in parts]
    if ends.count("；") != 1 or ends.count("。") < _FEWEST:
        return
    passage = parts[ends.index("；")]
    at = lines.index(passage)
    if at + 1 < len(lines) and _CONTENTS.match(paper.line_of(lines[at + 1])):
        end = passage.start + len(paper.line_of(passage).rstrip(" \u3000"))
        yield Hit(end - 1, end, "这一条以分号结尾，别的用句号。", "改为句号。")
