"""Addresses and telephones on pages: those that are known can be followed."""

from __future__ import annotations

import pytest

from policypress.document import Paragraph, Text
from policypress.site.links import first_address, first_telephone, linked
from tests.support.sites import site
from tests.support.small_policy import edited

CALL = "tel:075588211093"


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("咨询电话：0755-88211093", {"0755-88211093": CALL}),
        ("热线12345（工作日）", {"12345": "tel:12345"}),
        ("电话：400-810-1234转2", {"400-810-1234": "tel:4008101234"}),
        ("手机13800138000", {"13800138000": "tel:13800138000"}),
        # Numbers of something else.
        ("资助0755-88211093元", {}),
        ("电话费不超过12345678元", {}),
        ("信用代码914403001922038216的电话：待定", {}),
        (
            "登录门户（https://a.example/#/home），选择项目。",
            {"https://a.example/#/home": "https://a.example/#/home"},
        ),
        (
            "见https://a.example/b。",
            {"https://a.example/b": "https://a.example/b"},
        ),
        ("javascript:alert(1)", {}),
    ],
)
def test_what_is_a_link(words: str, links: dict[str, str]) -> None:
    found = linked([Text(words)])
    assert "".join(one.text for one in found) == words
    assert {one.text: one.link for one in found if one.link} == links


def test_the_words_that_say_telephone_may_stand_in_a_text_before() -> None:
    found = linked([Text("咨询电话："), Text("0755-88211093")])
    assert [one.link for one in found] == ["", CALL]


def test_the_first_of_each_kind() -> None:
    lines = ("网址 https://a.example/x", "电话：12345", "电话：12329")
    blocks = [Paragraph("body", (Text(line),)) for line in lines]
    assert first_address(blocks) == "https://a.example/x"
    assert first_telephone(blocks) == "tel:12345"
    assert first_address([]) == first_telephone([]) == ""


def test_a_page_has_buttons_for_what_is_known(tmp_path) -> None:
    known = edited(
        "guides/common.yaml",
        ("[网上提交。]", '["登录 https://apply.example/ 申报。"]'),
        ('value: ""}', "value: 0755-12345678}"),
    )
    page = site(tmp_path, known)["m/prize.html"]
    assert 'href="https://apply.example/"' in page
    assert 'href="tel:075512345678"' in page
    assert "电话咨询" in page


def test_a_telephone_that_is_not_known_leads_nowhere(tmp_path) -> None:
    unknown = edited(
        "guides/common.yaml",
        (
            'value: ""}',
            "value: 0755-12345678, basis: {status: unknown, reason: 待核}}",
        ),
    )
    page = site(tmp_path, unknown)["m/prize.html"]
    assert "tel:" not in page
    assert "电话咨询" not in page
    assert "【待核】" in page
    assert "在线申报" not in page
