"""The difference inside a line: whole words and phrases, and nothing lost."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compare.changes import joined
from policypress.compare.match.pieces import pieces
from policypress.compare.match.words import words_in, words_of
from policypress.compare.text.tree import FigureInText, Line
from policypress.compare.text.typography import core

MARKS = {
    "": ("[-", "-]", "{+", "+}"),
    "number": ("[#", "#]", "{#", "#}"),
    "typography": ("[~", "~]", "{~", "~}"),
}
TEXT = st.text(
    alphabet="甲乙丙的第三十条，。、（）()10万元% 　《》〇零", max_size=30
)


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
        (
            "给予25万元奖励。",
            "给予20万元奖励。",
            "给予[-25万元-]{+20万元+}奖励。",
        ),
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
        (
            "通过ISO9001认证",
            "通过ISO14001认证",
            "通过[-ISO9001-]{+ISO14001+}认证",
        ),
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
        figures=(FigureInText(2, "不超过一百零五万", "m#cap"),),
    )
    new = Line(
        "paragraph",
        "奖励不超过一百零六万",
        figures=(FigureInText(2, "不超过一百零六万", "m#cap"),),
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


def test_a_sentence_said_again_is_inserted_behind_the_first():
    assert diff("甲乙。", "甲乙。甲乙。") == "甲乙。{+甲乙。+}"
    assert diff("甲乙。甲乙。", "甲乙。") == "甲乙。[-甲乙。-]"


def test_what_begins_like_its_neighbour_is_inserted_and_deleted_whole():
    """（乙）（甲） could as well have 乙）（ inserted behind the first bracket."""
    assert diff("（甲）丙", "（乙）（甲）丙") == "{+（乙）+}（甲）丙"
    assert diff("（乙）（甲）丙", "（甲）丙") == "[-（乙）-]（甲）丙"


def test_spaces_at_the_start_of_a_line_are_typography():
    assert diff("　　甲乙。", "甲乙。") == "[~　　~]甲乙。"
    assert diff("甲乙。", "　　甲乙。") == "{~　　~}甲乙。"
    assert diff("　　甲乙。", "  甲乙。") == "[~　　~]{~  ~}甲乙。"


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
    assert (
        diff("甲(乙),丙", "甲（乙），丙") == "甲[~(~]{~（~}乙[~),~]{~），~}丙"
    )
    assert diff("第(一)项", "第（一）项") == "第[~(一)~]{~（一）~}项"
    assert diff("二〇二四年", "二○二四年") == "[~二〇二四年~]{~二○二四年~}"
    assert (
        diff("《甲法》、《乙法》", "《甲法》《乙法》")
        == "《甲法》[~、~]《乙法》"
    )
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
        diff(
            "依照第九条的规定",
            "依照第九条的规定",
            (),
            {("条", (9,)): ("条", (20,))},
        )
        == "依照第九条的规定"
    )


# Thirty-five characters of which the old and the new text have none in common, and a
# stretch of seven that both have: too long to be folded as an island.
OLD_WORDS = "甲乙丙丁戊" * 7
NEW_WORDS = "子丑寅卯辰" * 7
KEPT = "经主管部门同意"


def test_a_phrase_of_which_hardly_anything_stays_is_replaced_whole():
    """Seven of seventy-seven characters stay; the next phrase is looked at by itself."""
    old = f"{OLD_WORDS}{KEPT}{OLD_WORDS}"
    new = f"{NEW_WORDS}{KEPT}{NEW_WORDS}"
    rest = "申请人应当如实说明"
    assert (
        diff(f"{old}，{rest}情况。", f"{new}，{rest}原因。")
        == f"[-{old}-]{{+{new}+}}，{rest}[-情况-]{{+原因+}}。"
    )


def test_a_phrase_of_which_more_stays_is_not():
    words, others = OLD_WORDS[:20], NEW_WORDS[:20]
    assert (
        diff(f"{words}{KEPT}{words}。", f"{others}{KEPT}{others}。")
        == f"[-{words}-]{{+{others}+}}{KEPT}[-{words}-]{{+{others}+}}。"
    )


def test_a_sentence_of_two_rewritten_phrases_is_replaced_whole():
    old = f"{OLD_WORDS}，{KEPT}{OLD_WORDS}甲乙丙丁戊"
    new = f"{NEW_WORDS}，{KEPT}{NEW_WORDS}子丑寅卯辰"
    assert diff(f"{old}。", f"{new}。") == f"[-{old}-]{{+{new}+}}。"


@pytest.mark.parametrize("end", ["。", "；", "："])
def test_two_rewritten_sentences_stay_two(end):
    between = f"{end}{KEPT}"
    replaced = f"[-{OLD_WORDS}-]{{+{NEW_WORDS}+}}"
    assert (
        diff(
            f"{OLD_WORDS}{between}{OLD_WORDS}。",
            f"{NEW_WORDS}{between}{NEW_WORDS}。",
        )
        == f"{replaced}{between}{replaced}。"
    )


def test_an_own_number_is_folded_into_no_edit():
    """Neither as a small island nor in a phrase that is replaced whole."""
    numbers = {("条", (3,)): ("条", (4,))}
    assert (
        diff("按第三条办", "依第四条理", (), numbers)
        == "[-按-][#第三条#][-办-]{+依+}{#第四条#}{+理+}"
    )
    found = diff(
        f"{OLD_WORDS}本办法第三条{OLD_WORDS}",
        f"{NEW_WORDS}本办法第四条{NEW_WORDS}",
        (),
        numbers,
    )
    assert "[#第三条#]" in found and "{#第四条#}" in found


def test_an_insertion_keeps_away_from_the_edit_beside_it():
    """丁戊 could go before or after the other 丁戊, but there 乙 is inserted."""
    assert (
        diff("10万元甲丙丁戊丁戊", "10万元乙甲丙丁戊）乙")
        == "10万元{+乙+}甲丙[-丁戊-]丁戊{+）乙+}"
    )


def test_of_two_places_for_a_deletion_the_one_as_a_phrase_and_then_the_nearest():
    assert diff("（（己", "（己") == "[-（-]（己"
    assert diff("。。", "。") == "。[-。-]"
    assert diff("甲、）(", "、）((") == "[-甲-]、）{+(+}("


def test_one_equal_character_between_two_edits_is_folded():
    assert diff("。、", "、。") == "[-。、-]{+、。+}"


def test_an_island_is_looked_at_again_when_the_edit_beside_it_has_grown():
    assert diff("。、乙己", "、乙。己（") == "[-。、乙己-]{+、乙。己（+}"
    assert diff("（甲。；", "甲；、") == "[-（甲。；-]{+甲；、+}"


def test_substance_beside_typography_is_marked_apart():
    assert diff("(乙", "（") == "[~(~][-乙-]{~（~}"
    assert diff("第三条甲", "第三条 ") == "第三条[-甲-]{~ ~}"


@given(TEXT, TEXT)
def test_what_is_marked_as_typography_is_nothing_else(old, new):
    """Between two kept stretches, what was deleted so is what was inserted so."""
    found = pieces(words_in(old, ()), words_in(new, ()))
    for _, stretch in groupby(found, key=lambda piece: piece.op == "equal"):
        changed = [piece for piece in stretch if piece.nature == "typography"]
        sides = {"delete": "", "insert": ""}
        for piece in changed:
            if piece.op != "equal":
                sides[piece.op] += core(piece.text)
        assert sides["delete"] == sides["insert"]


@given(TEXT, TEXT)
def test_the_pieces_are_both_texts(old, new):
    found = pieces(words_in(old, ("甲乙",)), words_in(new, ("甲乙",)))
    assert joined(found, "delete") == old
    assert joined(found, "insert") == new
    assert all(piece.text for piece in found)
    assert not any(
        a.op == "insert" and b.op == "delete" for a, b in pairwise(found)
    )
    assert not any(
        (a.op, a.nature) == (b.op, b.nature) for a, b in pairwise(found)
    )


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert all(
        piece.op == "equal"
        for piece in pieces(words_in(text, ()), words_in(text, ()))
    )
