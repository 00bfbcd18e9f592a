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

/* A colour of the style sheet, "--ink" say. */
export function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
