// The outcome on the calculator's page: verdicts, amounts, arithmetic, reasons and clauses.
"use strict";
window.calculatorPage.outcome = (engine, rules, form) => {
  const { at, element, mark } = window.calculatorPage.elements;
  const { state, questions, things, measures, own, rowLabel } = form;
  const excludes = new Set(rules.exclusions);
  const VERDICTS = { yes: ["可申报", "✓"], unknown: ["待确认", "?"], no: ["不可申报", "✕"] };
  const EXCLUSION = { yes: ["没有此情形", "✓"], unknown: ["待回答", "?"], no: ["有此情形", "✕"] };
  const CONDITION = { yes: ["符合", "✓"], unknown: ["待回答", "?"], no: ["不符合", "✕"] };
  const amountWords = engine.amountText;
  const evaluated = () => engine.evaluate(rules, state.answers, { steps: true });
  const namesOf = (rule) => (excludes.has(rule) ? EXCLUSION : CONDITION);

  const answered = (rule) => engine.rules.fieldsOf(rule.holds).filter((id) => own(state.answers, id)).map((id) => {
    if (things.has(id)) return `${things.get(id).label}：${state.answers[id].length}项`;
    return `${questions.get(id).label}：${engine.say(questions.get(id), state.answers[id])}`;
  }).join("，");

  function conditionLine(rule, found) {
    const names = namesOf(rule);
    const said = answered(rule);
    const clause = rules.clauses[rule.clause];
    const judged = rule.subjective ? "由主管单位审核判断" : "";
    const notes = [clause ? clause.citation : "", said ? `所填：${said}` : "", judged].filter(Boolean);
    const hint = notes.length ? element("span", { className: "hint" }, `（${notes.join("；")}）`) : "";
    return element("li", { className: found.verdict }, mark(names[found.verdict], found.verdict), rule.text, hint);
  }

  function conditionList(pairs) {
    const order = ["no", "unknown", "yes"];
    const sorted = pairs.slice().sort(([, a], [, b]) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    if (!sorted.length) return null;
    return element("ul", { className: "conditions" }, ...sorted.map(([rule, found]) => conditionLine(rule, found)));
  }

  const zip = (some, others) => some.map((one, index) => [one, others[index]]);

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
    return zip([...rule.conditions, rule.need], found.conditions).filter(([one, result]) => one !== rule.need || isShown(result));
  }

  const stepList = (found) => (found.verdict !== "no" && found.steps.length
    ? element("ul", { className: "steps-of" }, ...found.steps.map((one) => element("li", {}, one.text))) : "");

  // One row of the table that a support is paid by.
  function rowBlock(rule, found) {
    const thing = things.get(rule.for_each);
    const name = engine.sayRow(thing, state.answers[thing.id][found.row]);
    const worth = found.verdict === "no" ? "" : `　${amountWords(found.amount)}${found.counted ? "" : "（不计入）"}`;
    const refused = found.verdict === "no" ? rowReasons(rule, found) : "";
    return element("li", { className: found.verdict }, mark(VERDICTS[found.verdict], found.verdict),
      `${rowLabel(thing, found.row)}${name ? `（${name}）` : ""}${worth}${refused}`, stepList(found));
  }

  function rowReasons(rule, found) {
    const named = new Map([...rule.conditions, rule.need].map((one) => [one.id, one]));
    return `　不符合：${reasonsOf(found.conditions).map((one) => named.get(one.id).text).join("；")}`;
  }

  // What a support gives; while its table is not answered, what one item may have: 每项最多20万元.
  const supportWords = ({ amount, each }) =>
    (each !== null && amount.max === null ? `每项${amountWords(each)}` : amountWords(amount));

  function supportBlock(rule, found) {
    const block = element("div", { className: "support" });
    const worth = found.verdict === "no" ? "" : `　${supportWords(found)}${found.counted ? "" : "（不计入）"}`;
    block.append(element("h4", {}, mark(VERDICTS[found.verdict], found.verdict), `${rule.name}${worth}`));
    if (found.rows.length) block.append(element("ul", { className: "rows-of" }, ...found.rows.map((row) => rowBlock(rule, row))));
    block.append(stepList(found));
    const conditions = conditionList(conditionsOf(rule, found));
    if (conditions) block.append(conditions);
    for (const note of found.verdict === "no" ? [] : rule.notes) block.append(element("p", { className: "hint" }, note));
    return block;
  }

  // The clauses a verdict rests on: of each support and step, and of each condition that is not met or not answered.
  function clausePaths(rule, found, result) {
    const pairs = [...before(result), ...zip(rule.conditions, found.conditions),
      ...zip(rule.supports, found.supports).flatMap(([support, one]) => conditionsOf(support, one))];
    const paths = [...rule.supports.map((support) => support.clause), ...found.steps.map((one) => one.clause),
      ...pairs.filter(([, one]) => one.verdict !== "yes").map(([condition]) => condition.clause)];
    return [...new Set(paths)].filter((path) => rules.clauses[path]);
  }

  function quotes(paths) {
    return element("div", { className: "quotes" }, element("h4", {}, "依据"), ...paths.map((path) => {
      const clause = rules.clauses[path];
      const link = element("a", { href: `policy.html#${clause.of}.${clause.paragraph}` }, clause.citation);
      return element("blockquote", {}, link, `　${clause.text}`);
    }));
  }

  function measureBlock(rule, found, result) {
    const block = element("details", { className: `measure-result ${found.verdict}`, open: state.opened.has(rule.id) });
    block.addEventListener("toggle", () => state.opened[block.open ? "add" : "delete"](rule.id));
    block.append(element("summary", {},
      mark(VERDICTS[found.verdict], found.verdict), element("span", { className: "subject" }, `${rule.number} ${rule.subject}`),
      found.verdict === "no" ? "" : element("span", { className: "worth" }, amountWords(found.amount))));
    if (found.change) {
      const changes = found.change.answers.map((one) => one.text).join("；");
      block.append(element("p", { className: "change" }, element("strong", {}, "怎样才可申报："), changes));
    }
    if (found.exclusive.length) {
      const others = found.exclusive.map((id) => `${measures.get(id).number}${measures.get(id).subject}`).join("、");
      block.append(element("p", { className: "change" }, `不得与${others}同时享受。`));
    }
    const blocking = before(result).filter(([, one]) => one.verdict === "no");
    const conditions = conditionList([...blocking, ...zip(rule.conditions, found.conditions)]);
    if (conditions) block.append(element("h4", {}, "条件"), conditions);
    block.append(...zip(rule.supports, found.supports).map(([support, one]) => supportBlock(support, one)), stepList(found));
    for (const note of found.verdict === "no" ? [] : rule.notes) block.append(element("p", { className: "hint" }, note));
    const guide = element("a", { href: `m/${rule.id}.html` }, "申报指南");
    block.append(quotes(clausePaths(rule, found, result)), element("p", { className: "more no-print" }, guide));
    return block;
  }

  // What all measures come to: what excludes each other once, under the limits of the policy as a whole.
  function totalBlock(result) {
    const notes = (rules.notes || []).map((note) => element("p", { className: "hint" }, note));
    return element("div", { className: "total" },
      element("h3", {}, totalWords(result)), stepList({ ...result, verdict: "yes" }), ...notes);
  }

  // Of all measures, those that were not chosen as well.
  const totalWords = (result) =>
    `${at("outcome").dataset.everything}${state.chosen.size < measures.size ? "（含未选的）" : ""}合计：${amountWords(result.amount)}`;

  const isAnyOpen = (result) => result.measures.some((one) => one.verdict === "yes");

  function groupsOf(result) {
    const chosen = result.measures.filter((one) => state.chosen.has(one.id));
    return Object.keys(VERDICTS).map((verdict) => [verdict, chosen.filter((one) => one.verdict === verdict)]);
  }

  function showOutcome() {
    const result = evaluated();
    const groups = groupsOf(result);
    at("summary").textContent = groups.map(([verdict, found]) => `${VERDICTS[verdict][0]} ${found.length} 项`).join("，");
    const parts = Object.keys(state.answers).length ? [generalBlock(result)] : [];
    for (const [verdict, found] of groups) {
      if (!found.length) continue;
      const blocks = found.map((one) => measureBlock(measures.get(one.id), one, result));
      parts.push(element("h3", {}, `${VERDICTS[verdict][0]}（${found.length} 项）`), ...blocks);
    }
    if (isAnyOpen(result)) parts.push(totalBlock(result));
    at("outcome").replaceChildren(...parts.filter(Boolean));
  }

  // What stands before all measures; "" where nothing does.
  function generalBlock(result) {
    const general = conditionList(before(result));
    if (!general) return "";
    const isRefused = before(result).some(([, one]) => one.verdict === "no");
    return element("details", { className: "general", open: isRefused }, element("summary", {}, "各项通用的条件"), general);
  }

  return {
    VERDICTS, evaluated, groupsOf, namesOf, before, conditionsOf, clausePaths, supportWords, totalWords, isAnyOpen, showOutcome, zip,
  };
};
