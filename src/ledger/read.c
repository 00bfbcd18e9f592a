/*
 * Reading a filled ledger: the lists in its tables, row by row.
 *
 * Values are kept as people wrote them; what is a number, a day or one of our words is understood
 * as well, and what is none of these is reported. Nothing that stands in a row of a list is dropped
 * without a word.
 *
 * Views, the sheets of officials and units, look their values up in the list of all tasks. What the
 * file remembers of such a cell may be old: the value is taken from that list, as it is now, and
 * only what somebody typed over is taken from the view. When the list itself is not in the file,
 * what it remembers is all there is, and counts as typed.
 */
#include <math.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"
#include "src/ledger/filled.h"
#include "src/ledger/list.h"
#include "src/ledger/values.h"
#include "src/memory.h"

/* A file being read, and the list of it at hand. */
typedef struct reading {
    zr__list list;
    zr__filled_store *store;
    bool is_view;     /* The list looks up what stands in another of the file. */
    bool has_whole;   /* There is such another. */
    uint32_t first;   /* The first row of the file. */
    zr__names source; /* By id: the row that views of it show. */
} reading;

static void report(reading *r, zr_filled_problem_kind kind, uint32_t row, const char *task,
                   const char *text)
{
    zr__filled_report(r->store, (zr_filled_problem){.kind = kind,
                                                    .sheet = r->list.sheet,
                                                    .row = row,
                                                    .task = task,
                                                    .text = text});
}

static void take_progress(reading *r, zr_filled_row *out, const char *written)
{
    size_t word;

    if (written == NULL)
        return;
    word = zr__ledger_find(zr__ledger_progress, ZR_PROGRESS_COUNT, written, &r->store->failed);
    if (word == ZR_PROGRESS_COUNT)
        word = zr__ledger_find_synonym(written, &r->store->failed);
    if (word < ZR_PROGRESS_COUNT) {
        out->progress = (zr_progress)word;
        return;
    }
    out->progress_written = written;
    report(r, ZR_FILLED_BAD_PROGRESS, out->row, out->task, written);
}

/* A cell with the format of a percentage comes as "50%"; who types 0.5 may mean half of a hundred
 * or of one. */
static void take_percent(reading *r, zr_filled_row *out, const char *written)
{
    const double percent = written != NULL ? zr__ledger_number(written) : NAN;
    const bool is_clear = percent == 0 || (percent >= 1 && percent <= 100) ||
                          (percent > 0 && percent < 1 && strpbrk(written, "%") != NULL) ||
                          (percent > 0 && percent < 1 && strstr(written, "％") != NULL);

    out->percent = is_clear ? percent : NAN;
    if (written == NULL || is_clear)
        return;
    out->percent_written = written;
    report(r, ZR_FILLED_BAD_PERCENT, out->row, out->task, written);
}

static const char *take_date(reading *r, const char *written, uint32_t row, const char *task)
{
    char date[ZR__DATE_SIZE];

    if (written == NULL)
        return NULL;
    if (zr__ledger_date(date, written))
        return zr__filled_keep(r->store, date, strlen(date));
    report(r, ZR_FILLED_BAD_DATE, row, task, written);
    return written;
}

static void take_stated(reading *r, zr_filled_row *out, size_t row)
{
    static const zr__ledger_column column[ZR_STATED_COUNT] = {
        [ZR_STATED_TITLE] = ZR__LEDGER_TITLE,     [ZR_STATED_OFFICIAL] = ZR__LEDGER_OFFICIAL,
        [ZR_STATED_LEAD] = ZR__LEDGER_LEAD,       [ZR_STATED_SUPPORT] = ZR__LEDGER_SUPPORT,
        [ZR_STATED_DUE] = ZR__LEDGER_DUE,
    };
    char date[ZR__DATE_SIZE];

    for (int s = 0; s < ZR_STATED_COUNT; s++) {
        out->has_stated[s] = zr__list_has(&r->list, column[s]);
        out->stated[s] = zr__list_take(&r->list, row, column[s]);
    }
    if (out->stated[ZR_STATED_DUE] != NULL && zr__ledger_date(date, out->stated[ZR_STATED_DUE]))
        out->stated[ZR_STATED_DUE] = zr__filled_keep(r->store, date, strlen(date));
}

static bool leads(reading *r, size_t row)
{
    const char *role = zr__list_take(&r->list, row, ZR__LEDGER_ROLE);

    return role != NULL && zr__ledger_find(&zr__ledger_leads, 1, role, &r->store->failed) == 0;
}

/* What was typed: not what a view shows. */
static const char *take_typed(reading *r, size_t row, zr__ledger_column column)
{
    return r->is_view && zr__list_looks_up(&r->list, row, column)
               ? NULL
               : zr__list_take(&r->list, row, column);
}

