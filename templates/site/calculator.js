// The calculator's engine (政策计算器): the rules of a policy (rules.json, version 2) and an applicant's answers give verdicts,
// amounts, reasons. Pure functions, no DOM, no network. The same as policypress/eligibility (amounts, arithmetic, gate, offering, results, engine),
// function by function; tests/eligibility/test_browser.py compares the two on thousands of applicants. Stands on all the
// others: rules.js, arithmetic.js, answers.js, combine.js, ready.js, payments.js, total.js, advice.js, memory.js and given.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) {
    const [rules, arithmetic, answers] = [require("./rules.js"), require("./arithmetic.js"), require("./answers.js")];
    const [combine, ready, payments] = [require("./combine.js"), require("./ready.js"), require("./payments.js")];
    const [total, advice, memory] = [require("./total.js"), require("./advice.js"), require("./memory.js")];
    const given = require("./given.js");
    module.exports = factory({ ...answers, ...arithmetic, rules, combine, ready, payments, total, advice, memory, given });
  } else Object.assign(root.policypress, factory(root.policypress));
})(typeof self === "undefined" ? this : self, function (parts) {
  "use strict";
  const { rules: language, arithmetic } = parts;
  const { moneyText, paid, settled, scope, exact, unique } = language;
  const { ZERO, plus, order, same } = language.numbers;
  const { NOTHING, range, least, hull, add, reasons } = language.ranges;
  const { allHold, anyHolds } = language.logic;
  const { accepts, acceptedRows, parse, misread, say, sayRow, money, known } = parts;
  const { combined, total, atLeast0 } = parts.combine;
  const { ready, openKeys, columnsOutsideTables } = parts.ready;
  const { caseOf, payment, partOf, decided, blocksOf, amountOf, areKnown, leftOut, without, cellKey } = parts.payments;
  const { policyTotal, chosen, oneBlock, CROSSED, CHOICE } = parts.total;
  const { newMemory, turnOf, recordOf } = parts.memory;

  const [CANNOT, MOST_PARTS] = ["不能测算", 6];
  const list = (rule, key) => rule[key] || [];

  // ── amounts as an applicant reads them ────────────────────────────────────
  function amountText(amount) {
    const text = spanText(amount);
    if (!amount.undecided.length || settled(amount)) return text;
    return amount.max === null && isNothing(amount.min) ? CANNOT : `${CANNOT}，${text}`;
  }

  const isNothing = (end) => end === null || end.n === 0n;

  function spanText(amount) {
    const low = moneyText(atLeast0(amount.min));
    if (amount.max === null) return isNothing(amount.min) ? "金额待定" : `${low}以上`;
    if (settled(amount)) return low;
    return isNothing(amount.min) ? `最多${moneyText(amount.max)}` : `${low}至${moneyText(amount.max)}`;
  }

  // The same of an amount as results hold it: { min, max, undecided } with numbers as JSON.
  const words = ({ min, max, undecided = [] }) =>
    amountText(range(exact(min), max === null ? null : exact(max), undecided));

  // ── arithmetic: how an amount came about ──────────────────────────────────
  const step = (kind, text, clause) => ({ kind, text, clause });

  // The lines of what is paid for one row, or for the application.
  function stepsOfCell(support, at) {
    const { clause } = support.rule;
    const steps = arithmetic(support.rule.amount, at).map((one) => step(one.kind, one.text, one.clause || clause));
    let amount = paid(support.amount(at));
    for (const limit of support.limits) {
      const bound = limit.bound(at);
      steps.push(...capSteps(limit.rule.name, limit.rule.clause, amount, bound));
      amount = paid(least([amount, bound]));
    }
    return steps;
  }

  // The lines of a support: its own, or the sum over its rows and its limits.
  function stepsOfSupport(one, rows, applicant) {
    const traces = [];
    if (one.support.own.length) combined(blocksOf([one]), one.support.own, applicant.row, traces);
    const limits = limitSteps(traces);
    if (!one.support.thing) return [...stepsOfCell(one.support, applicant.scope), ...limits];
    const counted = rows.filter((row) => row.counted).map((row) => row.amount);
    const unit = (applicant.scope.labels.get(one.support.thing) || {}).unit || "项";
    return [...sumSteps(counted, `${counted.length}${unit}合计`, one.support.rule.clause), ...limits];
  }

  // The lines of a measure: 就高, the sum of its supports, its limits.
  function stepsOfMeasure(offer, supports, applicant) {
    const traces = [];
    combined(blocksOf(offer.payments, offer.givenUp), offer.measure.operations, applicant.row, traces);
    const shown = traces.filter((one) => !one.operation.isOwn);
    const isHighest = (one) => ["highest_row", "highest"].includes(one.operation.kind);
    const lines = shown.filter(isHighest).flatMap((one) => highestSteps(one, offer, supports));
    const counted = supports.filter((one) => one.counted);
    if (counted.length > 1 && !offer.amount.undecided.includes(CHOICE)) {
      lines.push(...sumSteps(counted.map((one) => one.amount), "合计", ruleOf(offer, counted[0]).clause));
    }
    return [...lines, ...limitSteps(shown.filter((one) => !isHighest(one)))];
  }

  // The lines of limits and numbers of rows that bear, or may.
  function limitSteps(traces) {
    return traces.flatMap((one) => {
      const { kind, name, clause } = one.operation;
      if (kind === "cap" && one.bound !== null) return capSteps(name, clause, one.before, one.bound);
      if (same(one.before.min, one.after.min) && same(one.before.max, one.after.max)) return [];
      const text = `${name}${countText(one)}，按此计算：${amountText(one.after)}`;
      return [step(kind === "count" ? "count" : "cap", text, clause)];
    });
  }

  // 3项, once it is known how many.
  const countText = ({ operation, bound }) =>
    (operation.kind !== "count" || bound === null || !settled(bound) ? "" : `${language.asJson(bound.min)}${operation.unit}`);

  // 就高：取“国家级”20万元; of rows only what they come to.
  function highestSteps(one, offer, supports) {
    const inside = offer.payments.filter(({ support }) => one.operation.of.has(support.name)).map(({ support }) => support.rule.id);
    const offered = supports.filter((found) => inside.includes(found.id) && found.verdict !== "no");
    if (offered.length < 2) return [];
    const clause = one.operation.clause || ruleOf(offer, offered[0]).clause;
    const after = amountText(one.after);
    if (one.operation.kind === "highest_row" && offered.some((found) => found.rows.length)) {
      return [step("highest", `就高：每一项只取最高的，计${after}`, clause)];
    }
    const left = offered.filter((found) => found.counted);
    const best = left.length === 1 ? `“${ruleOf(offer, left[0]).name}”${after}` : `其中最高的一项，${after}`;
    return [step("highest", `就高：取${best}`, clause)];
  }

  const ruleOf = (offer, found) => offer.payments.map((one) => one.support.rule).find((rule) => rule.id === found.id);

  // 单个申请人每年最高50万元，按此计算; nothing where it cannot bear.
  function capSteps(name, clause, amount, bound) {
    const isNoLess = (low, high) => low !== null && high !== null && order(low, high) >= 0;
    if (isNoLess(bound.min, amount.max)) return [];
    // 最多80万元 of what is less by something not answered: 每人累计最高 says that already.
    const words = bound.max === null ? "" : amountText(bound);
    const text = name.endsWith("最高") ? words.replace(/^最多/, "") : words;
    return [step("cap", `${name}${text}${isNoLess(amount.min, bound.max) ? "，按此计算" : ""}`, clause)];
  }

  // 合计：20万元 + 15万元 = 35万元, when all is certain.
  function sumSteps(amounts, name, clause) {
    if (amounts.length < 2 || !amounts.every(settled)) return [];
    const all = amountText(language.ranges.exactly(amounts.map((one) => one.min).reduce(plus, ZERO)));
    const parts = amounts.length > MOST_PARTS ? "" : `${amounts.map(amountText).join(" + ")} = `;
    return [step("sum", `${name}：${parts}${all}`, clause)];
  }

  // ── engine ────────────────────────────────────────────────────────────────
  // The result for one applicant, as JSON. advice: questions that are left (unanswered) and what would change a refusal
  // (change); steps: the arithmetic. Without them these are empty and everything else is the same. memory: of a reckoner.
  function evaluate(rules, given, { advice = true, steps = false } = {}, memory = newMemory()) {
    const prepared = ready(rules);
    const applicant = caseOf(scope(known(rules, given), null, prepared.labels), prepared.things.keys(), advice);
    const gate = gateOf(prepared, applicant);
    const turn = turnOf(memory, rules, given);
    const verdicts = [...gate.general, ...gate.exclusions].map((one) => one.verdict);
    const records = prepared.measures.map((measure) => {
      const record = recordOf(memory, measure, given, { opened: gate.opened, verdicts, advice });
      record.offer ||= offerOf(measure, gate, applicant, record.parts);
      return record;
    });
    const offers = records.map((record) => record.offer);
    const open = new Set(offers.filter(isOpen).map((offer) => offer.measure.rule.id));
    const fixer = advice ? parts.advice.fixer(prepared, applicant.scope.answers) : null;
    const measures = records.map((record) => {
      const result = keptResult(record, open, applicant, steps);
      if (!fixer) return result;
      if (record.turn !== turn) Object.assign(record, { turn, advised: advised(result, record, gate, applicant, fixer) });
      return { ...result, ...record.advised };
    });
    const traces = steps ? [] : null;
    const amount = policyTotal(prepared, offers, applicant, traces);
    return {
      general: gate.general, exclusions: gate.exclusions, measures, amount: rangeJson(amount),
      steps: limitSteps((traces || []).filter((one) => !one.operation.home)),
      unanswered: advice ? unique(prepared.limitNodes.flatMap((node) => openKeys(node, applicant.scope))) : [],
    };
  }

  // The result of a measure as it is kept, with what it excludes now.
  function keptResult({ offer, results }, open, applicant, steps) {
    if (!results.has(steps)) results.set(steps, measureJson(resultOf(offer, applicant, steps)));
    const others = isOpen(offer) ? list(offer.measure.rule, "exclusive_with") : [];
    return { ...results.get(steps), exclusive: others.filter((other) => open.has(other)) };
  }

  // evaluate for answers of one applicant that follow each other.
  function reckoner(rules) {
    const memory = newMemory();
    return (given, options = {}) => evaluate(rules, given, options, memory);
  }

  const isOpen = (offer) => offer.verdict !== "no";

  // Questions that can still change a verdict or an amount, in the order to ask them; of a row { field, row, column }.
  function questionsThatMatter(rules, answers, measures = null) {
    return openQuestions(evaluate(rules, answers), measures);
  }

  // The same, from a result that was evaluated with advice.
  function openQuestions(result, measures = null) {
    const found = new Map();
    for (const one of result.measures) {
      if (measures && !measures.includes(one.id)) continue;
      for (const key of one.unanswered) {
        if (found.has(key)) found.get(key).push(one.id);
        else found.set(key, [one.id]);
      }
    }
    const offered = result.measures.filter(isOpen).map((one) => one.id);
    for (const key of result.unanswered) if (!found.has(key)) found.set(key, offered);
    return [...found].map(([key, ids]) => question(key, ids));
  }

  function question(key, measures) {
    const [, field, row, column] = /^([^.]*)(?:\.([^.]*)\.([^]*))?$/.exec(key);
    return row === undefined ? { field, measures } : { field, row: Number(row), column, measures };
  }

  // What stands before all measures: general conditions and exclusions.
  function gateOf(prepared, applicant) {
    const [general, exclusions] = [decided(prepared.general, applicant), decided(prepared.exclusions, applicant)];
    return { general, exclusions, opened: allHold([...general, ...exclusions].map((one) => one.verdict)) };
  }

  // What bears on a support before all measures: what it does not set aside.
  function standing(support, gate) {
    if (support.standing === null) return [...gate.general, ...gate.exclusions];
    const [general, exclusions] = support.standing;
    return [...general.map((at) => gate.general[at]), ...exclusions.map((at) => gate.exclusions[at])];
  }

  // What a measure gives this applicant. parts: takes in and keeps what does not depend on the gate.
  function offerOf(measure, gate, applicant, parts) {
    const offer = plainOffer(measure, gate, applicant, parts);
    if (settled(offer.amount) || !measure.shared.length) return offer;
    const found = tightened(measure, gate, applicant, 0);
    if (same(found.min, offer.amount.min) && same(found.max, offer.amount.max)) return offer;
    const amount = range(found.min, found.max, offer.amount.undecided);
    const ends = oneBlock(new Set(measure.supports.map((one) => one.name)), amount);
    return { ...offer, amount, verdict: isNothing(amount.min) ? offer.verdict : "yes", ends, isTightened: true };
  }

  // The same, each support by itself where an answer is missing.
  function plainOffer(measure, gate, applicant, parts = {}) {
    parts.conditions ||= decided(measure.conditions, applicant);
    parts.supports ||= measure.supports.map((support) => partOf(support, applicant));
    const { conditions } = parts;
    const opened = allHold(conditions.map((one) => one.verdict));
    const payments = measure.supports.map((support, at) => {
      const before = support.standing === null ? gate.opened : allHold(standing(support, gate).map((one) => one.verdict));
      return payment(support, allHold([before, opened]), applicant, parts.supports[at]);
    });
    const [amount, ends] = wholeAmount(measure, payments, applicant);
    const verdict = isNothing(amount.min) ? anyHolds(payments.map((one) => one.verdict)) : "yes";
    const offer = { measure, conditions, payments, verdict, amount, givenUp: new Set(), ends, isTightened: false };
    return chosen(offer, applicant);
  }

  // What the supports come to, with what cannot be reckoned in it; and their payments after all that combines them, null where
  // nothing does.
  function wholeAmount(measure, payments, applicant) {
    const offered = payments.filter((one) => one.verdict !== "no");
    if (!offered.length) return [NOTHING, null];
    if (!measure.operations.length) return [add(offered.map((one) => amountOf(one, applicant))), null];
    const ends = combined(blocksOf(offered), measure.operations, applicant.row);
    const found = total(ends);
    const amounts = offered.flatMap((one) => one.cells).map((cell) => cell.amount);
    const isOpenAll = amounts.every(settled) && !settled(found);
    const why = isOpenAll && areKnown(measure.operations, applicant) ? [CROSSED] : [];
    return [range(found.min, found.max, [...reasons(amounts), ...why]), ends];
  }

  // The range over every answer to a question that several supports share: they cannot all have their own way.
  function tightened(measure, gate, applicant, first) {
    const { answers, labels } = applicant.scope;
    const place = measure.shared.findIndex(([field], at) => at >= first && !answers.has(field));
    if (place < 0) return plainOffer(measure, gate, applicant).amount;
    const [field, values] = measure.shared[place];
    return hull(values.map((value) => {
      const trial = scope(new Map(answers).set(field, value), null, labels);
      return tightened(measure, gate, caseOf(trial, applicant.tables.keys(), false), place + 1);
    }));
  }

  // The result of a measure without advice, and without what it excludes.
  function resultOf(offer, applicant, showsSteps) {
    const { rule } = offer.measure;
    const left = offer.payments.map((one) => without(one, offer.givenUp));
    const dropped = new Set([...offer.givenUp, ...leftOut(offer.measure, left, applicant)]);
    const supports = offer.payments.map((one) => supportResult(one, applicant, dropped, showsSteps));
    return {
      id: rule.id, verdict: offer.verdict, amount: offer.amount, conditions: offer.conditions, supports,
      steps: showsSteps && isOpen(offer) ? stepsOfMeasure(offer, supports, applicant) : [], unanswered: [], change: null,
      exclusive: [],
    };
  }

  // The result of one support. dropped: cells that others leave out.
  function supportResult(one, applicant, dropped, showsSteps) {
    const { support, verdict, conditions } = one;
    const isAsked = support.thing && !applicant.tables.get(support.thing);
    const each = isAsked ? one.cells[0].amount : null;
    const rows = support.thing && !isAsked ? rowResults(one, applicant, dropped, showsSteps) : [];
    const counted = verdict !== "no" && !isDropped(one, dropped);
    const amount = amountOf(one, applicant, counted ? dropped : new Set());
    let steps = showsSteps && verdict !== "no" ? stepsOfSupport(one, rows, applicant) : [];
    if (showsSteps && !support.thing && comesToNothing(one)) steps = stepsOfCell(support, applicant.scope);
    return { id: support.rule.id, verdict, amount, counted, conditions, rows, steps, each };
  }

  // Whether everything a support may pay is left out.
  function isDropped({ support, cells }, dropped) {
    if (!dropped.size) return false;
    return cells.filter((cell) => cell.verdict !== "no").every((cell) => dropped.has(cellKey(support.name, cell.row)));
  }

  const rowResults = ({ support, cells }, applicant, dropped, showsSteps) => cells.map((cell) => ({
    row: cell.row.at, verdict: cell.verdict, amount: cell.amount,
    counted: cell.verdict !== "no" && !dropped.has(cellKey(support.name, cell.row)), conditions: cell.conditions,
    steps: showsSteps && (cell.verdict !== "no" || comesToNothing(cell)) ? stepsOfCell(support, applicant.row(cell.row)) : [],
  }));

  // Whether nothing else refuses than that the amount is nothing.
  function comesToNothing({ conditions }) {
    const refused = conditions.filter((one) => one.verdict === "no");
    return refused.length === 1 && refused[0].id === "amount";
  }

  // The change that would undo a refusal, or the questions that can still change verdict or amount.
  function advised(result, record, gate, applicant, fixer) {
    const { offer } = record;
    if (result.verdict === "no") return { change: fixer.nearest(offer) };
    if (result.verdict === "yes" && settled(offer.amount)) return {};
    return { unanswered: unanswered(result, record, gate, applicant) };
  }

  // What to ask: only of supports that can still add to the amount, the conditions that stand before all first.
  function unanswered(result, record, gate, applicant) {
    const { offer } = record;
    const offered = offer.payments.map((one, at) => [result.supports[at], one])
      .filter(([found]) => found.counted && found.verdict !== "no");
    const asked = new Set();
    const ask = (conditions) => {
      for (const one of conditions) for (const key of one.unanswered) asked.add(key);
    };
    offered.forEach(([, { support }], at) => {
      const isAsBefore = at > 0 && support.standing === null && offered[at - 1][1].support.standing === null;
      if (isAsBefore) return; // most supports stand behind the same conditions
      ask(standing(support, gate));
      ask(result.conditions);
    });
    for (const [found] of offered) ask(found.conditions);
    for (const key of openInLimits(record, offered.map(([, one]) => one), applicant)) asked.add(key);
    return [...asked];
  }

  // What limits ask, kept as long as the same cells are offered.
  function openInLimits({ offer, parts }, offered, applicant) {
    const cells = offered.flatMap(({ support, cells: some }) => some.filter((one) => one.verdict !== "no").map((one) => cellKey(support.name, one.row)));
    const of = cells.join("\n\n");
    if (!parts.limits || parts.limits.of !== of) {
      const found = offer.measure.limitNodes.flatMap((node) =>
        [...openKeys(node, applicant.scope), ...offered.flatMap((one) => openInRows(node, one, applicant))]);
      parts.limits = { of, found };
    }
    return parts.limits.found;
  }

  // What a limit asks of the rows that are paid.
  function openInRows(node, { support, cells }, applicant) {
    if (!support.thing || !columnsOutsideTables(node).length) return [];
    return cells.filter((cell) => cell.verdict !== "no" && cell.copies)
      .flatMap((cell) => openKeys(node, applicant.row(cell.row), cell.row.at));
  }

  // A result as JSON: amounts in yuan, whole as numbers, else to the fen as words ("12345.67"). Conditions and steps hold none.
  const rangeJson = ({ min, max, undecided }) =>
    ({ min: min === null ? null : decimal(min), max: max === null ? null : decimal(max), undecided });
  const amountJson = (one) => ({ ...one, amount: rangeJson(one.amount) });
  const supportJson = (one) => ({ ...one, amount: rangeJson(one.amount), rows: one.rows.map(amountJson),
    each: one.each === null ? null : rangeJson(one.each) });
  const measureJson = (one) => ({ ...one, amount: rangeJson(one.amount), supports: one.supports.map(supportJson) });

  function decimal(number) {
    if (number.d === 1n) return language.asJson(number);
    const fen = (number.n * 100n) / number.d;
    return `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`.replace(/0+$/, "");
  }

  return { evaluate, reckoner, questionsThatMatter, openQuestions, amountText: words,
    refusalText: parts.given.refusalText, rowsCounted: parts.given.rowsCounted,
    whyOpen: parts.given.whyOpen, accepts, acceptedRows, parse, misread, say, sayRow, money };
});
