/*
 * What is not as it should be: found row by row, then sorted by kind.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/inspection.h"
#include "src/buffer.h"
#include "src/dates.h"
#include "src/failure.h"
#include "src/ledger/filled.h"
#include "src/memory.h"
#include "src/names.h"
#include "src/text.h"

const char *zr_inspection_finding_name(zr_inspection_finding_kind kind)
{
    static const char *const name[] = {
        [ZR_INSPECTION_MISSING] = "missing",
        [ZR_INSPECTION_UNKNOWN_TASK] = "unknown-task",
        [ZR_INSPECTION_EDITED_ID] = "edited-id",
        [ZR_INSPECTION_EDITED] = "edited",
        [ZR_INSPECTION_CONTRADICTION] = "contradiction",
        [ZR_INSPECTION_INCONSISTENT] = "inconsistent",
        [ZR_INSPECTION_FUTURE] = "future",
        [ZR_INSPECTION_UNKNOWN_FIGURE] = "unknown-figure",
        [ZR_INSPECTION_UNREADABLE] = "unreadable",
    };

    return name[kind];
}

static void add(zr__inspecting *in, zr_inspection_finding finding)
{
    zr_inspection *result = &in->result;
    zr_inspection_finding *grown =
        zr__grow(result->finding, &in->finding_capacity, (size_t)result->finding_count + 1,
                 sizeof *grown);

    in->failed = in->failed || grown == NULL;
    if (grown == NULL)
        return;
    result->finding = grown;
    grown[result->finding_count++] = finding;
}

static zr_inspection_finding about_row(const zr__inspecting *in, zr_inspection_finding_kind kind,
                                       uint32_t r)
{
    const zr_filled_row *row = &in->filled->row[r];

    return (zr_inspection_finding){.kind = kind,
                                   .task = in->task_of[r],
                                   .sheet = row->sheet,
                                   .row = row->row,
                                   .entry = r,
                                   .other = ZR_NONE};
}

static void find_missing(zr__inspecting *in)
{
    for (uint32_t i = 0; i < in->result.task_count; i++)
        if (in->result.task[i].rows == 0)
            add(in, (zr_inspection_finding){.kind = ZR_INSPECTION_MISSING,
                                            .task = in->result.task[i].task,
                                            .sheet = ZR_NONE,
                                            .entry = ZR_NONE,
                                            .other = ZR_NONE});
}

static void find_unknown(zr__inspecting *in, uint32_t r)
{
    const zr_filled_row *row = &in->filled->row[r];
    const uint32_t task = in->task_of[r];
    const bool is_edited =
        task != ZR_NONE && strcmp(in->graph->notice->task[task].id, row->task) != 0;
    zr_inspection_finding finding = about_row(
        in, is_edited ? ZR_INSPECTION_EDITED_ID : ZR_INSPECTION_UNKNOWN_TASK, r);

    finding.written = row->task;
    finding.expected = is_edited ? in->graph->notice->task[task].id : NULL;
    if (is_edited || task == ZR_NONE)
        add(in, finding);
}

/* Names one after another, without blanks and what stands between names. */
static bool add_bare(zr__buffer *out, const char *text)
{
    static const char *const between[] = {" ", "\n", "\t", "\r", ";", ",", "、"};
    zr__buffer key = {0};
    bool fits = text == NULL || zr__name_key(&key, text);

    for (const char *at = key.bytes != NULL ? key.bytes : ""; fits && *at != '\0';) {
        size_t skip = 0;

        for (size_t i = 0; i < sizeof between / sizeof *between && skip == 0; i++)
            if (strncmp(at, between[i], strlen(between[i])) == 0)
                skip = strlen(between[i]);
        if (skip == 0)
            zr__buffer_add_bytes(out, at, 1);
        at += skip > 0 ? skip : 1;
    }
    out->failed = out->failed || key.failed;
    zr__buffer_clear(&key);
    return fits;
}

static void add_expected(zr__buffer *out, const zr__inspecting *in, uint32_t task, zr_stated stated)
{
    const zr_notice *notice = in->graph->notice;
    const zr_task *t = &notice->task[task];
    const zr_role role = stated == ZR_STATED_LEAD ? ZR_LEAD : ZR_SUPPORT;

    if (stated == ZR_STATED_TITLE)
        add_bare(out, t->title);
    else if (stated == ZR_STATED_DUE)
        add_bare(out, t->due);
    else if (stated == ZR_STATED_OFFICIAL)
        add_bare(out, t->official != ZR_NONE ? notice->official[t->official].name : NULL);
    else
        for (uint32_t e = in->graph->task_start[task]; e < in->graph->task_start[task + 1]; e++)
            if (in->graph->task_edge[e].role == role)
                add_bare(out, notice->unit[in->graph->task_edge[e].end].name);
}

