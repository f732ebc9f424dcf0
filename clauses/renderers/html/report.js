"use strict";
(() => {
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));

  // Passages: those shown have one of the values ticked in every group; a group without any asks nothing.
  const filtered = (section) => {
    const form = section.querySelector(".filters");
    const items = all(section, ".finding");
    if (!form) return;
    const show = () => {
      const wanted = {};
      for (const box of all(form, "input:checked")) (wanted[box.name] ??= []).push(box.value);
      let shown = 0;
      for (const item of items) {
        item.hidden = !Object.entries(wanted).every(([name, values]) => values.includes(item.dataset[name]));
        if (!item.hidden) shown += 1;
      }
      form.querySelector(".count").textContent = `${shown} of ${items.length} passages shown`;
    };
    form.hidden = false;
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(show));
    show();
  };
  const prepare = (root) => all(root, ".passages").forEach(filtered);

  // A link to a passage that the filters hide takes them off.
  const reveal = (target) => {
    if (target && target.hidden) target.closest(".passages").querySelector(".filters").reset();
    setTimeout(() => target && target.focus());
  };

  // The table of deals: sort by a column, find by words.
  const sortable = (table) => {
    const body = table.tBodies[0];
    const key = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const order = (column) => (a, b) => key(a, column).localeCompare(key(b, column), "en", { numeric: true });
    all(table, "thead th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") === "ascending";
        all(table, "[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const rows = Array.from(body.rows).sort(order(column));
        body.replaceChildren(...(falling ? rows.reverse() : rows));
      });
    });
  };
  const searchable = (table) => {
    const field = document.getElementById("search");
    const rows = Array.from(table.tBodies[0].rows);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const show = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
        if (!row.hidden) shown += 1;
      });
      document.getElementById("search-count").textContent = `${shown} of ${rows.length} deals`;
    };
    field.closest(".index-tools").hidden = false;
    field.addEventListener("input", show);
    show();
  };

  // Many deals are held as text; one becomes part of the page when a link names it.
  const open = () => {
    const [deal] = location.hash.slice(1).split("-");
    const place = document.getElementById("opened");
    if (place) {
      const held = document.querySelector(`script[data-deal="${CSS.escape(deal)}"]`);
      if (held && place.dataset.deal !== deal) {
        const back = document.createElement("a");
        back.href = "#index";
        back.className = "back";
        back.textContent = "Back to all deals";
        place.innerHTML = held.textContent;
        place.dataset.deal = deal;
        place.prepend(back);
        prepare(place);
      } else if (!held && place.dataset.deal) {
        place.replaceChildren();
        delete place.dataset.deal;
      }
      document.getElementById("index").hidden = Boolean(held);
    }
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (place) target.scrollIntoView();
    reveal(target.classList.contains("deal") ? target.querySelector("h1") : target.classList.contains("finding") ? target : null);
  };

  const table = document.getElementById("deals");
  if (table) {
    sortable(table);
    searchable(table);
  }
  prepare(document);
  addEventListener("hashchange", open);
  open();
  // On paper the hashes stand open; what a passage's risks say stands under Risks already.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(document, ".provenance details:not([open])");
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
})();
