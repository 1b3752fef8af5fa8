// Verdicts and conditions on the calculator's page: what is met, what is not, in the words of the clause.
"use strict";
window.calculatorPage.reasons = (engine, rules, form) => {
  const { element, mark } = window.calculatorPage.elements;
  const { state, questions, things, own } = form;
  const excludes = new Set(rules.exclusions);
  const VERDICTS = { yes: ["可申报", "✓"], unknown: ["待确认", "?"], no: ["不可申报", "✕"] };
  const EXCLUSION = { yes: ["没有此情形", "✓"], unknown: ["待回答", "?"], no: ["有此情形", "✕"] };
  const CONDITION = { yes: ["符合", "✓"], unknown: ["待回答", "?"], no: ["不符合", "✕"] };
  const namesOf = (rule) => (excludes.has(rule) ? EXCLUSION : CONDITION);
  const zip = (some, others) => some.map((one, index) => [one, others[index]]);

  // 3项，计入2项: how many rows a table has, and how many of them a condition counts.
  function rowsText(rule, id) {
    const all = state.answers[id].length;
    if (!all) return "无";
    const unit = things.get(id).unit || "项";
    const counted = engine.rowsCounted(rules, rule.holds, id, state.answers);
    return counted === null || counted === all ? `${all}${unit}` : `${all}${unit}，计入${counted}${unit}`;
  }

  const answered = (rule) => engine.rules.fieldsOf(rule.holds).filter((id) => own(state.answers, id)).map((id) => {
    if (things.has(id)) return `${things.get(id).label}：${rowsText(rule, id)}`;
    return `${questions.get(id).label}：${engine.say(questions.get(id), state.answers[id])}`;
  }).join("，");

  // The sentence of the clause that a condition stands in: with its numbers, and of these the one with most pairs of its
  // characters, if it has half of them (a quarter, where the numbers are there).
  function sentenceOf(rule) {
    const clause = rules.clauses[rule.clause];
    if (!clause || clause.text.includes(rule.text)) return "";
    const pairs = (words) => new Set([...words].map((one, at, all) => one + (all[at + 1] || "")).slice(0, -1));
    const wanted = pairs(rule.text);
    const shared = (sentence) => [...pairs(sentence)].filter((one) => wanted.has(one)).length;
    const numbers = rule.text.match(/[0-9.]+/g) || [];
    const sentences = clause.text.split(/(?<=[。；])/);
    const exact = sentences.filter((one) => numbers.every((number) => one.includes(number)));
    const best = (exact.length ? exact : sentences).map((one) => [shared(one), one.trim()]).sort(([a], [b]) => b - a)[0];
    return best && best[0] * (exact.length && numbers.length ? 4 : 2) >= wanted.size ? best[1] : "";
  }

  function conditionLine(rule, found) {
    const why = found.verdict === "unknown" && !found.unanswered.length ? engine.whyOpen(rules, rule, state.answers) : "";
    const names = why ? { unknown: ["不能判断", "?"] } : namesOf(rule);
    const said = answered(rule);
    const clause = rules.clauses[rule.clause];
    const judged = rule.subjective ? "由主管单位审核判断" : "";
    const sentence = found.verdict === "yes" ? "" : sentenceOf(rule);
    const place = clause ? `${clause.citation}${sentence ? `：“${sentence}”` : ""}` : "";
    const notes = [place, said ? `所填：${said}` : "", why, judged].filter(Boolean);
    const hint = notes.length ? element("span", { className: "hint" }, `（${notes.join("；")}）`) : "";
    return element("li", { className: found.verdict }, mark(names[found.verdict], found.verdict), rule.text, hint);
  }

  function conditionList(pairs) {
    const order = ["no", "unknown", "yes"];
    const sorted = pairs.slice().sort(([, a], [, b]) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    if (!sorted.length) return null;
    return element("ul", { className: "conditions" }, ...sorted.map(([rule, found]) => conditionLine(rule, found)));
  }

  const before = (result) => [...zip(rules.general, result.general), ...zip(rules.exclusions, result.exclusions)];

  // The conditions that refuse; that an amount comes to nothing is one only where nothing else refuses.
  function reasonsOf(conditions) {
    const refused = conditions.filter((one) => one.verdict === "no");
    const others = refused.filter((one) => one.id !== "amount");
    return others.length ? others : refused;
  }

  // The conditions of a support; that of its amount where it is open, or alone refuses.
  function conditionsOf(rule, found) {
    const reasons = reasonsOf(found.conditions);
    const isShown = (one) => one.verdict === "unknown" || reasons.includes(one);
    const need = needOf(rule, found);
    return zip([...rule.conditions, need], found.conditions).filter(([one, result]) => one !== need || isShown(result));
  }

  // The condition that something is paid, which looks at the amount. It is worded for who is refused, in a row where it is of one.
  function needOf(rule, found, row = null) {
    const isRefused = found.conditions.at(-1).verdict === "no";
    const text = isRefused ? engine.refusalText(rules, rule.need, state.answers, rule.for_each, row) : rule.need.text;
    return { ...rule.need, text, holds: rule.amount };
  }

  // The clauses a verdict rests on: of each support and step, and of each condition that is not met or not answered.
  function clausePaths(rule, found, result) {
    const pairs = [...before(result), ...zip(rule.conditions, found.conditions),
      ...zip(rule.supports, found.supports).flatMap(([support, one]) => conditionsOf(support, one))];
    const paths = [...rule.supports.map((support) => support.clause), ...found.steps.map((one) => one.clause),
      ...pairs.filter(([, one]) => one.verdict !== "yes").map(([condition]) => condition.clause)];
    return [...new Set(paths)].filter((path) => rules.clauses[path]);
  }

  return { VERDICTS, namesOf, zip, before, reasonsOf, conditionsOf, needOf, conditionList, clausePaths };
};
