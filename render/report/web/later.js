/*
 * Of a large notice most of the page comes as <noscript>, which a browser with scripts reads as one
 * text: so it opens at once. A part becomes elements when it comes near, when a link or the search
 * leads into it, before printing, and otherwise one after another while nothing else is to be done.
 */
const listeners = [];
let waiting = [];

export function onArrival(listener) {
    listeners.push(listener);
}

function bring(part) {
    const section = part.parentElement;
    const template = document.createElement("template");

    waiting = waiting.filter((other) => other !== part);
    template.innerHTML = part.textContent;
    part.replaceWith(template.content);
    listeners.forEach((listener) => listener(section));
}

/* All of a section; of the whole page when none is named. */
export function bringAll(section = document) {
    waiting.filter((part) => section.contains(part)).forEach(bring);
}

/* Have an element be there; `id` as in an address. */
export function bringTo(id) {
    if (id === "" || document.getElementById(id)) return;
    const part = waiting.find((one) => one.textContent.includes(` id="${id}"`));
    if (part) bring(part);
}

function target() {
    return decodeURIComponent(location.hash.slice(1));
}

function bringNext() {
    if (waiting.length === 0) return;
    bring(waiting[0]);
    whenIdle(bringNext);
}

function whenIdle(act) {
    if (window.requestIdleCallback) requestIdleCallback(act, { timeout: 500 });
    else setTimeout(act, 50);
}

export function watchLater() {
    waiting = Array.from(document.querySelectorAll("noscript"));
    if (waiting.length === 0) return;
    const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) if (entry.isIntersecting) bringAll(entry.target);
    }, { rootMargin: "1200px 0px" });

    bringTo(target());
    new Set(waiting.map((part) => part.parentElement)).forEach((section) => observer.observe(section));
    addEventListener("beforeprint", () => bringAll(), true); /* before the charts are drawn */
    addEventListener("load", () => setTimeout(whenIdle, 100, bringNext));
    addEventListener("click", (event) => {
        const link = event.target.closest?.('a[href^="#"]');
        if (link) bringTo(decodeURIComponent(link.getAttribute("href").slice(1)));
    }, true);
    addEventListener("hashchange", () => {
        if (document.querySelector(":target")) return;
        bringTo(target());
        if (document.getElementById(target())) location.replace(location.hash);
    });
}
