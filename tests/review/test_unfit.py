"""New paragraphs that no clause can take are refused before anything is written."""

from __future__ import annotations

import pytest

from tests.support.proposals import at, behind, instead, ours, told

TITLES = ["四、保障措施", "第四章　保障措施", "第二节"]


@pytest.mark.parametrize("title", TITLES)
def test_a_new_chapter_is_no_clause_and_what_stands_below_it_waits(title):
    below = "（八）区文旅局加强保障。"
    made = told(behind("免费公开", title, below))
    assert [one[0] for one in made] == ["refused", "refused"]
    assert all("policy.yaml 的 chapters" in str(one[3]) for one in made)
    assert {one[2] for one in made} == {title, below}


def test_a_clause_before_the_new_title_is_added():
    made = told(behind("专款专用", "（八）做好宣传。", "四、保障措施"))
    assert sorted(one[0] for one in made) == ["added", "refused"]


@pytest.mark.parametrize("words", ["{{ p.region }}", "{# 备注 #}", "{% if %}"])
def test_signs_of_templates_are_never_written(words):
    (new,) = told(behind("真实性负责", f"申报{words}单位配合。"))
    assert new[0] == "refused" and "记号" in str(new[3])
    text = ours()[at("真实性负责")].replace("材料", f"材料{words}")
    (one,) = told(instead("真实性负责", text))
    assert one[0] == "refused" and "记号" in str(one[3])


def test_braces_that_say_nothing_to_a_template_may_stand():
    text = ours()[at("真实性负责")].replace("材料", "材料{甲}")
    (one,) = told(instead("真实性负责", text))
    assert one[0] == "words"
