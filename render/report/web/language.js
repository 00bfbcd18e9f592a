/*
 * Languages: the style sheet shows the one that the document is marked with and hides the other;
 * the script marks it, keeps the attributes, and tells others who draw words themselves.
 */
const listeners = [];

export function language() {
    const chosen = document.querySelector('input[name="lang"]:checked');
    return chosen ? Number(chosen.id.slice("lang-".length)) : 0;
}

export function onLanguage(listener) {
    listeners.push(listener);
}

/* The text of an element in the language shown. */
export function textOf(element, index = language()) {
    const copy = element.querySelector(".l0, .l1") ? element.cloneNode(true) : null;
    if (!copy) return element.textContent;
    copy.querySelectorAll(`.l${1 - index}`).forEach((other) => other.remove());
    return copy.textContent;
}

const words = new Map();

/* A word of the page's own. */
export function word(name, index = language()) {
    if (words.size === 0)
        for (const term of document.querySelectorAll("#words dt"))
            words.set(term.textContent, term.nextElementSibling);
    const found = words.get(name);
    return found ? textOf(found, index) : name;
}

/* Keep the text of an element, or its attribute, in the language shown. */
export function say(element, name, attribute = null) {
    const set = () => {
        if (attribute) element.setAttribute(attribute, word(name));
        else element.textContent = word(name);
    };
    set();
    onLanguage(set);
    return element;
}

const attributes = ["aria-label"];

/* The attributes of a part of the page. */
export function applyLanguage(part) {
    const index = language();
    for (const name of attributes)
        for (const element of part.querySelectorAll(`[data-l${index}-${name}]`))
            element.setAttribute(name, element.getAttribute(`data-l${index}-${name}`));
}

function apply() {
    const chosen = document.getElementById(`lang-${language()}`);
    if (chosen) document.documentElement.lang = chosen.value;
    document.documentElement.dataset.shown = language(); /* the style sheet hides the other */
    applyLanguage(document);
    listeners.forEach((listener) => listener());
}

export function watchLanguage() {
    document.querySelector("head noscript")?.remove(); /* what switches without a script */
    for (const input of document.querySelectorAll('input[name="lang"]')) {
        input.addEventListener("change", apply);
    }
    if (language() !== 0) apply(); /* the browser kept the choice on reload */
}
