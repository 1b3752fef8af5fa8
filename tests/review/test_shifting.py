"""A paragraph of which only the number is another one today still takes what a reviewer
changed of its words."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.review.basis import Basis
from policypress.review.lines import Added, Gone, Group, Kept, Line
from policypress.review.rebasing import rebased
from policypress.review.sources import Printed
from tests.support.proposals import at, basis_of_ours


def sent(*swaps: tuple[str, str]) -> Basis:
    """Our text as it went out, with other words."""
    today = basis_of_ours()
    paragraphs = []
    for one in today.paragraphs:
        text = one.text
        for old, new in swaps:
            text = text.replace(old, new)
        paragraphs.append(Printed(text, one.spans, one.cell))
    return Basis(paragraphs, today.files)


def group(basis: Basis, words: str, new: str) -> Group:
    """A change of the words of one paragraph."""
    number = next(n for n, text in enumerate(basis.texts) if words in text)
    text = basis.texts[number]
    start = text.index(words)
    end = start + len(words)
    tokens = [
        Kept(number, 0, start),
        Gone(number, start, end),
        Added(new),
        Kept(number, end, len(text)),
    ]
    return Group([number], [Line([one for one in tokens if one])])


def test_a_number_that_moved_on_does_not_matter():
    old = sent(("（六）主管", "（十一）主管"))
    made, conflicts = rebased(
        [group(old, "公开", "及时公开")], old, basis_of_ours()
    )
    (one,) = made
    (number,) = one.numbers
    assert number == at("主管部门应当公开") and conflicts == []
    text = one.lines[0].text(basis_of_ours().texts)
    assert text == "（六）主管部门应当及时公开申报条件。"
    whole = Kept(number, 0, len("（六）主管部门应当"))
    assert one.lines[0].tokens[0] == whole


def test_a_reference_that_moved_on_does_not_matter():
    old = sent(("符合（一）", "符合（十二）"))
    made, conflicts = rebased(
        [group(old, "配套", "补足")], old, basis_of_ours()
    )
    assert len(made) == 1 and conflicts == []


def test_words_that_were_changed_in_the_source_too_are_a_conflict():
    old = sent(("应当公开", "应该公开"))
    made, (one,) = rebased(
        [group(old, "申报条件", "条件")], old, basis_of_ours()
    )
    assert made == [] and "现在是：“（六）主管部门应当公开" in one.reason


def test_a_part_of_a_number_that_moved_on_cannot_be_changed():
    old = sent(("（六）主管", "（十一）主管"))
    made, (one,) = rebased([group(old, "十一", "十二")], old, basis_of_ours())
    assert made == [] and one.is_refused


def test_what_the_source_says_already_is_not_asked_for_again():
    old = sent(("每家每年最高30万元", "每家每年最高20万元"))
    change = group(old, "最高20万元", "最高30万元")
    made, (one,) = rebased([change], old, basis_of_ours())
    assert made == [] and one.kind == "same" and "已经这样改了" in one.reason


def test_a_paragraph_that_is_gone_takes_nothing():
    today = basis_of_ours()
    number = at("材料的真实性")
    left = [one for n, one in enumerate(today.paragraphs) if n != number]
    old = sent()
    now = replace(today, paragraphs=left)
    made, (one,) = rebased([group(old, "真实性", "合法性")], old, now)
    assert made == [] and "已经没有这一段" in one.reason
