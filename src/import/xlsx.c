/*
 * XLSX: every sheet a table, in the order of the workbook.
 *
 * A sheet names its merged cells behind all others, so it is read twice. Hidden sheets come along
 * marked as such. Rows without any value are kept between others, for merged cells reach over
 * them, and dropped at the end.
 */
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/ooxml.h"
#include "src/import/xlsx_formats.h"
#include "src/memory.h"

enum {
    MOST_SHEETS = 500,
    MOST_GAP = 1000, /* Rows without a value that are kept between others. */
    MOST_ROWS = 1048576,
    NO_NUMBER = -1
};

typedef struct sheet {
    const char *name, *part;
    bool is_hidden;
} sheet;

typedef struct merge {
    uint32_t row, column, rows, columns;
} merge;

typedef struct workbook {
    zr__document *document;
    zr__arena arena;
    zr__relations relations;
    zr__xlsx_formats formats;
    sheet *sheet;
    size_t sheet_count, sheet_capacity;
    zr__buffer shared; /* Every shared string with its NUL. */
    size_t *string;    /* Where each starts. */
    size_t string_count, string_capacity;
    merge *merge; /* Of the sheet at hand, by row and column. */
    size_t merge_count, merge_capacity;
    uint32_t row, column, written; /* 1-based, of the sheet at hand. */
    bool row_is_open;
    char type; /* Of the cell: 's'hared, 'i'nline, 'n'umber, 'b'oolean, 'd'ate, else text. */
    long style;
    bool in_value, is_phonetic;
    zr__buffer value;
    bool in_formula, looks_up; /* Of the cell. */
    long shared_formula;       /* The number under which others repeat it, or NO_NUMBER. */
    zr__buffer formula;
    zr__buffer lookups; /* By that number: 1 for a formula that looks a value up. */
    bool failed;
} workbook;

static const char *keep(workbook *w, const char *text)
{
    const char *kept = zr__arena_text(&w->arena, text, strlen(text));

    w->failed |= kept == NULL;
    return kept;
}

static bool on_workbook(void *self, const char *name, const char *const *attributes)
{
    workbook *w = self;
    const char *label = zr__markup_attribute(attributes, "name");
    const char *state = zr__markup_attribute(attributes, "state");
    const char *id = NULL;

    for (const char *const *a = attributes; a != NULL && a[0] != NULL; a += 2) {
        if (strchr(a[0], ':') != NULL && strcmp(strchr(a[0], ':'), ":id") == 0)
            id = a[1];
    }
    if (strcmp(name, "workbookPr") == 0)
        w->formats.from_1904 = zr__markup_number(attributes, "date1904", 0) != 0;
    if (strcmp(name, "sheet") != 0 || label == NULL || id == NULL ||
        w->sheet_count == MOST_SHEETS)
        return true;
    const char *part = zr__relation_of_id(&w->relations, id);
    sheet *grown = zr__grow(w->sheet, &w->sheet_capacity, w->sheet_count + 1, sizeof *grown);
    if (grown == NULL) {
        w->failed = true;
        return false;
    }
    w->sheet = grown;
    grown[w->sheet_count++] =
        (sheet){keep(w, label), part, state != NULL && strcmp(state, "visible") != 0};
    return !w->failed;
}

static bool on_value_text(void *self, const char *bytes, size_t size)
{
    workbook *w = self;

    if (w->in_value && !w->is_phonetic)
        zr__buffer_add_bytes(&w->value, bytes, size);
    if (w->in_formula)
        zr__buffer_add_bytes(&w->formula, bytes, size);
    return !w->value.failed && !w->formula.failed && w->value.size <= ZR__IMPORT_BYTES &&
           w->formula.size <= ZR__IMPORT_BYTES;
}

static bool on_string(void *self, const char *name, const char *const *attributes)
{
    workbook *w = self;

    (void)attributes;
    if (strcmp(name, "si") == 0)
        w->value.size = 0;
    w->in_value = strcmp(name, "t") == 0;
    w->is_phonetic |= strcmp(name, "rPh") == 0;
    return true;
}

