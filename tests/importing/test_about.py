"""What title and signature say of a document."""

from __future__ import annotations

from policypress.importing.about import UNKNOWN_ISSUER, UNKNOWN_REGION, about


def test_kind_region_issuer_and_date():
    found = about(
        "云湾区人民政府关于促进就业的若干措施（试行）",
        ["云湾区人民政府", "2024年3月5日"],
    )
    assert found.kind == "若干措施"
    assert found.region == "云湾区"
    assert found.issuer == "云湾区人民政府"
    assert found.issued == "2024年3月5日"


def test_a_district_of_a_city_and_no_district_of_words():
    assert about("广州市天河区创业办法", []).region == "广州市天河区"
    assert about("广州市社区养老管理办法", []).region == "广州市"


def test_what_nobody_says_is_not_made_up():
    found = about("关于加快城市更新的意见", [])
    assert (found.region, found.issuer) == (UNKNOWN_REGION, UNKNOWN_ISSUER)
    assert found.issued == ""