/* A text past the limits of a name has no key and is not compared. */
static bool is_edited(zr__inspecting *in, uint32_t r, zr_stated stated)
{
    zr__buffer written = {0}, expected = {0};
    bool fits = add_bare(&written, in->filled->row[r].stated[stated]);
    bool differs;

    add_expected(&expected, in, in->task_of[r], stated);
    in->failed = in->failed || written.failed || expected.failed;
    differs = strcmp(written.bytes != NULL ? written.bytes : "",
                     expected.bytes != NULL ? expected.bytes : "") != 0;
    zr__buffer_clear(&written);
    zr__buffer_clear(&expected);
    return fits && differs && !in->failed;
}

static void find_edits(zr__inspecting *in, uint32_t r)
{
    for (int s = 0; s < ZR_STATED_COUNT; s++) {
        const zr_filled_row *row = &in->filled->row[r];
        zr_inspection_finding finding = about_row(in, ZR_INSPECTION_EDITED, r);

        if (!row->has_stated[s] || !is_edited(in, r, (zr_stated)s))
            continue;
        finding.stated = (zr_stated)s;
        finding.written = row->stated[s];
        add(in, finding);
    }
}

static void find_contradiction(zr__inspecting *in, uint32_t r)
{
    const uint32_t other = in->row_of[in->task_of[r]];
    const zr_filled_row *row = &in->filled->row[r];
    const zr_filled_row *chosen = other != ZR_NONE ? &in->filled->row[other] : row;
    const bool says_otherwise = row->progress != ZR_PROGRESS_SILENT &&
                                chosen->progress != ZR_PROGRESS_SILENT &&
                                row->progress != chosen->progress;
    const bool counts_otherwise =
        isfinite(row->percent) && isfinite(chosen->percent) && row->percent != chosen->percent;
    zr_inspection_finding finding = about_row(in, ZR_INSPECTION_CONTRADICTION, r);

    finding.other = other;
    if (says_otherwise || counts_otherwise)
        add(in, finding);
}

static void find_inconsistency(zr__inspecting *in, uint32_t r)
{
    const zr_filled_row *row = &in->filled->row[r];
    const bool is_done = row->progress == ZR_PROGRESS_DONE;

    if ((is_done && row->percent < 100) ||
        (row->progress == ZR_PROGRESS_NOT_STARTED && row->percent > 0) ||
        (!is_done && row->progress != ZR_PROGRESS_SILENT && row->percent >= 100))
        add(in, about_row(in, ZR_INSPECTION_INCONSISTENT, r));
    if (row->updated != NULL && zr__date_is_valid(row->updated) &&
        strcmp(row->updated, in->options->as_of) > 0) {
        zr_inspection_finding finding = about_row(in, ZR_INSPECTION_FUTURE, r);
        finding.written = row->updated;
        add(in, finding);
    }
}

static void look_at_rows(zr__inspecting *in)
{
    for (uint32_t r = 0; r < in->filled->row_count && !in->failed; r++) {
        const uint32_t task = in->task_of[r];

        find_unknown(in, r);
        if (task == ZR_NONE || in->state_of[task] == ZR_NONE)
            continue;
        find_edits(in, r);
        find_contradiction(in, r);
        find_inconsistency(in, r);
    }
}

static zr_inspection_finding about_figure(const zr__inspecting *in,
                                          zr_inspection_finding_kind kind, uint32_t f)
{
    const zr_filled_figure *figure = &in->filled->figure[f];

    return (zr_inspection_finding){.kind = kind,
                                   .task = ZR_NONE,
                                   .sheet = figure->sheet,
                                   .row = figure->row,
                                   .entry = f,
                                   .other = ZR_NONE,
                                   .of_figure = true,
                                   .written = figure->name};
}

static void find_unknown_figures(zr__inspecting *in, const uint32_t *figure_of)
{
    for (uint32_t f = 0; f < in->filled->figure_count; f++)
        if (figure_of[f] == ZR_NONE)
            add(in, about_figure(in, ZR_INSPECTION_UNKNOWN_FIGURE, f));
}

/* Rows with another value than that which counts; `by_number` says which does. */
static void find_figure_contradictions(zr__inspecting *in, const uint32_t *figure_of,
                                       const zr_figure_state *const *by_number)
{
    for (uint32_t f = 0; f < in->filled->figure_count; f++) {
        const zr_figure_state *state = figure_of[f] != ZR_NONE ? by_number[figure_of[f]] : NULL;
        const double actual = in->filled->figure[f].actual;
        zr_inspection_finding finding = about_figure(in, ZR_INSPECTION_CONTRADICTION, f);

        if (state == NULL || isnan(actual) || actual == state->actual)
            continue;
        finding.task = state->task;
        finding.other = state->figure;
        add(in, finding);
    }
}

