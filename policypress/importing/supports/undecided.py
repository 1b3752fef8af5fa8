"""What is given without a figure of its own (没有数额的): somebody decides it, or a market
rate is the rate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.here import Here
from policypress.importing.supports.lists import situation_of
from policypress.importing.supports.phrases import BENEFIT, mode_in
from policypress.language.sums import Sum

_OPENS = re.compile(
    "^[ ]*(?:[（(]?[一二三四五六七八九十0-9]+[）).．、])?[ ]*(?:对|鼓励|支持|凡|为)"
)
_CASE_BY_CASE = re.compile(
    "(?:实行|采取|按照?|采用|给予|予以|进行|通过)?“?(?P<case>一事一议|一企一策|一项一策)”?"
)
_SOME = re.compile(
    "(?:给予|予以)[^，。；0-9]{0,6}(?:一定|适当)(?:的)?(?:额度|比例|金额|数额|标准|数量)?(?:的)?"
    f"[^，。；0-9]{{0,8}}?(?P<benefit>{BENEFIT})"
)
_SOME_OF = re.compile("按照?(?P<base>[^，。；]{2,40})$")
# A law's duty of governments, and what other rules give, is no support of this text.
_BY_ALL = re.compile(
    "国家|人民政府|财政对|有关规定|按照?规定|有条件的|各级|应当|可以|地方财政|以下|下列|如下"
    "|第[一二三四五六七八九十百]+条"
)
_FORMULA = re.compile(
    "(?:按照?|不超过|参照|根据)(?P<most>不超过|不高于|最高)?"
    "(?P<base>[^，。；]{0,30}(?:LPR|市场报价利率|基准利率)(?:（[^）]*）)?)"
    "(?P<part>的?(?:[一二三四五]分之[一二三四]|一半))?"
    "(?:标准|水平)?(?:予以|给予|进行)?[^，。；0-9%]{0,6}(?:贴息|补贴|补助)"
)


def begun(here: Here) -> Given:
    """A support of a part, that gives nothing yet."""
    part = here.part
    made = Given(part.start, part.end, part.line, part.sentence)
    made.opens = _OPENS.match(here.words.lstrip()) is not None
    return made


def undecided_in(here: Here) -> Given | None:
    """What somebody decides, without any figure: 一事一议, 给予一定额度的补助."""
    found = _CASE_BY_CASE.search(here.words) or _SOME.search(here.words)
    if found is None or _BY_ALL.search(here.words):
        return None
    at = here.part.start + found.start()
    grant = Grant(None, at)
    grant.situation = situation_of(here.before(at))
    base = _SOME_OF.search(here.before(at))
    grant.base = base["base"] if base else ""
    made = begun(here)
    made.grants.append(grant)
    made.kind = "discretionary"
    benefit = found.groupdict().get("benefit")
    made.mode = mode_in(benefit) if benefit else found["case"]
    return made


def formula_in(here: Here, own: Sequence[Sum]) -> Given | None:
    """A market rate as the rate: 按不超过同期LPR予以贴息. own: the sums of the part."""
    found = _FORMULA.search(here.words)
    if found is None:
        return None
    at = here.part.start + found.start()
    end = here.part.start + found.end()
    if any(at <= one.start < end for one in own):
        return None
    grant = Grant(None, at, found["base"].strip())
    grant.is_most = bool(found["most"]) or found[0].startswith("不超过")
    grant.situation = situation_of(here.before(at))
    made = begun(here)
    made.grants.append(grant)
    made.mode = mode_in(found[0][-3:])
    made.kind = "formula"
    if found["part"]:
        made.doubt("比例的基数是利率、比例，不是金额")
    return made
