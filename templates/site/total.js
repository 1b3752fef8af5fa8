// What all measures come to together (合计): measures that exclude each other (不得同时享受) once, then the limits of the policy.
// Pure functions. The same as policypress/eligibility/total, choices and offers, function by function. Stands on rules.js, combine.js and
// payments.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) {
    module.exports = factory(require("./rules.js"), require("./combine.js"), require("./payments.js"));
  } else root.policypress.total = factory(root.policypress.rules, root.policypress.combine, root.policypress.payments);
})(typeof self === "undefined" ? this : self, function (language, combining, paying) {
  "use strict";
  const { settled, unique } = language;
  const { ZERO, plus, less, order, same, higher, lower } = language.numbers;
  const { range, add } = language.ranges;
  const { combined, pile, total, some, atLeast0 } = combining;
  const { areKnown, blocksOf, cellKey } = paying;

  const MOST_CHOICES = 5; // exclusions of which every choice is tried
  const [CROSSED, CHOICE] = ["几项限额相互交叉", "不得同时享受的，由申请人选择"];

  // The amount of all measures, under the limits of the policy. traces: takes in what these did. What a measure comes to by
  // itself is not reckoned again, but where a limit of the policy comes before one of its own (`waits`).
  function policyTotal(prepared, offers, applicant, traces = null) {
    const open = offers.filter((one) => one.verdict !== "no");
    const why = open.flatMap((one) => one.amount.undecided);
    const parts = groupsOf(open, bearingOn(prepared.exclusive, open));
    if (!prepared.operations.length) return because(addedUp(parts, applicant, why), why);
    const [payments, merged] = piled(parts, applicant, why);
    for (const operation of prepared.late) {
      if (!merged.has(operation.home)) payments.carryOut(operation, applicant.row, traces);
    }
    const found = payments.total();
    const isSettled = open.every((one) => settled(one.amount));
    const left = prepared.measures.filter((one) => !merged.has(one.rule.id)).flatMap((one) => one.operations);
    if (isSettled && !settled(found) && areKnown([...prepared.operations, ...left], applicant)) why.push(CROSSED);
    return because(found, why);
  }

  // A range with what keeps it from being reckoned, each once.
  const because = (found, why) => range(found.min, found.max, unique(why));

  // The sum of all measures, of those that exclude each other what a choice gives (of one measure too: its supports may
  // exclude each other).
  const addedUp = (parts, applicant, why) => add(parts.map(({ offers, exclusive }) =>
    (exclusive.length ? total(choice(offers, exclusive, applicant, why)) : offers[0].amount)));

  // The payments of all measures, what excludes each other once; merged: the measures of which it is not known what each
  // support has of them, for they are combined already. why: takes in why a choice cannot be reckoned.
  function piled(parts, applicant, why) {
    const [payments, merged] = [pile(), new Set()];
    for (const { offers, exclusive } of parts) {
      payments.put(exclusive.length ? choice(offers, exclusive, applicant, why) : paymentsOf(offers[0]));
      if (exclusive.length || offers[0].isTightened) for (const one of offers) merged.add(one.measure.rule.id);
    }
    return [payments, merged];
  }

  // The payments of a measure, combined as far as they can be by now. An offer that is kept (calculator.js) keeps them.
  const laidOut = new WeakMap();
  function paymentsOf(offer) {
    const isCombined = offer.isTightened || !offer.measure.waits;
    if (isCombined && offer.ends !== null) return offer.ends;
    if (!laidOut.has(offer)) laidOut.set(offer, blocksOf(offer.payments));
    return laidOut.get(offer);
  }

  // A measure with what a choice gives, where some of its own supports exclude each other.
  function chosen(offer, applicant) {
    const bearing = bearingOn(offer.measure.exclusive, [offer]);
    if (!bearing.length) return offer;
    const why = [...offer.amount.undecided];
    const found = total(choice([offer], bearing, applicant, why));
    return { ...offer, amount: because(found, why), givenUp: givenUp(offer, bearing, applicant) };
  }

  // What the applicant gives up to have the most, the first of equals; nothing while an amount is open.
  function givenUp(offer, exclusive, applicant) {
    if (!offer.payments.every((one) => one.cells.every((cell) => settled(cell.amount)))) return new Set();
    let [best, most] = [new Set(), null];
    for (const dropped of allChoices([offer], exclusive)) {
      const found = totalWithout([offer], dropped, applicant).min;
      if (most === null || order(found, most) > 0) [best, most] = [dropped, found];
    }
    return best;
  }

  // The exclusions of which both sides are offered.
  function bearingOn(exclusive, open) {
    if (!exclusive.length) return [];
    const names = new Set(open.flatMap((one) => one.payments).filter((one) => one.verdict !== "no").map((one) => one.support.name));
    return exclusive.filter((one) => some(one.of, names) && some(one.other, names));
  }

  const supportsOf = (group) => group.flatMap((one) => one.measure.supports);

  // Payments of which it is not known what each support has of them.
  function oneBlock(of, { min, max }) {
    const block = (amount) => ({ of, row: null, amount, copies: 1n });
    return { low: [block(min)], high: [block(max)], limited: [] };
  }

  // Measures that exclude each other, directly or through others, together, in the order of their first; each with the
  // exclusions between them.
  function groupsOf(open, exclusive) {
    const homes = new Map(); // a support → the place of its measure
    if (exclusive.length) open.forEach((one, at) => one.measure.supports.forEach(({ name }) => homes.set(name, at)));
    const placesOf = (one) => [...one.of, ...one.other].map((name) => homes.get(name)).filter((at) => at !== undefined);
    const leaders = [...open.keys()];
    for (const one of exclusive) {
      const [first, ...others] = placesOf(one);
      for (const other of others) leaders[leader(other, leaders)] = leader(first, leaders);
    }
    const found = new Map();
    open.forEach((one, at) => {
      const key = leader(at, leaders);
      if (!found.has(key)) found.set(key, { offers: [], exclusive: [] });
      found.get(key).offers.push(one);
    });
    for (const one of exclusive) found.get(leader(placesOf(one)[0], leaders)).exclusive.push(one);
    return [...found.values()];
  }

  // The measure that stands for the group of another. The way to it is made shorter in passing.
  function leader(start, leaders) {
    let at = start;
    while (leaders[at] !== at) {
      leaders[at] = leaders[leaders[at]];
      at = leaders[at];
    }
    return at;
  }

  // One block in the place of measures that exclude each other. why: takes in that the choice cannot be reckoned though
  // nothing is missing.
  function choice(group, exclusive, applicant, why) {
    const from = [...group, ...exclusive];
    const kept = choicesMade.get(group[0]);
    const isKept = kept && kept.from.length === from.length && kept.from.every((one, at) => one === from[at]);
    const made = isKept ? kept : { from, ...choiceOf(group, exclusive, applicant) };
    choicesMade.set(group[0], made);
    if (made.isOpen) why.push(CHOICE);
    return made.block;
  }

  const choicesMade = new WeakMap(); // the first offer of a group that is kept (calculator.js) → the choice
  function choiceOf(group, exclusive, applicant) {
    const of = new Set(supportsOf(group).map((support) => support.name));
    const least = allChoices(group, exclusive)
      .map((dropped) => atLeast0(totalWithout(group, dropped, applicant).min)).reduce(higher, ZERO);
    const found = range(least, mostOf(group, exclusive, applicant));
    return { block: oneBlock(of, found), isOpen: group.every((one) => settled(one.amount)) && !settled(found) };
  }

  const union = (sets) => new Set(sets.flatMap((set) => [...set]));

  // What is given up by each choice; of more exclusions than are tried, always the other side.
  function allChoices(group, exclusive) {
    const others = cellsOf(group, union(exclusive.slice(MOST_CHOICES).map((one) => one.other)));
    return choices(group, exclusive.slice(0, MOST_CHOICES)).map((dropped) => union([dropped, others]));
  }

  // What is given up: for each exclusion one side or the other, or of each row the smaller.
  function choices(group, exclusive) {
    return exclusive.reduce((found, one) => {
      const sides = [cellsOf(group, one.of), cellsOf(group, one.other), ...(one.byRow ? [smallerOfRows(group, one)] : [])];
      return found.flatMap((dropped) => sides.map((side) => union([dropped, side])));
    }, [new Set()]);
  }

  // No choice gives more. Where it is made for each row, all that others give and the larger of each row.
  function mostOf(group, exclusive, applicant) {
    const wholly = exclusive.filter((one) => !one.byRow).slice(0, MOST_CHOICES);
    const tops = choices(group, wholly).map((dropped) => totalWithout(group, dropped, applicant).max);
    const limit = tops.includes(null) ? null : tops.reduce(higher, ZERO);
    const byRow = exclusive.filter((one) => one.byRow);
    if (byRow.length !== 1) return limit;
    const [one] = byRow;
    const rest = totalWithout(group, cellsOf(group, union([one.of, one.other])), applicant).max;
    const rows = largestOfRows(group, one);
    if (rest === null || rows === null) return limit;
    const most = plus(rest, rows);
    return limit === null ? most : lower(limit, most);
  }

  // What the measures of a group give when some cells are given up. A choice changes few of them: only these are taken out of the
  // sum and put in again. Each is reckoned once for all that can be given up of it.
  function totalWithout(group, dropped, applicant) {
    const { homes, sum } = wholeOf(group, applicant);
    const touched = unique([...dropped].map((key) => homes.get(key.slice(0, key.indexOf("\n")))));
    let found = sum;
    for (const one of touched) {
      found = counted(found, totalOf(one, NONE, applicant), less, -1);
      found = counted(found, totalOf(one, dropped, applicant), plus, 1);
    }
    return range(found.min, found.open ? null : found.max);
  }

  const NONE = new Set();
  // A sum with one more in it, or one less. open: how many have no bound.
  const counted = ({ min, max, open }, one, act, sign) => ({
    min: act(min, atLeast0(one.min)), max: one.max === null ? max : act(max, one.max), open: open + (one.max === null ? sign : 0),
  });

  const wholes = new WeakMap(); // a group → the measure of each support, and the sum of all
  function wholeOf(group, applicant) {
    if (!wholes.has(group)) {
      const homes = new Map(group.flatMap((one) => one.measure.supports.map(({ name }) => [name, one])));
      const sum = group.reduce((found, one) => counted(found, totalOf(one, NONE, applicant), plus, 1), { min: ZERO, max: ZERO, open: 0 });
      wholes.set(group, { homes, sum });
    }
    return wholes.get(group);
  }

  const known = new WeakMap(); // an offer → what it gives without some of its own cells
  function totalOf(offer, dropped, applicant) {
    const ownCells = () => offer.payments.flatMap(({ support, cells }) => cells.map(({ row }) => cellKey(support.name, row)));
    const key = dropped.size ? ownCells().filter((one) => dropped.has(one)).join("\n\n") : "";
    if (!known.has(offer)) known.set(offer, new Map());
    const totals = known.get(offer);
    if (!totals.has(key)) {
      totals.set(key, total(combined(blocksOf(offer.payments, dropped), offer.measure.operations, applicant.row)));
    }
    return totals.get(key);
  }

  const cellsOf = (group, of) => new Set(group.flatMap((one) => one.payments).filter((one) => of.has(one.support.name))
    .flatMap((one) => one.cells.map((cell) => cellKey(one.support.name, cell.row))));

  // Of each row the side that gives less for certain.
  function smallerOfRows(group, one) {
    const [ours, theirs] = [endsByRow(group, one.of), endsByRow(group, one.other)];
    const found = new Set();
    for (const [key, mine] of ours) {
      if (!theirs.has(key)) continue;
      const certain = (ends) => ends.low.map((each) => atLeast0(each.amount)).reduce(plus, ZERO);
      const side = order(certain(mine), certain(theirs.get(key))) >= 0 ? one.other : one.of;
      for (const name of side) found.add(`${name}\n${key}`);
    }
    return found;
  }

  // The sum of the larger side of each row.
  function largestOfRows(group, one) {
    const [ours, theirs] = [endsByRow(group, one.of), endsByRow(group, one.other)];
    const rows = unique([...ours.keys(), ...theirs.keys()]);
    const tops = rows.map((key) => [ours, theirs].filter((side) => side.has(key)).map((side) => total(side.get(key)).max));
    if (tops.flat().includes(null)) return null;
    return tops.map((sides) => sides.reduce(higher)).reduce(plus, ZERO);
  }

  // The cells of some supports by their row.
  function endsByRow(group, of) {
    const rows = new Map();
    for (const one of group) {
      const ends = blocksOf(one.payments.filter((each) => of.has(each.support.name)));
      ends.low.forEach((low, at) => {
        if (!rows.has(low.row.key)) rows.set(low.row.key, { low: [], high: [], limited: [] });
        rows.get(low.row.key).low.push(low);
        rows.get(low.row.key).high.push(ends.high[at]);
      });
    }
    return rows;
  }

  return { policyTotal, chosen, oneBlock, CROSSED, CHOICE };
});
