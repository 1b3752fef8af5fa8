// What would change a refusal (怎样才可申报): the fewest answers that would have to be different, each as near as it can be.
// What has happened and what others hold of an applicant (获奖、此前的资助、信用) stays as it is: `fact` in the rules.
// Pure functions. The same as policypress/eligibility/worlds, positive and change, function by function. Stands on rules.js,
// answers.js and ready.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) {
    module.exports = factory(require("./rules.js"), require("./answers.js"), require("./ready.js"));
  } else root.policypress.advice = factory(root.policypress.rules, root.policypress, root.policypress.ready);
})(typeof self === "undefined" ? this : self, function (language, answering, readying) {
  "use strict";
  const { exact, fieldsOf, inside, scope, asJson, own, unique } = language;
  const isNode = language.isObject;
  const { less, plus, order, floorDiv, ZERO, ONE } = language.numbers;
  const { accepts, say, dayNumber, dayOf, dateOf } = answering;
  const { verdictOf, columnsOutsideTables, questionKey } = readying;

  const FEN = "1/100";
  const FURTHEST = 2n ** 40n; // no search goes beyond

  // ── conditions made of others, once for each part of the rules ─────────────
  const cached = (make) => {
    const known = new WeakMap();
    return (node) => {
      if (!known.has(node)) known.set(node, make(node));
      return known.get(node);
    };
  };

  // That a number of yuan is at least a fen, as far down as its shape tells.
  const positive = (node) => (isNode(node) ? positiveNode(node) : { compare: [node, ">=", FEN] });
  const positiveNode = cached((node) => {
    if (own(node, "step")) return positive(node.step);
    if (own(node, "least")) return { all: node.least.map(positive) };
    if (!own(node, "rows")) {
      for (const name of ["sum", "greatest"]) if (own(node, name)) return { any: node[name].map(positive) };
    }
    return own(node, "choose") ? positiveCase(node) : { compare: [node, ">=", FEN] };
  });

  // A case that applies and gives something.
  function positiveCase(node) {
    const ways = node.choose.map((one) => ({ all: [one.when, positive(one.then)] }));
    const otherwise = own(node, "otherwise") ? node.otherwise : 0;
    if (otherwise !== 0) ways.push({ all: [...node.choose.map((one) => ({ not: one.when })), positive(otherwise)] });
    return { any: ways };
  }

  // That a condition does not hold, with `not` as far in as it goes.
  const negated = (node) => (typeof node === "boolean" ? !node : negatedNode(node));
  const negatedNode = cached((node) => {
    const none = (parts) => parts.map((part) => ({ not: part }));
    if (own(node, "all")) return { any: none(node.all) };
    if (own(node, "any")) return { all: none(node.any) };
    if (own(node, "at_least")) return { at_least: node.of.length - node.at_least + 1, of: none(node.of) };
    return own(node, "not") ? node.not : { not: node };
  });

  // ── worlds: answers with some of them changed, and the row that `column` means ─────
  // A key is a question: { name, thing, row }; of a row and its column; or, row null and a thing, one more row of a table.
  const keyOf = (name, thing = "", row = null) => ({ name, thing, row, text: JSON.stringify([name, thing, row]) });
  const worldOf = (answers, thing = "", row = 0) => ({ answers, thing, row });

  function given(world, key) {
    if (key.row === null) return world.answers.get(key.thing || key.name);
    return world.answers.get(key.thing)[key.row].get(key.name);
  }

  function changed(world, key, value) {
    const answers = new Map(world.answers);
    if (key.row === null) answers.set(key.thing || key.name, value);
    else {
      const rows = [...answers.get(key.thing)];
      rows[key.row] = new Map(rows[key.row]).set(key.name, value);
      answers.set(key.thing, rows);
    }
    return { ...world, answers };
  }

  const withRow = (world, thing) => [...(world.answers.get(thing) || []), new Map()];
  const changedBy = (world, changes) => [...changes.values()].reduce((now, [key, value]) => changed(now, key, value), world);
  const merged = (some, others) => new Map([...some, ...others]);

  function verdictIn(node, world) {
    const at = scope(world.answers);
    return verdictOf(node, world.thing ? inside(at, world.thing, world.answers.get(world.thing)[world.row]) : at);
  }
  const refuses = (node, world) => verdictIn(node, world) === "no";

  const fieldsIn = cached(fieldsOf);
  const columnsIn = cached((node) => unique(columnsOutsideTables(node)));

  // The questions of a condition: fields, and the columns of the row.
  function keysOf(node, world) {
    if (!isNode(node)) return [];
    const found = fieldsIn(node).map((name) => keyOf(name));
    const columns = world.thing ? columnsIn(node) : [];
    return [...found, ...columns.map((name) => keyOf(name, world.thing, world.row))];
  }

  // ── candidates: answers that may be right, nearest to the given one first ─────
  function candidates(question, answer, nodes, isRight) {
    switch (question.type) {
      case "yes_no": return [!answer];
      case "choice": return choicesNear(question, answer);
      case "text": return constants(nodes, question.id, ["is", "one_of"]);
      case "date": return datesNear(constants(nodes, question.id, ["date"]), answer);
      default: return numbersNear(question, answer, nodes, isRight);
    }
  }

  // Every choice; where several may be chosen, one more or one less.
  function choicesNear(question, chosen) {
    const ids = question.choices.map((choice) => choice.id);
    if (!question.several) return ids;
    const more = ids.filter((id) => !chosen.includes(id)).map((id) => [...chosen, id]);
    const fewer = chosen.map((id) => chosen.filter((other) => other !== id));
    return [...more, ...fewer, ...ids.map((id) => [id]), []];
  }

  // The texts or dates that conditions compare a question with.
  function constants(nodes, name, kinds) {
    const [found, waiting] = [[], [nodes]];
    while (waiting.length) {
      const node = waiting.shift();
      if (Array.isArray(node)) waiting.push(...node);
      if (!isNode(node)) continue;
      const kind = kinds.find((one) => own(node, one));
      if (kind && Object.values(node[kind]).includes(name)) {
        found.push(...[node.value, ...(node.values || [])].filter((one) => typeof one === "string"));
      }
      waiting.push(...Object.values(node));
    }
    return found;
  }

  // The bounds and the whole numbers next to them, and the nearest that are right; the smaller of equals first.
  function numbersNear(question, answer, nodes, isRight) {
    const start = exact(answer);
    const near = new Map();
    const add = (number) => near.set(String(asJson(number)), number);
    for (const bound of numbersIn(nodes)) {
      const whole = { n: floorDiv(bound.n, bound.d), d: 1n };
      [bound, less(whole, ONE), whole, plus(whole, ONE)].forEach(add);
    }
    const right = acceptedNumbers(question, start, near).find(isRight);
    if (right !== undefined) return [right];
    for (const sign of [1n, -1n]) {
      const found = nearest(start, isRight, sign);
      if (found !== null) add({ n: found, d: 1n });
    }
    return acceptedNumbers(question, start, near);
  }

  // Numbers as answers, nearest first, the smaller of equals.
  function acceptedNumbers(question, start, near) {
    const distance = (number) => {
      const apart = less(number, start);
      return apart.n < 0n ? less(ZERO, apart) : apart;
    };
    const sorted = [...near.values()].sort((a, b) => order(distance(a), distance(b)) || order(a, b));
    return sorted.filter(({ n }) => n >= 0n).map(written).filter((value) => accepts(question, value));
  }

  // A number as an answer writes it.
  function written({ n, d }) {
    if (d === 1n) return Number(n);
    const text = String(floorDiv(n * 10n ** 8n, d)).padStart(9, "0");
    return `${text.slice(0, -8)}.${text.slice(-8)}`.replace(/0+$/, "");
  }

  // Every number that conditions name.
  function numbersIn(node) {
    if (Array.isArray(node)) return node.flatMap(numbersIn);
    if (isNode(node)) return numbersIn(Object.values(node));
    const number = exact(node);
    return number !== null && number.n >= 0n ? [number] : [];
  }

  // The nearest whole number on one side that is right, where the furthest is: by doubling the distance and then halving it.
  function nearest({ n, d }, isRight, sign) {
    const origin = sign < 0n ? floorDiv(n, d) : -floorDiv(-n, d);
    const isRightAt = (distance) => isRight(Number(origin + sign * distance));
    const furthest = sign < 0n ? origin : FURTHEST;
    if (furthest < 1n || !isRightAt(furthest)) return null; // what is far enough would do, if anything did
    let [wrong, step] = [0n, 1n];
    while (step < furthest && !isRightAt(step)) [wrong, step] = [step, step * 2n];
    if (step > furthest) step = furthest;
    while (step - wrong > 1n) {
      const middle = (wrong + step) / 2n;
      if (isRightAt(middle)) step = middle;
      else wrong = middle;
    }
    return origin + sign * step;
  }

  // The days at the bounds and next to them, nearest first, the earlier of equals.
  function datesNear(bounds, answer) {
    const [start, first, last] = [dayOf(answer), dayNumber(1, 1, 1), dayNumber(9999, 12, 31)];
    const days = unique(bounds.flatMap(daysAt)).filter((day) => day >= first && day <= last);
    return days.sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || a - b).map(dateOf);
  }

  // The first and last day of a date (2023, 2023-02 or 2023-02-06), and the days next to them.
  function daysAt(bound) {
    const [year, month = 0, day = 0] = bound.split("-").map(Number);
    const start = dayNumber(year, month || 1, day || 1);
    const end = day ? start : dayNumber(year, (month || 12) + 1, 1) - 1;
    return [start - 1, start, end, end + 1];
  }

  // ── change ────────────────────────────────────────────────────────────────
  // Looks for changes of one applicant's (accepted) answers: a Map key → [key, value], in the order they are made.
  function fixer(prepared, answers) {
    const isQuestion = (key) => key.row !== null || prepared.questions.has(key.name);
    const isOpenToChange = (key) => isQuestion(key) && !questionOf(key).fact;
    const isFact = (thing) => Boolean(prepared.things.get(thing).fact); // no applicant can have another by doing
    const questionOf = (key) => (key.row === null ? prepared.questions.get(key.name)
      : prepared.things.get(key.thing).columns.find((column) => column.id === key.name));

    // The change that opens one support of a refused measure; of several the one with the fewest new answers.
    function nearestOf(offer) {
      let best = null;
      for (const payment of offer.payments) {
        const common = offer.measure.conditions.map((one) => one.rule.holds);
        const before = standingBefore(payment.support);
        if (before.some(isHopeless)) continue;
        const found = opened(payment.support, [...before, ...common]);
        if (found === null) continue;
        if (best === null || found.size < best.answers.length) {
          best = { support: payment.support.rule.id, answers: [...found.values()].flatMap(words) };
        }
        if (best.answers.length <= 1) break;
      }
      return best;
    }

    // Whether what stands before all measures refuses and asks for nothing but facts: nothing that one does opens any measure.
    const hopeless = new Map();
    function isHopeless(node) {
      if (!hopeless.has(node)) hopeless.set(node, isRefusedByFacts(node));
      return hopeless.get(node);
    }

    function isRefusedByFacts(node) {
      if (!isNode(node) || columnsOutsideTables(node).length) return false;
      const asked = fieldsIn(node).map((name) => prepared.questions.get(name) || prepared.things.get(name));
      return asked.every((one) => one && one.fact) && refuses(node, worldOf(answers));
    }

    // What stands before the measure and is not set aside.
    function standingBefore({ standing }) {
      const chosen = (conditions, positions) => (positions ? positions.map((at) => conditions[at]) : conditions);
      const general = chosen(prepared.general, standing && standing[0]);
      const exclusions = chosen(prepared.exclusions, standing && standing[1]);
      return [...general, ...exclusions].map((one) => one.rule.holds);
    }

    function opened(support, before) {
      const conditions = support.conditions.map((one) => one.rule.holds);
      const nodes = [...before, ...conditions, positive(support.rule.amount), ...support.limits.map((one) => positive(one.node))];
      if (!support.thing) return fixed(nodes, worldOf(answers));
      const plain = nodes.filter((one) => !columnsOutsideTables(one).length);
      const rows = answers.get(support.thing);
      if (rows === undefined) return fixed(plain, worldOf(answers));
      let best = null;
      for (const at of rows.keys()) {
        best = fewer(best, fixed(nodes, worldOf(answers, support.thing, at)));
        if (best !== null && best.size <= 1) return best;
      }
      return fewer(best, oneMoreRow(plain, support.thing));
    }

    // The one with fewer changes, the first of equals.
    const fewer = (one, other) => (one === null || (other !== null && other.size < one.size) ? other : one);

    // One more row, and what is refused all the same.
    function oneMoreRow(plain, thing) {
      if (isFact(thing)) return null;
      const key = keyOf("", thing);
      const rows = withRow(worldOf(answers), thing);
      const rest = fixed(plain, changed(worldOf(answers), key, rows));
      return rest === null ? null : merged(new Map([[key.text, [key, rows]]]), rest);
    }

    // New answers with which none of the conditions is refused.
    function fixed(nodes, start) {
      const found = solvedAll(nodes, start, nodes);
      if (found === null) return null;
      const world = changedBy(start, found);
      return nodes.some((node) => refuses(node, world)) ? null : found;
    }

    function solvedAll(parts, start, nodes) {
      let [changes, world] = [new Map(), start];
      for (const part of parts) {
        const found = solved(part, world, nodes);
        if (found === null) return null;
        world = changedBy(world, found);
        changes = merged(changes, found);
      }
      return changes;
    }

    // New answers with which a condition is not refused. nodes: all that must hold besides.
    function solved(node, world, nodes) {
      if (!refuses(node, world)) return new Map();
      if (typeof node === "boolean") return null;
      if (own(node, "all")) return solvedAll(node.all, world, nodes);
      if (own(node, "any")) return cheapest(node.any, 1, world, nodes);
      if (own(node, "at_least")) return cheapest(node.of, node.at_least, world, nodes);
      if (own(node, "not") && negated(node.not) !== node) return solved(negated(node.not), world, nodes);
      if (own(node, "exists")) {
        if (isFact(node.exists)) return null;
        const key = keyOf("", node.exists);
        const found = new Map([[key.text, [key, withRow(world, node.exists)]]]);
        return refuses(node, changedBy(world, found)) ? null : found;
      }
      return leaf(node, world, nodes);
    }

    // New answers for so many of the parts, those with the fewest.
    function cheapest(parts, number, world, nodes) {
      const ways = [];
      for (const part of parts) {
        const way = solved(part, world, nodes);
        if (way === null) continue;
        if (number === 1 && way.size <= 1) return way;
        ways.push(way);
      }
      if (ways.length < number) return null;
      return ways.sort((a, b) => a.size - b.size).slice(0, number).reduce(merged, new Map());
    }

    // One new answer to a question of a comparison that satisfies it, and every other condition on that question alone.
    function leaf(node, world, nodes) {
      for (const key of keysOf(node, world)) {
        const answer = given(world, key);
        if (answer === undefined || !isOpenToChange(key)) continue;
        const alone = nodes.filter((one) => {
          const keys = keysOf(one, world);
          return keys.length === 1 && keys[0].text === key.text;
        });
        const isRight = (value) => {
          const trial = changed(world, key, value);
          return verdictIn(node, trial) === "yes" && !alone.some((one) => refuses(one, trial));
        };
        const value = candidates(questionOf(key), answer, [node, ...alone], isRight).find(isRight);
        if (value !== undefined) return new Map([[key.text, [key, value]]]);
      }
      return null;
    }

    // A change as a reader sees it.
    function words([key, value]) {
      const before = given(worldOf(answers), key);
      if (JSON.stringify(plain(before)) === JSON.stringify(plain(value))) return [];
      if (key.thing && key.row === null) {
        return [{ field: key.thing, value: plain(value), text: `“${prepared.things.get(key.thing).label}”增加一项` }];
      }
      const question = questionOf(key);
      const text = `“${question.label}”由“${say(question, before)}”改为“${say(question, value)}”`;
      if (key.row === null) return [{ field: key.name, value, text }];
      const label = prepared.things.get(key.thing).label;
      return [{ field: questionKey(key.thing, key.row, key.name), value, text: `“${label}”第${key.row + 1}项的${text}` }];
    }

    return { nearest: nearestOf };
  }

  // An answer as JSON holds it.
  function plain(value) {
    if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
    return Array.isArray(value) ? value.map(plain) : value;
  }

  return { fixer };
});