static bool end_string(void *self, const char *name)
{
    workbook *w = self;

    w->in_value = false;
    w->is_phonetic &= strcmp(name, "rPh") != 0;
    if (strcmp(name, "si") != 0)
        return true;
    size_t *grown = zr__grow(w->string, &w->string_capacity, w->string_count + 1, sizeof *grown);
    if (grown != NULL) {
        w->string = grown;
        grown[w->string_count++] = w->shared.size;
        zr__buffer_add_bytes(&w->shared, w->value.bytes, w->value.size);
        zr__buffer_add_bytes(&w->shared, "", 1);
    }
    w->failed |= grown == NULL || w->shared.failed;
    if (w->shared.size > ZR__IMPORT_BYTES || w->string_count > ZR__IMPORT_CELLS)
        zr__document_refuse(w->document);
    return !w->failed && zr__document_goes_on(w->document);
}

/* Row and column of a name such as "AB12"; what it does not say is left. */
static const char *read_place(const char *at, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;

    for (; *at >= 'A' && *at <= 'Z' && letters < 100000; at++)
        letters = letters * 26 + (uint32_t)(*at - 'A') + 1;
    for (; *at >= '0' && *at <= '9' && digits <= MOST_ROWS; at++)
        digits = digits * 10 + (uint32_t)(*at - '0');
    *column = letters > 0 ? letters : *column;
    *row = digits > 0 ? digits : *row;
    return at;
}

static bool on_merge(void *self, const char *name, const char *const *attributes)
{
    workbook *w = self;
    const char *range = zr__markup_attribute(attributes, "ref");
    uint32_t row = 0, column = 0, last_row = 0, last_column = 0;

    if (strcmp(name, "mergeCell") != 0 || range == NULL)
        return true;
    range = read_place(range, &row, &column);
    if (*range == ':')
        read_place(range + 1, &last_row, &last_column);
    if (row == 0 || column == 0 || last_row < row || last_column < column)
        return true;
    if (w->merge_count > ZR__IMPORT_CELLS)
        zr__document_refuse(w->document);
    merge *grown = zr__grow(w->merge, &w->merge_capacity, w->merge_count + 1, sizeof *grown);
    if (grown == NULL) {
        w->failed = true;
        return false;
    }
    w->merge = grown;
    grown[w->merge_count++] = (merge){row, column, last_row - row + 1, last_column - column + 1};
    return zr__document_goes_on(w->document);
}

