/*
 * A sheet of a workbook. It names its merged cells behind all others, so it is read twice. Rows
 * without any value are kept between others, for merged cells reach over them, and dropped at the
 * end.
 *
 * Rows and columns that somebody hid are left out, as a reader of the sheet does not see them, and
 * told of behind it. A filter or a fold hides rows for the moment only: they are read and marked.
 */
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/xlsx_workbook.h"
#include "src/memory.h"

enum {
    MOST_GAP = 1000, /* Rows without a value that are kept between others. */
    MOST_ROWS = 1048576,
    NO_NUMBER = -1,
    MOST_TOLD = 400 /* Bytes told of a row that was left out. */
};

bool zr__xlsx_on_text(void *self, const char *bytes, size_t size)
{
    zr__xlsx_workbook *w = self;

    if (w->in_value && !w->is_phonetic)
        zr__buffer_add_bytes(&w->value, bytes, size);
    if (w->in_formula)
        zr__buffer_add_bytes(&w->formula, bytes, size);
    return !w->value.failed && !w->formula.failed && w->value.size <= ZR__IMPORT_BYTES &&
           w->formula.size <= ZR__IMPORT_BYTES;
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

static bool is_on(const char *const *attributes, const char *name)
{
    const char *value = zr__markup_attribute(attributes, name);

    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* Whether the size that an attribute gives is none. */
static bool is_nothing(const char *const *attributes, const char *size)
{
    const char *value = zr__markup_attribute(attributes, size);

    return value != NULL && strtod(value, NULL) <= 0;
}

/* What the sheet keeps from sight. */
static void look_at_sight(zr__xlsx_workbook *w, const char *name, const char *const *attributes)
{
    if ((strcmp(name, "sheetPr") == 0 && is_on(attributes, "filterMode")) ||
        strcmp(name, "filterColumn") == 0)
        w->is_filtered = true;
    if (strcmp(name, "col") != 0 ||
        !(is_on(attributes, "hidden") || is_nothing(attributes, "width")))
        return;
    const long last = zr__markup_number(attributes, "max", 0);
    for (long c = zr__markup_number(attributes, "min", 1); c <= last && c <= ZR__IMPORT_COLUMNS;
         c++) {
        if (c > 0)
            w->hides_column[c - 1] = true;
    }
}

static bool on_frame(void *self, const char *name, const char *const *attributes)
{
    zr__xlsx_workbook *w = self;
    const char *range = zr__markup_attribute(attributes, "ref");
    uint32_t row = 0, column = 0, last_row = 0, last_column = 0;

    look_at_sight(w, name, attributes);
    if (strcmp(name, "mergeCell") != 0 || range == NULL)
        return true;
    range = read_place(range, &row, &column);
    if (*range == ':')
        read_place(range + 1, &last_row, &last_column);
    if (row == 0 || column == 0 || last_row < row || last_column < column)
        return true;
    if (w->merge_count > ZR__IMPORT_CELLS)
        zr__document_refuse(w->document);
    zr__xlsx_merge *grown = zr__grow(w->merge, &w->merge_capacity, w->merge_count + 1, sizeof *grown);
    if (grown == NULL) {
        w->failed = true;
        return false;
    }
    w->merge = grown;
    grown[w->merge_count++] = (zr__xlsx_merge){row, column, last_row - row + 1, last_column - column + 1};
    return zr__document_goes_on(w->document);
}

static int by_place(const void *a, const void *b)
{
    const zr__xlsx_merge *x = a, *y = b;

    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

static void begin_row(zr__xlsx_workbook *w)
{
    const uint32_t line = zr__document_next_line(w->document);

    zr__document_begin_row(w->document, line, line);
    w->row_is_open = true;
}

/* The row has a value: write those without one before it. */
static void open_row(zr__xlsx_workbook *w)
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
static void look_value_up(zr__xlsx_workbook *w, zr__buffer *shown)
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
static uint32_t columns_of(const zr__xlsx_merge *m)
{
    const uint32_t left = m->column < ZR__IMPORT_COLUMNS ? ZR__IMPORT_COLUMNS - m->column + 1 : 1;

    return m->columns < left ? m->columns : left;
}

/* Whether no part of a cell is seen. */
static bool is_left_out(const zr__xlsx_workbook *w, const zr__xlsx_merge *m)
{
    const uint32_t columns = m != NULL ? columns_of(m) : 1;

    if (w->document->marks_places)
        return false;
    if (w->row_state == ZR__XLSX_HIDDEN && (m == NULL || m->rows == 1))
        return true;
    for (uint32_t c = w->column; c < w->column + columns; c++) {
        if (c == 0 || c > ZR__IMPORT_COLUMNS || !w->hides_column[c - 1])
            return false;
    }
    return true;
}

/* The letters of a column: 28 is AB. */
static void add_letters(zr__buffer *out, uint32_t column)
{
    if (column > 26)
        add_letters(out, (column - 1) / 26);
    zr__buffer_add_bytes(out, &"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(column - 1) % 26], 1);
}

/* Keep the words of a hidden row, and the first ones of a hidden column, its heading. */
static void tell_cell(zr__xlsx_workbook *w, const char *shown)
{
    bool *is_told = w->column <= ZR__IMPORT_COLUMNS ? &w->tells_column[w->column - 1] : NULL;

    if (w->row_state == ZR__XLSX_HIDDEN) {
        if (w->left_out.size < MOST_TOLD)
            zr__buffer_addf(&w->left_out, "%s%s", w->left_out.size > 0 ? "; " : "", shown);
    } else if (is_told != NULL && !*is_told) {
        zr__buffer letters = {0};
        add_letters(&letters, w->column);
        zr__buffer_addf(&w->out_of_sight, _("(column %s is hidden: %.400s)"),
                        letters.bytes != NULL ? letters.bytes : "", shown);
        zr__buffer_add_bytes(&w->out_of_sight, "", 1);
        w->out_of_sight.failed |= letters.failed;
        zr__buffer_clear(&letters);
        *is_told = true;
    }
    w->failed |= w->left_out.failed || w->out_of_sight.failed;
}

/* The row ends: what was left out of it. */
static void tell_row(zr__xlsx_workbook *w)
{
    if (w->left_out.size == 0)
        return;
    zr__buffer_addf(&w->out_of_sight, _("(row %u is hidden: %s)"), w->row, w->left_out.bytes);
    zr__buffer_add_bytes(&w->out_of_sight, "", 1);
    w->left_out.size = 0;
    w->failed |= w->out_of_sight.failed;
    if (w->out_of_sight.size > ZR__IMPORT_BYTES)
        zr__document_refuse(w->document);
}

static void add_cell(zr__xlsx_workbook *w)
{
    const zr__xlsx_merge wanted = {.row = w->row, .column = w->column};
    const zr__xlsx_merge *m = w->merge_count > 0 ? bsearch(&wanted, w->merge, w->merge_count,
                                                  sizeof wanted, by_place)
                                        : NULL;
    zr__buffer shown = {0};

    if (w->value.size > 0)
        look_value_up(w, &shown);
    if (shown.size > 0)
        drop_escapes(&shown);
    if (is_left_out(w, m)) {
        if (shown.size > 0)
            tell_cell(w, shown.bytes);
    } else if (shown.size > 0 || m != NULL || w->looks_up) {
        const size_t at = w->document->cell_count;

        open_row(w);
        zr__document_add_cell(w->document,
                              (zr__cell_place){.column = w->column,
                                               .row_span = m != NULL ? m->rows : 1,
                                               .column_span = m != NULL ? columns_of(m) : 1},
                              shown.bytes, shown.size);
        if (w->document->cell_count > at)
            w->document->cell[at].looks_up = w->looks_up;
        if (w->row_state == ZR__XLSX_FILTERED && !w->document->marks_places)
            zr__document_hide_row(w->document);
    }
    w->failed |= shown.failed;
    zr__buffer_clear(&shown);
}

static void open_formula(zr__xlsx_workbook *w, const char *const *attributes)
{
    w->in_formula = true;
    w->formula.size = 0;
    w->shared_formula = zr__markup_number(attributes, "si", NO_NUMBER);
    if (w->shared_formula >= ZR__IMPORT_CELLS)
        w->shared_formula = NO_NUMBER;
}

/* As the views of a ledger are: INDEX and MATCH on another sheet. A formula that goes on in other
 * cells is written out in the first of them only. */
static void close_formula(zr__xlsx_workbook *w)
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

static void open_cell(zr__xlsx_workbook *w, const char *const *attributes)
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

static zr__xlsx_row_state row_state(const zr__xlsx_workbook *w, const char *const *attributes)
{
    if (!is_on(attributes, "hidden") && !is_nothing(attributes, "ht"))
        return ZR__XLSX_SHOWN;
    return w->is_filtered || zr__markup_number(attributes, "outlineLevel", 0) > 0
               ? ZR__XLSX_FILTERED
               : ZR__XLSX_HIDDEN;
}

static bool on_sheet(void *self, const char *name, const char *const *attributes)
{
    zr__xlsx_workbook *w = self;

    if (strcmp(name, "row") == 0) {
        const long row = zr__markup_number(attributes, "r", (long)w->row + 1);
        if (row <= (long)w->row || row > MOST_ROWS)
            zr__document_refuse(w->document);
        else
            w->row = (uint32_t)row;
        w->column = 0;
        w->row_is_open = false;
        w->row_state = row_state(w, attributes);
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
    zr__xlsx_workbook *w = self;

    w->in_value = false;
    w->is_phonetic &= strcmp(name, "rPh") != 0;
    if (w->in_formula && strcmp(name, "f") == 0)
        close_formula(w);
    if (strcmp(name, "c") == 0)
        add_cell(w);
    else if (strcmp(name, "row") == 0)
        tell_row(w);
    return !w->failed && !w->value.failed && strcmp(name, "sheetData") != 0;
}

/* What the sheet hides: lines behind it that are not read. */
static void add_out_of_sight(const zr__xlsx_workbook *w)
{
    const char *note = w->out_of_sight.bytes;

    for (size_t at = 0; at < w->out_of_sight.size; at += strlen(note + at) + 1)
        zr__document_add_paragraph(w->document, zr__document_next_line(w->document), ZR__HIDDEN,
                                   note + at, strlen(note + at));
}

zr_status zr__xlsx_read_sheet(zr__xlsx_workbook *w, zr__package *package,
                              const zr__xlsx_sheet *s, zr_error *err)
{
    const zr__markup_listener frame = {on_frame, NULL, NULL, w};
    const zr__markup_listener cells = {on_sheet, end_sheet, zr__xlsx_on_text, w};

    w->merge_count = 0;
    w->row = w->written = 0;
    w->row_is_open = w->in_value = w->is_phonetic = w->in_formula = false;
    w->lookups.size = w->left_out.size = w->out_of_sight.size = 0;
    w->is_filtered = false;
    w->row_state = ZR__XLSX_SHOWN;
    memset(w->hides_column, 0, sizeof w->hides_column);
    memset(w->tells_column, 0, sizeof w->tells_column);
    zr_status status = zr__package_read(package, s->part, &frame, err);
    if (status != ZR_OK || w->failed)
        return status;
    if (w->merge_count > 0)
        qsort(w->merge, w->merge_count, sizeof *w->merge, by_place);
    zr__document_begin_table(w->document, s->name, s->is_hidden ? ZR__HIDDEN : 0);
    status = zr__package_read(package, s->part, &cells, err);
    if (status == ZR_OK && !w->failed && !s->is_hidden)
        add_out_of_sight(w);
    return status;
}
