"""A finding is shown where the page says what it is about."""

from __future__ import annotations

from policypress.findings import Place
from policypress.serve.status import source_line, status


def at(folder, words: str, file: str = "measures/prize.yaml") -> Place:
    """Where words stand in a file of the policy."""
    text = (folder / "policy" / file).read_text("utf-8")
    offset = text.index(words)
    return Place(
        f"policy/{file}",
        text.count("\n", 0, offset) + 1,
        offset - text.rfind("\n", 0, offset),
    )


def test_the_nearest_thing_before_is_shown(session, folder):
    session.refresh()
    origins = session.origins()
    assert (
        origins.of(at(folder, "20万元"))
        == "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    )
    assert origins.of(at(folder, "对获得")).startswith(
        "measures/prize#paragraphs.main"
    )
    assert (
        origins.of(at(folder, "gold: {"))
        == "measures/prize#supports.contest.mode"
    )
    assert (
        origins.of(at(folder, "gold: {"), opens=True)
        == "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    )
    assert (
        origins.of(at(folder, "basis:"), opens=True)
        == "measures/prize#conditions.years.value"
    ), "nothing of it is shown"
    assert (
        origins.of(Place("policy/measures/other.yaml", 3, 1))
        == origins.of(Place("policy/measures/prize.yaml"))
        == ""
    )


def test_a_mistake_is_told_with_its_line_and_its_spot(session, folder):
    session.refresh()
    place = at(folder, "20万元")
    file = folder / "policy/measures/prize.yaml"
    file.write_text(
        file.read_text("utf-8").replace("amount: 20万元", "amount: 20万圆圈"),
        "utf-8",
    )
    session.refresh()
    (found,) = [
        f for f in status(session, "")["findings"] if f["code"] == "wrong-unit"
    ]
    assert found["line"][found["column"] - 1 :].startswith(
        "20万圆圈"
    ) and found["place"] == str(place)
    assert (
        found["origin"]
        == "measures/prize#supports.contest.amount.tiers.gold.amount.value"
    )


def test_only_lines_of_policy_and_templates_are_read(session, folder):
    (folder / "secret.txt").write_text("秘密", "utf-8")
    for name in (
        "secret.txt",
        "policy/../secret.txt",
        "/etc/passwd",
        "templates/../secret.txt",
        "policy/none.yaml",
        "",
    ):
        assert source_line(session, Place(name, 1, 1)) == ""
    assert source_line(session, Place("policy/policy.yaml", 1, 1)).startswith(
        "title:"
    )
    assert source_line(session, Place("policy/policy.yaml", 9999, 1)) == ""
