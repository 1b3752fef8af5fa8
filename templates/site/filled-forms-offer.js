// What the calculator offers once something came out: the forms filled in, and the list of materials. They are on pages of
// their own (filled-forms.html), which hold the empty forms; the answers go there in the link's fragment, never over a network.
"use strict";
window.offerForms = (() => {
  let data; // rules and addresses, unpacked once
  let latest = 0; // only what was asked for last is shown

  function made(tag, attributes, ...children) {
    const node = Object.assign(document.createElement(tag), attributes);
    node.append(...children);
    return node;
  }

  function show(rules, pages, outcome, answers, element) {
    const measures = new Map(rules.measures.map((measure) => [measure.id, measure]));
    const found = outcome.measures.filter((one) => one.verdict === "yes" && pages[one.id]);

    // The page with the forms of some measures, the answers behind #.
    function address(page, some) {
      const given = some.map((one) => [one.id, window.formValues(window.policypress, rules, answers, one)]);
      return `${page}#${encodeURIComponent(JSON.stringify(Object.fromEntries(given)))}`;
    }

    function link(page) {
      const some = found.filter((one) => pages[one.id] === page);
      const names = some.map((one) => measures.get(one.id).subject).join("、");
      const words = `填好的申请表和材料清单：${names}`;
      return made("li", {}, made("a", { href: address(page, some) }, words));
    }

    const needed = [...new Set(found.map((one) => pages[one.id]))];
    element.replaceChildren();
    if (!needed.length) return;
    element.append(made("h3", {}, "申请表"),
      made("p", { className: "hint" }, "按已填的回答填好，可以下载后用Word、WPS或者LibreOffice接着填。"),
      made("ul", { className: "filled-forms" }, ...needed.map(link)));
  }

  async function offer(outcome, answers, element) {
    latest += 1;
    const number = latest;
    data = data || Promise.all([window.pageData("rules"), window.pageData("form-pages")]);
    const [rules, pages] = await data;
    if (number === latest) show(rules, pages, outcome, answers, element);
  }

  return offer;
})();
