"""Words of a file as prose: code stays words, figures become data."""

from __future__ import annotations

import pytest

from policypress.importing.figures import left_in
from policypress.importing.prose import Facts


def test_figures_are_named_and_kept_in_the_order_of_the_text():
    facts = Facts("facts.")
    prose = facts.prose("给予50%、最高100万元，共3年；再给予20万元。")
    assert prose == (
        "给予{{ facts.ratio_1 }}、最高{{ facts.money_1 }}，共{{ facts.duration_1 }}；"
        "再给予{{ facts.money_2 }}。"
    )
    assert facts.values == {
        "ratio_1": "50%",
        "money_1": "100万元",
        "duration_1": "3年",
        "money_2": "20万元",
    }


def test_a_quoted_figure_is_none():
    facts = Facts("facts.")
    assert facts.prose("《2024年预算》") == "《2024年预算》"
    assert facts.values == {}


@pytest.mark.parametrize("figure", ["一百万元", "百分之五", "10%～20%"])
def test_what_data_would_print_otherwise_is_written_out_and_told(figure):
    facts = Facts("facts.")
    assert facts.prose(f"给予{figure}") == "给予{{ '" + figure + "' }}"
    assert facts.values == {}
    assert [one.words for one in left_in(f"给予{figure}")] == [figure]


def test_braces_stay_braces():
    facts = Facts("facts.")
    assert facts.prose("{{ x }}") == "{{ '{' }}{ x }}"
    assert facts.prose("{100万元") == "{{ '{' }}{{ facts.money_1 }}"


def test_wide_braces_and_a_brace_before_code_stay_too():
    facts = Facts("facts.")
    assert facts.prose("{附件1") == "{{ '{' }}{{ '附件1' }}"
    assert facts.prose("｛｛甲") == "{{ '｛' }}{{ '｛' }}甲"
