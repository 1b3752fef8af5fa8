"""Whatever sentences of the standard wording come together: what is accepted changes the text or
says that it does not, and what excludes each other is refused.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.compare import text_of
from policypress.compare.decision.apply.apply import Applied, apply
from tests.compare.decision.apply.sentences import old_text
from tests.support.effort import examples

OLD = old_text()
LINES = text_of(OLD)
CLAUSES = [
    "第三条",
    "第五条",
    "第七条",
    "第八条",
    "第九条",
    "第十条",
    "第十三条",
]
PARAGRAPHS = [
    "第三条第二款",
    "第三条第三款",
    "第五条第二款",
    "第八条第二款",
    "第九条第二款",
]
ITEMS = ["第五条第一项", "第六条第二项", "第七条第二项", "第七条第三项"]
NUMBERS = ["第四条", "第九条", "第十九条", "第四条之一"]
PLACES = [
    *CLAUSES,
    *PARAGRAPHS,
    *ITEMS,
    "第二章章名",
    "标题",
    "附件1",
    "第十条表格",
]

places, clauses = st.sampled_from(PLACES), st.sampled_from(CLAUSES)
paragraphs, items = st.sampled_from(PARAGRAPHS), st.sampled_from(ITEMS)
numbers = st.sampled_from(NUMBERS)
words = st.sampled_from(
    ["树木", "园林主管部门", "管护", "规定", "的", "无此字"]
)
SENTENCES = st.one_of(
    st.builds("删去{}".format, places),
    st.builds("删去{}中的“{}”".format, places, words),
    st.builds("将{}修改为：“新的规定。”".format, st.one_of(clauses, paragraphs)),
    st.builds("将{}中的“{}”修改为“乙”".format, places, words),
    st.builds("将{}、{}中的“{}”修改为“乙”".format, places, places, words),
    st.builds("将全文中的“{}”修改为“乙”".format, words),
    st.builds("在{}末尾增加“，并公布”".format, st.one_of(clauses, paragraphs, items)),
    st.builds("将{}单列一条，作为{}".format, paragraphs, numbers),
    st.builds("将{}单列一条，作为{}，修改为：“新条。”".format, paragraphs, numbers),
    st.builds("将{}改为{}".format, clauses, numbers),
    st.builds("将{}改为{}第二款".format, clauses, clauses),
    st.builds("将{}移至{}，作为第二款".format, paragraphs, clauses),
    st.builds("将{}移至{}前".format, items, items),
    st.builds("将{}移至{}后".format, clauses, clauses),
    st.builds("将{}、{}合并，作为{}，修改为：“合。”".format, clauses, clauses, numbers),
    st.builds("将{}第一款、{}合并，作为第一款，修改为：“合。”".format, clauses, paragraphs),
    st.builds("{}增加一款，作为第二款：“新款。”".format, clauses),
    st.builds("{}增加一款，作为第一款：“新款。”".format, clauses),
    st.builds("增加一条，作为{}：“新条。”".format, numbers),
    st.builds("增加一章，作为第三章，章名为“{}”".format, words),
    st.just("删去第十条表格第二行"),
    st.just("在第十条表格第三行后增加一行：“| 甲 | 乙 |”"),
    st.just("将第十条表格第二行第二列修改为“八百元”"),
    st.just("第二章章名修改为“管护”，目录作相应修改"),
    st.just("第三条第二款改为第三款，第三款改为第二款"),
    st.just("对条文顺序作相应调整"),
    st.builds("将{}第一句修改为：“新的规定。”".format, st.one_of(clauses, paragraphs)),
    st.builds("删去{}末句".format, places),
    st.builds("在{}增加一句：“另有规定的，从其规定。”".format, places),
    st.builds("将{}中的第二处“{}”修改为“乙”".format, places, words),
    st.builds("将修改后的{}中的“{}”修改为“乙”".format, places, words),
    st.builds("删去修改后的{}".format, numbers),
    st.just("删去第十条表格第二列"),
    st.just("在第十条表格第一列后增加一列：“| 甲 | 乙 | 丙 |”"),
    st.just("将第十条表格第二列修改为：“| 甲 | 乙 | 丙 |”"),
)  # fmt: skip


def applied(*sentences: str) -> Applied:
    """What comes of sentences, each an item of its own."""
    lines = [f"{n}. {one}。" for n, one in enumerate(sentences, 1)]
    return apply(lines, OLD)


def is_refused(done: Applied) -> bool:
    """Whether nothing was applied, and it is said why and what to write."""
    if done.tree is not None:
        return False
    assert done.findings
    assert all(one.hint and one.message for one in done.findings)
    return True


@settings(max_examples=examples(400), deadline=None)
@given(SENTENCES)
def test_what_is_accepted_changes_the_text_or_says_so(sentence: str) -> None:
    done = applied(sentence)
    if is_refused(done) or done.tree is None:
        return
    said = {one.code for one in done.findings}
    same = text_of(done.tree) == LINES
    assert not same or "amendment-changes-nothing" in said, sentence


@pytest.mark.slow
@settings(max_examples=examples(400), deadline=None)
@given(SENTENCES, SENTENCES)
def test_two_sentences_do_both_or_nothing(one: str, other: str) -> None:
    both = applied(one, other)
    if is_refused(both) or both.tree is None:
        return
    alone = [applied(one), applied(other)]
    assert not all(map(is_refused, alone)), (one, other)
    assert text_of(both.tree) != LINES or both.findings


@pytest.mark.slow
@settings(max_examples=examples(300), deadline=None)
@given(st.sampled_from(PLACES), st.data())
def test_what_is_deleted_cannot_be_amended(
    place: str, data: st.DataObject
) -> None:
    inside = [
        f"将{place}中的“树木”修改为“乙”",
        f"将{place}修改为：“新的规定。”",
        f"删去{place}中的“的”",
        f"在{place}末尾增加“，并公布”",
        f"将{place}移至第十六条后",
        f"将{place}单列一条，作为第十九条",
        f"删去{place}",
        f"将{place}第一句修改为：“新的规定。”",
        f"将{place}中的第一处“的”修改为“乙”",
        f"将修改后的{place}中的“的”修改为“乙”",
    ]
    other = data.draw(st.sampled_from(inside))
    sentences = [f"删去{place}", other]
    if data.draw(st.booleans()):
        sentences.reverse()
    assert is_refused(applied(*sentences)), sentences


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from(CLAUSES), numbers, numbers)
def test_one_clause_gets_one_number(place: str, one: str, two: str) -> None:
    done = applied(f"将{place}改为{one}", f"将{place}改为{two}")
    assert is_refused(done) == (one != two)


@settings(max_examples=examples(200), deadline=None)
@given(SENTENCES, st.integers(1, 3))
def test_nothing_is_applied_beside_what_nobody_understands(
    sentence: str, at: int
) -> None:
    sentences = [sentence, "删去第十五条"]
    sentences.insert(at - 1, "把这部条例写得更严格一些")
    assert is_refused(applied(*sentences))
