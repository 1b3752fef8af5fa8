"""The clause on effect and validity (施行和有效期): 本办法自2026年3月1日起施行，有效期5年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rules._values import value_of

_SELF = (
    "本(?:实施|暂行|优惠|扶持|优惠扶持|奖励|激励|资助|管理)?(?:办法|细则|规定|措施|若干措施|意见|政策|条例|规则|方案|通知|通告|制度|规程|指南"
    "|指引|计划|规范|决定|标准|导则|章程|准则|目录)"
)
_EFFECT = re.compile(
    rf"(?:(?P<self>{_SELF})(?:由[^。；，\n]{{2,40}}解释，|[^。；，\n自从]{{0,12}})[自从]"
    "(?![愿行主业事])|^自(?![愿行主])|(?<=[。；，：　 ])自(?=[公印发颁]))"
    r"(?P<when>[^。；，\n]{1,40}?)(?P<begin>[ ]?起)?(?:正式|开始|试)?"
    r"(?P<verb>施行|实施|执行|生效|实行|试行)(?!之|前|后|期|以来|的)",
    re.MULTILINE,
)
_VALIDITY = re.compile(
    "有效期(?:限)?(?:为|是|至|到|暂定)?[ ]?"
    "(?P<years>[0-9]{1,3}|[一二两三四五六七八九十]{1,2})[ ]?年"
)
_TERM = re.compile("有效期|有效至|[日年]止|(?:试行|实施|施行)期")
# A line that speaks of the text itself, and not of an agreement or a certificate.
_OF_TEXT = re.compile(
    f"{_SELF}|施行|实施|执行|废止|印发|公布|发布|生效|^[ \u3000]*[（(]?有效期"
)
# Laws, rules of ministries and the papers of courts have no term of validity.
_HIGHER = re.compile(
    "中华人民共和国|最高人民|国务院|[部委署局]令|主席令|人民代表大会|人民政府令|条例"
)
_HEAD = 200  # characters of a text in which its issuer and its kind are named


class Effect(Struct, frozen=True):
    """A clause that says from when this text applies, text[start:end]: from 本办法 to
    the verb. when: 公布之日, 2026年3月1日. verb_start: where the verb stands."""

    start: int
    end: int
    when: str
    begin: bool
    verb: str
    verb_start: int


def effects(paper: Paper) -> Iterator[Effect]:
    """Each clause on the effect of this text itself."""
    for found in paper.search(_EFFECT):
        if "至" in found["when"]:
            continue  # 自……至本安排实施前: a stretch of time
        yield Effect(
            found.start(),
            found.end(),
            found["when"],
            bool(found["begin"]),
            found["verb"],
            found.start("verb"),
        )


def terms(paper: Paper) -> Iterator[tuple[int, int, int]]:
    """Each term of validity: where it stands, and its years."""
    for found in paper.search(_VALIDITY):
        yield found.start(), found.end(), value_of(found["years"])


def has_term(paper: Paper) -> bool:
    """Whether a text says anywhere how long it is valid; 服务协议有效期为2年 is said of
    something else."""
    for found in _TERM.finditer(paper.text):
        passage = paper.passage_at(found.start())
        is_clause = passage.part == "clause"
        if not is_clause or _OF_TEXT.search(paper.line_of(passage)):
            return True
    return False


def is_local(paper: Paper) -> bool:
    """Whether a text is a 规范性文件 with clauses of its own, as far as its head says:
    no law, no order, no paper of a court."""
    first = next(
        (one.start for one in paper.passages if one.part == "clause"),
        _HEAD,
    )
    head = paper.text[: min(first, _HEAD)]
    return not _HIGHER.search(f"{paper.tree.name} {paper.tree.title} {head}")
