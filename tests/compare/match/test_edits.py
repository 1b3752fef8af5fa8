"""The difference inside a line: whole words and phrases, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compare.changes import joined
from policypress.compare.match.pieces import pieces
from policypress.compare.match.words import words_in, words_of
from policypress.compare.text.tree import Figure, Line

MARKS = {
    "": ("[-", "-]", "{+", "+}"),
    "number": ("[#", "#]", "{#", "#}"),
    "typography": ("[~", "~]", "{~", "~}"),
}
TEXT = st.text(alphabet="甲乙丙的第三十条，。、（）()10万元% 　《》〇零", max_size=30)


def shown(found):
    """Pieces as text: [-deleted-]{+inserted+}, # for numbers and ~ for typography."""
    words = ""
    for piece in found:
        gone, end, come, stop = MARKS[piece.nature]
        words += {
            "equal": piece.text,
            "delete": gone + piece.text + end,
            "insert": come + piece.text + stop,
        }[piece.op]
    return words


def diff(old, new, terms=(), numbers=None):
    return shown(pieces(words_in(old, terms, numbers), words_in(new, terms)))


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("给予25万元奖励。", "给予20万元奖励。", "给予[-25万元-]{+20万元+}奖励。"),
        (
            "处二十五万元罚款。",
            "处二十万元罚款。",
            "处[-二十五万元-]{+二十万元+}罚款。",
        ),
        ("资助30%。", "资助50%。", "资助[-30%-]{+50%+}。"),
        ("四十八小时内", "二十四小时内", "[-四十八-]{+二十四+}小时内"),
        (
            "自2024年1月1日起",
            "自2025年3月1日起",
            "自[-2024年1月1日-]{+2025年3月1日+}起",
        ),
        (
            "依照《甲法》第九条处理",
            "依照《甲法》第二十条处理",
            "依照《甲法》[-第九条-]{+第二十条+}处理",
        ),
        ("通过ISO9001认证", "通过ISO14001认证", "通过[-ISO9001-]{+ISO14001+}认证"),
    ],
)
def test_a_figure_is_replaced_whole(old, new, marked):
    assert diff(old, new) == marked


def test_a_term_is_replaced_whole():
    old, new = "由光明监管局负责。", "由光明区监管局负责。"
    assert (
        diff(old, new, ("光明监管局", "光明区监管局"))
        == "由[-光明监管局-]{+光明区监管局+}负责。"
    )


def test_a_figure_of_the_policy_is_one_word():
    old = Line(
        "paragraph",
        "奖励不超过一百零五万",
        figures=(Figure(2, "不超过一百零五万", "m#cap"),),
    )
    new = Line(
        "paragraph",
        "奖励不超过一百零六万",
        figures=(Figure(2, "不超过一百零六万", "m#cap"),),
    )
    assert (
        shown(pieces(words_of([old], ()), words_of([new], ())))
        == "奖励[-不超过一百零五万-]{+不超过一百零六万+}"
    )


def test_a_phrase_inserted_stands_between_its_marks():
    assert (
        diff("保护工作秘密、商业秘密。", "保护国家秘密、工作秘密、商业秘密。")
        == "保护{+国家秘密、+}工作秘密、商业秘密。"
    )
    assert diff("甲，乙。", "甲，丙丁，乙。") == "甲，{+丙丁，+}乙。"


def test_a_tiny_island_in_a_rewritten_phrase_is_folded():
    assert (
        diff("采取低收入困难方式。", "采取最低生活保障边缘方式。")
        == "采取[-低收入困难-]{+最低生活保障边缘+}方式。"
    )


def test_a_sentence_mostly_rewritten_is_replaced_whole():
    old = "甲。由市采购中心统一组织实施并发布结果。乙。"
    new = "甲。各单位可以自行通过网上平台采购，成交后十日内公开发布信息。乙。"
    assert diff(old, new) == f"甲。[-{old[2:-3]}-]{{+{new[2:-3]}+}}。乙。"


def test_typography_is_kept_apart():
    assert diff("甲(乙),丙", "甲（乙），丙") == "甲[~(~]{~（~}乙[~),~]{~），~}丙"
    assert diff("第(一)项", "第（一）项") == "第[~(一)~]{~（一）~}项"
    assert diff("二〇二四年", "二○二四年") == "[~二〇二四年~]{~二○二四年~}"
    assert diff("《甲法》、《乙法》", "《甲法》《乙法》") == "《甲法》[~、~]《乙法》"
    assert diff("总 则", "总　则") == "总[~ ~]{~　~}则"


def test_a_citation_that_follows_its_number_is_no_substance():
    numbers = {("条", (9,)): ("条", (20,))}
    assert (
        diff("依照本法第九条办理", "依照本法第二十条办理", (), numbers)
        == "依照本法[#第九条#]{#第二十条#}办理"
    )
    assert (
        diff("依照刑法第九条办理", "依照刑法第二十条办理", (), numbers)
        == "依照刑法[-第九条-]{+第二十条+}办理"
    )


def test_a_citation_left_as_it_was_is_no_difference():
    assert (
        diff("依照第九条的规定", "依照第九条的规定", (), {("条", (9,)): ("条", (20,))})
        == "依照第九条的规定"
    )


@given(TEXT, TEXT)
def test_the_pieces_are_both_texts(old, new):
    found = pieces(words_in(old, ("甲乙",)), words_in(new, ("甲乙",)))
    assert joined(found, "delete") == old
    assert joined(found, "insert") == new
    assert all(piece.text for piece in found)
    assert not any(
        a.op == "insert" and b.op == "delete" for a, b in zip(found, found[1:])
    )
    assert not any(
        (a.op, a.nature) == (b.op, b.nature) for a, b in zip(found, found[1:])
    )


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert all(
        piece.op == "equal" for piece in pieces(words_in(text, ()), words_in(text, ()))
    )
