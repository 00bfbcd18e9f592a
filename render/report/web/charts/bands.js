/* From the tasks of the five-year plan to the tasks of the year that carry them out: as wide as the
 * score, quiet where the evidence is weak. */
import { textOf, word } from "../language.js";
import { bringTo } from "../later.js";
import { colour } from "../theme.js";
import { shorten } from "./columns.js";

const MOST = 40; /* Tasks of the plan; more would not be read. */

/* What a link in a cell leads to, and what it is called there. */
function entryOf(cell) {
    const link = cell.querySelector("a");
    if (!link) return null;
    bringTo(link.hash.slice(1));
    const heading = document.querySelector(`${link.hash} h3`);
    return { id: link.hash, name: heading ? heading.textContent : link.textContent };
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
        nodes.set(from.id, { name: from.id, title: from.name, depth: 0 });
        nodes.set(to.id, { name: to.id, title: to.name, depth: 1 });
    }
    return nodes;
}

export function bands(table, { width }) {
    const all = linksOf(table);
    const first = new Set(Array.from(new Set(all.map((link) => link.from.id))).slice(0, MOST));
    const links = all.filter((link) => first.has(link.from.id));
    const nodes = nodesOf(links);
    const right = Array.from(nodes.values()).filter((node) => node.depth === 1).length;
    const most = width < 500 ? 8 : width < 900 ? 14 : 24;
    const room = width < 500 ? 112 : width < 900 ? 190 : 320;
    return {
        height: 40 + 24 * Math.max(first.size, right),
        option: {
            tooltip: {
                renderMode: "richText",
                formatter: ({ data, dataType }) => dataType === "edge"
                    ? `${nodes.get(data.source).title}\n→ ${nodes.get(data.target).title}\n${data.value.toFixed(2)} ${word(data.isWeak ? "weak" : "carried")}`
                    : nodes.get(data.name).title,
            },
            series: [{
                type: "sankey", left: room, right: room, top: 8, bottom: 8, nodeWidth: 8,
                nodeGap: 11, layoutIterations: 64, draggable: false,
                emphasis: { focus: "adjacency" },
                data: Array.from(nodes.values(), (node) => ({
                    name: node.name, depth: node.depth,
                    itemStyle: { color: colour(node.depth === 0 ? "--blue" : "--orange"), borderWidth: 0 },
                    label: { position: node.depth === 0 ? "left" : "right", color: colour("--ink"),
                             formatter: () => shorten(node.title, most) },
                })),
                links: links.map((link) => ({
                    source: link.from.id, target: link.to.id, value: link.score,
                    isWeak: link.isWeak,
                    lineStyle: { color: colour(link.isWeak ? "--muted" : "--blue"),
                                 opacity: link.isWeak ? .18 : .4, curveness: .5 },
                })),
            }],
        },
    };
}
