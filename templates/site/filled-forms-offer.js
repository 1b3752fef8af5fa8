// What the calculator offers once something came out: the forms filled in, and the list of materials. They are on pages of
// their own (filled-forms.html), which hold the empty forms; the answers go there in the link's fragment, never over a network.
"use strict";
window.offerForms = (rules, guidance, outcome, answers, element) => {
  const measures = new Map(rules.measures.map((measure) => [measure.id, measure]));
  const told = (id) => guidance.measures[id] || {};
  const found = outcome.measures.filter((one) => one.verdict === "yes" && told(one.id).form);

  function made(tag, attributes, ...children) {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(...children);
    return node;
  }

  // Of several policies each calls its measures and questions by its own names: { measure, fields }.
  function namesOf({ id }) {
    const { own, names } = told(id);
    return own === undefined ? { measure: id, fields: {} } : { measure: own, fields: (guidance.names || [])[names] || {} };
  }

  // The page with the forms of some measures, the answers behind #.
  function address(page, some) {
    const given = some.map((one) => {
      const names = namesOf(one);
      return [names.measure, window.formValues(window.policypress, rules, answers, one, names)];
    });
    return `${page}#${encodeURIComponent(JSON.stringify(Object.fromEntries(given)))}`;
  }

  function link(page) {
    const some = found.filter((one) => told(one.id).form === page);
    const words = some.map((one) => measures.get(one.id).subject).join("、");
    return made("li", {}, made("a", { href: address(page, some) }, `填好的申请表和材料清单：${words}`));
  }

  const needed = [...new Set(found.map((one) => told(one.id).form))];
  element.replaceChildren();
  if (!needed.length) return;
  element.append(made("h3", {}, "申请表"),
    made("p", { className: "hint" }, "按已填的回答填好，可以下载后用Word、WPS或者LibreOffice接着填。"),
    made("ul", { className: "filled-forms" }, ...needed.map(link)));
};
