// Taking the outcome along: as text, as data, as a link, on paper.
"use strict";
window.calculatorPage.taken = (engine, rules, form, outcome, answeredSlots) => {
  const { at, element } = window.calculatorPage.elements;
  const { state, measures } = form;

  // The outcome as plain text.
  function asText() {
    const result = outcome.evaluated();
    const lines = [`《${rules.policy.title}》政策计算器测算结果`, at("summary").textContent, "", "所填情况："];
    lines.push(...answeredSlots().map(([words]) => `  ${words}`));
    for (const [verdict, found] of outcome.groupsOf(result)) {
      for (const one of found) lines.push("", ...measureLines(verdict, measures.get(one.id), one, result));
    }
    if (outcome.isAnyOpen(result)) {
      lines.push("", outcome.totalWords(result), ...result.steps.map(({ text }) => `  ${text}`));
      lines.push(...(rules.notes || []).map((note) => `  ${note}`));
    }
    return `${[...lines, "", "测算结果仅供参考，以主管单位的审核决定为准。"].join("\n")}\n`;
  }

  // One measure: what is not met or not answered, the arithmetic, what would change a refusal, the clauses.
  function measureLines(verdict, rule, found, result) {
    const worth = verdict === "no" ? "" : `  ${engine.amountText(found.amount)}`;
    const lines = [`${outcome.VERDICTS[verdict][0]}  ${rule.number} ${rule.subject}${worth}`];
    const supports = outcome.zip(rule.supports, found.supports);
    const conditions = [...outcome.before(result), ...outcome.zip(rule.conditions, found.conditions),
      ...supports.flatMap(([support, one]) => outcome.conditionsOf(support, one))];
    for (const [condition, one] of conditions) {
      if (one.verdict !== "yes") lines.push(`  ${outcome.namesOf(condition)[one.verdict][0]}：${condition.text}`);
    }
    for (const [support, one] of supports) {
      if (one.verdict === "no") continue;
      lines.push(`  ${support.name}：${outcome.supportWords(one)}${one.counted ? "" : "（不计入）"}`);
      lines.push(...[...one.rows.flatMap((row) => row.steps), ...one.steps].map(({ text }) => `  ${text}`));
    }
    if (verdict !== "no") lines.push(...found.steps.map(({ text }) => `  ${text}`));
    if (found.change) lines.push(`  怎样才可申报：${found.change.answers.map((change) => change.text).join("；")}`);
    const clauses = outcome.clausePaths(rule, found, result).map((path) => rules.clauses[path]);
    return [...lines, ...clauses.map((clause) => `  依据 ${clause.citation}：${clause.text}`)];
  }

  // The outcome as data.
  function asData() {
    const data = { policy: rules.policy.title, answers: state.answers, ...outcome.evaluated() };
    return `${JSON.stringify(data, null, 1)}\n`;
  }

  function save(name, type, words) {
    const address = URL.createObjectURL(new Blob([words], { type }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function share() {
    const box = at("link");
    const input = box.querySelector("input");
    box.hidden = false;
    input.value = `${location.href.split("#")[0]}#${form.toFragment()}`;
    input.select();
    box.querySelector("button").onclick = async (event) => {
      input.select();
      try {
        await navigator.clipboard.writeText(input.value);
        event.target.textContent = "已复制";
      } catch {
        event.target.textContent = "请按 Ctrl+C 复制";
      }
    };
  }

  at("print").onclick = () => window.print();
  at("save-text").onclick = () => save("测算结果.txt", "text/plain;charset=utf-8", asText());
  at("save-json").onclick = () => save("测算结果.json", "application/json", asData());
  at("share").onclick = share;
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".measure-result.yes").forEach((block) => (block.open = true));
  });
};
