/* The table of contents marks the chapter that is being read. */
export function enliven() {
    const links = new Map();
    for (const link of document.querySelectorAll("#contents a"))
        links.set(link.hash.slice(1), link);
    let current = null;

    const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) {
            if (!entry.isIntersecting) continue;
            if (current) current.removeAttribute("aria-current");
            current = links.get(entry.target.id);
            current.setAttribute("aria-current", "true");
        }
    }, { rootMargin: "-20% 0px -75% 0px" });
    for (const id of links.keys()) observer.observe(document.getElementById(id));
    openTarget();
    addEventListener("hashchange", openTarget);
}

/* What a link leads to may be folded away. */
function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && (target.closest("details") || target.querySelector(":scope > details"));
    if (fold) fold.open = true;
}
