// The page around the calculator's engine: one question at a time, the outcome beside it. Answers live in this page only;
// a link carries them in its fragment, which browsers never send.
"use strict";
(async () => {
  const engine = window.policypress;
  const rules = await window.pageData("rules");
  const questions = new Map(rules.questions.map((question) => [question.id, question]));
  const things = new Map(rules.things.map((thing) => [thing.id, thing]));
  const measures = new Map(rules.measures.map((measure) => [measure.id, measure]));
  const excludes = new Set(rules.exclusions);
  const VERDICTS = { yes: ["可申报", "✓"], unknown: ["待确认", "?"], no: ["不可申报", "✕"] };
  const EXCLUSION = { yes: ["没有此情形", "✓"], unknown: ["待回答", "?"], no: ["有此情形", "✕"] };
  const CONDITION = { yes: ["符合", "✓"], unknown: ["待回答", "?"], no: ["不符合", "✕"] };
  // more: tables of which another row may follow. asked: the question that was opened again.
  const state = { answers: {}, skipped: new Set(), chosen: new Set(measures.keys()), asked: null, opened: new Set(), more: new Set() };
  const at = (id) => document.getElementById(id);

  // element("p", {className: "x"}, "words", child, …)
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) name in made ? (made[name] = value) : made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  const amountWords = engine.amountText;

  // ── slots: what can be answered — a question { field }, a table { field }, a column of a row { field, row, column } ─────
  const keyOf = ({ field, row, column }) => (column === undefined ? field : `${field}.${row}.${column}`);
  const columnOf = ({ field, column }) => things.get(field).columns.find((one) => one.id === column);
  const questionOf = (slot) => (slot.column === undefined ? questions.get(slot.field) : columnOf(slot));
  const rowLabel = (thing, row) => `${thing.label}第${row + 1}项`;
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const rowsOf = (thing) => (own(state.answers, thing.id) ? state.answers[thing.id] : undefined);

  function given(slot) {
    const answers = slot.column === undefined ? state.answers : state.answers[slot.field][slot.row];
    const key = slot.column === undefined ? slot.field : slot.column;
    return own(answers, key) ? answers[key] : undefined;
  }

  function answer(slot, value) {
    if (slot.column === undefined) state.answers[slot.field] = value;
    else state.answers[slot.field][slot.row][slot.column] = value;
    proceed(slot);
  }

  function skip(slot) {
    if (slot.column === undefined) delete state.answers[slot.field];
    else delete state.answers[slot.field][slot.row][slot.column];
    proceed(slot);
    state.skipped.add(keyOf(slot));
    show(true);
  }

  function proceed(slot) {
    state.skipped.delete(keyOf(slot));
    state.asked = null;
    show(true);
  }

  function addRow(thing) {
    state.more.add(thing.id);
    state.answers[thing.id] = [...(rowsOf(thing) || []), {}];
    proceed({ field: thing.id });
  }

  function dropRow(thing, row) {
    state.answers[thing.id] = rowsOf(thing).filter((_, at) => at !== row);
    for (const key of [...state.skipped]) if (key.startsWith(`${thing.id}.`)) state.skipped.delete(key);
    proceed({ field: thing.id });
  }

  // ── the link: answers in the fragment and nothing else ──────────────────────
  function toFragment() {
    const said = new URLSearchParams();
    for (const [id, value] of Object.entries(state.answers)) {
      said.set(id, typeof value === "boolean" ? Number(value) : Array.isArray(value) ? JSON.stringify(value) : value);
    }
    return said.toString();
  }

  function fromFragment() {
    const answers = {};
    for (const [id, words] of new URLSearchParams(location.hash.slice(1))) {
      const question = questions.get(id);
      const value = things.has(id) ? rowsFrom(things.get(id), words) : question ? valueFrom(question, words) : undefined;
      if (value !== undefined) answers[id] = value;
    }
    return answers;
  }

  function valueFrom(question, words) {
    const isNumber = ["money", "number"].includes(question.type) && /^[0-9]{1,15}$/.test(words);
    const value = question.type === "yes_no" ? { 1: true, 0: false }[words]
      : question.several ? parsed(words) : isNumber ? Number(words) : words;
    return engine.accepts(question, value) ? value : undefined;
  }

  // The rows with what their columns accept: what is left open stays open.
  function rowsFrom(thing, words) {
    const rows = parsed(words);
    if (engine.acceptedRows(thing, rows) === null) return undefined;
    const isAnswer = (row) => ({ id }) => own(row, id);
    return rows.map((row) => Object.fromEntries(thing.columns.filter(isAnswer(row))
      .filter((column) => engine.accepts(column, row[column.id])).map(({ id }) => [id, row[id]])));
  }

  function parsed(words) {
    try {
      return JSON.parse(words);
    } catch {
      return undefined;
    }
  }

  // ── questions ───────────────────────────────────────────────────────────────
  const open = () => engine.questionsThatMatter(rules, state.answers, [...state.chosen]);

  function showQuestion(focus) {
    const waiting = open();
    const left = waiting.filter((slot) => !state.skipped.has(keyOf(slot)));
    // A table that was begun is asked to its end before anything else.
    const next = state.asked || left.find((slot) => state.more.has(slot.field)) || left[0];
    const begun = [...state.more].find((id) => !left.some((slot) => slot.field === id));
    const form = at("question");
    form.replaceChildren();
    form.onsubmit = (event) => event.preventDefault();
    if (begun !== undefined && !state.asked) form.append(moreCard(things.get(begun)));
    else if (next && next.column === undefined && things.has(next.field)) form.append(tableCard(things.get(next.field), waiting.length));
    else if (next) form.append(card(next, waiting.length, next.measures || []));
    else form.append(...endCard(waiting.length));
    if (focus) form.querySelector(".legend").focus();
  }

  function endCard(left) {
    const words = left ? `其余 ${left} 个问题已跳过。` : "没有还会影响结果的问题了。";
    const again = () => (state.skipped.clear(), show(true));
    return [element("p", { className: "legend", tabIndex: -1 }, words), left ? button("quiet", "再看跳过的问题", again) : ""];
  }

  const button = (className, words, onclick, attributes = {}) => element("button", { type: "button", className, onclick, ...attributes }, words);
  const fieldset = (words, help, ...children) => element("fieldset", {},
    element("legend", { className: "legend", tabIndex: -1 }, words), help ? element("p", { className: "hint" }, help) : null, ...children);
  const skipButton = (slot) => element("p", {}, button("quiet", "不清楚，跳过", () => skip(slot)));

  function tableCard(thing, left) {
    const options = element("div", { className: "options two" },
      button("option", "有，逐项填写", () => addRow(thing)), button("option", "没有", () => answer({ field: thing.id }, [])));
    return fieldset(thing.ask, "", options, skipButton({ field: thing.id }), element("p", { className: "hint" }, `还有 ${left} 个问题会影响结果`));
  }

  function moreCard(thing) {
    const number = rowsOf(thing).length;
    const done = () => (state.more.delete(thing.id), show(true));
    const more = number < (thing.most || Infinity) ? button("option", "再填一项", () => addRow(thing)) : null;
    return fieldset(`已填${thing.label} ${number} 项，还有吗？`, "", element("div", { className: "options two" }, more, button("option", "没有了", done)));
  }

  function card(slot, left, concerned) {
    const question = questionOf(slot);
    const isChoice = question.type === "yes_no" || question.type === "choice";
    const title = slot.column === undefined ? "" : `${rowLabel(things.get(slot.field), slot.row)}：`;
    const names = concerned.map((id) => measures.get(id).subject);
    const about = names.length && names.length < measures.size / 2 ? `关系到：${names.slice(0, 4).join("、")}${names.length > 4 ? `等 ${names.length} 项` : ""}` : "";
    const asked = question.several ? several(slot, question) : isChoice ? options(slot, question) : written(slot, question);
    return fieldset(`${title}${question.question}`, question.help, asked, skipButton(slot),
      element("p", { className: "hint" }, [`还有 ${left} 个问题会影响结果`, about].filter(Boolean).join("；")));
  }

  function options(slot, question) {
    const isYesNo = question.type === "yes_no";
    const choices = isYesNo ? [["是", true], ["否", false]] : question.choices.map(({ id, label }) => [label, id]);
    return element("div", { className: isYesNo ? "options two" : "options" }, ...choices.map(([label, value]) =>
      button("option", label, () => answer(slot, value), { "aria-pressed": String(given(slot) === value) })));
  }

  function several(slot, question) {
    const chosen = new Set(given(slot) || []);
    const toggle = (id) => ({ target }) => {
      chosen[chosen.has(id) ? "delete" : "add"](id);
      target.setAttribute("aria-pressed", String(chosen.has(id)));
    };
    const confirm = () => answer(slot, question.choices.map(({ id }) => id).filter((id) => chosen.has(id)));
    return element("div", {},
      element("p", { className: "hint" }, "可以多选；都没有的，直接确定"),
      element("div", { className: "options" }, ...question.choices.map(({ id, label }) =>
        button("option", label, toggle(id), { "aria-pressed": String(chosen.has(id)) }))),
      button("", "确定", confirm));
  }

  function written(slot, question) {
    const said = given(slot);
    const kinds = { money: "如 80万元", number: question.unit ? `如 3${question.unit}` : "如 3", date: "如 2025年3月1日", text: "" };
    const input = element("input", {
      type: "text", id: "given-answer", maxLength: 200, placeholder: kinds[question.type], "aria-describedby": "wrong",
      value: said === undefined ? "" : engine.say(question, said), inputMode: question.type === "text" ? "text" : "" });
    const wrong = element("p", { id: "wrong", className: "wrong", role: "alert" });
    const confirm = () => {
      const value = engine.parse(question, input.value);
      if (value !== null) return answer(slot, value);
      input.setAttribute("aria-invalid", "true");
      wrong.textContent = input.value.trim() ? `看不懂“${input.value.trim()}”，请写${kinds[question.type].slice(2) ? `成 ${kinds[question.type]}` : "简短的文字"}。` : "请填写，或者跳过。";
      input.focus();
    };
    at("question").onsubmit = (event) => (event.preventDefault(), confirm());
    return element("div", { className: "written" },
      element("label", { htmlFor: "given-answer" }, question.unit ? `${question.label}（${question.unit}）` : question.label),
      element("div", { className: "row" }, input, element("button", { type: "submit" }, "确定")), wrong);
  }

  // A column that is not asked because it has a default stays open to a change.
  const hasDefault = (column) => column.default !== undefined && column.default !== null;
  const sayColumn = (column, row) =>
    (own(row, column.id) ? engine.say(column, row[column.id]) : `${engine.say(column, column.default)}（未填写，按此计）`);

  // What was answered, as [words, slot]; of a table first the table, with row null.
  function answeredSlots() {
    const plain = rules.questions.filter(({ id }) => own(state.answers, id))
      .map((question) => [`${question.label}：${engine.say(question, state.answers[question.id])}`, { field: question.id }]);
    const tables = [...things.values()].filter(rowsOf).flatMap((thing) => [
      [`${thing.label}：${rowsOf(thing).length ? `${rowsOf(thing).length}项` : "没有"}`, { field: thing.id, table: thing }],
      ...rowsOf(thing).flatMap((row, at) => [[rowLabel(thing, at), { field: thing.id, table: thing, row: at }],
        ...thing.columns.filter((column) => own(row, column.id) || hasDefault(column)).map((column) =>
          [`${column.label}：${sayColumn(column, row)}`, { field: thing.id, row: at, column: column.id }])])]);
    return [...plain, ...tables];
  }

  function answeredButton([words, slot]) {
    const [label, act] = slot.table === undefined ? ["修改", () => (state.asked = slot, show(true))]
      : slot.row === undefined ? ["再填一项", () => addRow(slot.table)] : ["删去", () => dropRow(slot.table, slot.row)];
    return button("quiet small", label, act, { "aria-label": `${label}：${words.split("：")[0]}` });
  }

  function showAnswered() {
    const slots = answeredSlots();
    const number = slots.filter(([, slot]) => slot.row === undefined || slot.column !== undefined).length;
    const box = at("answered");
    box.hidden = !slots.length;
    box.querySelector("summary").textContent = `已回答 ${number} 题，可以修改`;
    box.querySelector("ul").replaceChildren(...slots.map((one) => element("li", {}, `${one[0]} `, answeredButton(one))));
    at("given").replaceChildren(element("h3", {}, "所填情况"), element("ul", {}, ...slots.map(([words]) => element("li", {}, words))));
  }

  // ── outcome ─────────────────────────────────────────────────────────────────
  function mark([words, sign], verdict) {
    return element("span", { className: `verdict ${verdict}` }, element("span", { "aria-hidden": "true" }, sign), words);
  }

  const answered = (rule) => engine.rules.fieldsOf(rule.holds).filter((id) => own(state.answers, id)).map((id) => {
    if (things.has(id)) return `${things.get(id).label}：${state.answers[id].length}项`;
    return `${questions.get(id).label}：${engine.say(questions.get(id), state.answers[id])}`;
  }).join("，");

  function conditionLine(rule, found) {
    const names = excludes.has(rule) ? EXCLUSION : CONDITION;
    const said = answered(rule);
    const clause = rules.clauses[rule.clause];
    const notes = [clause ? clause.citation : "", said ? `所填：${said}` : "", rule.subjective ? "由主管单位审核判断" : ""].filter(Boolean);
    return element("li", { className: found.verdict }, mark(names[found.verdict], found.verdict), rule.text, notes.length ? element("span", { className: "hint" }, `（${notes.join("；")}）`) : "");
  }

  function conditionList(pairs) {
    const order = ["no", "unknown", "yes"];
    const sorted = pairs.slice().sort(([, a], [, b]) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    return sorted.length ? element("ul", { className: "conditions" }, ...sorted.map(([rule, found]) => conditionLine(rule, found))) : null;
  }

  const zip = (some, others) => some.map((one, index) => [one, others[index]]);

  const before = (result) => [...zip(rules.general, result.general), ...zip(rules.exclusions, result.exclusions)];
  const conditionsOf = (rule, found) => zip([...rule.conditions, rule.need], found.conditions).filter(([one, { verdict }]) => one !== rule.need || verdict !== "yes");
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
    return `　不符合：${found.conditions.filter((one) => one.verdict === "no").map((one) => named.get(one.id).text).join("；")}`;
  }

  function supportBlock(rule, found) {
    const block = element("div", { className: "support" });
    const worth = found.verdict === "no" ? "" : `　${amountWords(found.amount)}${found.counted ? "" : "（不计入）"}`;
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
      return element("blockquote", {}, element("a", { href: `policy.html#${clause.of}.${clause.paragraph}` }, clause.citation), `　${clause.text}`);
    }));
  }

  function measureBlock(rule, found, result) {
    const block = element("details", { className: `measure-result ${found.verdict}`, open: state.opened.has(rule.id) });
    block.addEventListener("toggle", () => state.opened[block.open ? "add" : "delete"](rule.id));
    block.append(element("summary", {},
      mark(VERDICTS[found.verdict], found.verdict), element("span", { className: "subject" }, `${rule.number} ${rule.subject}`),
      found.verdict === "no" ? "" : element("span", { className: "worth" }, amountWords(found.amount))));
    if (found.change) block.append(element("p", { className: "change" }, element("strong", {}, "怎样才可申报："), found.change.answers.map((one) => one.text).join("；")));
    if (found.exclusive.length) block.append(element("p", { className: "change" }, `不得与${found.exclusive.map((id) => `${measures.get(id).number}${measures.get(id).subject}`).join("、")}同时享受。`));
    const blocking = before(result).filter(([, one]) => one.verdict === "no");
    const conditions = conditionList([...blocking, ...zip(rule.conditions, found.conditions)]);
    if (conditions) block.append(element("h4", {}, "条件"), conditions);
    block.append(...zip(rule.supports, found.supports).map(([support, one]) => supportBlock(support, one)), stepList(found));
    for (const note of found.verdict === "no" ? [] : rule.notes) block.append(element("p", { className: "hint" }, note));
    block.append(quotes(clausePaths(rule, found, result)), element("p", { className: "more no-print" }, element("a", { href: `m/${rule.id}.html` }, "申报指南")));
    return block;
  }

  // What all come to under the limits of the policy as a whole.
  const totalBlock = (result) => element("div", { className: "total" },
    element("h3", {}, `各项合计（按总的限额计）：${amountWords(result.amount)}`), stepList({ ...result, verdict: "yes" }));

  const groupsOf = (result) => Object.keys(VERDICTS).map((verdict) => [verdict, result.measures.filter((one) => one.verdict === verdict && state.chosen.has(one.id))]);

  function showOutcome() {
    const result = engine.evaluate(rules, state.answers);
    const groups = groupsOf(result);
    at("summary").textContent = groups.map(([verdict, found]) => `${VERDICTS[verdict][0]} ${found.length} 项`).join("，");
    const general = conditionList(before(result));
    const parts = Object.keys(state.answers).length && general
      ? [element("details", { className: "general", open: before(result).some(([, one]) => one.verdict === "no") }, element("summary", {}, "各项通用的条件"), general)] : [];
    for (const [verdict, found] of groups) {
      if (!found.length) continue;
      parts.push(element("h3", {}, `${VERDICTS[verdict][0]}（${found.length} 项）`), ...found.map((one) => measureBlock(measures.get(one.id), one, result)));
    }
    if (rules.limits.length && groups[0][1].length) parts.push(totalBlock(result));
    at("outcome").replaceChildren(...parts);
    return result;
  }

  // ── taking the outcome along ────────────────────────────────────────────────
  function asText() {
    const result = engine.evaluate(rules, state.answers);
    const lines = [`《${rules.policy.title}》政策计算器测算结果`, at("summary").textContent, "", "所填情况："];
    for (const [said] of answeredSlots()) lines.push(`  ${said}`);
    for (const [verdict, found] of groupsOf(result)) {
      for (const one of found) {
        const rule = measures.get(one.id);
        lines.push("", `${VERDICTS[verdict][0]}  ${rule.number} ${rule.subject}${verdict === "no" ? "" : `  ${amountWords(one.amount)}`}`);
        const pairs = [...before(result), ...zip(rule.conditions, one.conditions),
          ...zip(rule.supports, one.supports).flatMap(([support, inner]) => conditionsOf(support, inner))];
        const names = (condition) => (excludes.has(condition) ? EXCLUSION : CONDITION);
        for (const [condition, inner] of pairs) if (inner.verdict !== "yes") lines.push(`  ${names(condition)[inner.verdict][0]}：${condition.text}`);
        for (const inner of one.supports) for (const step of inner.verdict === "no" ? [] : [...inner.rows.flatMap((row) => row.steps), ...inner.steps]) lines.push(`  ${step.text}`);
        for (const step of verdict === "no" ? [] : one.steps) lines.push(`  ${step.text}`);
        if (one.change) lines.push(`  怎样才可申报：${one.change.answers.map((change) => change.text).join("；")}`);
        for (const path of clausePaths(rule, one, result)) lines.push(`  依据 ${rules.clauses[path].citation}：${rules.clauses[path].text}`);
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
    state.more.clear();
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
    state.more.clear();
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
