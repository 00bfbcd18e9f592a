/* From the tasks of the five-year plan to the tasks of the year that carry them out: as wide as the
 * score, quiet where the evidence is weak. */
import { textOf, word } from "../language.js";
import { bringTo } from "../later.js";
import { colour, printing } from "../theme.js";
import { lengthOf, shorten } from "./columns.js";

const ON_PAPER = 620; /* Pixels that a page has left below the words of the chapter. */
const NODE_GAP = 11; /* A line of text, with the node. */
const MOST = 40; /* Tasks of the plan; more would not be read. */

/* What a link in a cell leads to. */
function entryOf(cell) {
    const link = cell.querySelector("a");
    if (!link) return null;
    return { id: link.hash, link };
}

/* What it is called there. */
function nameOf({ id, link }) {
    bringTo(id.slice(1));
    return document.querySelector(`${id} h3`)?.textContent ?? link.textContent;
}

function linksOf(table) {
    const keys = Array.from(table.tHead.rows[0].cells, (head) => head.dataset.key);
    const at = (row, key) => row.cells[keys.indexOf(key)];
    return Array.from(table.tBodies[0].rows, (row) => ({
        from: entryOf(at(row, "task")),
        to: entryOf(at(row, "match")),
        score: parseFloat(at(row, "score").textContent),
        isWeak: textOf(at(row, "verdict"), 0) === word("weak", 0),
    })).filter((link) => link.from && link.to && link.score > 0);
}

function nodesOf(links) {
    const nodes = new Map();
    for (const { from, to } of links) {
        nodes.set(from.id, { name: from.id, title: nameOf(from), depth: 0 });
        nodes.set(to.id, { name: to.id, title: nameOf(to), depth: 1 });
    }
    return nodes;
}

function seriesOf(links, nodes, { room, most }) {
    return {
        type: "sankey", left: room, right: room, top: 8, bottom: 8, nodeWidth: 8,
        nodeGap: NODE_GAP, layoutIterations: 64, draggable: false,
        emphasis: { focus: "adjacency" },
        data: Array.from(nodes.values(), (node) => ({
            name: node.name, depth: node.depth,
            itemStyle: { color: colour(node.depth === 0 ? "--blue" : "--orange"), borderWidth: 0 },
            label: { position: node.depth === 0 ? "left" : "right", color: colour("--ink"),
                     fontSize: printing() ? 10 : 12, formatter: () => shorten(node.title, most) },
        })),
        links: links.map((link) => ({
            source: link.from.id, target: link.to.id, value: link.score, isWeak: link.isWeak,
            lineStyle: { color: colour(link.isWeak ? "--muted" : "--blue"),
                         opacity: link.isWeak ? .18 : .4, curveness: .5 },
        })),
    };
}

export function bands(table, { width }) {
    const all = linksOf(table);
    const first = new Set(Array.from(new Set(all.map((link) => link.from.id))).slice(0, MOST));
    const links = all.filter((link) => first.has(link.from.id));
    const rows = Math.max(first.size, new Set(links.map((link) => link.to.id)).size);
    const step = printing() ? Math.min(24, ON_PAPER / rows) : 24;
    const most = width < 500 ? 8 : width < 900 ? 14 : 24;
    return {
        height: 24 + step * rows,
        option: () => {
            const nodes = nodesOf(links);
            const lengths = Array.from(nodes.values(), (node) => lengthOf(node.title));
            const room = 16 + 12 * Math.min(most, Math.max(0, ...lengths));
            const tell = ({ source, target, value, isWeak }) =>
                `${nodes.get(source).title}\n→ ${nodes.get(target).title}\n` +
                `${value.toFixed(2)} ${word(isWeak ? "weak" : "carried")}`;
            return {
                tooltip: { renderMode: "richText",
                           formatter: ({ data, dataType }) =>
                               dataType === "edge" ? tell(data) : nodes.get(data.name).title },
                series: [seriesOf(links, nodes, { room, most })],
            };
        },
    };
}
