/* Tasks that units lead, now and after the hand-overs: those whose number changes. */
import { word } from "../language.js";
import { colour } from "../theme.js";
import { rowsOf, shorten } from "./columns.js";

export function balance(table, { width }) {
    const rows = rowsOf(table).filter((row) => row.gives + row.takes > 0)
        .sort((a, b) => b.lead - a.lead || b.after - a.after);
    const series = (key, name, ink) => ({
        name: word(name),
        type: "bar",
        barGap: "0%",
        barWidth: "36%",
        itemStyle: { color: ink },
        data: rows.map((row) => row[key]),
    });
    return {
        height: 60 + rows.length * 26,
        option: {
            grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
            legend: { top: 0, left: 0, icon: "rect", itemWidth: 12, itemHeight: 12,
                      textStyle: { color: colour("--ink") } },
            xAxis: { type: "value", minInterval: 1, position: "top",
                     axisLabel: { color: colour("--muted") },
                     splitLine: { lineStyle: { color: colour("--rule") } } },
            yAxis: { type: "category", inverse: true, data: rows.map((row) => row.unit),
                     axisTick: { show: false },
                     axisLine: { lineStyle: { color: colour("--rule") } },
                     axisLabel: { color: colour("--ink"), interval: 0,
                                  formatter: (name) => shorten(name, width < 500 ? 9 : 18) } },
            tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText" },
            series: [series("lead", "now", colour("--sky")),
                     series("after", "then", colour("--blue"))],
        },
    };
}