static void take_filled_in(reading *r, zr_filled_row *out, size_t row)
{
    take_progress(r, out, take_typed(r, row, ZR__LEDGER_PROGRESS));
    take_percent(r, out, take_typed(r, row, ZR__LEDGER_PERCENT));
    out->done = take_typed(r, row, ZR__LEDGER_DONE);
    out->problem = take_typed(r, row, ZR__LEDGER_PROBLEM);
    out->next = take_typed(r, row, ZR__LEDGER_NEXT);
    out->updated = take_date(r, take_typed(r, row, ZR__LEDGER_UPDATED), out->row, out->task);
}

/* Beside what was typed over, a view's row says what the row that it shows says. */
static void add_shown(reading *r, zr_filled_row *out, size_t row)
{
    const uint32_t at = zr__names_find(&r->source, out->task, strlen(out->task));

    if (at == ZR_NONE)
        return;
    const zr_filled_row *shown = &r->store->row[at];
    if (zr__list_looks_up(&r->list, row, ZR__LEDGER_PROGRESS)) {
        out->progress = shown->progress;
        out->progress_written = shown->progress_written;
    }
    if (zr__list_looks_up(&r->list, row, ZR__LEDGER_PERCENT)) {
        out->percent = shown->percent;
        out->percent_written = shown->percent_written;
    }
    if (zr__list_looks_up(&r->list, row, ZR__LEDGER_DONE))
        out->done = shown->done;
    if (zr__list_looks_up(&r->list, row, ZR__LEDGER_PROBLEM))
        out->problem = shown->problem;
    if (zr__list_looks_up(&r->list, row, ZR__LEDGER_NEXT))
        out->next = shown->next;
    if (zr__list_looks_up(&r->list, row, ZR__LEDGER_UPDATED))
        out->updated = shown->updated;
}

static bool is_filled_in(reading *r, size_t row, size_t first, size_t count)
{
    bool speaks = false;

    for (size_t column = first; column < count && !speaks; column++)
        speaks = zr__list_take(&r->list, row, column) != NULL &&
                 !(r->is_view && zr__list_looks_up(&r->list, row, column));
    return speaks;
}

static void read_row(reading *r, size_t row)
{
    zr_filled_row out = {.sheet = r->list.sheet,
                         .row = zr__list_row_number(&r->list, row),
                         .percent = NAN};

    out.task = zr__list_take(&r->list, row, ZR__LEDGER_ID);
    if (out.task == NULL && !is_filled_in(r, row, ZR__LEDGER_PROGRESS, ZR__LEDGER_COLUMNS))
        return;
    out.task = out.task != NULL ? out.task : "";
    take_stated(r, &out, row);
    take_filled_in(r, &out, row);
    out.leads = leads(r, row);
    out.is_view = r->is_view && !zr__filled_row_speaks(&out);
    if (r->is_view && !out.is_view)
        add_shown(r, &out, row);
    zr__filled_add_row(r->store, out);
}

static void take_actual(reading *r, zr_filled_figure *out, const char *written)
{
    out->actual = written != NULL ? zr__ledger_number(written) : NAN;
    if (written == NULL || isfinite(out->actual))
        return;
    out->actual_written = written;
    report(r, ZR_FILLED_BAD_ACTUAL, out->row, out->task, written);
}

static void read_figure(reading *r, size_t row)
{
    zr_filled_figure out = {.sheet = r->list.sheet, .row = zr__list_row_number(&r->list, row)};
    const char *target = zr__list_take(&r->list, row, ZR__FIGURE_TARGET);

    out.task = zr__list_take(&r->list, row, ZR__FIGURE_ID);
    out.name = zr__list_take(&r->list, row, ZR__FIGURE_NAME);
    if ((out.task == NULL || out.name == NULL) &&
        !is_filled_in(r, row, ZR__FIGURE_ACTUAL, ZR__FIGURE_COLUMNS))
        return;
    out.task = out.task != NULL ? out.task : "";
    out.name = out.name != NULL ? out.name : "";
    out.title = zr__list_take(&r->list, row, ZR__FIGURE_TITLE);
    out.target = target != NULL ? zr__ledger_number(target) : NAN;
    take_actual(r, &out, zr__list_take(&r->list, row, ZR__FIGURE_ACTUAL));
    out.actual_on = take_date(r, zr__list_take(&r->list, row, ZR__FIGURE_ACTUAL_ON), out.row,
                              out.task);
    out.remark = zr__list_take(&r->list, row, ZR__FIGURE_REMARK);
    zr__filled_add_figure(r->store, out);
}

static void read_list(reading *r)
{
    const zr__list *list = &r->list;

    r->list.sheet = zr__filled_add_sheet(
        r->store, list->is_csv ? NULL : zr__document_text(list->document, list->table->text));
    for (size_t row = list->top; row < list->table->row_count && !r->store->failed; row++) {
        if (list->is_figures)
            read_figure(r, row);
        else
            read_row(r, row);
    }
}

