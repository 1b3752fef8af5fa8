"""The list of source tags inside a file."""

from __future__ import annotations

from policypress.word import origins
from policypress.word.origins import FieldEntry


def test_source_tags_are_listed_in_order_with_the_fields_they_are() -> None:
    listed = origins.origins_xml(
        {"b": ("m#b", "m.yaml:2"), "a": ('m#"a', "m.yaml:1")},
        {"b": [FieldEntry("name", "姓名<", "text", "请填写")]},
    )
    assert listed.partition('urn:policypress:origins">')[2] == (
        '<origin tag="a" id="m#&quot;a" place="m.yaml:1"/>'
        '<origin tag="b" id="m#b" place="m.yaml:2" field="name" title="姓名&lt;" '
        'kind="text" prompt="请填写"/></origins>'
    )
    assert "field=" not in origins.origins_xml({"b": ("m#b", "m.yaml:2")})


def test_fields_of_one_source_are_listed_each() -> None:
    fields = [
        FieldEntry(f"name.{place}", f"姓名{place}", "text", "请填写")
        for place in (1, 2)
    ]
    listed = origins.origins_xml({"b": ("m#b", "m.yaml:2")}, {"b": fields})
    assert listed.count('<origin tag="b" id="m#b"') == 2
    assert 'field="name.1"' in listed and 'field="name.2"' in listed