static zr_status look_at_figures(zr__inspecting *in, const uint32_t *figure_of, zr_error *err)
{
    const zr_inspection *result = &in->result;
    uint32_t *start = zr__figure_starts(in->graph->notice);
    const zr_figure_state **by_number =
        start != NULL ? zr__calloc(start[in->graph->task_count], sizeof *by_number) : NULL;
    const bool has_memory = by_number != NULL;

    for (uint32_t i = 0; i < result->figure_count && has_memory; i++)
        by_number[start[result->figure[i].task] + result->figure[i].indicator] =
            &result->figure[i];
    if (has_memory) {
        find_unknown_figures(in, figure_of);
        find_figure_contradictions(in, figure_of, by_number);
    }
    zr__free(by_number);
    zr__free(start);
    return has_memory ? ZR_OK : zr__out_of_memory(err);
}

/* A task by its id, as a row that could not be read whole names it. */
static bool index_ids(zr__names *ids, const zr_notice *notice)
{
    bool has_memory = true;

    for (uint32_t t = 0; t < notice->task_count && has_memory; t++)
        has_memory = zr__names_add(ids, notice->task[t].id, strlen(notice->task[t].id), t);
    return has_memory;
}

/* A text for each problem, with its NUL: what it is about. */
static void add_keys(zr__buffer *keys, const zr_filled *filled)
{
    for (uint32_t p = 0; p < filled->problem_count; p++) {
        const zr_filled_problem *problem = &filled->problem[p];

        zr__buffer_addf(keys, "%d\n%s\n%s\n%s", (int)problem->kind,
                        filled->sheet[problem->sheet].file,
                        problem->task != NULL ? problem->task : "",
                        problem->text != NULL ? problem->text : "");
        zr__buffer_add_bytes(keys, "", 1);
    }
}

static void add_problem(zr__inspecting *in, const zr_filled_problem *problem, const zr__names *ids)
{
    const char *id = problem->task;

    add(in, (zr_inspection_finding){.kind = ZR_INSPECTION_UNREADABLE,
                                    .task = id != NULL ? zr__names_find(ids, id, strlen(id))
                                                       : ZR_NONE,
                                    .sheet = problem->sheet,
                                    .row = problem->row,
                                    .entry = ZR_NONE,
                                    .other = ZR_NONE,
                                    .written = problem->text,
                                    .problem = problem->kind});
}

/* Each once: sheets of officials and units repeat what stands in the list of all tasks. */
static void look_at_problems(zr__inspecting *in)
{
    zr__names ids = {0}, seen = {0};
    zr__buffer keys = {0};

    add_keys(&keys, in->filled);
    const char *key = keys.bytes;
    if (keys.failed || (keys.size > 0 && !index_ids(&ids, in->graph->notice)))
        in->failed = true;
    for (uint32_t p = 0; p < in->filled->problem_count && !in->failed; p++) {
        const size_t size = strlen(key);

        if (zr__names_find(&seen, key, size) == ZR_NONE) {
            in->failed = !zr__names_add(&seen, key, size, p);
            add_problem(in, &in->filled->problem[p], &ids);
        }
        key += size + 1;
    }
    zr__names_clear(&ids);
    zr__names_clear(&seen);
    zr__buffer_clear(&keys);
}

/* Each kind was found in the order of reading: only the kinds have to be put together. */
static bool sort_by_kind(zr_inspection *result)
{
    zr_inspection_finding *sorted = zr__calloc(result->finding_count, sizeof *sorted);
    uint32_t count = 0;

    if (sorted == NULL)
        return false;
    for (int kind = ZR_INSPECTION_MISSING; kind <= ZR_INSPECTION_UNREADABLE; kind++)
        for (uint32_t i = 0; i < result->finding_count; i++)
            if ((int)result->finding[i].kind == kind)
                sorted[count++] = result->finding[i];
    zr__free(result->finding);
    result->finding = sorted;
    return true;
}

zr_status zr__inspection_find(zr__inspecting *in, zr_error *err)
{
    uint32_t *figure_of = NULL;
    zr_status status = zr__filled_match_figures(&figure_of, in->filled, in->graph->notice, err);

    if (status == ZR_OK) {
        find_missing(in);
        look_at_rows(in);
        status = look_at_figures(in, figure_of, err);
        look_at_problems(in);
        in->failed = in->failed || !sort_by_kind(&in->result);
    }
    zr__free(figure_of);
    return status == ZR_OK && in->failed ? zr__out_of_memory(err) : status;
}
