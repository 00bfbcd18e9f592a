/* One box finds a task, unit or official by any part of its name, its other names or its id. */
import { onLanguage, say, word } from "./language.js";
import { bringTo } from "./later.js";

const MOST = 12;

function normal(text) {
    return text.normalize("NFKC").toLowerCase();
}

let index = null;

function entryOf(id, kind, also, name) {
    return { id, kind, name, key: normal(name), more: normal(also) };
}

/* Those that are still text; a sign of markup in a name is written as its number. */
function* entriesIn(text) {
    const head = /<article id="([^"]+)" data-entry="([^"]+)" data-also="([^"]*)"><h3>([^<]*)</g;
    const read = (value) => value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    for (const [, id, kind, also, name] of text.matchAll(head))
        yield entryOf(id, kind, read(also), read(name));
}

/* Made when it is first needed: a large notice has thousands of entries. */
function entries() {
    index ??= Array.from(document.querySelectorAll(".entries"), (list) =>
        Array.from(list.children, (child) =>
            child.dataset.entry ? entryOf(child.id, child.dataset.entry, child.dataset.also,
                                          child.querySelector("h3").textContent)
            : child.tagName === "NOSCRIPT" ? Array.from(entriesIn(child.textContent))
            : [])).flat(2);
    return index;
}

/* Names that begin with it, then that hold it, then the rest. */
function find(text) {
    const wanted = normal(text).trim();
    const hits = [];
    if (wanted === "") return hits;
    for (const entry of entries()) {
        const at = entry.key.indexOf(wanted);
        if (at >= 0 || entry.more.includes(wanted))
            hits.push({ entry, rank: at === 0 ? 0 : at > 0 ? 1 : 2 });
    }
    return hits.sort((a, b) => a.rank - b.rank).slice(0, MOST).map((hit) => hit.entry);
}

export function enliven() {
    const home = document.getElementById("search");
    const input = document.createElement("input");
    const list = document.createElement("ul");
    let chosen = -1;

    input.type = "search";
    input.autocomplete = "off";
    for (const [name, value] of [["role", "combobox"], ["aria-controls", "hits"],
                                 ["aria-expanded", "false"], ["aria-autocomplete", "list"]])
        input.setAttribute(name, value);
    say(input, "search", "placeholder");
    say(input, "search", "aria-label");
    list.id = "hits";
    list.setAttribute("role", "listbox");
    say(list, "search", "aria-label");
    list.hidden = true;
    home.append(input, list);

    const close = () => {
        list.hidden = true;
        chosen = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
        const options = list.querySelectorAll("[data-to]");
        if (options.length === 0) return;
        options[chosen]?.setAttribute("aria-selected", "false");
        chosen = (place + options.length) % options.length;
        options[chosen].setAttribute("aria-selected", "true");
        options[chosen].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", options[chosen].id);
    };
    const go = (id) => {
        close();
        bringTo(id);
        location.hash = id;
        const heading = document.querySelector(`#${id} h3`);
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    };
    const show = () => {
        const hits = find(input.value);
        const isAsked = input.value.trim() !== "";
        list.replaceChildren(...hits.map(option));
        if (isAsked && hits.length === 0) list.append(nothing());
        chosen = -1;
        list.hidden = !isAsked;
        input.setAttribute("aria-expanded", String(isAsked));
        input.removeAttribute("aria-activedescendant");
    };

    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    // Whoever is back by then goes on searching.
    input.addEventListener("blur", () =>
        setTimeout(() => document.activeElement !== input && close(), 150));
    input.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown") choose(chosen + 1);
        else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
        else if (event.key === "Escape") close();
        else if (event.key === "Enter") {
            const options = list.querySelectorAll("[data-to]");
            const target = options[Math.max(chosen, 0)];
            if (target) go(target.dataset.to);
        } else return;
        event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => {
        const target = event.target.closest("[data-to]");
        if (target) go(target.dataset.to);
        event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
        input.focus();
        event.preventDefault();
    });
    onLanguage(close);
}

function option(entry, place) {
    const item = document.createElement("li");
    const kind = document.createElement("small");
    item.id = `hit-${place}`;
    item.dataset.to = entry.id;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    kind.textContent = word(entry.kind);
    item.append(entry.name, " ", kind);
    return item;
}

function nothing() {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.setAttribute("aria-disabled", "true");
    item.setAttribute("aria-selected", "false");
    item.className = "none";
    item.textContent = word("nothing");
    return item;
}
