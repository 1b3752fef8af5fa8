"""A finding is shown where the page says what it is about."""

from __future__ import annotations

from policypress.findings import Place
from policypress.serve.status import source_line, told


def at(folder, words: str, file: str = "measures/prize.yaml") -> Place:
    """Where words stand in a file of the policy."""
    text = (folder / "policy" / file).read_text("utf-8")
    offset = text.index(words)
    return Place(
        f"policy/{file}",
        text.count("\n", 0, offset) + 1,
        offset - text.rfind("\n", 0, offset),
    )


def test_the_nearest_thing_before_is_shown(desk, folder):
    desk.refresh()
    spots = desk.spots()
    assert (
        spots.of(at(folder, "20万元"))
        == "measures/prize#supports.contest.amount.tiers.gold.value"
    )
    assert spots.of(at(folder, "对获得")).startswith("measures/prize#paragraphs.main")
    assert spots.of(at(folder, "gold: {")) == "measures/prize#supports.contest.name"
    assert (
        spots.of(at(folder, "gold: {"), opens=True)
        == "measures/prize#supports.contest.amount.tiers.gold.value"
    )
    assert (
        spots.of(at(folder, "basis:"), opens=True)
        == "measures/prize#conditions.years.value"
    ), "nothing of it is shown"
    assert (
        spots.of(Place("policy/measures/other.yaml", 3, 1))
        == spots.of(Place("policy/measures/prize.yaml"))
        == ""
    )


def test_a_mistake_is_told_with_its_line_and_its_spot(desk, folder):
    desk.refresh()
    place = at(folder, "20万元")
    file = folder / "policy/measures/prize.yaml"
    file.write_text(
        file.read_text("utf-8").replace("value: 20万元", "value: 20万圆圈"), "utf-8"
    )
    desk.refresh()
    (found,) = [f for f in told(desk, "")["findings"] if f["code"] == "wrong-unit"]
    assert found["line"][found["column"] - 1 :].startswith("20万圆圈") and found[
        "place"
    ] == str(place)
    assert found["spot"] == "measures/prize#supports.contest.amount.tiers.gold.value"


def test_only_lines_of_policy_and_templates_are_read(desk, folder):
    (folder / "secret.txt").write_text("秘密", "utf-8")
    for name in (
        "secret.txt",
        "policy/../secret.txt",
        "/etc/passwd",
        "templates/../secret.txt",
        "policy/none.yaml",
        "",
    ):
        assert source_line(desk, Place(name, 1, 1)) == ""
    assert source_line(desk, Place("policy/policy.yaml", 1, 1)).startswith("title:")
    assert source_line(desk, Place("policy/policy.yaml", 9999, 1)) == ""
