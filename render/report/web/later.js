/*
 * Of a large notice most of the page comes as <noscript>, which a browser with scripts reads as one
 * text: so it opens at once. A part becomes elements when its chapter comes near, when a link or
 * the search leads into it, before printing, and otherwise one after another when nothing else is
 * to be done. A chapter holds its parts as children.
 */
const PATIENCE = 500; /* Milliseconds for whoever searches as soon as the page is there. */

const listeners = [];
const near = new Set();
let waiting = [];
let isPatient = true;
let isAtWork = false;

/* Call `listener` with a chapter into which something came. */
export function onArrival(listener) {
    listeners.push(listener);
}

function bring(part) {
    const chapter = part.parentElement;
    const template = document.createElement("template");

    waiting = waiting.filter((other) => other !== part);
    template.innerHTML = part.textContent;
    part.replaceWith(template.content);
    listeners.forEach((listener) => listener(chapter));
}

function bringAll(chapter = document) {
    waiting.filter((part) => chapter.contains(part)).forEach(bring);
}

/* Here, since those who draw from what comes listen as well, and after this. */
addEventListener("beforeprint", () => bringAll());

/* Have an element be there, and what stands above it in its chapter; `id` as in an address. */
export function bringTo(id) {
    if (id === "" || document.getElementById(id)) return;
    const part = waiting.find((one) => one.textContent.includes(` id="${id}"`));
    if (part) bringAll(part.parentElement);
}

function whenIdle(act) {
    if (window.requestIdleCallback) requestIdleCallback(act, { timeout: PATIENCE });
    else setTimeout(act, 20);
}

function work() {
    if (isAtWork) return;
    const next = waiting.find((part) => near.has(part.parentElement)) ?? (!isPatient && waiting[0]);
    if (!next) return;
    isAtWork = true;
    whenIdle(() => {
        isAtWork = false;
        if (next.isConnected) bring(next);
        work();
    });
}

function watchChapters() {
    const observer = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) {
            if (isIntersecting) near.add(target);
            else near.delete(target);
        }
        work();
    }, { rootMargin: "800px 0px" });
    new Set(waiting.map((part) => part.parentElement)).forEach((chapter) => observer.observe(chapter));
}

/* What the address names, which the browser has not found if it was not there. */
function bringTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === "" || document.querySelector(":target")) return;
    bringTo(id);
    if (document.getElementById(id)) location.replace(location.hash);
}

export function watchLater() {
    waiting = Array.from(document.querySelectorAll("main noscript"));
    if (waiting.length === 0) return;
    watchChapters();
    bringTarget();
    addEventListener("hashchange", bringTarget);
    addEventListener("click", (event) => {
        const link = event.target.closest?.('a[href^="#"]');
        if (link) bringTo(decodeURIComponent(link.getAttribute("href").slice(1)));
    }, true);
    addEventListener("load", () => setTimeout(() => {
        isPatient = false;
        work();
    }, PATIENCE));
}