/* The rows that views show: as MATCH does, the first of an id. */
static void index_source(reading *r)
{
    for (uint32_t at = r->first; at < r->store->filled.row_count && !r->store->failed; at++) {
        const char *id = r->store->row[at].task;

        if (zr__names_find(&r->source, id, strlen(id)) == ZR_NONE)
            r->store->failed = !zr__names_add(&r->source, id, strlen(id), at);
    }
}

/* The list of figures does not say who leads the task; the list of tasks in the same file does. */
static void mark_leads(reading *r, uint32_t first_figure)
{
    zr__names led = {0};

    for (uint32_t at = r->first; at < r->store->filled.row_count && !r->store->failed; at++) {
        const zr_filled_row *row = &r->store->row[at];

        if (row->leads && zr__names_find(&led, row->task, strlen(row->task)) == ZR_NONE)
            r->store->failed = !zr__names_add(&led, row->task, strlen(row->task), at);
    }
    for (uint32_t f = first_figure; f < r->store->filled.figure_count; f++) {
        zr_filled_figure *figure = &r->store->figure[f];

        figure->leads = zr__names_find(&led, figure->task, strlen(figure->task)) != ZR_NONE;
    }
    zr__names_clear(&led);
}

/* Read the lists that are views, or those that are none. */
static void read_lists(reading *r, const zr__document *document, bool views, bool is_csv)
{
    for (size_t b = 0; b < document->block_count && !r->store->failed; b++) {
        if (document->block[b].kind != ZR__TABLE)
            continue;
        if (zr__list_open(&r->list, r->store, document, &document->block[b], is_csv) &&
            zr__list_is_view(&r->list) == views) {
            r->has_whole = r->has_whole || (!views && !r->list.is_figures);
            read_list(r);
        }
        zr__list_close(&r->list);
    }
}

/* How many lists there are in the tables of a document. */
static uint32_t read_document(zr__filled_store *store, const zr__document *document, bool is_csv)
{
    const uint32_t before = store->filled.sheet_count;
    const uint32_t first_figure = store->filled.figure_count;
    reading r = {.store = store, .first = store->filled.row_count};

    read_lists(&r, document, false, is_csv);
    r.is_view = r.has_whole;
    if (r.is_view)
        index_source(&r);
    read_lists(&r, document, true, is_csv);
    mark_leads(&r, first_figure);
    zr__names_clear(&r.source);
    return store->filled.sheet_count - before;
}

typedef zr_status reader(zr__document *document, const char *bytes, size_t size,
                         const char *source, zr_error *err);

static zr_status read_as(reader *read, uint32_t *lists, zr__filled_store *store, const char *bytes,
                         size_t size, const char *source, zr_error *err)
{
    zr__document document = {.marks_places = true};
    zr_status status = read(&document, bytes, size, source, err);

    if (status == ZR_OK)
        status = zr__document_status(&document, source, err);
    if (status == ZR_OK)
        *lists = read_document(store, &document, read == zr__read_csv || zr__is_csv(bytes, size));
    zr__document_clear(&document);
    return status == ZR_OK && store->failed ? zr__out_of_memory(err) : status;
}

/* UTF-16, as Excel calls a "Unicode text", has zeros; no other text has. */
static bool is_text(const char *bytes, size_t size)
{
    return memchr(bytes, '\0', size) == NULL ||
           (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0));
}

/* A CSV of a line or two, or of tabs, looks like a text to those who must tell documents apart. */
static zr_status read_file(zr__filled_store *store, const char *bytes, size_t size,
                           const char *source, zr_error *err)
{
    uint32_t lists = 0;
    zr_status status =
        read_as(zr__read_container, &lists, store, bytes, size, source, err);

    if (status == ZR_OK && lists == 0 && is_text(bytes, size))
        status = read_as(zr__read_csv, &lists, store, bytes, size, source, err);
    if (status == ZR_OK && lists == 0)
        return zr__fail_at(err, ZR_EDATA, (zr__place){.source = source}, "%s",
                           _("no list of tasks in it; expected a ledger as 'zeren ledger' writes "
                             "it, with the columns for id and progress"));
    return status;
}

zr_status zr_filled_read(zr_filled *filled, const char *bytes, size_t size, const char *source,
                         zr_error *err)
{
    zr__filled_store *store = filled->store;
    const zr__filled_mark mark = zr__filled_mark_here(store);
    zr_status status;

    zr__filled_begin_file(store, source);
    status = read_file(store, bytes, size, source, err);
    if (status != ZR_OK)
        zr__filled_go_back(store, mark);
    return status;
}
