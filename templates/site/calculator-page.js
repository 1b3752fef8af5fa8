// The page around the calculator's engine: one question at a time, the outcome beside it. Answers live in this page only;
// a link carries them in its fragment, which browsers never send.
"use strict";
(async () => {
  const engine = window.policypress;
  const rules = await window.pageData("rules");
  const questions = new Map(rules.questions.map((question) => [question.id, question]));
  const measures = new Map(rules.measures.map((measure) => [measure.id, measure]));
  const VERDICTS = { yes: ["可申报", "✓"], unknown: ["待确认", "?"], no: ["不可申报", "✕"] };
  const CONDITION = { yes: ["符合", "✓"], unknown: ["待回答", "?"], no: ["不符合", "✕"] };
  const state = { answers: {}, skipped: new Set(), chosen: new Set(measures.keys()), asked: null, opened: new Set() };
  const at = (id) => document.getElementById(id);

  // element("p", {className: "x"}, "words", child, …)
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) name in made ? (made[name] = value) : made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  function amountWords({ min, max }) {
    if (max === null) return min ? `${engine.money(min)}以上` : "金额待定";
    if (min === max) return engine.money(min);
    return min ? `${engine.money(min)}至${engine.money(max)}` : `最多${engine.money(max)}`;
  }

  // ── the link: answers in the fragment and nothing else ──────────────────────
  function toFragment() {
    const said = new URLSearchParams();
    for (const [id, value] of Object.entries(state.answers)) said.set(id, typeof value === "boolean" ? Number(value) : value);
    return said.toString();
  }

  function fromFragment() {
    const answers = {};
    for (const [id, words] of new URLSearchParams(location.hash.slice(1))) {
      const question = questions.get(id);
      if (!question) continue;
      const value = question.type === "yes_no" ? { 1: true, 0: false }[words]
        : ["money", "number"].includes(question.type) && /^[0-9]+$/.test(words) ? Number(words) : words;
      if (engine.accepts(question, value)) answers[id] = value;
    }
    return answers;
  }

  // ── questions ───────────────────────────────────────────────────────────────
  const open = () => engine.questionsThatMatter(rules, state.answers, [...state.chosen]);

  function answer(id, value) {
    state.answers[id] = value;
    state.skipped.delete(id);
    state.asked = null;
    show(true);
  }

  function skip(id) {
    state.skipped.add(id);
    delete state.answers[id];
    state.asked = null;
    show(true);
  }

  function showQuestion(focus) {
    const waiting = open();
    const next = state.asked ? { field: state.asked, measures: [] } : waiting.find(({ field }) => !state.skipped.has(field));
    const form = at("question");
    form.replaceChildren();
    form.onsubmit = (event) => event.preventDefault();
    if (!next) {
      const left = waiting.length;
      form.append(element("p", { className: "legend", tabIndex: -1 }, left ? `其余 ${left} 个问题已跳过。` : "没有还会影响结果的问题了。"));
      if (left) form.append(element("button", { type: "button", className: "quiet", onclick: () => (state.skipped.clear(), show(true)) }, "再看跳过的问题"));
    } else {
      form.append(card(questions.get(next.field), waiting.length, next.measures));
    }
    if (focus) form.querySelector(".legend").focus();
  }

  function card(question, left, concerned) {
    const field = element("fieldset", {}, element("legend", { className: "legend", tabIndex: -1 }, question.question));
    if (question.help) field.append(element("p", { className: "hint" }, question.help));
    const choices = question.type === "yes_no" ? [["是", true], ["否", false]] : question.choices.map(({ id, label }) => [label, id]);
    if (question.type === "yes_no" || question.type === "choice") {
      const options = element("div", { className: question.type === "yes_no" ? "options two" : "options" });
      for (const [label, value] of choices) {
        const pressed = state.answers[question.id] === value;
        options.append(element("button", { type: "button", className: "option", "aria-pressed": String(pressed), onclick: () => answer(question.id, value) }, label));
      }
      field.append(options);
    } else {
      field.append(written(question));
    }
    const names = concerned.map((id) => measures.get(id).subject);
    const about = names.length && names.length < measures.size / 2 ? `关系到：${names.slice(0, 4).join("、")}${names.length > 4 ? `等 ${names.length} 项` : ""}` : "";
    field.append(
      element("p", {}, element("button", { type: "button", className: "quiet", onclick: () => skip(question.id) }, "不清楚，跳过")),
      element("p", { className: "hint" }, [`还有 ${left} 个问题会影响结果`, about].filter(Boolean).join("；")));
    return field;
  }

  function written(question) {
    const given = state.answers[question.id];
    const kinds = { money: "如 80万元", number: question.unit ? `如 3${question.unit}` : "如 3", date: "如 2025年3月1日", text: "" };
    const input = element("input", {
      type: "text", id: "given-answer", maxLength: 200, placeholder: kinds[question.type], "aria-describedby": "wrong",
      value: given === undefined ? "" : engine.say(question, given), inputMode: question.type === "text" ? "text" : "" });
    const wrong = element("p", { id: "wrong", className: "wrong", role: "alert" });
    const confirm = () => {
      const value = engine.parse(question, input.value);
      if (value !== null) return answer(question.id, value);
      input.setAttribute("aria-invalid", "true");
      wrong.textContent = input.value.trim() ? `看不懂“${input.value.trim()}”，请写${kinds[question.type].slice(2) ? `成 ${kinds[question.type]}` : "简短的文字"}。` : "请填写，或者跳过。";
      input.focus();
    };
    at("question").onsubmit = (event) => (event.preventDefault(), confirm());
    return element("div", { className: "written" },
      element("label", { htmlFor: "given-answer" }, question.unit ? `${question.label}（${question.unit}）` : question.label),
      element("div", { className: "row" }, input, element("button", { type: "submit" }, "确定")), wrong);
  }

  function showAnswered() {
    const given = rules.questions.filter((question) => question.id in state.answers);
    const box = at("answered");
    box.hidden = !given.length;
    box.querySelector("summary").textContent = `已回答 ${given.length} 题，可以修改`;
    box.querySelector("ul").replaceChildren(...given.map((question) => element("li", {},
      `${question.label}：${engine.say(question, state.answers[question.id])} `,
      element("button", { type: "button", className: "quiet small", "aria-label": `修改：${question.label}`, onclick: () => (state.asked = question.id, show(true)) }, "修改"))));
    at("given").replaceChildren(
      element("h3", {}, "所填情况"),
      element("ul", {}, ...given.map((question) => element("li", {}, `${question.label}：${engine.say(question, state.answers[question.id])}`))));
  }

  // ── outcome ─────────────────────────────────────────────────────────────────
  function mark([words, sign], verdict) {
    return element("span", { className: `verdict ${verdict}` }, element("span", { "aria-hidden": "true" }, sign), words);
  }

  const answered = (rule) => [...new Set(rule.any.map((atom) => atom.field))]
    .filter((id) => id in state.answers)
    .map((id) => `${questions.get(id).label}：${engine.say(questions.get(id), state.answers[id])}`).join("，");

  function conditionLine(rule, found) {
    const said = answered(rule);
    const clause = rules.clauses[rule.clause];
    const notes = [clause ? clause.citation : "", said ? `所填：${said}` : "", rule.subjective ? "由主管单位审核判断" : ""].filter(Boolean);
    return element("li", { className: found.verdict }, mark(CONDITION[found.verdict], found.verdict), rule.text, notes.length ? element("span", { className: "hint" }, `（${notes.join("；")}）`) : "");
  }

  function conditionList(pairs) {
    const order = ["no", "unknown", "yes"];
    const sorted = pairs.slice().sort(([, a], [, b]) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    return sorted.length ? element("ul", { className: "conditions" }, ...sorted.map(([rule, found]) => conditionLine(rule, found))) : null;
  }

  const zip = (some, others) => some.map((one, index) => [one, others[index]]);

  function supportBlock(rule, found, measure) {
    const block = element("div", { className: "support" });
    const worth = found.verdict === "no" ? "" : `　${amountWords(found.amount)}${found.counted ? "" : "（就高，不计入）"}`;
    block.append(element("h4", {}, mark(VERDICTS[found.verdict], found.verdict), `${rule.name}${worth}`));
    if (found.steps.length && found.verdict !== "no") block.append(element("ul", { className: "steps-of" }, ...found.steps.map((one) => element("li", {}, one.text))));
    const own = conditionList(zip(rule.conditions, found.conditions));
    if (own) block.append(own);
    for (const note of found.verdict === "no" ? [] : rule.notes) block.append(element("p", { className: "hint" }, note));
    return block;
  }

  // The clauses a verdict rests on: of each support and step, and of each condition that is not met or not answered.
  function clausePaths(rule, found, general) {
    const pairs = [...zip(rules.general, general), ...zip(rule.conditions, found.conditions),
      ...zip(rule.supports, found.supports).flatMap(([support, one]) => zip(support.conditions, one.conditions))];
    const paths = [...rule.supports.map((support) => support.clause), ...found.steps.map((one) => one.clause),
      ...pairs.filter(([, one]) => one.verdict !== "yes").map(([condition]) => condition.clause)];
    return [...new Set(paths)].filter((path) => rules.clauses[path]);
  }

  function quotes(paths) {
    return element("div", { className: "quotes" }, element("h4", {}, "依据"), ...paths.map((path) => {
      const clause = rules.clauses[path];
      return element("blockquote", {}, element("a", { href: `policy.html#${clause.of}.${clause.paragraph}` }, clause.citation), `　${clause.text}`);
    }));
  }

  function measureBlock(rule, found, general) {
    const block = element("details", { className: `measure-result ${found.verdict}`, open: state.opened.has(rule.id) });
    block.addEventListener("toggle", () => state.opened[block.open ? "add" : "delete"](rule.id));
    block.append(element("summary", {},
      mark(VERDICTS[found.verdict], found.verdict), element("span", { className: "subject" }, `${rule.number} ${rule.subject}`),
      found.verdict === "no" ? "" : element("span", { className: "worth" }, amountWords(found.amount))));
    if (found.change) block.append(element("p", { className: "change" }, element("strong", {}, "怎样才可申报："), found.change.answers.map((one) => one.text).join("；")));
    if (found.exclusive.length) block.append(element("p", { className: "change" }, `不得与${found.exclusive.map((id) => `${measures.get(id).number}${measures.get(id).subject}`).join("、")}同时享受。`));
    const blocking = zip(rules.general, general).filter(([, one]) => one.verdict === "no");
    const own = conditionList([...blocking, ...zip(rule.conditions, found.conditions)]);
    if (own) block.append(element("h4", {}, "条件"), own);
    block.append(...zip(rule.supports, found.supports).map(([support, one]) => supportBlock(support, one, found)));
    if (found.steps.length && found.verdict !== "no") block.append(element("ul", { className: "steps-of" }, ...found.steps.map((one) => element("li", {}, one.text))));
    for (const note of found.verdict === "no" ? [] : rule.notes) block.append(element("p", { className: "hint" }, note));
    block.append(quotes(clausePaths(rule, found, general)), element("p", { className: "more no-print" }, element("a", { href: `m/${rule.id}.html` }, "申报指南")));
    return block;
  }

  const groupsOf = (result) => Object.keys(VERDICTS).map((verdict) => [verdict, result.measures.filter((one) => one.verdict === verdict && state.chosen.has(one.id))]);

  function showOutcome() {
    const result = engine.evaluate(rules, state.answers);
    const groups = groupsOf(result);
    at("summary").textContent = groups.map(([verdict, found]) => `${VERDICTS[verdict][0]} ${found.length} 项`).join("，");
    const general = conditionList(zip(rules.general, result.general));
    const parts = Object.keys(state.answers).length && general
      ? [element("details", { className: "general", open: result.general.some((one) => one.verdict === "no") }, element("summary", {}, "各项通用的条件"), general)] : [];
    for (const [verdict, found] of groups) {
      if (!found.length) continue;
      parts.push(element("h3", {}, `${VERDICTS[verdict][0]}（${found.length} 项）`), ...found.map((one) => measureBlock(measures.get(one.id), one, result.general)));
    }
    at("outcome").replaceChildren(...parts);
    return result;
  }

  // ── taking the outcome along ────────────────────────────────────────────────
  function asText() {
    const result = engine.evaluate(rules, state.answers);
    const lines = [`《${rules.policy.title}》政策计算器测算结果`, at("summary").textContent, "", "所填情况："];
    for (const question of rules.questions) if (question.id in state.answers) lines.push(`  ${question.label}：${engine.say(question, state.answers[question.id])}`);
    for (const [verdict, found] of groupsOf(result)) {
      for (const one of found) {
        const rule = measures.get(one.id);
        lines.push("", `${VERDICTS[verdict][0]}  ${rule.number} ${rule.subject}${verdict === "no" ? "" : `  ${amountWords(one.amount)}`}`);
        const pairs = [...zip(rules.general, result.general), ...zip(rule.conditions, one.conditions),
          ...zip(rule.supports, one.supports).flatMap(([support, inner]) => zip(support.conditions, inner.conditions))];
        for (const [condition, inner] of pairs) if (inner.verdict !== "yes") lines.push(`  ${CONDITION[inner.verdict][0]}：${condition.text}`);
        for (const inner of one.supports) for (const step of inner.verdict === "no" ? [] : inner.steps) lines.push(`  ${step.text}`);
        for (const step of verdict === "no" ? [] : one.steps) lines.push(`  ${step.text}`);
        if (one.change) lines.push(`  怎样才可申报：${one.change.answers.map((change) => change.text).join("；")}`);
        for (const path of clausePaths(rule, one, result.general)) lines.push(`  依据 ${rules.clauses[path].citation}：${rules.clauses[path].text}`);
      }
    }
    return `${[...lines, "", "测算结果仅供参考，以主管单位的审核决定为准。"].join("\n")}\n`;
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
    input.value = `${location.href.split("#")[0]}#${toFragment()}`;
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

  // ── which measures ──────────────────────────────────────────────────────────
  function showChoices() {
    const boxes = rules.chapters.map((chapter) => {
      const own = rules.measures.filter((measure) => measure.chapter === chapter.id);
      return own.length ? element("fieldset", {}, element("legend", {}, `${chapter.label}${chapter.title}`), ...own.map((measure) =>
        element("label", {}, element("input", { type: "checkbox", value: measure.id, checked: state.chosen.has(measure.id) }), ` ${measure.subject}`))) : "";
    });
    const all = (on) => () => {
      state.chosen = new Set(on ? measures.keys() : []);
      at("choices").querySelectorAll("input").forEach((box) => (box.checked = on));
      show();
    };
    at("choices").append(element("p", {}, element("button", { type: "button", className: "quiet small", onclick: all(true) }, "全选"), " ",
      element("button", { type: "button", className: "quiet small", onclick: all(false) }, "全不选")), ...boxes.filter(Boolean));
    at("choices").addEventListener("change", ({ target }) => {
      state.chosen[target.checked ? "add" : "delete"](target.value);
      show();
    });
  }

  function show(focus = false) {
    showQuestion(focus);
    showAnswered();
    showOutcome();
    at("link").hidden = true;
  }

  // A guide's link names its measure (only-measure=…); a shared link holds answers alone.
  function begin() {
    const only = new URLSearchParams(location.hash.slice(1)).get("only-measure");
    if (measures.has(only)) state.chosen = new Set([only]);
    at("choices").querySelectorAll("input").forEach((box) => (box.checked = state.chosen.has(box.value)));
    at("choose").open = state.chosen.size < measures.size;
    Object.assign(state, { answers: fromFragment(), asked: null });
    state.skipped.clear();
    show();
  }

  at("print").onclick = () => window.print();
  at("save-text").onclick = () => save("测算结果.txt", "text/plain;charset=utf-8", asText());
  at("save-json").onclick = () => save("测算结果.json", "application/json",
    `${JSON.stringify({ policy: rules.policy.title, answers: state.answers, ...engine.evaluate(rules, state.answers) }, null, 1)}\n`);
  at("share").onclick = share;
  at("restart").onclick = () => {
    state.answers = {};
    state.skipped.clear();
    state.asked = null;
    if (location.hash) history.replaceState(null, "", location.href.split("#")[0]);
    show(true);
  };
  window.addEventListener("hashchange", () => location.hash.includes("=") && begin()); // #main names a place, no answers
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".measure-result.yes").forEach((block) => (block.open = true));
  });
  at("calculator").hidden = false;
  showChoices();
  begin();
})();
