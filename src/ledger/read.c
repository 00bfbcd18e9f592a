/*
 * Reading a filled ledger: the container's tables, in which a list is told by its headings.
 *
 * Values are kept as people wrote them; what is a number, a day or one of our words is understood
 * as well, and what is none of these is reported. Nothing that stands in a row of a list is dropped
 * without a word.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/arena.h"
#include "src/dates.h"
#include "src/failure.h"
#include "src/import/containers.h"
#include "src/ledger/columns.h"
#include "src/ledger/store.h"
#include "src/memory.h"
#include "src/text.h"

enum { MOST_COLUMNS = 256, NO_COLUMN = MOST_COLUMNS };

/* A list being read: where its columns stand in the table. */
typedef struct list {
    zr__filled_store *store;
    const zr__document *document;
    const zr__block *table;
    const size_t *grid;
    bool is_csv;
    bool is_figures;
    uint32_t sheet;
    size_t column[ZR__LEDGER_COLUMNS]; /* Or of figures, which has fewer. */
} list;

static const char *cell_text(const list *l, size_t row, size_t column)
{
    const size_t at = column < l->table->column_count
                          ? l->grid[row * l->table->column_count + column]
                          : SIZE_MAX;

    return at == SIZE_MAX ? "" : zr__document_text(l->document, l->document->cell[at].text);
}

/* Which words the cells of a row are; false when they do not head a list. */
static bool read_headings(list *l, size_t row, const zr__ledger_word *words, size_t count,
                          size_t needed)
{
    for (size_t w = 0; w < count; w++)
        l->column[w] = NO_COLUMN;
    for (size_t c = 0; c < l->table->column_count; c++) {
        const size_t word =
            zr__ledger_find(words, count, cell_text(l, row, c), &l->store->failed);

        if (word < count && l->column[word] == NO_COLUMN)
            l->column[word] = c;
    }
    return l->column[0] != NO_COLUMN && l->column[needed] != NO_COLUMN;
}

static bool find_headings(list *l, size_t row)
{
    l->is_figures = read_headings(l, row, zr__figure_columns, ZR__FIGURE_COLUMNS,
                                  ZR__FIGURE_ACTUAL);
    return l->is_figures || read_headings(l, row, zr__ledger_columns, ZR__LEDGER_COLUMNS,
                                          ZR__LEDGER_PROGRESS);
}

static uint32_t row_number(const list *l, size_t row)
{
    return l->is_csv ? l->document->row[l->table->first_row + row].first_line : (uint32_t)row + 1;
}

/* Whether the apostrophe in front only keeps a CSV's text from being run as a formula. */
static bool is_guarded(const char *text)
{
    static const char *const start[] = {"=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"};
    bool guarded = false;

    for (size_t i = 0; i < sizeof start / sizeof *start && *text == '\''; i++)
        guarded = guarded || strncmp(text + 1, start[i], strlen(start[i])) == 0;
    return guarded;
}

/* The text without blanks around it; NULL when nothing is left. */
static const char *keep(list *l, const char *text)
{
    size_t size;

    while (*text == ' ' || *text == '\n' || *text == '\t')
        text++;
    text += l->is_csv && is_guarded(text);
    size = strlen(text);
    while (size > 0 && strchr(" \n\t", text[size - 1]) != NULL)
        size--;
    return size == 0 || zr__text_is_blank(text) ? NULL : zr__filled_keep(l->store, text, size);
}

static const char *take(list *l, size_t row, size_t word)
{
    return l->column[word] == NO_COLUMN ? NULL : keep(l, cell_text(l, row, l->column[word]));
}

/* A number, with or without a sign for per cent and commas between thousands. */
static double read_number(const char *text)
{
    zr__buffer key = {0};
    double number = NAN;
    char plain[64], *end;
    size_t to = 0;

    if (zr__name_key(&key, text) && key.bytes != NULL && key.size < sizeof plain) {
        for (size_t i = 0; i < key.size; i++)
            if (strchr(" ,", key.bytes[i]) == NULL)
                plain[to++] = key.bytes[i];
        to -= to > 0 && plain[to - 1] == '%';
        plain[to] = '\0';
        number = to > 0 && strspn(plain, "+-.0123456789eE") == to ? strtod(plain, &end) : NAN;
        number = to > 0 && isfinite(number) && *end == '\0' ? number : NAN;
    }
    zr__buffer_clear(&key);
    return number;
}

