// What a support gives one applicant (一个资助项目): payments row by row, and what others leave out.
// Pure functions. The same as policypress/eligibility/case, deciding, payments and left_out, function by function. Stands on rules.js,
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
  const { ZERO, plus, order, same } = language.numbers;
  const { NOTHING, range, least, add, reasons } = language.ranges;
  const { allHold, anyHolds } = language.logic;
  const { combined, total, rowOf, floorOf, atLeast0 } = combining;

  const NEED = "amount"; // the condition that every amount brings: something is paid

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

  // gate: whether what stands before the support holds; part: what does not depend on it.
  function payment(support, gate, applicant, part = partOf(support, applicant)) {
    if (support.thing) return paymentByRows(support, gate, part);
    const [{ found, amount, need }] = part.rows;
    const verdict = allHold([gate, ...verdictsOf(found), need.verdict]);
    const cell = { row: rowOf("", support.place), verdict, amount: offered(verdict, amount), conditions: [], copies: 1n };
    return { support, verdict, conditions: [...found, need], cells: [cell] };
  }

  function paymentByRows(support, gate, { common, rows }) {
    const opened = allHold([gate, ...verdictsOf([...common.values()])]);
    const cells = rows.map(({ found, amount, need, copies }, place) => {
      const verdict = allHold([opened, ...verdictsOf(found), need.verdict]);
      return { row: rowOf(support.thing, place), verdict, amount: offered(verdict, amount), conditions: [...found, need], copies };
    });
    return { support, verdict: anyHolds(verdictsOf(cells)), conditions: summary(support, common, cells), cells };
  }

  // What a support gives whatever stands before it: { common: conditions that are of no row, rows: of each its conditions, the amount,
  // whether that is anything, how many there are of it }. A support without a table has one row.
  function partOf(support, applicant) {
    if (!support.thing) return { common: new Map(), rows: [rowPart(support, support.conditions, applicant, applicant.scope, 0)] };
    const common = new Map([...support.conditions.entries()].filter(([, one]) => !one.isOfRow)
      .map(([at, one]) => [at, decision(one, applicant, applicant.scope, 0)]));
    const ofRow = support.conditions.filter((one) => one.isOfRow);
    const rows = applicant.tables.get(support.thing);
    if (rows === null || rows === undefined) return { common, rows: [anyRow(support, ofRow, applicant)] };
    return { common, rows: rows.map((at, place) => rowPart(support, ofRow, applicant, at, place)) };
  }

  function rowPart(support, conditions, applicant, at, place) {
    const found = conditions.map((one) => decision(one, applicant, at, place));
    const [amount, need] = amountUnderLimits(support, applicant, at, place);
    return { found, amount, need, copies: 1n };
  }

  // What a row may be paid while the table is not answered.
  function anyRow(support, ofRow, applicant) {
    const at = inside(applicant.scope, support.thing, {});
    const found = ofRow.map((one) => conditionResult(one.rule.id, one.holds(at)));
    return { found, amount: limitedAmount(support, at), need: conditionResult(NEED, "unknown", [support.thing]), copies: null };
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
  const limitedAmount = (support, at) => support.limits.reduce((left, limit) => {
    const bound = limit.bound(at);
    return isWithin(left, bound) ? left : paid(least([left, bound]));
  }, paid(support.amount(at)));

  // Whether a limit cannot bear.
  const isWithin = ({ max }, { min }) => max !== null && min !== null && order(max, min) <= 0;

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

  // A payment as if some of its cells were refused.
  function without(one, givenUp) {
    if (!givenUp.size) return one;
    const cells = one.cells.map((cell) =>
      (givenUp.has(cellKey(one.support.name, cell.row)) ? { ...cell, verdict: "no", amount: NOTHING } : cell));
    return { ...one, verdict: anyHolds(cells.map((cell) => cell.verdict)), cells };
  }

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
    if (!support.own.length && !leftOut.size) return sumOf(cells);
    const found = total(combined(blocksOf([one], leftOut), support.own, applicant.row));
    return range(found.min, found.max, reasons(cells.map((cell) => cell.amount)));
  }

  // The sum of cells that nothing limits; of a table that is not answered there is no bound.
  function sumOf(cells) {
    if (cells.length !== 1) return add(cells.map((cell) => cell.amount));
    const [{ amount, copies }] = cells;
    return copies === null && !same(amount.max, ZERO) ? range(ZERO, null, amount.undecided) : amount;
  }

  // Whether the applicant has answered what limits depend on; those of rows are not looked at.
  const areKnown = (operations, applicant) => operations.every(({ kind, bound }) =>
    kind !== "cap_row" && (bound === null || settled(bound(applicant.scope))));

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

  return { caseOf, payment, partOf, decided, blocksOf, amountOf, areKnown, leftOut, without, cellKey };
});
