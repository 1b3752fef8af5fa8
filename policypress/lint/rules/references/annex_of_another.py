"""附件的编号与名称对不上：调查问卷（附件2），附件2却是任务分工表。

检查：“名称（附件N）”“名称（样式见附件N）”里的名称，与附件说明里第N个附件的名称没有两个相同的连字；“附录A”在文中没有。
为什么：增删附件以后，正文里的编号没有跟着改，申请人找不到表。
不好：制定调查问卷（附件2）……附件：2.任务分工表
好：制定调查问卷（附件3）……附件：3.调查问卷
来源：GB/T 9704—2012 7.3.7；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="REF-09",
    name="annex-of-another",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.3.7",
    spares=frozenset(),
    is_second=True,
)
_LIST = re.compile(
    "^[ \u3000]*附件[：:][ \u3000]{0,3}1[.．、]"
    "(?P<rows>[^\n]{3,60}(?:\n[ \u3000]*[0-9]{1,2}[.．、][^\n]{3,60}){1,20})",
    re.MULTILINE,
)
_ROW = re.compile(
    "^[ \u3000]*(?:(?P<number>[0-9]{1,2})[.．、])?(?P<name>[^\n]{3,60})$",
    re.MULTILINE,
)
_SAID = re.compile(
    "(?P<name>[一-鿿“”]{2,16})》?[（(](?:详?见|(?:格式|样式|模板)(?:详?见)?)?附件[ \u3000]{0,2}"
    "(?P<number>[0-9]{1,2})[）)]"
)
_APPENDIX = re.compile("附录[A-Z]")
_HEADING = re.compile(
    "^[ \u3000]*(?:附件|附录|附)?[：:]?[ \u3000]*附录(?P<letter>[A-Z])",
    re.MULTILINE,
)
_LISTED = re.compile("附录(?:[A-Z])?[：:]")
# Words that name no paper of their own: 如下表（附件2）.
_GENERAL = re.compile(
    "(?:如下|下列|相关|有关|所列|以下|上述|下|附|该)(?:表|材料|文件|要求|清单)?$|名单$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number of an annex behind the name of another thing."""
    names = _names(paper)
    for found in paper.search(_SAID) if names else ():
        name = names.get(int(found["number"]), "")
        if (
            name
            and not _share(found["name"], name)
            and not _GENERAL.search(found["name"])
        ):
            message = (
                f"附件{found['number']}是“{name}”，与这里所说的不是一件。"
            )
            yield Hit(*found.span(), message, "核对附件的编号，漏列的补列。")
    yield from _appendices(paper)


def _names(paper: Paper) -> dict[int, str]:
    """The names of the annexes by their numbers, where there is one list of them."""
    lists = list(_LIST.finditer(paper.text))
    if len(lists) != 1:
        return {}
    rows = _ROW.finditer(lists[0]["rows"])
    return {
        int(row["number"] or 1): row["name"].strip("《》。； \u3000")
        for row in rows
    }


def _share(words: str, name: str) -> bool:
    """Whether two characters that stand together in a name stand so in some words."""
    pairs = (name[at : at + 2] for at in range(len(name) - 1))
    return any(pair in words for pair in pairs)


def _appendices(paper: Paper) -> Iterator[Hit]:
    """附录A where the text has no such heading and its list names none by a letter."""
    cited = list(paper.search(_APPENDIX))
    if not cited:
        return
    headed = {f"附录{one['letter']}" for one in _HEADING.finditer(paper.text)}
    for found in cited:
        starts_line = found.start() == paper.passage_at(found.start()).start
        if not headed and not starts_line and _LISTED.search(paper.text):
            message = f"文中没有“{found[0]}”。"
            yield Hit(*found.span(), message, "核对附录的编号，漏列的补列。")
