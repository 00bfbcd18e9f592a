/*
 * What reading a notice found, as text: one line for each finding, worst first, and a sentence at
 * the end that says whether the notice can be used.
 */
#include <math.h>

#include "render/plain.h"
#include "render/view.h"
#include "src/failure.h"

typedef enum severity { ERROR, WARNING, NOTE, SEVERITIES } severity;

static const struct {
    const char *key, *heading;
} severities[SEVERITIES] = {
    [ERROR] = {"error", N_("Errors")},
    [WARNING] = {"warning", N_("Worth a look")},
    [NOTE] = {"note", N_("Notes")},
};

typedef struct subject {
    const zr_findings *findings;
    const zr_notice *notice; /* NULL when it was refused. */
} subject;

static severity severity_of(const zr_finding *finding)
{
    if (finding->kind == ZR_FINDING_INVALID)
        return ERROR;
    return finding->kind == ZR_FINDING_UNKNOWN_KEY ? NOTE : WARNING;
}

static const zr__column columns[] = {
    {"severity", N_("severity"), ZR__TEXT},
    {"kind", N_("kind"), ZR__TEXT},
    {"source", N_("file"), ZR__TEXT},
    {"line", N_("line"), ZR__COUNT},
    {"column", N_("column"), ZR__COUNT},
    {"pointer", N_("pointer"), ZR__TEXT},
    {"message", N_("message"), ZR__PROSE},
    {0},
};

static const char *or_null(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

static void add_finding(zr__table *table, const zr_finding *finding, uint32_t id)
{
    const zr_error *place = &finding->place;

    zr__table_add_row(table, id);
    zr__table_add_text(table, severities[severity_of(finding)].key);
    zr__table_add_text(table, zr_finding_name(finding->kind));
    zr__table_add_text(table, or_null(place->source));
    zr__table_add_number(table, place->line > 0 ? (double)place->line : NAN);
    zr__table_add_number(table, place->column > 0 ? (double)place->column : NAN);
    zr__table_add_text(table, or_null(place->pointer));
    zr__table_add_text(table, place->message);
}

static void fill(zr__table *table, const void *data)
{
    const zr_findings *findings = ((const subject *)data)->findings;

    for (int wanted = ERROR; wanted < SEVERITIES; wanted++)
        for (size_t i = 0; i < findings->count; i++)
            if (severity_of(&findings->item[i]) == (severity)wanted)
                add_finding(table, &findings->item[i], (uint32_t)i);
}

static uint32_t count_of(const zr_findings *findings, severity wanted)
{
    uint32_t count = 0;

    for (size_t i = 0; i < findings->count; i++)
        count += severity_of(&findings->item[i]) == wanted;
    return count;
}

static unsigned long count_assignments(const zr_notice *notice)
{
    unsigned long count = 0;

    for (uint32_t t = 0; t < notice->task_count; t++)
        count += notice->task[t].lead_count + notice->task[t].support_count;
    return count;
}

static void tell(zr__page *page, const void *data)
{
    const subject *view = data;
    const uint32_t errors = count_of(view->findings, ERROR);
    const uint32_t warnings = count_of(view->findings, WARNING) + count_of(view->findings, NOTE);

    if (view->notice == NULL) {
        zr__page_say(
            page,
            _n("The notice is refused: %u error.", "The notice is refused: %u errors.", errors),
            errors);
        return;
    }
    zr__page_say(page,
                 _("The notice is valid. Plans: %u, officials: %u, tasks: %u, assignments: %lu."),
                 view->notice->plan_count, view->notice->official_count, view->notice->task_count,
                 count_assignments(view->notice));
    if (warnings == 0)
        zr__page_go_on(page, "%s", _("Nothing is worth a second look."));
    else
        zr__page_go_on(page,
                       _n("%u finding is worth a look.", "%u findings are worth a look.", warnings),
                       warnings);
}

static const zr__view_table tables[] = {{"findings", N_("Findings"), columns, fill, false}};
static const zr__view findings_view = {.table = tables, .table_count = 1, .tell = tell};

static void add_heading(zr__buffer *out, severity of, bool color)
{
    zr__buffer_addf(out, "%s%s%s%s\n", out->size > 0 ? "\n" : "", color ? "\033[1m" : "",
                    _(severities[of].heading), color ? "\033[0m" : "");
}

/* "n.json:12:9: /tasks/3: message", under the heading of its severity. */
static void add_lines(zr__buffer *out, const zr__table *table, const zr_findings *findings,
                      const zr_table_options *options)
{
    char line[sizeof(zr_error) + 64];
    int last = SEVERITIES;

    for (uint32_t i = 0; i < table->shown; i++) {
        const zr_finding *finding = &findings->item[table->id[table->order[i]]];

        if (options->sort == NULL && (int)severity_of(finding) != last)
            add_heading(out, severity_of(finding), options->color);
        last = (int)severity_of(finding);
        zr_error_format(line, sizeof line, &finding->place);
        zr__buffer_add(out, "  ");
        zr__plain_add(out, line);
        zr__buffer_add(out, "\n");
    }
    if (table->shown < table->row_count) {
        zr__buffer_add(out, "  ");
        zr__more_add(out, table);
        zr__buffer_add(out, "\n");
    }
}

static zr_status format_lines(char **text, const subject *view, const zr_table_options *options,
                              zr_error *err)
{
    zr__table table;
    zr__page page = {0};
    zr__buffer out = {0};

    zr__table_init(&table, columns);
    fill(&table, view);
    zr_status status = zr__table_sort(&table, tables[0].name, options->sort, options->top, err);
    if (status != ZR_OK)
        goto cleanup;

    tell(&page, view);
    add_lines(&out, &table, view->findings, options);
    if (!page.speech.failed) {
        zr__buffer_add(&out, out.size > 0 ? "\n" : "");
        zr__plain_add(&out, page.speech.bytes);
        zr__buffer_add(&out, "\n");
    }
    char *const taken = page.speech.failed ? NULL : zr__buffer_take(&out);
    if (taken != NULL)
        *text = taken;
    else
        status = zr__out_of_memory(err);

cleanup:
    zr__buffer_clear(&out);
    zr__page_clear(&page);
    zr__table_clear(&table);
    return status;
}

zr_status zr_findings_format(char **text, const zr_findings *findings, const zr_notice *notice,
                             const zr_table_options *options, zr_error *err)
{
    static const zr_table_options defaults = ZR_TABLE_OPTIONS_INIT;
    const zr_table_options *const wanted = options != NULL ? options : &defaults;
    const subject view = {findings, notice};

    if (wanted->format == ZR_FORMAT_TABLE && wanted->table == NULL)
        return format_lines(text, &view, wanted, err);
    return zr__view_format(text, &findings_view, &view, wanted, err);
}