static int by_place(const void *a, const void *b)
{
    const merge *x = a, *y = b;

    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

static void begin_row(workbook *w)
{
    const uint32_t line = zr__document_next_line(w->document);

    zr__document_begin_row(w->document, line, line);
    w->row_is_open = true;
}

/* The row has a value: write those without one before it. */
static void open_row(workbook *w)
{
    if (w->row_is_open)
        return;
    if ((w->written > 0 || w->document->marks_places) && w->row > w->written &&
        w->row - w->written <= MOST_GAP) {
        while (++w->written < w->row)
            begin_row(w);
    }
    w->written = w->row;
    begin_row(w);
}

/* The values of booleans and shared strings stand elsewhere. */
static void look_value_up(workbook *w, zr__buffer *shown)
{
    const char *written = w->value.bytes;
    char *end;

    if (w->type == 's') {
        const unsigned long index = strtoul(written, &end, 10);
        if (end != written && index < w->string_count)
            zr__buffer_add(shown, w->shared.bytes + w->string[index]);
    } else if (w->type == 'n')
        zr__xlsx_format_number(&w->formats, w->style, written, shown);
    else if (w->type == 'b')
        zr__buffer_add(shown, *written == '1' ? "TRUE" : "FALSE");
    else if (w->type == 'd' && (end = strstr(w->value.bytes, "T00:00")) != NULL)
        zr__buffer_add_bytes(shown, written, (size_t)(end - written));
    else
        zr__buffer_add_bytes(shown, written, w->value.size);
}

/* Line ends that Excel writes as _x000D_ are taken out. */
static void drop_escapes(zr__buffer *text)
{
    size_t to = 0;

    for (size_t at = 0; at < text->size;) {
        if (text->bytes[at] == '_' && strncmp(text->bytes + at, "_x000D_", 7) == 0)
            at += 7;
        else
            text->bytes[to++] = text->bytes[at++];
    }
    text->bytes[text->size = to] = '\0';
}

/* A merged title may reach to the last column there can be. */
static uint32_t columns_of(const merge *m)
{
    const uint32_t left = m->column < ZR__IMPORT_COLUMNS ? ZR__IMPORT_COLUMNS - m->column + 1 : 1;

    return m->columns < left ? m->columns : left;
}

static void add_cell(workbook *w)
{
    const merge wanted = {.row = w->row, .column = w->column};
    const merge *m = w->merge_count > 0 ? bsearch(&wanted, w->merge, w->merge_count,
                                                  sizeof wanted, by_place)
                                        : NULL;
    zr__buffer shown = {0};

    if (w->value.size > 0)
        look_value_up(w, &shown);
    if (shown.size > 0)
        drop_escapes(&shown);
    if (shown.size > 0 || m != NULL || w->looks_up) {
        const size_t at = w->document->cell_count;

        open_row(w);
        zr__document_add_cell(w->document,
                              (zr__cell_place){.column = w->column,
                                               .row_span = m != NULL ? m->rows : 1,
                                               .column_span = m != NULL ? columns_of(m) : 1},
                              shown.bytes, shown.size);
        if (w->document->cell_count > at)
            w->document->cell[at].looks_up = w->looks_up;
    }
    w->failed |= shown.failed;
    zr__buffer_clear(&shown);
}

static void open_formula(workbook *w, const char *const *attributes)
{
    w->in_formula = true;
    w->formula.size = 0;
    w->shared_formula = zr__markup_number(attributes, "si", NO_NUMBER);
    if (w->shared_formula >= ZR__IMPORT_CELLS)
        w->shared_formula = NO_NUMBER;
}

/* As the views of a ledger are: INDEX and MATCH on another sheet. A formula that goes on in other
 * cells is written out in the first of them only. */
static void close_formula(workbook *w)
{
    const char *text = w->formula.size > 0 ? w->formula.bytes : NULL;
    const size_t number = w->shared_formula >= 0 ? (size_t)w->shared_formula : SIZE_MAX;

    w->in_formula = false;
    w->looks_up = text != NULL && strstr(text, "INDEX(") != NULL &&
                  strstr(text, "MATCH(") != NULL && strchr(text, '!') != NULL;
    if (number == SIZE_MAX)
        return;
    if (text == NULL) {
        w->looks_up = number < w->lookups.size && w->lookups.bytes[number] != 0;
        return;
    }
    while (!w->lookups.failed && w->lookups.size <= number)
        zr__buffer_add_bytes(&w->lookups, "", 1);
    w->failed |= w->lookups.failed;
    if (!w->failed)
        w->lookups.bytes[number] = w->looks_up;
}

static void open_cell(workbook *w, const char *const *attributes)
{
    const char *place = zr__markup_attribute(attributes, "r");
    const char *type = zr__markup_attribute(attributes, "t");
    uint32_t row = 0;

    w->column++;
    if (place != NULL)
        read_place(place, &row, &w->column);
    w->style = zr__markup_number(attributes, "s", 0);
    w->type = type == NULL                          ? 'n'
              : strcmp(type, "s") == 0              ? 's'
              : strcmp(type, "b") == 0              ? 'b'
              : strcmp(type, "n") == 0              ? 'n'
              : strcmp(type, "d") == 0              ? 'd'
                                                    : 't';
    w->value.size = 0;
    w->looks_up = false;
}

static bool on_sheet(void *self, const char *name, const char *const *attributes)
{
    workbook *w = self;

    if (strcmp(name, "row") == 0) {
        const long row = zr__markup_number(attributes, "r", (long)w->row + 1);
        if (row <= (long)w->row || row > MOST_ROWS)
            zr__document_refuse(w->document);
        else
            w->row = (uint32_t)row;
        w->column = 0;
        w->row_is_open = false;
    } else if (strcmp(name, "c") == 0)
        open_cell(w, attributes);
    else if (strcmp(name, "f") == 0 && w->document->marks_places)
        open_formula(w, attributes);
    w->in_value = strcmp(name, "v") == 0 || strcmp(name, "t") == 0;
    w->is_phonetic |= strcmp(name, "rPh") == 0;
    return !w->failed && zr__document_goes_on(w->document);
}

static bool end_sheet(void *self, const char *name)
{
    workbook *w = self;

    w->in_value = false;
    w->is_phonetic &= strcmp(name, "rPh") != 0;
    if (w->in_formula && strcmp(name, "f") == 0)
        close_formula(w);
    if (strcmp(name, "c") == 0)
        add_cell(w);
    return !w->failed && !w->value.failed && strcmp(name, "sheetData") != 0;
}

static zr_status read_sheet(workbook *w, zr__package *package, const sheet *s, zr_error *err)
{
    const zr__markup_listener merges = {on_merge, NULL, NULL, w};
    const zr__markup_listener cells = {on_sheet, end_sheet, on_value_text, w};

    w->merge_count = 0;
    w->row = w->written = 0;
    w->row_is_open = w->in_value = w->is_phonetic = w->in_formula = false;
    w->lookups.size = 0;
    const zr_status status = zr__package_read(package, s->part, &merges, err);
    if (status != ZR_OK || w->failed)
        return status;
    if (w->merge_count > 0)
        qsort(w->merge, w->merge_count, sizeof *w->merge, by_place);
    zr__document_begin_table(w->document, s->name, s->is_hidden ? ZR__HIDDEN : 0);
    return zr__package_read(package, s->part, &cells, err);
}

static zr_status read_workbook(workbook *w, zr__package *package, const char *main_part,
                               zr_error *err)
{
    const zr__markup_listener sheets = {on_workbook, NULL, NULL, w};
    const zr__markup_listener strings = {on_string, end_string, on_value_text, w};
    const char *part;
    zr_status status = zr__package_relations(&w->relations, package, main_part, err);

    if (status == ZR_OK)
        status = zr__package_read(package, main_part, &sheets, err);
    if (status == ZR_OK && (part = zr__relation_of_kind(&w->relations, "styles")) != NULL)
        status = zr__xlsx_formats_read(&w->formats, package, part, err);
    if (status == ZR_OK && (part = zr__relation_of_kind(&w->relations, "sharedStrings")) != NULL)
        status = zr__package_read(package, part, &strings, err);
    for (size_t i = 0; i < w->sheet_count && status == ZR_OK && !w->failed &&
                       zr__document_goes_on(w->document);
         i++) {
        if (w->sheet[i].part != NULL)
            status = read_sheet(w, package, &w->sheet[i], err);
    }
    return status == ZR_OK && (w->failed || w->value.failed) ? zr__out_of_memory(err) : status;
}

zr_status zr__read_xlsx(zr__document *document, zr__package *package, const char *main_part,
                        zr_error *err)
{
    workbook w = {.document = document};
    const zr_status status = read_workbook(&w, package, main_part, err);

    zr__buffer_clear(&w.value);
    zr__buffer_clear(&w.formula);
    zr__buffer_clear(&w.lookups);
    zr__buffer_clear(&w.shared);
    zr__free(w.string);
    zr__free(w.merge);
    zr__free(w.sheet);
    zr__xlsx_formats_clear(&w.formats);
    zr__relations_clear(&w.relations);
    zr__arena_clear(&w.arena);
    return status;
}
