/*
 * Charts: drawn by ECharts from the tables of the page when they come into view. The tables are
 * what a screen reader reads and what remains where there is no script.
 */
import * as echarts from "echarts/core";
import { BarChart, HeatmapChart, LineChart, SankeyChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent,
         VisualMapComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { onLanguage, say } from "./language.js";
import { PAPER_WIDTH, colour, onTheme, printing } from "./theme.js";
import { balance } from "./charts/balance.js";
import { bars } from "./charts/bars.js";
import { heat } from "./charts/heat.js";
import { lorenz } from "./charts/lorenz.js";
import { slopes } from "./charts/slopes.js";
import { bands } from "./charts/bands.js";
import { progress } from "./charts/progress.js";

echarts.use([BarChart, HeatmapChart, LineChart, SankeyChart, AriaComponent, GridComponent,
             LegendComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

const kinds = { balance, bars, heat, lorenz, slopes, bands, progress };

/* What all charts have in common. */
function dress(option) {
    const ink = colour("--ink");
    return {
        animation: false,
        backgroundColor: "transparent",
        textStyle: { fontFamily: colour("--sans"), color: ink },
        tooltip: {
            renderMode: "richText",
            backgroundColor: colour("--panel"),
            borderColor: colour("--rule"),
            textStyle: { color: ink },
        },
        ...option,
    };
}

/* A chart of the figure's present width, not drawn yet; its canvas gets the room it will take. */
function lay(figure) {
    const width = printing() ? PAPER_WIDTH : figure.clientWidth;
    const table = document.getElementById(figure.dataset.from).querySelector("table");
    const made = kinds[figure.dataset.chart](table, { width });
    figure.querySelector(".canvas").style.height = `${made.height}px`;
    return { width, ...made };
}

function draw(figure, chart) {
    const { width, height, option } = lay(figure);
    chart.resize({ width, height });
    chart.setOption(dress(option()), true);
}

function open(figure) {
    const canvas = figure.querySelector(".canvas");
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    const again = () => draw(figure, chart);
    again();
    onLanguage(again);
    onTheme(again);
    let width = figure.clientWidth;
    new ResizeObserver(() => {
        if (Math.abs(figure.clientWidth - width) < 2) return;
        width = figure.clientWidth;
        again();
    }).observe(figure);
    addEventListener("beforeprint", again);
    addEventListener("afterprint", again);
}

function prepare(figure) {
    const caption = document.createElement("figcaption");
    const canvas = document.createElement("div");
    const title = say(document.createElement("b"), figure.dataset.chart);
    const where = document.createElement("a");
    where.href = `#${figure.dataset.from}`;
    say(where, "table-below");
    canvas.className = "canvas";
    canvas.setAttribute("role", "img");
    say(canvas, figure.dataset.chart, "aria-label");
    caption.append(title, " ", where);
    figure.append(caption, canvas);
    figure.hidden = false;
    lay(figure);
}

const waiting = new Set();

function start(figure) {
    if (waiting.delete(figure)) open(figure);
}

const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) start(entry.target);
}, { rootMargin: "600px 0px" });

addEventListener("beforeprint", () => Array.from(waiting).forEach(start));

export function enliven(part) {
    for (const figure of part.querySelectorAll("figure.chart[hidden]")) {
        if (!document.getElementById(figure.dataset.from)?.querySelector("table")) continue;
        prepare(figure);
        waiting.add(figure);
        observer.observe(figure);
    }
}
