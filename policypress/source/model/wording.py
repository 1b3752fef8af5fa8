"""The Chinese words for the values a policy chooses from: each value once, one column a use.

Where two documents use different words for one value, both stand here side by side.
"""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """One value in words.

    standard: in guides, forms and the calculator. change: in the list of changed money
    (资金变动), where it stands beside its old or new value.
    """

    standard: str
    change: str


# Who decides (审核方式): whoever fulfils the conditions gets it, a panel chooses, or each
# case is deliberated by itself (一事一议); or it is enough to report it (备案).
REVIEWS = {
    "approval": "核准制",
    "evaluation": "评审制",
    "deliberation": "审议制",
    "filing": "备案制",
}
# When it is paid (资助时点): after what it is paid for, or before; 事后资助, 事后补贴 in guides.
TIMINGS = {
    "after": "事后",
    "before": "事前",
}
# What a condition compares (申报条件). 以上、以下含本数；超过、不满不含: the two columns
# differ for at_most and less_than, and for what only one of them says in words.
COMPARISONS = {
    "is": Wording("为", "为"),
    "is_not": Wording("不为", "不为"),
    "one_of": Wording("", "属于"),
    "at_least": Wording("不低于", "不低于"),
    "more_than": Wording("超过", "超过"),
    "at_most": Wording("不超过", "不高于"),
    "less_than": Wording("不满", "低于"),
    "yes": Wording("", ""),
    "no": Wording("", "未"),
}


def band_words(
    lower: str,
    upper: str,
    includes: str,
) -> str:
    """A band in words: 3年以上不满5年; "" when it has no bounds.

    includes: which ends count, lower, upper, both or none. 以上、以下 count the figure
    itself, 超过、不满 do not (立法技术规范).
    """
    low = _lower_text(lower, includes)
    return low + _upper_text(upper, includes, bool(lower))


def _lower_text(bound: str, includes: str) -> str:
    """以上 counts the bound itself, 超过 does not."""
    if not bound:
        return ""
    if includes in ("lower", "both"):
        return f"{bound}以上"
    return f"超过{bound}"


def _upper_text(
    bound: str,
    includes: str,
    has_lower: bool,
) -> str:
    """After a lower bound 不超过 reads better than 以下, which would end two in a row."""
    if not bound:
        return ""
    if includes in ("lower", "none"):
        return f"不满{bound}"
    if has_lower:
        return f"不超过{bound}"
    return f"{bound}以下"
