/* The table of contents marks the chapter that is being read. */
export function enliven() {
    const links = new Map();
    for (const link of document.querySelectorAll("#contents a"))
        links.set(link.hash.slice(1), link);
    const order = Array.from(links.keys());
    const seen = new Set(); /* Chapters in the upper part of the window: the last is being read. */
    let current = null;

    const mark = () => {
        const id = order.findLast((one) => seen.has(one)) ?? order[0];
        if (id === current) return;
        links.get(current)?.removeAttribute("aria-current");
        links.get(id).setAttribute("aria-current", "true");
        current = id;
        show(links.get(id));
    };
    const observer = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) {
            if (isIntersecting) seen.add(target.id);
            else seen.delete(target.id);
        }
        mark();
    }, { rootMargin: "0px 0px -75% 0px" });
    for (const id of order) observer.observe(document.getElementById(id));
    openTarget();
    addEventListener("hashchange", openTarget);
}

/* Where the contents are one line that scrolls, keep the marked one in it. */
function show(link) {
    const list = link.closest("ol");
    if (list.scrollWidth <= list.clientWidth) return;
    const middle = link.offsetLeft - list.offsetLeft + link.offsetWidth / 2;
    list.scrollLeft = middle - list.clientWidth / 2;
}

/* What a link leads to may be folded away. */
function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && (target.closest("details") || target.querySelector(":scope > details"));
    if (fold) fold.open = true;
}
