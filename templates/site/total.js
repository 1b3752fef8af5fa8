// What all measures come to together (合计): measures that exclude each other (不得同时享受) once, then the limits of the policy.
// Pure functions. The same as policypress/eligibility/total, function by function. Stands on rules.js, combine.js and
// payments.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) {
    module.exports = factory(require("./rules.js"), require("./combine.js"), require("./payments.js"));
  } else root.policypress.total = factory(root.policypress.rules, root.policypress.combine, root.policypress.payments);
})(typeof self === "undefined" ? this : self, function (language, combining, paying) {
  "use strict";
  const { settled, unique } = language;
  const { ZERO, plus, order, same, higher, lower } = language.numbers;
  const { range, add } = language.ranges;
  const { combined, total, some, atLeast0 } = combining;
  const { areKnown, blocksOf, cellKey } = paying;

  const MOST_CHOICES = 5; // exclusions of which every choice is tried
  const [CROSSED, CHOICE] = ["几项限额相互交叉", "不得同时享受的，由申请人选择"];

  // The amount of all measures, under the limits of the policy. traces: takes in what these did.
  function policyTotal(prepared, offers, applicant, traces = null) {
    const open = offers.filter((one) => one.verdict !== "no");
    const why = open.flatMap((one) => one.amount.undecided);
    const bearing = bearingOn(prepared.exclusive, open);
    if (!prepared.operations.length) return addedUp(bearing, open, applicant, why);
    const chosen = chosenPayments(bearing, open, applicant, why);
    // What the measures do is done again, rows and numbers of rows first.
    const done = prepared.every.filter((one) => !one.home || !some(one.of, chosen.merged));
    const found = total(combined(chosen.ends, done, applicant.row, traces));
    const isSettled = open.every((one) => settled(one.amount));
    if (isSettled && !settled(found) && areKnown(done, applicant)) why.push(CROSSED);
    return range(found.min, found.max, unique(why));
  }

  // The sum of all measures, of those that exclude each other what a choice gives.
  function addedUp(bearing, open, applicant, why) {
    const found = add(groupsOf(open, bearing).map((group) => {
      const inside = bearing.filter((one) => touches(one, group));
      // Of one measure too: its supports may exclude each other.
      return inside.length ? chosenAmount(group, inside, applicant, why) : group[0].amount;
    }));
    return range(found.min, found.max, unique(why));
  }

  // A measure with what a choice gives, where some of its own supports exclude each other.
  function chosen(offer, applicant) {
    const bearing = bearingOn(offer.measure.exclusive, [offer]);
    if (!bearing.length) return offer;
    const why = [...offer.amount.undecided];
    const found = chosenAmount([offer], bearing, applicant, why);
    return { ...offer, amount: range(found.min, found.max, unique(why)), givenUp: givenUp(offer, bearing, applicant) };
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

  // What measures that exclude each other give. why: takes in that the choice cannot be reckoned.
  function chosenAmount(group, inside, applicant, why) {
    const found = total(choice(group, inside, applicant));
    if (group.every((one) => settled(one.amount)) && !settled(found)) why.push(CHOICE);
    return found;
  }

  // The exclusions of which both sides are offered.
  function bearingOn(exclusive, open) {
    const names = new Set(open.flatMap((one) => one.payments).filter((one) => one.verdict !== "no").map((one) => one.support.name));
    return exclusive.filter((one) => some(one.of, names) && some(one.other, names));
  }

  // The payments of all measures, what excludes each other once; merged: supports whose payments are combined already.
  // why: takes in why a choice cannot be reckoned.
  function chosenPayments(bearing, open, applicant, why) {
    const [low, high, merged] = [[], [], new Set()];
    for (const group of groupsOf(open, bearing)) {
      const exclusive = bearing.filter((one) => touches(one, group));
      const ends = exclusive.length ? choice(group, exclusive, applicant) : endsOf(group[0], applicant);
      const isSettled = group.every((one) => settled(one.amount));
      if (exclusive.length && isSettled && !settled(total(ends))) why.push(CHOICE);
      for (const block of ends.high) if (block.row === null) for (const name of block.of) merged.add(name);
      low.push(...ends.low);
      high.push(...ends.high);
    }
    return { ends: { low, high, limited: [] }, merged };
  }

  const supportsOf = (group) => group.flatMap((one) => one.measure.supports);
  const block = (of, amount) => ({ of, row: null, amount, copies: 1n });

  // The payments of a measure; one whose shared questions drew its range together is one block.
  function endsOf(one, applicant) {
    const ends = blocksOf(one.payments);
    const found = total(combined(ends, one.measure.operations, applicant.row));
    if (same(found.min, one.amount.min) && same(found.max, one.amount.max)) return ends;
    const of = new Set(one.measure.supports.map((support) => support.name));
    return { low: [block(of, one.amount.min)], high: [block(of, one.amount.max)], limited: [] };
  }

  // Measures that exclude each other, directly or through others, together.
  function groupsOf(open, exclusive) {
    let groups = open.map((one) => [one]);
    for (const one of exclusive) {
      const joined = groups.filter((group) => touches(one, group)).flat();
      groups = [...groups.filter((group) => !touches(one, group)), joined];
    }
    return groups;
  }

  const touches = (one, group) => supportsOf(group).some(({ name }) => one.of.has(name) || one.other.has(name));

  // One block in the place of measures that exclude each other.
  function choice(group, exclusive, applicant) {
    const of = new Set(supportsOf(group).map((support) => support.name));
    const least = allChoices(group, exclusive)
      .map((dropped) => atLeast0(totalWithout(group, dropped, applicant).min)).reduce(higher, ZERO);
    const most = mostOf(group, exclusive, applicant);
    return { low: [block(of, least)], high: [block(of, most)], limited: [] };
  }

  const union = (sets) => new Set(sets.flatMap((set) => [...set]));

  // What is given up by each choice; of more exclusions than are tried, always the other side.
  function allChoices(group, exclusive) {
    const others = exclusive.slice(MOST_CHOICES).map((one) => cellsOf(group, one.other));
    return choices(group, exclusive.slice(0, MOST_CHOICES)).map((dropped) => union([dropped, ...others]));
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

  // What the measures of a group give when some cells are given up.
  function totalWithout(group, dropped, applicant) {
    const found = group.map((one) =>
      total(combined(blocksOf(one.payments, dropped), one.measure.operations, applicant.row)));
    const tops = found.map((one) => one.max);
    return range(found.map((one) => atLeast0(one.min)).reduce(plus, ZERO), tops.includes(null) ? null : tops.reduce(plus, ZERO));
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

  return { policyTotal, chosen, CROSSED, CHOICE };
});
