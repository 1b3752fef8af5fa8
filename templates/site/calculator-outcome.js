// The outcome on the calculator's page: what all comes to, what to do first, and of each measure verdict, amount, arithmetic,
// reasons and clauses.
"use strict";
window.calculatorPage.outcome = (engine, rules, guidance, form, reasons, plan) => {
  const { at, element, renew, keeper, mark } = window.calculatorPage.elements;
  const { state, things, measures } = form;
  const { VERDICTS, zip, before, reasonsOf, conditionsOf, needOf, conditionList, clausePaths } = reasons;
  const amountWords = engine.amountText;

  // Of what is refused these say how the amount comes to nothing.
  const stepList = (found) => (found.steps.length
    ? element("ul", { className: "steps-of" }, ...found.steps.map((one) => element("li", {}, one.text))) : "");

  // One row of the table that a support is paid by.
  function rowBlock(rule, found) {
    const thing = things.get(rule.for_each);
    const name = engine.sayRow(thing, state.answers[thing.id][found.row]);
    const worth = found.verdict === "no" ? "" : `　${amountWords(found.amount)}${found.counted ? "" : "（不计入）"}`;
    const refused = found.verdict === "no" ? rowReasons(rule, found) : "";
    return element("li", { className: found.verdict }, mark(VERDICTS[found.verdict], found.verdict),
      `${thing.label}第${found.row + 1}项${name ? `（${name}）` : ""}${worth}${refused}`, stepList(found));
  }

  function rowReasons(rule, found) {
    const named = new Map([...rule.conditions, needOf(rule, found, found.row)].map((one) => [one.id, one]));
    return `　不符合：${reasonsOf(found.conditions).map((one) => named.get(one.id).text).join("；")}`;
  }

  // What a support gives; while its table is not answered, what one item may have: 每项最多20万元.
  const supportWords = ({ amount, each }) =>
    (each !== null && amount.max === null ? `每项${amountWords(each)}` : amountWords(amount));

  // What a measure gives: what was reckoned; as long as nothing is certain, what home and guide say that it gives at most.
  function worthOf({ id, verdict, amount }) {
    if (verdict === "no") return "";
    const isOpen = amount.max === null || (!Number(amount.min) && Number(amount.max) > 0);
    return isOpen && guidance.measures[id]?.amount && !amount.undecided.length ? guidance.measures[id].amount : amountWords(amount);
  }

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

  function quotes(paths) {
    return element("div", { className: "quotes" }, element("h4", {}, "依据"), ...paths.map((path) => {
      const clause = rules.clauses[path];
      const link = element("a", { href: `${clause.page || "policy.html"}#${clause.of}.${clause.paragraph}` }, clause.citation);
      return element("blockquote", {}, link, `　${clause.text}`);
    }));
  }

  // The block of a measure: the same as long as what its line says is the same. What is inside is made again when it is opened.
  const keep = keeper();
  function measureBlock(rule, found) {
    const isOpen = state.opened.has(rule.id);
    const block = keep(rule.id, [rule, isOpen ? {} : null], () => newBlock(rule));
    block.show(found.verdict, worthOf(found));
    if (isOpen) block.fill();
    else while (block.childElementCount > 1) block.lastElementChild.remove();
    return block;
  }

  function newBlock(rule) {
    const block = element("details", { open: state.opened.has(rule.id) });
    // What is inside is made when it is opened: of a thousand measures few are.
    const fill = () => {
      if (block.childElementCount > 1) return;
      const whole = form.detailed();
      block.append(...insideOf(rule, whole.measures.find((one) => one.id === rule.id), whole));
    };
    const summary = element("summary", { onclick: fill });
    const subject = element("span", { className: "subject" }, `${rule.number} ${rule.subject}`);
    const shown = {};
    block.append(summary);
    block.show = (verdict, worth) => {
      if (shown.verdict === verdict && shown.worth === worth) return;
      Object.assign(shown, { verdict, worth });
      block.className = `measure-result ${verdict}`;
      summary.replaceChildren(mark(VERDICTS[verdict], verdict), subject, ...(worth ? [element("span", { className: "worth" }, worth)] : []));
    };
    block.addEventListener("toggle", () => (state.opened[block.open ? "add" : "delete"](rule.id), block.open && fill()));
    block.fill = fill;
    return block;
  }

  function insideOf(rule, found, result) {
    const parts = [];
    if (found.change) {
      parts.push(element("p", { className: "change" }, element("strong", {}, "今后做到下列各项，可以申报："), plan.changeWords(found)));
    }
    if (found.exclusive.length) {
      const others = found.exclusive.map((id) => `${measures.get(id).number}${measures.get(id).subject}`).join("、");
      parts.push(element("p", { className: "change" }, `不得与${others}同时享受。`));
    }
    const blocking = before(result).filter(([, one]) => one.verdict === "no");
    const conditions = conditionList([...blocking, ...zip(rule.conditions, found.conditions)]);
    if (conditions) parts.push(element("h4", {}, "条件"), conditions);
    parts.push(...zip(rule.supports, found.supports).map(([support, one]) => supportBlock(support, one)), stepList(found));
    for (const note of found.verdict === "no" ? [] : rule.notes) parts.push(element("p", { className: "hint" }, note));
    parts.push(quotes(clausePaths(rule, found, result)), element("p", { className: "more no-print" }, plan.guideLink(rule, "申报指南")));
    return parts.filter(Boolean);
  }

  const isAnyOpen = (result) => result.measures.some((one) => one.verdict !== "no");

  // What is chosen comes to: what excludes each other once, under the limits of the policy as a whole.
  const totalWords = (result) => `所选事项合计：${amountWords(result.amount)}`;

  function totalBlock(result) {
    const notes = (rules.notes || []).map((note) => element("p", { className: "hint" }, note));
    return element("div", { className: "total" },
      element("h3", {}, totalWords(result)), stepList({ ...result, verdict: "yes" }), ...notes);
  }

  const groupsOf = (result) => Object.keys(VERDICTS).map((verdict) => [verdict, result.measures.filter((one) => one.verdict === verdict)]);
  const ruleOf = () => {
    const found = new Map(form.rules().measures.map((one) => [one.id, one]));
    return (id) => found.get(id);
  };

  // What was not chosen is not reckoned, and said so.
  function restWords() {
    const left = (rules.total || rules.measures.length) - form.rules().measures.length;
    if (!left) return "";
    return element("p", { className: "note" }, `另有 ${left} 项与所选的事无关，没有问，也没有测算。`);
  }

  function showOutcome() {
    const isReckoning = form.isReckoning();
    at("tools").hidden = !isReckoning;
    if (!isReckoning) {
      at("summary").textContent = state.begun ? "所选的事中没有可以申报的。" : "选好以后，这里随时显示结果。";
      at("outcome").replaceChildren(...(state.begun ? plan.nextBlocks(new Set()) : []));
      return;
    }
    const result = form.result();
    const groups = groupsOf(result);
    const measure = ruleOf();
    at("summary").textContent = groups.map(([verdict, found]) => `${VERDICTS[verdict][0]} ${found.length} 项`).join("，");
    const parts = [];
    if (isAnyOpen(result)) parts.push(totalBlock(result));
    parts.push(...plan.planBlocks(result, worthOf), generalBlock(result));
    for (const [verdict, found] of groups) {
      if (!found.length) continue;
      const blocks = found.map((one) => measureBlock(measure(one.id), one));
      parts.push(element("h3", {}, `${VERDICTS[verdict][0]}（${found.length} 项）`), ...blocks);
    }
    parts.push(...plan.materialBlocks(result), restWords());
    if (!isAnyOpen(result)) parts.push(...plan.nextBlocks(new Set(result.measures.map((one) => one.id))));
    renew(at("outcome"), parts.filter(Boolean));
  }

  // What stands before all measures; "" where nothing does, or nothing is answered.
  function generalBlock(result) {
    const general = Object.keys(state.answers).length ? conditionList(before(result)) : null;
    if (!general) return "";
    const isRefused = before(result).some(([, one]) => one.verdict === "no");
    return element("details", { className: "general", open: isRefused }, element("summary", {}, "各项通用的条件"), general);
  }

  return { groupsOf, ruleOf, supportWords, worthOf, totalWords, isAnyOpen, showOutcome };
};
