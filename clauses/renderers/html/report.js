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
    const { compare } = new Intl.Collator("en", { numeric: true });
    all(table, "thead th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") === "ascending";
        all(table, "[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const keyed = Array.from(body.rows, (row) => [key(row, column), row]);
        const rows = keyed.sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
        body.replaceChildren(...(falling ? rows.reverse() : rows));
        table.dispatchEvent(new Event("sorted"));
      });
    });
  };
  // A browser lays out a thousand rows in seconds, a hundred at once: the others wait for a button.
  const MOST_ROWS = 100;
  const searchable = (table) => {
    const field = document.getElementById("search");
    const body = table.tBodies[0];
    const texts = new Map(Array.from(body.rows, (row) => [row, row.textContent.toLowerCase()]));
    const more = document.createElement("button");
    let limit = MOST_ROWS;
    const show = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      for (const row of body.rows) {
        const fits = words.every((word) => texts.get(row).includes(word));
        if (fits) found += 1;
        row.hidden = !fits || found > limit;
      }
      more.hidden = found <= limit;
      more.textContent = `Show all ${found}`;
      const part = more.hidden ? "" : `, the first ${limit} shown`;
      document.getElementById("search-count").textContent = `${found} of ${texts.size} deals${part}`;
    };
    const showAll = () => {
      limit = Infinity;
      show();
    };
    more.type = "button";
    more.className = "more";
    more.addEventListener("click", showAll);
    addEventListener("beforeprint", showAll);
    table.closest(".scroll").after(more);
    field.closest(".index-tools").hidden = false;
    field.addEventListener("input", show);
    table.addEventListener("sorted", show);
    show();
  };

  // Many deals are held packed; one becomes part of the page when a link names it.
  const unpacked = (held) => {
    const bytes = Uint8Array.from(atob(held.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  };
  const open = async () => {
    const [deal] = location.hash.slice(1).split("-");
    const place = document.getElementById("opened");
    if (place) {
      const held = document.querySelector(`script[data-deal="${CSS.escape(deal)}"]`);
      if (held && place.dataset.deal !== deal) {
        const text = await unpacked(held);
        if (location.hash.slice(1).split("-")[0] !== deal) return; // another was asked for since
        const back = document.createElement("a");
        back.href = "#index";
        back.className = "back";
        back.textContent = "Back to all deals";
        place.innerHTML = text;
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
