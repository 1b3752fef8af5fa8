"""How a clause calls what is given, of what and per what (说法): the word for the money
(奖励、补贴), what a share is taken of, the unit that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.quantity import COUNT_UNITS
from policypress.source.asking import Asking
from policypress.source.model import Policy, Provision, Support, Thing
from policypress.source.model.amount.each import Each
from policypress.source.model.amount.share import Share
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Sentence,
    sentences,
)
from policypress.source.traverse import at

# Words for the money, the longest first: 配套资助 is 资助 too.
_MODE = re.compile("贴息|奖励|奖补|资助|补贴|补助|补偿")
# What follows the figure in its clause: 给予8万元一次性奖励.
_BEHIND = re.compile(
    f"^(?:的)?(?:标准)?(?:给予|予以)?(?:一次性)?({_MODE.pattern})"
)
# 按照房屋租金的30%: what a share is of, where it is typed.
_BASE = re.compile(f"(?:按照?|以|给予|对)([^，、的按{FIGURE}]{{2,14}})的$")
_HAN = re.compile("[一-鿿]")
_PER = re.compile(f"每([^，、每{FIGURE}]{{1,4}})(?=每|{FIGURE}|$)")
# A period, or who applies: neither is what is counted.
_NOT_COUNTED = (
    "年",
    "月",
    "日",
    "季",
    "个月",
    "天",
    "人",
    "名",
    "户",
    "家",
    "位",
)
# Units that say the same of what is counted.
_SAME = ({"台", "辆", "架", "套"}, {"件", "项"}, {"场", "次", "届"})


def called(
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """Findings for the supports of one provision."""
    whole = list(sentences(provision))
    for support in provision.supports.values():
        own = [one for one in whole if one.names(support.key)]
        yield from _mode(support, own)
        for sentence in own:
            yield from _of_sentence(support, sentence, policy)


def _mode(
    support: Support,
    own: list[Sentence],
) -> Iterator[Finding]:
    """The word for the money: guides print `mode`."""
    words = "".join(one.words for one in own)
    held = _MODE.search(support.mode)
    if held is None or held[0] in words or support.mode in words:
        return
    said = [
        found[1]
        for one in own
        for at_figure in _figures_of(support, one)
        if (found := _BEHIND.search(one.words[at_figure + 1 :]))
    ]
    if said and not any(one in support.mode for one in said):
        yield at(
            support,
            "mode",
            "mode-differs",
            f"条文写的是“{said[0]}”，“{support.name}”的方式（mode）写的是“{support.mode}”，"
            "指南会这样印",
            f"改为 mode: {said[0]}，或者改条文",
            "warning",
        )


def _figures_of(
    support: Support,
    sentence: Sentence,
) -> Iterator[int]:
    """Where figures of a support stand in a sentence."""
    for found in re.finditer(FIGURE, sentence.words):
        reference = sentence.at(found.start())
        if reference.home == "s" and reference.path[0] == support.key:
            yield found.start()


def _of_sentence(
    support: Support,
    sentence: Sentence,
    policy: Policy,
) -> Iterator[Finding]:
    """What one sentence says a figure of a support is of, or for each of."""
    for at_figure in _figures_of(support, sentence):
        before = sentence.words[:at_figure]
        path = sentence.at(at_figure).path[1:]
        amount = support.amount
        if path == ("share",) and isinstance(amount, Share):
            yield from _base(support, amount, before, policy)
        elif path == ("each",) and isinstance(amount, Each):
            thing = policy.things.get(support.for_each or "")
            yield from _unit(support, amount, before, thing)


def _base(
    support: Support,
    amount: Share,
    before: str,
    policy: Policy,
) -> Iterator[Finding]:
    """按照房屋租金的30%, and the model takes it of what an equipment costs: the words have
    not one character in common with those of the model."""
    said = _BASE.search(before)
    if said is None:
        return
    asking = Asking(policy, support.for_each)
    words = f"{amount.called}{support.name}"
    for name in amount.own_fields():
        asked = asking.known.get(name)
        words += asking.label(name)
        words += str(getattr(asked, "question", ""))
    typed = set(_HAN.findall(said[1]))
    if typed and not typed & set(words):
        yield at(
            amount,
            "of",
            "base-differs",
            f"条文按“{said[1]}”的比例给，“{support.name}”按“{amount.of_words(amount.plain)}”计算",
            f"改 of，或者改条文；条文可以写 {{{{ s.{support.key}.of }}}}",
            "warning",
        )


def _unit(
    support: Support,
    amount: Each,
    before: str,
    thing: Thing | None,
) -> Iterator[Finding]:
    """每场 in the clause, 个 in the model. thing: whose rows it is given for, which may be
    said as well: 每场每个展位."""
    clause = before.rpartition("，")[2]
    units = re.split("[·/]", amount.unit)
    if thing:
        units.append(thing.unit)
    for said in _PER.findall(clause):
        if said in _NOT_COUNTED or said not in COUNT_UNITS:
            continue
        if not any(_are_alike(said, unit) for unit in units):
            yield at(
                amount,
                "unit",
                "unit-differs",
                f"条文按“每{said}”给，“{support.name}”的单位（unit）是“{amount.unit}”",
                f"改为 unit: {said}，或者改条文",
                "warning",
            )


def _are_alike(said: str, unit: str) -> bool:
    """Whether two words count the same."""
    return said == unit or any({said, unit} <= one for one in _SAME)
