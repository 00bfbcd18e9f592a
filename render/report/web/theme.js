/* Light or dark: what the page shows, and when that changes. */
const dark = matchMedia("(prefers-color-scheme: dark)");

export function isDark() {
    if (document.getElementById("theme-dark").checked) return true;
    return dark.matches && !document.getElementById("theme-light").checked;
}

export function onTheme(listener) {
    dark.addEventListener("change", listener);
    for (const input of document.querySelectorAll('input[name="theme"]'))
        input.addEventListener("change", listener);
}

/* Before it prints, a page still has the style of the screen: paper's is on an element of its own. */
const paper = document.createElement("div");
paper.className = "paper";
paper.hidden = true;
document.body.append(paper);
let isPrinting = false;
addEventListener("beforeprint", () => { isPrinting = true; });
addEventListener("afterprint", () => { isPrinting = false; });

export const PAPER_WIDTH = 680; /* What A4 leaves between its margins. */

export function printing() {
    return isPrinting;
}

/* A colour of the style sheet, "--ink" say. */
export function colour(name) {
    const from = isPrinting ? paper : document.documentElement;
    return getComputedStyle(from).getPropertyValue(name).trim();
}
