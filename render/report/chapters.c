/*
 * Chapters: one for each result, all made alike.
 */
#include "render/report/chapters.h"

#include <stdio.h>
#include <string.h>

#include "render/report/table.h"
#include "src/failure.h"
#include "src/memory.h"

static zr__chapter map_chapter(const zr__report_data *data)
{
    (void)data;
    return (zr__chapter){.id = "map",
                         .heading = N_("Who works with whom"),
                         .question = N_("Units that share tasks, and which of these ties are more "
                                        "than chance."),
                         .hint = N_("Point at a unit to see its ties; choose it to read "
                                    "its entry."),
                         .diagram = "units"};
}

static zr__chapter inspect_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "inspect",
                         .heading = N_("Inspection"),
                         .question = N_("What was done, what is late, who has said nothing, and "
                                        "what is left."),
                         .view = &zr__inspection_view,
                         .subject = &data->inspection_subject,
                         .chart = {data->has_officials
                                       ? "progress inspect-officials"
                                       : "progress inspect-plans"}};
}

static zr__chapter load_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "load",
                         .heading = N_("Load"),
                         .question = N_("Who leads and supports how much, how unevenly it is "
                                        "spread, and who has more than chance explains."),
                         .view = &zr__workload_view,
                         .subject = &data->load_subject,
                         .aside = "ranks",
                         .chart = {"bars load-units", "lorenz load-units"}};
}

static zr__chapter balance_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "balance",
                         .heading = N_("Balance"),
                         .question = N_("How evenly the leads could rest on the units that are "
                                        "on the tasks already, and which hand-overs get there."),
                         .view = &zr__balance_view,
                         .subject = &data->balance_subject,
                         .chart = {data->balance.handover_count > 0
                                       ? "balance balance-units"
                                       : NULL}};
}

static zr__chapter clusters_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "clusters",
                         .heading = N_("Clusters"),
                         .question = N_("Which units hold together, who bridges between them, and "
                                        "who works alone."),
                         .view = &zr__clusters_view,
                         .subject = &data->clusters_subject,
                         .diagram = data->has_groups ? "groups" : NULL,
                         .caption = N_("Who is named together")};
}

static zr__chapter officials_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "officials",
                         .heading = N_("Officials"),
                         .question = N_("What each official covers, where two call on the same "
                                        "unit, and what has nobody."),
                         .view = &zr__coverage_view,
                         .subject = &data->coverage_subject,
                         .idle = data->has_officials
                                     ? NULL
                                     : "officials overlaps units without-official",
                         .diagram = data->has_officials ? "officials" : NULL,
                         .caption = N_("Who answers to whom"),
                         .chart = {data->has_officials
                                       ? "heat officials-units"
                                       : NULL}};
}

static zr__chapter compare_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "compare",
                         .heading = N_("Plan against year"),
                         .question = N_("Where weight lies in the year's plan and where in the "
                                        "five-year plan, and whether chance alone would move "
                                        "as much."),
                         .view = &zr__compare_view,
                         .subject = &data->compare_subject,
                         .chart = {"slopes compare-units"}};
}

static zr__chapter trace_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "trace",
                         .heading = N_("From plan to year"),
                         .question = N_("Which tasks of the year carry out which tasks of the "
                                        "five-year plan, and which have no successor or no "
                                        "root."),
                         .view = &zr__trace_view,
                         .subject = &data->trace_subject,
                         .aside = "leads",
                         .chart = {"bands trace-matches"}};
}

static zr__chapter robustness_chapter(const zr__report_data *data)
{
    return (zr__chapter){.id = "robustness",
                         .heading = N_("What could fail"),
                         .question = N_("Which tasks stop when a unit or an official is missing, "
                                        "and how few would do."),
                         .view = &zr__robustness_view,
                         .subject = &data->robustness_subject,
                         .aside = "smallest-units smallest-officials"};
}

uint32_t zr__chapter_list(zr__chapter chapter[ZR__MOST_CHAPTERS], const zr__report_data *data)
{
    uint32_t count = 0;

    chapter[count++] = map_chapter(data);
    if (data->inspection_subject.inspection != NULL)
        chapter[count++] = inspect_chapter(data);
    chapter[count++] = load_chapter(data);
    if (data->has_balance)
        chapter[count++] = balance_chapter(data);
    chapter[count++] = clusters_chapter(data);
    chapter[count++] = officials_chapter(data);
    if (data->has_plans) {
        chapter[count++] = compare_chapter(data);
        chapter[count++] = trace_chapter(data);
    }
    chapter[count++] = robustness_chapter(data);
    return count;
}