/* Three runs of digits, or eight digits at once: "2021年6月30日", "2021/6/30", "20210630". */
static bool read_date(char date[ZR__DATE_SIZE], const char *text)
{
    long part[3] = {0};
    int parts = 0;

    if (strlen(text) == 8 && strspn(text, "0123456789") == 8) {
        snprintf(date, ZR__DATE_SIZE, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
        return zr__date_is_valid(date);
    }
    for (const char *at = text; *at != '\0' && parts < 3; parts++) {
        at += strcspn(at, "0123456789");
        if (*at != '\0')
            part[parts] = strtol(at, (char **)&at, 10);
    }
    if (parts < 3 || part[0] < 1 || part[0] > 9999 || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
        part[2] > 31)
        return false;
    snprintf(date, ZR__DATE_SIZE, "%04ld-%02ld-%02ld", part[0], part[1], part[2]);
    return zr__date_is_valid(date);
}

static void report(list *l, zr_filled_problem_kind kind, uint32_t row, const char *task,
                   const char *text)
{
    zr__filled_report(l->store, (zr_filled_problem){.kind = kind,
                                                    .sheet = l->sheet,
                                                    .row = row,
                                                    .task = task,
                                                    .text = text});
}

static void take_progress(list *l, zr_filled_row *out, const char *written)
{
    size_t word;

    if (written == NULL)
        return;
    word = zr__ledger_find(zr__ledger_progress, ZR_PROGRESS_COUNT, written, &l->store->failed);
    if (word == ZR_PROGRESS_COUNT)
        word = zr__ledger_find_synonym(written, &l->store->failed);
    if (word < ZR_PROGRESS_COUNT) {
        out->progress = (zr_progress)word;
        return;
    }
    out->progress_written = written;
    report(l, ZR_FILLED_BAD_PROGRESS, out->row, out->task, written);
}

/* A cell with the format of a percentage comes as "50%"; who types 0.5 may mean half of a hundred
 * or of one. */
static void take_percent(list *l, zr_filled_row *out, const char *written)
{
    const double percent = written != NULL ? read_number(written) : NAN;
    const bool is_clear = percent == 0 || (percent >= 1 && percent <= 100) ||
                          (percent > 0 && percent < 1 && strpbrk(written, "%") != NULL) ||
                          (percent > 0 && percent < 1 && strstr(written, "％") != NULL);

    out->percent = is_clear ? percent : NAN;
    if (written == NULL || is_clear)
        return;
    out->percent_written = written;
    report(l, ZR_FILLED_BAD_PERCENT, out->row, out->task, written);
}

static const char *take_date(list *l, const char *written, uint32_t row, const char *task)
{
    char date[ZR__DATE_SIZE];

    if (written == NULL)
        return NULL;
    if (read_date(date, written))
        return zr__filled_keep(l->store, date, strlen(date));
    report(l, ZR_FILLED_BAD_DATE, row, task, written);
    return written;
}

static void take_stated(list *l, zr_filled_row *out, size_t row)
{
    static const zr__ledger_column column[ZR_STATED_COUNT] = {
        [ZR_STATED_TITLE] = ZR__LEDGER_TITLE,     [ZR_STATED_OFFICIAL] = ZR__LEDGER_OFFICIAL,
        [ZR_STATED_LEAD] = ZR__LEDGER_LEAD,       [ZR_STATED_SUPPORT] = ZR__LEDGER_SUPPORT,
        [ZR_STATED_DUE] = ZR__LEDGER_DUE,
    };

    char date[ZR__DATE_SIZE];

    for (int s = 0; s < ZR_STATED_COUNT; s++) {
        out->has_stated[s] = l->column[column[s]] != NO_COLUMN;
        out->stated[s] = take(l, row, column[s]);
    }
    if (out->stated[ZR_STATED_DUE] != NULL && read_date(date, out->stated[ZR_STATED_DUE]))
        out->stated[ZR_STATED_DUE] = zr__filled_keep(l->store, date, strlen(date));
}

static bool leads(list *l, size_t row)
{
    const char *role = take(l, row, ZR__LEDGER_ROLE);

    return role != NULL && zr__ledger_find(&zr__ledger_leads, 1, role, &l->store->failed) == 0;
}

static bool is_filled_in(list *l, size_t row, size_t first, size_t count)
{
    bool speaks = false;

    for (size_t word = first; word < count && !speaks; word++)
        speaks = take(l, row, word) != NULL;
    return speaks;
}

static void read_row(list *l, size_t row)
{
    zr_filled_row out = {.sheet = l->sheet, .row = row_number(l, row), .percent = NAN};

    out.task = take(l, row, ZR__LEDGER_ID);
    if (out.task == NULL) {
        if (is_filled_in(l, row, ZR__LEDGER_PROGRESS, ZR__LEDGER_COLUMNS))
            report(l, ZR_FILLED_NO_ID, out.row, NULL, take(l, row, ZR__LEDGER_TITLE));
        return;
    }
    take_stated(l, &out, row);
    take_progress(l, &out, take(l, row, ZR__LEDGER_PROGRESS));
    take_percent(l, &out, take(l, row, ZR__LEDGER_PERCENT));
    out.done = take(l, row, ZR__LEDGER_DONE);
    out.problem = take(l, row, ZR__LEDGER_PROBLEM);
    out.next = take(l, row, ZR__LEDGER_NEXT);
    out.updated = take_date(l, take(l, row, ZR__LEDGER_UPDATED), out.row, out.task);
    out.leads = leads(l, row);
    zr__filled_add_row(l->store, out);
}

static void take_actual(list *l, zr_filled_figure *out, const char *written)
{
    out->actual = written != NULL ? read_number(written) : NAN;
    if (written == NULL || isfinite(out->actual))
        return;
    out->actual_written = written;
    report(l, ZR_FILLED_BAD_ACTUAL, out->row, out->task, written);
}

static void read_figure(list *l, size_t row)
{
    zr_filled_figure out = {.sheet = l->sheet, .row = row_number(l, row)};
    const char *target = take(l, row, ZR__FIGURE_TARGET);

    out.task = take(l, row, ZR__FIGURE_ID);
    out.name = take(l, row, ZR__FIGURE_NAME);
    if (out.task == NULL || out.name == NULL) {
        if (is_filled_in(l, row, ZR__FIGURE_ACTUAL, ZR__FIGURE_COLUMNS))
            report(l, ZR_FILLED_NO_ID, out.row, out.task, out.name);
        return;
    }
    out.target = target != NULL ? read_number(target) : NAN;
    take_actual(l, &out, take(l, row, ZR__FIGURE_ACTUAL));
    out.actual_on = take_date(l, take(l, row, ZR__FIGURE_ACTUAL_ON), out.row, out.task);
    out.remark = take(l, row, ZR__FIGURE_REMARK);
    zr__filled_add_figure(l->store, out);
}

/* Rows up to the end, or to a blank one with other headings below it. */
static void read_list(list *l, size_t first_row)
{
    for (size_t row = first_row; row < l->table->row_count && !l->store->failed; row++) {
        if (l->is_figures)
            read_figure(l, row);
        else
            read_row(l, row);
    }
}

static void read_table(list *l, const zr__block *table)
{
    size_t *grid = zr__document_grid(l->document, table);
    size_t row = 0;

    l->store->failed = l->store->failed || grid == NULL;
    l->table = table;
    l->grid = grid;
    while (!l->store->failed && row < table->row_count && !find_headings(l, row))
        row++;
    if (!l->store->failed && row < table->row_count) {
        l->sheet = zr__filled_add_sheet(l->store, l->is_csv ? NULL
                                                             : zr__document_text(l->document,
                                                                                 table->text));
        read_list(l, row + 1);
    }
    zr__free(grid);
}

/* How many lists there are in the tables of a document. */
static uint32_t read_document(zr__filled_store *store, const zr__document *document, bool is_csv)
{
    list l = {.store = store, .document = document, .is_csv = is_csv};
    const uint32_t before = store->filled.sheet_count;

    for (size_t b = 0; b < document->block_count; b++)
        if (document->block[b].kind == ZR__TABLE)
            read_table(&l, &document->block[b]);
    return store->filled.sheet_count - before;
}

typedef zr_status reader(zr__document *document, const char *bytes, size_t size,
                         const char *source, zr_error *err);

static zr_status read_as(reader *read, uint32_t *lists, zr__filled_store *store, const char *bytes,
                         size_t size, const char *source, zr_error *err)
{
    zr__document document = {0};
    zr_status status = read(&document, bytes, size, source, err);

    if (status == ZR_OK)
        status = zr__document_status(&document, source, err);
    if (status == ZR_OK)
        *lists = read_document(store, &document, read == zr__read_csv || zr__is_csv(bytes, size));
    zr__document_clear(&document);
    return status == ZR_OK && store->failed ? zr__out_of_memory(err) : status;
}

/* A CSV of a line or two looks like a text to those who must tell documents apart. */
static zr_status read_file(zr__filled_store *store, const char *bytes, size_t size,
                           const char *source, zr_error *err)
{
    uint32_t lists = 0;
    zr_status status =
        read_as(zr__read_container, &lists, store, bytes, size, source, err);

    if (status == ZR_OK && lists == 0 && zr__utf8_is_valid(bytes, size))
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
