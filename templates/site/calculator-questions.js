// The questions of the calculator's page: one at a time, and what was answered.
"use strict";
window.calculatorPage.questions = (engine, rules, form) => {
  const { at, element, button, fieldset } = window.calculatorPage.elements;
  const { state, things, measures, own, keyOf, questionOf, rowLabel, rowsOf, given, answer, skip, addRow, dropRow } = form;

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
    const again = () => (state.skipped.clear(), form.changed());
    return [element("p", { className: "legend", tabIndex: -1 }, words), left ? button("quiet", "再看跳过的问题", again) : ""];
  }

  const skipButton = (slot) => element("p", {}, button("quiet", "不清楚，跳过", () => skip(slot)));

  function tableCard(thing, left) {
    const options = element("div", { className: "options two" },
      button("option", "有，逐项填写", () => addRow(thing)), button("option", "没有", () => answer({ field: thing.id }, [])));
    return fieldset(thing.ask, "", options, skipButton({ field: thing.id }), element("p", { className: "hint" }, `还有 ${left} 个问题会影响结果`));
  }

  function moreCard(thing) {
    const number = rowsOf(thing).length;
    const done = () => (state.more.delete(thing.id), form.changed());
    const more = number < (thing.most || Infinity) ? button("option", "再填一项", () => addRow(thing)) : null;
    return fieldset(`已填${thing.label} ${number} 项，还有吗？`, "", element("div", { className: "options two" }, more, button("option", "没有了", done)));
  }

  // 关系到：甲、乙、丙、丁等 6 项
  function aboutWords(names) {
    const more = names.length > 4 ? `等 ${names.length} 项` : "";
    return `关系到：${names.slice(0, 4).join("、")}${more}`;
  }

  function card(slot, left, concerned) {
    const question = questionOf(slot);
    const isChoice = question.type === "yes_no" || question.type === "choice";
    const title = slot.column === undefined ? "" : `${rowLabel(things.get(slot.field), slot.row)}：`;
    const names = concerned.map((id) => measures.get(id).subject);
    const about = names.length && names.length < measures.size / 2 ? aboutWords(names) : "";
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

  // What is wrong with what was written. kind: an example, "" of a text.
  function wrongWords(words, kind) {
    if (!words) return "请填写，或者跳过。";
    return `看不懂“${words}”，请写${kind ? `成 ${kind}` : "简短的文字"}。`;
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
      wrong.textContent = wrongWords(input.value.trim(), kinds[question.type]);
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
    const [label, act] = slot.table === undefined ? ["修改", () => (state.asked = slot, form.changed())]
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

  return { showQuestion, showAnswered, answeredSlots };
};
