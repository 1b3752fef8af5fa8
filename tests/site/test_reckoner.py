"""The calculator reckons again only what an answer bears on, and says the same as if it had reckoned everything."""

from __future__ import annotations

import json
import shutil
import subprocess
from random import Random
from typing import Any

import pytest

from tests.support.applicants import REPOSITORY, tiny
from tests.support.random_rules import policy

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="没有安装 node")
# Answers follow each other as on the page: what is not answered anew stays the same object.
SCRIPT = """
const engine = require(process.argv[1]);
const walks = JSON.parse(require("fs").readFileSync(0, "utf8"));
const wrong = [];
let [steps, kept] = [0, 0];
for (const [rules, changes] of walks) {
  const reckon = engine.reckoner(rules);
  let answers = {};
  let before = null;
  for (const [id, value] of changes) {
    answers = { ...answers, [id]: value };
    if (value === null) delete answers[id];
    for (const withSteps of [false, true]) {
      const found = reckon(answers, { steps: withSteps });
      const whole = engine.evaluate(rules, answers, { steps: withSteps });
      if (JSON.stringify(found) !== JSON.stringify(whole)) wrong.push([id, value]);
      if (before && !withSteps) kept += found.measures.filter((one, at) => one.supports === before.measures[at].supports).length;
      if (!withSteps) [before, steps] = [found, steps + found.measures.length];
    }
  }
}
console.log(JSON.stringify({ wrong, kept, steps }));
"""


def walk(rules: dict[str, Any], chance: Random, number: int) -> list[Any]:
    """Changes of answers one after the other, some of them taken back."""
    found: list[Any] = []
    for _ in range(number):
        question = chance.choice([*rules["questions"], *rules["things"]])
        value = None if chance.random() < 0.15 else answer(question, chance)
        found.append([question["id"], value])
    return found


def answer(question: dict[str, Any], chance: Random) -> Any:
    """An answer that the question accepts, or the rows of a table."""
    if "columns" in question:
        return [
            {
                column["id"]: answer(column, chance)
                for column in question["columns"]
                if chance.random() < 0.8
            }
            for _ in range(chance.randrange(3))
        ]
    if question["type"] == "yes_no":
        return chance.random() < 0.6
    if question["type"] == "choice":
        ids = [one["id"] for one in question["choices"]]
        return ids[:2] if question.get("several") else chance.choice(ids)
    texts = {"date": "2024-05-06", "text": "水泵"}
    return texts.get(question["type"], chance.choice([0, 1, 3, 500000]))


def favourable(rules: dict[str, Any]) -> list[Any]:
    """Answers to what is asked of everybody, so that what comes after bears."""
    asked = json.dumps([rules["general"], rules.get("exclusions", [])])
    return [
        [one["id"], wanted]
        for one in rules["questions"]
        if json.dumps(one["id"]) in asked and one["type"] == "yes_no"
        for wanted in (True, False)
    ]


def test_what_is_kept_is_the_same_as_what_is_reckoned_anew():
    chance = Random(17)
    known = [tiny(), *(policy(chance) for _ in range(5))]
    walks = [
        [rules, favourable(rules) + walk(rules, chance, 10)] for rules in known
    ]
    engine = REPOSITORY / "templates" / "site" / "calculator.js"
    done = subprocess.run(
        [str(NODE), "-e", SCRIPT, str(engine)],
        input=json.dumps(walks),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["kept"] > found["steps"] / 3