static zr_status draw(zr__html *html, zr__hues *hues, const zr__chapter *chapter,
                      const zr__report_data *data, zr_error *err)
{
    const char *caption = chapter->caption != NULL ? _(chapter->caption) : NULL;
    char id[64];
    zr__figure figure = {.id = id,
                         .caption = caption,
                         .name = caption != NULL ? caption : _(chapter->heading)};

    while (strcmp(zr_diagram_kind_name(figure.kind), chapter->diagram) != 0)
        figure.kind++; /* it is one of them */
    snprintf(id, sizeof id, "%s-diagram", chapter->id);
    if (chapter->view != NULL)
        zr__later_open(html, data);
    const zr_status status = zr__html_figure(html, hues, &figure, data, err);
    if (chapter->view != NULL)
        zr__later_close(html, data);
    return status;
}

static void add_sentences(zr__html *html, const zr__view *view, const void *subject)
{
    zr__page page = {0};

    view->tell(&page, subject);
    const char *text = page.speech.bytes;
    for (uint32_t i = 0; i < page.paragraph_count && !page.speech.failed;
         i++, text += strlen(text) + 1) {
        zr__html_add(html, "<p>");
        zr__html_text(html, text);
        zr__html_add(html, "</p>\n");
    }
    html->failed = html->failed || zr__page_has_failed(&page);
    zr__page_clear(&page);
}

/* The script draws it from a table of the page, which is what others read. */
static void add_charts(zr__html *html, const zr__chapter *chapter)
{
    for (size_t i = 0; i < 3 && chapter->chart[i] != NULL; i++) {
        const char *table = strchr(chapter->chart[i], ' ') + 1;
        zr__html_addf(html, "<figure class=\"chart\" id=\"chart-%.*s\" data-chart=\"%.*s\" "
                            "data-from=\"%s\" hidden></figure>\n",
                      (int)(table - chapter->chart[i] - 1), chapter->chart[i],
                      (int)(table - chapter->chart[i] - 1), chapter->chart[i], table);
    }
}

static bool is_listed(const char *names, const char *name)
{
    const size_t size = strlen(name);

    for (const char *at = names; at != NULL && (at = strstr(at, name)) != NULL; at += size)
        if ((at == names || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
            return true;
    return false;
}

static void add_tables(zr__html *html, const zr__chapter *chapter, const zr__report_data *data)
{
    for (uint32_t i = 0; i < chapter->view->table_count; i++) {
        const zr__view_table *table = &chapter->view->table[i];
        if ((table->on_request && !is_listed(chapter->aside, table->name)) ||
            is_listed(chapter->idle, table->name))
            continue;
        zr__later_open(html, data);
        zr__html_view_table(html, data, chapter->id, table, chapter->subject, table->on_request);
        zr__later_close(html, data);
    }
}

zr_status zr__chapter_write(zr__html *html, zr__hues *hues, const zr__chapter *chapter,
                            const zr__report_data *data, zr_error *err)
{
    zr_status status = ZR_OK;

    zr__html_addf(html, "<section class=\"chapter\" id=\"%s\"><h2>", chapter->id);
    zr__html_text(html, _(chapter->heading));
    zr__html_add(html, "</h2>\n<p class=\"question\">");
    zr__html_text(html, _(chapter->question));
    if (chapter->hint != NULL) {
        zr__html_add(html, " <span class=\"hint\">");
        zr__html_text(html, _(chapter->hint));
        zr__html_add(html, "</span>");
    }
    zr__html_add(html, "</p>\n");
    if (chapter->diagram != NULL)
        status = draw(html, hues, chapter, data, err);
    if (status == ZR_OK && chapter->view != NULL) {
        add_sentences(html, chapter->view, chapter->subject);
        add_charts(html, chapter);
        add_tables(html, chapter, data);
    }
    zr__html_add(html, "</section>\n");
    return status;
}
