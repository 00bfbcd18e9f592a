/*
 * Diagrams: larger and smaller, moved by dragging, and the ties of a unit lit when it is pointed at
 * or reached by keyboard. A click follows the link that each unit is.
 */
import { say } from "./language.js";

const LARGEST = 8;

/* "tie-7-45" joins two units, "call-1-14" an official and a unit. */
function endsOf(id) {
    const found = /^(tie|call)-(\d+)-(\d+)$/.exec(id);
    if (!found) return [];
    const first = found[1] === "call" ? "official" : "unit";
    return [`${first}-${found[2]}`, `unit-${found[3]}`];
}

function indexTies(svg) {
    const ties = new Map();
    for (const tie of svg.querySelectorAll("g.edge[data-id]")) {
        const ends = endsOf(tie.dataset.id);
        for (const end of ends) {
            if (!ties.has(end)) ties.set(end, []);
            ties.get(end).push({ tie, ends });
        }
    }
    return ties;
}

function makeLights(svg) {
    let ties = null;
    let lit = [];

    const off = () => {
        svg.classList.remove("lit");
        lit.forEach((element) => element.classList.remove("on"));
        lit = [];
    };
    const light = (id) => {
        lit.push(...svg.querySelectorAll(`[data-id="${id}"], .of-${id}`));
    };
    const on = (id) => {
        off();
        ties ??= indexTies(svg);
        const own = ties.get(id) ?? [];
        light(id);
        for (const { tie, ends } of own) {
            lit.push(tie);
            ends.filter((end) => end !== id).forEach(light);
        }
        lit.forEach((element) => element.classList.add("on"));
        svg.classList.toggle("lit", own.length > 0);
    };
    const idAt = (target) => {
        const group = target.closest("a[data-id], g[class*='of-']");
        if (!group) return null;
        return group.dataset.id ?? /of-((unit|official|task)-\d+)/.exec(group.getAttribute("class"))?.[1];
    };
    const stage = svg.parentElement; /* an svg that listens for focus is a stop of its own */
    for (const [enter, leave] of [["pointerover", "pointerleave"], ["focusin", "focusout"]]) {
        stage.addEventListener(enter, (event) => {
            const id = idAt(event.target);
            if (id) on(id);
            else off();
        });
        stage.addEventListener(leave, off);
    }
}

/* One stop for the tab key; arrows go on from there. */
function makeKeys(svg) {
    const links = Array.from(svg.querySelectorAll("a[data-id]"));
    if (links.length === 0) return;
    links.forEach((link, place) => link.setAttribute("tabindex", place === 0 ? "0" : "-1"));
    svg.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const at = links.indexOf(document.activeElement);
        if (!step || at < 0) return;
        const next = links[(at + step + links.length) % links.length];
        links[at].setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
        event.preventDefault();
    });
}

function makeZoom(figure, scroll) {
    let scale = 1;
    const zoomTo = (wanted, x, y) => {
        const next = Math.min(LARGEST, Math.max(1, wanted));
        const factor = next / scale;
        scale = next;
        scroll.style.setProperty("--zoom", String(scale));
        scroll.classList.toggle("zoomed", scale > 1);
        scroll.scrollLeft = (scroll.scrollLeft + x) * factor - x;
        scroll.scrollTop = (scroll.scrollTop + y) * factor - y;
    };
    const middle = (wanted) => zoomTo(wanted, scroll.clientWidth / 2, scroll.clientHeight / 2);
    const tools = document.createElement("div");
    tools.className = "tools";
    for (const [name, sign, act] of [["larger", "+", () => middle(scale * 1.5)],
                                     ["smaller", "−", () => middle(scale / 1.5)],
                                     ["fit", "⤢", () => middle(1)]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = sign;
        say(button, name, "aria-label");
        say(button, name, "title");
        button.addEventListener("click", act);
        tools.append(button);
    }
    figure.prepend(tools);
    scroll.addEventListener("wheel", (event) => {
        if (!event.ctrlKey) return; /* the page scrolls; pinching zooms */
        const box = scroll.getBoundingClientRect();
        zoomTo(scale * Math.exp(-event.deltaY / 200), event.clientX - box.left,
               event.clientY - box.top);
        event.preventDefault();
    }, { passive: false });
}

function makeDrag(scroll) {
    let from = null;
    scroll.addEventListener("pointerdown", (event) => {
        if (event.pointerType !== "mouse" || event.button !== 0) return;
        from = { x: event.clientX, y: event.clientY, left: scroll.scrollLeft,
                 top: scroll.scrollTop, moved: false };
    });
    addEventListener("pointermove", (event) => {
        if (!from) return;
        const dx = event.clientX - from.x;
        const dy = event.clientY - from.y;
        from.moved ||= Math.hypot(dx, dy) > 4;
        if (!from.moved) return;
        scroll.scrollLeft = from.left - dx;
        scroll.scrollTop = from.top - dy;
    });
    addEventListener("pointerup", () => { setTimeout(() => { from = null; }, 0); });
    scroll.addEventListener("click", (event) => {
        if (from?.moved) event.preventDefault();
    }, true);
    scroll.addEventListener("dragstart", (event) => event.preventDefault());
}

export function enliven(part) {
    for (const figure of part.querySelectorAll("figure.picture:not(.alive)")) {
        figure.classList.add("alive");
        const scroll = figure.querySelector(".scroll");
        makeZoom(figure, scroll);
        makeDrag(scroll);
        for (const svg of scroll.querySelectorAll("svg")) {
            makeLights(svg);
            makeKeys(svg);
        }
    }
}
