/* Units by the tasks they lead and support, the busiest first. */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf, shorten } from "./columns.js";

const MOST = 24;

export function bars(table, { width }) {
    const rows = rowsOf(table).sort((a, b) => b.total - a.total || b.lead - a.lead).slice(0, MOST);
    const names = rows.map((row) => row.unit).reverse();
    const series = (key, name, ink) => ({
        name: word(name),
        type: "bar",
        stack: "tasks",
        barWidth: "66%",
        itemStyle: { color: ink },
        data: rows.map((row) => row[key]).reverse(),
    });
    return {
        height: 60 + rows.length * 22,
        option: {
            grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
            legend: { top: 0, left: 0, icon: "rect", itemWidth: 12, itemHeight: 12,
                      textStyle: { color: colour("--ink") } },
            xAxis: { type: "value", minInterval: 1, position: "top",
                     axisLabel: { color: colour("--muted") },
                     splitLine: { lineStyle: { color: colour("--rule") } } },
            yAxis: { type: "category", data: names, axisTick: { show: false },
                     axisLine: { lineStyle: { color: colour("--rule") } },
                     axisLabel: { color: colour("--ink"), interval: 0,
                                  formatter: (name) => shorten(name, width < 500 ? 9 : 18) } },
            tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText" },
            series: [series("lead", "leads", colour("--blue")),
                     series("support", "supports", colour("--sky"))],
        },
    };
}
