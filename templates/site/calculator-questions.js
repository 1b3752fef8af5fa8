// The questions of the calculator's page: one at a time, and what was answered.
"use strict";
window.calculatorPage.questions = (engine, rules, form, order, start) => {
  const { at, element, button, fieldset } = window.calculatorPage.elements;
  const { state, things, measures, own, keyOf, questionOf, rowLabel, rowsOf, given, answer, skip, addRow, dropRow } = form;

  function showQuestion(focus) {
    const card = at("question");
    card.onsubmit = (event) => event.preventDefault();
    const isStart = !state.begun && !state.only;
    at("calculator").classList.toggle("starting", isStart);
    card.replaceChildren(...(isStart ? starting(card) : asking(card)).filter(Boolean));
    if (focus) card.querySelector(".legend").focus();
  }

  function starting(card) {
    const { asked, go } = start.card(state.happened);
    card.onsubmit = (event) => (event.preventDefault(), go());
    return [asked];
  }

  function asking(card) {
    const waiting = order.openSlots();
    const left = waiting.filter((slot) => !state.skipped.has(keyOf(slot)));
    const next = state.asked || order.nextOf(left);
    const isDone = (id) => !left.some((slot) => slot.field === id) && rowsOf(things.get(id));
    const begun = [...state.more].find((id) => isDone(id) && order.isWorthMore(things.get(id)));
    const isGeneral = next && next.rank && next.rank[0] === 0;
    if (begun !== undefined && !state.asked && !isGeneral) return [moreCard(things.get(begun)), beforeButton()];
    if (!next) return [...endCard(waiting.length), beforeButton()];
    if (next.column === undefined && things.has(next.field)) return [tableCard(things.get(next.field), waiting.length), beforeButton()];
    return [questionCard(next, waiting.length, card), beforeButton()];
  }

  const beforeButton = () => element("p", { className: "before" }, button("quiet small", "上一题", before));

  // At the beginning the question before is what happened.
  function before() {
    if (form.back(answeredSlots().map(([, slot]) => slot).filter((slot) => !slot.table))) return;
    Object.assign(state, { begun: false, only: "", asked: null });
    form.changed();
  }

  function endCard(left) {
    const words = left ? `其余 ${left} 个问题已跳过。` : form.isReckoning() ? "没有还会影响结果的问题了。" : "没有选任何一件事，不用再回答。";
    const again = () => (state.skipped.clear(), form.changed());
    const change = () => (Object.assign(state, { begun: false, only: "" }), form.changed());
    return [element("p", { className: "legend", tabIndex: -1 }, words),
      element("p", { className: "row" }, left ? button("quiet", "再看跳过的问题", again) : null, button("quiet", "改选发生的事", change))];
  }

  const skipButton = (slot, words = "不清楚，跳过") => element("p", {}, button("quiet", words, () => skip(slot)));
  const leftWords = (left) => `还有 ${left} 个问题会影响结果`;

  function tableCard(thing, left) {
    const options = element("div", { className: "options two" },
      button("option", "有，逐项填写", () => addRow(thing)), button("option", "没有", () => answer({ field: thing.id }, [])));
    return fieldset(thing.ask, "", options, skipButton({ field: thing.id }), element("p", { className: "hint" }, leftWords(left)));
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

  // What a question is about stands above it: a row, or the name of the question.
  const subjectOf = (slot) => (slot.column === undefined ? questionOf(slot).label : rowLabel(things.get(slot.field), slot.row));

  function questionCard(slot, left, card) {
    const question = slot.isName ? { ...questionOf(slot), question: "这一项叫什么？" } : offered(questionOf(slot));
    const isChoice = question.type === "yes_no" || question.type === "choice";
    const names = (slot.measures || []).map((id) => measures.get(id).subject);
    const help = slot.isName ? `${question.label}。只用来认出这一项、填进申请表，可以不写。` : question.help;
    const asked = question.several ? several(slot, question) : isChoice ? options(slot, question) : written(slot, question, card);
    return fieldset([element("span", { className: "eyebrow" }, subjectOf(slot)), question.question], help, asked,
      slot.isName ? skipButton(slot, "不写名称") : skipButton(slot),
      element("p", { className: "hint" }, [leftWords(left), names.length ? aboutWords(names) : ""].filter(Boolean).join("；")));
  }

  // Of a question that goes through all supports only those that were chosen.
  function offered(question) {
    const names = form.names();
    const kept = question.several ? question.choices.filter((one) => names.has(one.id)) : [];
    return kept.length ? { ...question, choices: kept } : question;
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

  const REPEATED = 30; // characters of what is not understood
  // What is wrong with what was written. kind: an example, "" of a text.
  function wrongWords(words, kind, question) {
    if (!words) return "请填写，或者跳过。";
    const why = engine.misread(question, words);
    if (why) return `${why}。`;
    const short = words.length > REPEATED ? `${words.slice(0, REPEATED)}……` : words;
    return `看不懂“${short}”。请${kind ? `这样填：${kind.replace("如 ", "")}` : "写简短的文字"}。`;
  }

  function written(slot, question, card) {
    const said = given(slot);
    const kinds = { money: "如 80万元", number: question.unit ? `如 3${question.unit}` : "如 3", date: "如 2025年3月1日", text: "" };
    const input = element("input", {
      type: "text", id: "given-answer", maxLength: 200, placeholder: kinds[question.type], "aria-describedby": "wrong",
      value: said === undefined ? "" : engine.say(question, said) });
    const wrong = element("p", { id: "wrong", className: "wrong", role: "alert" });
    const confirm = () => {
      const value = engine.parse(question, input.value);
      if (value !== null) return answer(slot, value);
      input.setAttribute("aria-invalid", "true");
      wrong.textContent = wrongWords(input.value.trim(), kinds[question.type], question);
      input.focus();
    };
    card.onsubmit = (event) => (event.preventDefault(), confirm());
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
