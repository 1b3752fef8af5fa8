// Taking the outcome along: as text, as data, as a link, on paper.
"use strict";
window.calculatorPage.taken = (engine, rules, form, { outcome, reasons, plan, link }, answeredSlots) => {
  const { at, element } = window.calculatorPage.elements;
  const { state } = form;

  const { VERDICTS, zip } = reasons;
  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
  };

  // Which text of the policy was reckoned with, and on which day.
  const editionWords = () => `${at("calculator").dataset.edition}，规则版本 ${at("calculator").dataset.version}，测算日期 ${today()}`;

  // The outcome as plain text.
  function asText() {
    const result = form.detailed();
    const measure = outcome.ruleOf();
    const lines = [`《${rules.policy.title}》政策计算器测算结果`, editionWords(), "", at("summary").textContent];
    if (outcome.isAnyOpen(result)) {
      lines.push(outcome.totalWords(result), ...result.steps.map(({ text }) => `  ${text}`));
      lines.push(...(rules.notes || []).map((note) => `  ${note}`));
    }
    const planned = plan.planned(result).map((one, at) => `  ${at + 1}. ${plan.lineWords(one, outcome.worthOf)}`);
    lines.push("", "先做什么：", ...planned, "", "所填情况：", ...answeredSlots().map(([words]) => `  ${words}`));
    for (const [verdict, found] of outcome.groupsOf(result)) {
      for (const one of found) lines.push("", ...measureLines(verdict, measure(one.id), one, result));
    }
    const materials = plan.materials(result).flatMap(([heading, names]) => [`  ${heading}：`, ...names.map((one) => `    ${one}`)]);
    if (materials.length) lines.push("", "要准备的材料：", ...materials);
    return `${[...lines, "", "测算结果仅供参考，以主管单位的审核决定为准。"].join("\n")}\n`;
  }

  // One measure: each of its supports by name, what is not met or not answered, the arithmetic, what would change a refusal, the clauses.
  function measureLines(verdict, rule, found, result) {
    const worth = outcome.worthOf(found);
    const lines = [`${VERDICTS[verdict][0]}  ${rule.number} ${rule.subject}${worth ? `  ${worth}` : ""}`];
    lines.push(...conditionLines([...reasons.before(result), ...zip(rule.conditions, found.conditions)], "  "));
    for (const [support, one] of zip(rule.supports, found.supports)) lines.push(...supportLines(support, one));
    if (verdict !== "no") lines.push(...found.steps.map(({ text }) => `  ${text}`));
    if (found.change) lines.push(`  今后做到下列各项，可以申报：${plan.changeWords(found)}`);
    const clauses = reasons.clausePaths(rule, found, result).map((path) => rules.clauses[path]);
    return [...lines, ...clauses.map((clause) => `  依据 ${clause.citation}：${clause.text}`)];
  }

  const conditionLines = (pairs, indent) => pairs.filter(([, one]) => one.verdict !== "yes")
    .map(([condition, one]) => `${indent}${reasons.namesOf(condition)[one.verdict][0]}：${condition.text}`);

  function supportLines(support, one) {
    const worth = one.verdict === "no" ? "不可申报" : `${outcome.supportWords(one)}${one.counted ? "" : "（不计入）"}`;
    const steps = one.verdict === "no" ? [] : [...one.rows.flatMap((row) => row.steps), ...one.steps];
    return [`  ${support.name}：${worth}`, ...steps.map(({ text }) => `    ${text}`), ...conditionLines(reasons.conditionsOf(support, one), "    ")];
  }

  // The outcome as data.
  function asData() {
    const { version } = at("calculator").dataset;
    const data = { policy: rules.policy.title, version, date: today(), answers: state.answers, ...form.detailed() };
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
    const words = link.fragmentOf(state);
    box.querySelector(".wrong").textContent = words === null ? "回答太多，链接放不下；请下载 JSON 或者文本。" : "";
    input.value = words ? `${location.href.split("#")[0]}#${words}` : location.href.split("#")[0];
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
  window.onbeforeprint = () => {
    at("printed").textContent = editionWords();
    document.querySelectorAll(".measure-result.yes, .materials").forEach((block) => {
      if (block.fill) block.fill();
      block.open = true;
    });
  };
};
