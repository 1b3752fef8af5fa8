"""The conditions of a support, as far as they are understood (拟出申报条件): whom it is for,
and the sums that an applicant has to reach.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policypress.importing.fields import Fields
from policypress.importing.lifting import Lifting, NoModel
from policypress.importing.prose import has_code
from policypress.importing.readings import Reading
from policypress.importing.supports.given import Given
from policypress.importing.supports.parts import clause_start, outer
from policypress.language.sums import Sum, even
from policypress.language.tokens import typed_figures
from policypress.source.promises.wording.edges import comparison_said

_FIGURE = "\ufffc"
# What is asked for: the noun before 达到、不低于、在 and the figure.
_NOUN = re.compile(
    "(?P<noun>[^，。；：、（）“”《》0-9]{2,24}?)(?:累计|合计|均|须|应|应当|首次)?"
    "(?:达到|达|超过|突破|不低于|不少于|不足|不满|未满|满|低于|高于|不超过|不高于|为|在)?"
    "(?:人民币)?[ ]*$"
)
_LEADS = re.compile("^(?:对于?|且|并且?|或者?|以及|凡|其|该|企业的?|的)+")
_OBJECT = re.compile(
    "^(?!支持|鼓励|推动|引导)(?:对于?|凡)?(?P<words>[^，。；：、（）“”《》0-9]{4,30})$"
)
_SORT = re.compile(
    "企业|机构|单位|合作社|平台|园区|项目|人才|个人|人员|毕业生|农户|团队|载体|组织"
)


def conditions_of(
    key: str,
    given: Given,
    reading: Reading,
    lifting: Lifting,
    fields: Fields,
    homes: Mapping[int, str],
) -> dict[str, Any]:
    """The conditions of one support, by id; those of tiers are in their situations.
    homes: the id of the paragraph that each line stands in."""
    made: dict[str, Any] = {}
    if given.kind != "tiers":
        for one in given.conditions:
            number = len(made) + 1
            name = f"{key}_c{number}"
            found = _threshold(one, name, given, reading, lifting, fields)
            if found:
                made[name] = found
    if given.kind != "tiers":
        whom = _whom(given, reading, fields, homes)
        made[f"{key}_who"] = whom or _in_general(given, fields)
    return made


def _threshold(
    one: Sum,
    name: str,
    given: Given,
    reading: Reading,
    lifting: Lifting,
    fields: Fields,
) -> dict[str, Any] | None:
    """A sum that is to be reached: the question, how it is compared, with what."""
    main = given.grants[0].main
    if one.kind != "money" or (main and one.start > main.start):
        return None
    text = reading.flow.text
    start = clause_start(outer(text), one.start)
    before = text[start : one.start]
    noun = _NOUN.search(before)
    words = f"{before}{_FIGURE}{text[one.end : one.end + 12]}"
    compared = comparison_said(words, len(before))
    label = _LEADS.sub("", noun["noun"]).strip() if noun else ""
    if not compared or len(label) < 2 or has_code(label):
        return None
    asked = fields.copy()
    field = asked.reached(label)
    try:
        value = lifting.take(one, name, "cond")
    except NoModel:
        return None
    fields.take(asked)
    return {"field": field, "op": compared, "value": value}


def _whom(
    given: Given,
    reading: Reading,
    fields: Fields,
    homes: Mapping[int, str],
) -> dict[str, Any] | None:
    """Whom a support is for, as a question that is answered by yes or no, with the
    words of the clause."""
    clauses = [one.strip() for one in given.called.split("，")]
    named = [one for one in clauses if one.startswith("对")] or clauses
    found = _OBJECT.match(named[0])
    if found is None or not _SORT.search(named[0]):
        return None
    words = found["words"].strip("的 ")
    at = even(reading.flow.text).find(words, given.start)
    line, _ = reading.flow.home(max(at, 0))
    is_there = words in reading.lines[line].text
    if not is_there or typed_figures(words) or has_code(words):
        return None
    return {
        "field": fields.is_so(words),
        "op": "yes",
        "quote": words,
        "clause": homes[line],
    }


def _in_general(
    given: Given,
    fields: Fields,
) -> dict[str, Any]:
    """What a support asks for in words that are not told apart: without any condition a
    calculator would promise it to everybody."""
    words = given.called.strip() or given.mode
    if typed_figures(words) or has_code(words):
        words = given.mode
    return {"field": fields.fulfils(words), "op": "yes"}
