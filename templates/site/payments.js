// What a support, a measure and all measures give (资助额): payments row by row, what others leave out, the total.
// Pure functions. The same as policypress/eligibility/payments, left_out and total, function by function. Stands on rules.js,
// combine.js and ready.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) {
    module.exports = factory(require("./rules.js"), require("./combine.js"), require("./ready.js"));
  } else root.policypress.payments = factory(root.policypress.rules, root.policypress.combine, root.policypress.ready);
})(typeof self === "undefined" ? this : self, function (language, combining, readying) {
  "use strict";
  const { openKeys } = readying;
  const { paid, inside, settled, unique } = language;
  const { ZERO, plus, order, same, higher, lower } = language.numbers;
  const { NOTHING, range, least, add } = language.ranges;
  const { allHold, anyHolds } = language.logic;
  const { combined, total, rowOf, some, floorOf, atLeast0 } = combining;

  const [NEED, MOST_CHOICES] = ["amount", 5];
  const [CROSSED, CHOICE] = ["几项限额相互交叉", "不得同时享受的，由申请人选择"];

  // ── payments: what one support gives, row by row where it is paid by item ─────
  // One applicant. tables: a scope for each row, null while not answered; row: the answers as a row sees them; asks: work out
  // what is left to ask.
  function caseOf(at, things, asks = true) {
    const tables = new Map([...things].map((thing) => {
      const rows = at.answers.get(thing);
      return [thing, rows === undefined ? null : rows.map((row) => inside(at, thing, row))];
    }));
    const row = (key) => {
      if (key === null || !key.thing) return at;
      const rows = tables.get(key.thing);
      return rows === null || rows === undefined ? inside(at, key.thing, {}) : rows[key.at];
    };
    return { scope: at, tables, row, asks };
  }

  const conditionResult = (id, verdict, unanswered = []) => ({ id, verdict, unanswered });
  const verdictsOf = (found) => found.map((one) => one.verdict);

  // gate: whether what stands before the support holds.
  function payment(support, gate, applicant) {
    if (support.thing) return paymentByRows(support, gate, applicant);
    const found = decided(support.conditions, applicant);
    const [amount, need] = amountUnderLimits(support, applicant, applicant.scope, 0);
    const verdict = allHold([gate, ...verdictsOf(found), need.verdict]);
    const cell = { row: rowOf("", support.place), verdict, amount: offered(verdict, amount), conditions: [], copies: 1n };
    return { support, verdict, conditions: [...found, need], cells: [cell] };
  }

  function paymentByRows(support, gate, applicant) {
    const common = new Map([...support.conditions.entries()].filter(([, one]) => !one.isOfRow)
      .map(([at, one]) => [at, decision(one, applicant, applicant.scope, 0)]));
    const opened = allHold([gate, ...verdictsOf([...common.values()])]);
    const ofRow = support.conditions.filter((one) => one.isOfRow);
    const rows = applicant.tables.get(support.thing);
    const cells = rows === null || rows === undefined ? [anyRow(support, opened, ofRow, applicant)]
      : rows.map((at, place) => rowCell(support, opened, ofRow, applicant, at, place));
    const conditions = summary(support, common, cells);
    return { support, verdict: anyHolds(verdictsOf(cells)), conditions, cells };
  }

  function rowCell(support, opened, ofRow, applicant, at, place) {
    const found = ofRow.map((one) => decision(one, applicant, at, place));
    const [amount, need] = amountUnderLimits(support, applicant, at, place);
    const verdict = allHold([opened, ...verdictsOf(found), need.verdict]);
    return { row: rowOf(support.thing, place), verdict, amount: offered(verdict, amount), conditions: [...found, need], copies: 1n };
  }

  // What a row may be paid while the table is not answered.
  function anyRow(support, opened, ofRow, applicant) {
    const at = inside(applicant.scope, support.thing, {});
    const found = ofRow.map((one) => conditionResult(one.rule.id, one.holds(at)));
    const amount = limitedAmount(support, at);
    const verdict = allHold([opened, ...verdictsOf(found), "unknown"]);
    const conditions = [...found, conditionResult(NEED, "unknown", [support.thing])];
    return { row: rowOf(support.thing, 0), verdict, amount: offered(verdict, amount), conditions, copies: null };
  }

  // The conditions of the support as a whole: what is about a row holds when it does in some row.
  function summary(support, common, cells) {
    let place = 0;
    const results = support.conditions.map((one, at) => {
      if (common.has(at)) return common.get(at);
      place += 1;
      return inSomeRow(one.rule.id, cells, place - 1);
    });
    return [...results, inSomeRow(NEED, cells, -1)];
  }

  function inSomeRow(id, cells, place) {
    if (!cells.length) return conditionResult(id, "unknown");
    if (cells.length === 1) return cells[0].conditions.at(place);
    const ones = cells.map((cell) => cell.conditions.at(place));
    const asked = ones.flatMap((one, at) => (cells[at].verdict === "no" ? [] : one.unanswered));
    return conditionResult(id, anyHolds(verdictsOf(ones)), unique(asked));
  }

  // What is paid for a row, under the limits of each payment.
  const limitedAmount = (support, at) =>
    support.limits.reduce((left, limit) => paid(least([left, limit.bound(at)])), paid(support.amount(at)));

  // The same, and whether it is anything.
  function amountUnderLimits(support, applicant, at, place) {
    const amount = limitedAmount(support, at);
    if (same(amount.max, ZERO)) return [amount, conditionResult(NEED, "no")];
    if (same(amount.min, amount.max)) return [amount, conditionResult(NEED, "yes")];
    const isUndecided = amount.undecided.length > 0;
    const nodes = [support.rule.amount, ...support.limits.map((one) => one.node)];
    const asked = applicant.asks || isUndecided ? openKeys(nodes, at, place) : [];
    const isOpen = amount.min.n === 0n && (asked.length > 0 || !isUndecided);
    return [amount, conditionResult(NEED, isOpen ? "unknown" : "yes", asked)];
  }

  // What may be paid: nothing to who is refused, perhaps nothing to whom it is not certain.
  function offered(verdict, amount) {
    if (verdict === "yes") return amount;
    return verdict === "no" ? NOTHING : range(ZERO, amount.max, amount.undecided);
  }

  const decided = (conditions, applicant) => conditions.map((one) => decision(one, applicant, applicant.scope, 0));
  function decision(condition, applicant, at, row) {
    const verdict = condition.holds(at);
    if (verdict !== "unknown" || !applicant.asks) return conditionResult(condition.rule.id, verdict);
    return conditionResult(condition.rule.id, verdict, condition.only || openKeys(condition.rule.holds, at, row));
  }

  const cellKey = (name, row) => `${name}\n${row.key}`;

  // The cells as blocks that can be combined. leftOut: cells that are not paid.
  function blocksOf(payments, leftOut = new Set()) {
    const [low, high] = [[], []];
    for (const { support, cells } of payments) {
      const of = new Set([support.name]);
      for (const { row, amount, copies } of cells) {
        if (same(amount.max, ZERO) || leftOut.has(cellKey(support.name, row))) continue;
        low.push({ of, row, amount: amount.min, copies });
        high.push(same(amount.min, amount.max) ? low.at(-1) : { of, row, amount: amount.max, copies });
      }
    }
    const isSettled = low.every((block, at) => block === high[at]);
    return { low, high: isSettled ? low : high, limited: [] };
  }

  // What a support gives by itself, under its own limits.
  function amountOf(one, applicant, leftOut = new Set()) {
    const { support, cells } = one;
    if (one.verdict === "no") return NOTHING;
    if (cells.length === 1 && !support.own.length && cells[0].copies) return cells[0].amount;
    const found = total(combined(blocksOf([one], leftOut), support.own, applicant.row));
    return range(found.min, found.max, unique(cells.flatMap((cell) => cell.amount.undecided)));
  }

  // ── left out: payments that others leave out (不计入); only what is certain ─────
  function leftOut(measure, payments, applicant) {
    const found = new Set();
    const offeredTo = (one) => payments.filter((each) => one.of.has(each.support.name) && each.verdict !== "no");
    for (const one of measure.operations) {
      const gone = one.kind === "highest_row" ? beatenInRows(offeredTo(one))
        : one.kind === "count" ? beyond(one, offeredTo(one), applicant, found) : [];
      for (const key of gone) found.add(key);
    }
    for (const one of measure.operations) {
      if (one.kind === "highest") for (const key of beatenTotals(offeredTo(one), applicant)) found.add(key);
    }
    return found;
  }

  // The cells of payments by their row, as [support, cell].
  function cellsByRow(payments, isCounted) {
    const rows = new Map();
    for (const { support, cells } of payments) {
      for (const cell of cells) {
        if (cell.verdict === "no" || !isCounted(support.name, cell)) continue;
        rows.set(cell.row.key, [...(rows.get(cell.row.key) || []), [support.name, cell]]);
      }
    }
    return rows;
  }

  // Cells that another cell of their row beats; of equals the first stays.
  function beatenInRows(payments) {
    const found = [];
    for (const cells of cellsByRow(payments, () => true).values()) {
      const best = bestOf(cells.map(([, cell]) => cell.amount));
      cells.forEach(([name, cell], at) => {
        if (at !== best && isBeaten(cell.amount, cells[best][1].amount)) found.push(cellKey(name, cell.row));
      });
    }
    return found;
  }

  // All cells of supports that another support beats as a whole.
  function beatenTotals(payments, applicant) {
    if (!payments.length) return [];
    const amounts = payments.map((one) => amountOf(one, applicant));
    const best = bestOf(amounts);
    return payments.filter((_, at) => at !== best && isBeaten(amounts[at], amounts[best]))
      .flatMap((one) => one.cells.map((cell) => cellKey(one.support.name, cell.row)));
  }

  // Cells of rows that come after the number of rows that is paid.
  function beyond(one, payments, applicant, gone) {
    const bound = one.bound(applicant.scope);
    if (bound.max === null) return [];
    const rows = [...cellsByRow(payments, (name, cell) => !gone.has(cellKey(name, cell.row)) && cell.copies).values()];
    if (!rows.flat().every(([, cell]) => settled(cell.amount))) return [];
    const worth = (cells) => cells.map(([, cell]) => cell.amount.min).reduce(plus, ZERO);
    const number = floorOf(bound.max);
    const kept = number < 0n ? 0 : number > BigInt(rows.length) ? rows.length : Number(number);
    const dropped = rows.sort((a, b) => order(worth(b), worth(a))).slice(kept);
    return dropped.flat().map(([name, cell]) => cellKey(name, cell.row));
  }

  // The place of the one that is certain to give most; the first of equals.
  const bestOf = (amounts) =>
    amounts.reduce((best, one, at) => (order(atLeast0(one.min), atLeast0(amounts[best].min)) > 0 ? at : best), 0);
  const isBeaten = (one, best) => one.max !== null && order(one.max, atLeast0(best.min)) <= 0;

  // ── total: what all measures come to together, what excludes each other once ─────
  function policyTotal(prepared, offers, applicant, traces = null) {
    const open = offers.filter((one) => one.verdict !== "no");
    const bearing = bearingOn(prepared.exclusive, open);
    const undecided = open.flatMap((one) => one.amount.undecided);
    if (!bearing.length && !prepared.operations.length) {
      const found = add(open.map((one) => one.amount));
      return range(found.min, found.max, unique(undecided));
    }
    const chosen = chosenPayments(bearing, open, applicant);
    const { merged } = chosen;
    let { ends } = chosen;
    if (prepared.operations.length) {
      // What the measures do is done again, rows and numbers of rows first.
      const done = prepared.every.filter((one) => !one.home || !some(one.of, merged));
      ends = combined(ends, done, applicant.row, traces);
    }
    const found = total(ends);
    const why = [...undecided, ...chosen.why];
    if (!why.length && open.every((one) => settled(one.amount)) && !settled(found)) why.push(CROSSED);
    return range(found.min, found.max, unique(why));
  }

  // The exclusions of which both sides are offered.
  function bearingOn(exclusive, open) {
    const names = new Set(open.flatMap((one) => one.payments).filter((one) => one.verdict !== "no").map((one) => one.support.name));
    return exclusive.filter((one) => some(one.of, names) && some(one.other, names));
  }

  // The payments of all measures, what excludes each other once; merged: supports whose payments are combined already.
  function chosenPayments(bearing, open, applicant) {
    const [low, high, merged, why] = [[], [], new Set(), []];
    for (const group of groupsOf(open, bearing)) {
      const exclusive = bearing.filter((one) => touches(one, group));
      const ends = exclusive.length ? choice(group, exclusive, applicant) : endsOf(group[0], applicant);
      const isSettled = group.every((one) => settled(one.amount));
      if (exclusive.length && isSettled && !settled(total(ends))) why.push(CHOICE);
      for (const block of ends.high) if (block.row === null) for (const name of block.of) merged.add(name);
      low.push(...ends.low);
      high.push(...ends.high);
    }
    return { ends: { low, high, limited: [] }, merged, why };
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
    const others = exclusive.slice(MOST_CHOICES).map((one) => cellsOf(group, one.other));
    const least = choices(group, exclusive.slice(0, MOST_CHOICES))
      .map((dropped) => atLeast0(totalWithout(group, union([dropped, ...others]), applicant).min)).reduce(higher, ZERO);
    const most = mostOf(group, exclusive, applicant);
    return { low: [block(of, least)], high: [block(of, most)], limited: [] };
  }

  const union = (sets) => new Set(sets.flatMap((set) => [...set]));

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

  return { caseOf, payment, decided, blocksOf, amountOf, leftOut, policyTotal, cellKey, CROSSED };
});
