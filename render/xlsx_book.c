/*
 * Workbooks through libxlsxwriter, which writes to a file by name. The name we give it is that of
 * an open file descriptor of a file that has none (/dev/fd), so that no interruption leaves one
 * behind. It stamps a book with the time of day unless told a time: ours is always the same.
 */
#include "render/xlsx_book.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "src/buffer.h"
#include "src/failure.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    LONGEST_SHEET_NAME = 31, /* Units of UTF-16. */
    LONGEST_CELL = 32000,    /* Characters; Excel takes 32,767. */
    CREATED = 946684800      /* 2000-01-01, for every book. */
};

/* Points; Excel takes 409 at most. */
static const double MOST_HEIGHT = 400;

static const uint32_t INK = 0x1A1A1A, RULE = 0xBFBFBF, HEAD = 0xDCE6F1, HEAD_FILL = 0xFFE699,
                      FILL = 0xFFFBEB, MUTED = 0x595959;

/* What a style adds to size, rule and ink. */
typedef struct cell_look {
    uint32_t ground; /* 0 for none. */
    uint32_t ink;
    double size;
    bool bold, centred, is_plain; /* Plain: without rules around the cell, in one line. */
    const char *number;
    bool wraps; /* Although plain. */
} cell_look;

static const cell_look looks[ZR__STYLES] = {
    [ZR__STYLE_TITLE] = {.ink = INK, .size = 16, .bold = true, .is_plain = true},
    [ZR__STYLE_LONG_TITLE] = {.ink = INK, .size = 16, .bold = true, .is_plain = true, .wraps = true},
    [ZR__STYLE_REMARK] = {.ink = MUTED, .size = 10, .is_plain = true},
    [ZR__STYLE_HEAD] = {HEAD, INK, 10, true, true, false, NULL},
    [ZR__STYLE_HEAD_FILL] = {HEAD_FILL, INK, 10, true, true, false, NULL},
    [ZR__STYLE_TEXT] = {.ink = INK, .size = 10},
    [ZR__STYLE_CENTRE] = {.ink = INK, .size = 10, .centred = true},
    [ZR__STYLE_NUMBER] = {.ink = INK, .size = 10, .centred = true, .number = "General"},
    [ZR__STYLE_FILL] = {.ground = FILL, .ink = INK, .size = 10},
    [ZR__STYLE_FILL_CENTRE] = {FILL, INK, 10, false, true, false, NULL},
    [ZR__STYLE_FILL_NUMBER] = {FILL, INK, 10, false, true, false, "General"},
    [ZR__STYLE_FILL_DATE] = {FILL, INK, 10, false, true, false, "yyyy-mm-dd"},
    [ZR__STYLE_AT_RISK] = {0xFCE4B6, 0x6B4100, 10, true, true, false, NULL},
    [ZR__STYLE_DELAYED] = {0xF6CBBB, 0x7A2A00, 10, true, true, false, NULL},
    [ZR__STYLE_DONE] = {0xCDEBDD, 0x004D38, 10, true, true, false, NULL},
};

static lxw_format *make_style(lxw_workbook *workbook, const cell_look *look)
{
    lxw_format *format = workbook_add_format(workbook);

    if (format == NULL)
        return NULL;
    format_set_font_size(format, look->size);
    format_set_font_color(format, look->ink);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look->bold)
        format_set_bold(format);
    if (look->centred)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look->ground != 0)
        format_set_bg_color(format, look->ground);
    if (look->number != NULL)
        format_set_num_format(format, look->number);
    if (look->wraps || !look->is_plain)
        format_set_text_wrap(format);
    if (!look->is_plain) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, RULE);
    }
    return format;
}

static zr_status cannot_write(const char *why, zr_error *err)
{
    return zr__fail(err, ZR_EWRITE, _("the workbook cannot be made in the directory for temporary "
                                      "files: %s"),
                    why);
}

zr_status zr__xlsx_open(zr__xlsx_book *book, const char *title, zr_error *err)
{
    char path[32];

    *book = (zr__xlsx_book){.file = tmpfile()};
    if (book->file == NULL)
        return cannot_write(strerror(errno), err);
    snprintf(path, sizeof path, "/dev/fd/%d", fileno(book->file));
    if ((book->workbook = workbook_new(path)) == NULL)
        return zr__out_of_memory(err);

    lxw_doc_properties properties = {.title = (char *)(uintptr_t)title, .created = CREATED};
    zr__xlsx_check(book, workbook_set_properties(book->workbook, &properties));
    for (int s = 0; s < ZR__STYLES; s++) {
        book->style[s] = make_style(book->workbook, &looks[s]);
        book->failed = book->failed || book->style[s] == NULL;
    }
    return ZR_OK;
}

static bool read_back(zr__buffer *out, FILE *file)
{
    char chunk[65536];
    size_t size;

    rewind(file);
    while ((size = fread(chunk, 1, sizeof chunk, file)) > 0)
        zr__buffer_add_bytes(out, chunk, size);
    return ferror(file) == 0;
}

static zr_status finish(zr__xlsx_book *book, zr__buffer *out, zr_error *err)
{
    const bool failed = book->failed || book->workbook == NULL;
    lxw_error error = book->error;

    if (book->workbook != NULL) { /* Closing writes it, and frees it in any case. */
        const lxw_error closing = workbook_close(book->workbook);
        error = error == LXW_NO_ERROR ? closing : error;
    }
    if (failed || error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return zr__out_of_memory(err);
    if (error != LXW_NO_ERROR)
        return cannot_write(lxw_strerror(error), err);
    if (!read_back(out, book->file))
        return cannot_write(strerror(errno), err);
    return out->failed ? zr__out_of_memory(err) : ZR_OK;
}

zr_status zr__xlsx_close(zr__xlsx_book *book, char **bytes, size_t *size, zr_error *err)
{
    zr__buffer out = {0};
    const zr_status status = finish(book, &out, err);

    if (status == ZR_OK && bytes != NULL) {
        *size = out.size;
        *bytes = zr__buffer_take(&out);
    }
    if (book->file != NULL)
        fclose(book->file);
    zr__buffer_clear(&out);
    zr__names_clear(&book->sheet_names);
    zr__arena_clear(&book->arena);
    *book = (zr__xlsx_book){0};
    return status;
}

void zr__xlsx_check(zr__xlsx_book *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

static const char *keep(zr__xlsx_book *book, zr__buffer *text)
{
    const char *kept = text->failed || text->bytes == NULL
                           ? NULL
                           : zr__arena_text(&book->arena, text->bytes, text->size);

    book->failed = book->failed || kept == NULL;
    zr__buffer_clear(text);
    return kept != NULL ? kept : "";
}

const char *zr__xlsx_keepf(zr__xlsx_book *book, const char *format, ...)
{
    zr__buffer text = {0};
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&text, format, args);
    va_end(args);
    return keep(book, &text);
}

/* The start of a name, of at most `most` units of UTF-16, without what Excel does not allow. */
static void add_allowed(zr__buffer *out, const char *name, size_t most)
{
    size_t step, used = 0;

    for (; *name != '\0'; name += step) {
        step = zr__utf8_step(name, strlen(name));
        step = step == 0 ? 1 : step;
        used += step == 4 ? 2 : 1;
        if (used > most)
            return;
        if ((unsigned char)*name < 0x20 || strchr("[]:*?/\\", *name) != NULL ||
            (*name == '\'' && (used == 1 || name[1] == '\0')))
            zr__buffer_add(out, "_");
        else
            zr__buffer_add_bytes(out, name, step);
    }
}

/* A name is taken whatever its case and width. */
static bool is_taken(zr__xlsx_book *book, zr__buffer *key, const char *name)
{
    key->size = 0;
    if (!zr__name_key(key, name) || key->bytes == NULL) {
        book->failed = book->failed || key->failed;
        return false;
    }
    for (size_t i = 0; i < key->size; i++)
        if (key->bytes[i] >= 'A' && key->bytes[i] <= 'Z')
            key->bytes[i] = (char)(key->bytes[i] | 0x20);
    return zr__names_find(&book->sheet_names, key->bytes, key->size) != ZR_NONE ||
           strcmp(key->bytes, "history") == 0;
}

static const char *choose_name(zr__xlsx_book *book, const char *wish)
{
    zr__buffer name = {0}, key = {0};
    char tail[16] = "";

    for (unsigned n = 2; !book->failed && !name.failed; n++) {
        name.size = 0;
        zr__buffer_add(&name, "");
        add_allowed(&name, wish, LONGEST_SHEET_NAME - strlen(tail));
        zr__buffer_add(&name, name.size == 0 ? "_" : "");
        zr__buffer_add(&name, tail);
        if (name.failed || !is_taken(book, &key, name.bytes))
            break;
        snprintf(tail, sizeof tail, " (%u)", n);
    }
    if (!book->failed && key.bytes != NULL) {
        const char *kept = zr__arena_text(&book->arena, key.bytes, key.size);
        book->failed = kept == NULL || !zr__names_add(&book->sheet_names, kept, key.size, 0);
    }
    zr__buffer_clear(&key);
    return keep(book, &name);
}

lxw_worksheet *zr__xlsx_add_sheet(zr__xlsx_book *book, const char *wish)
{
    const char *name = choose_name(book, wish);
    lxw_worksheet *sheet =
        book->failed ? NULL : workbook_add_worksheet(book->workbook, name);

    book->failed = book->failed || sheet == NULL;
    return sheet;
}

/* The start of a text that is longer than a cell takes, and a word on that. */
static const char *shorten(zr__xlsx_book *book, const char *text)
{
    const char *at = text;

    for (int i = 0; i < LONGEST_CELL && *at != '\0'; i++)
        at += zr__utf8_step(at, strlen(at));
    return *at == '\0'
               ? text
               : zr__xlsx_keepf(book, _("%.*s… (longer than a cell; the notice has it all)"),
                                (int)(at - text), text);
}

void zr__xlsx_text(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                   const char *text, zr__xlsx_style style)
{
    const lxw_col_t at = (lxw_col_t)column;

    if (book->failed || sheet == NULL)
        return;
    if (text != NULL && strlen(text) > LONGEST_CELL)
        text = shorten(book, text);
    zr__xlsx_check(book, text != NULL && text[0] != '\0'
                             ? worksheet_write_string(sheet, row, at, text, book->style[style])
                             : worksheet_write_blank(sheet, row, at, book->style[style]));
}

void zr__xlsx_title(zr__xlsx_book *book, lxw_worksheet *sheet, const char *text, uint32_t last,
                    double width)
{
    static const double LETTER = 1.7, LINE = 22; /* Of 16 points bold: digits, points. */
    const double lines = ceil(LETTER * (double)zr__text_width(text) / width);

    if (book->failed || sheet == NULL)
        return;
    if (lines <= 1 || last == 0)
        zr__xlsx_text(book, sheet, 0, 0, text, ZR__STYLE_TITLE);
    else
        zr__xlsx_check(book, worksheet_merge_range(sheet, 0, 0, 0, (lxw_col_t)last, text,
                                                   book->style[ZR__STYLE_LONG_TITLE]));
    zr__xlsx_check(book, worksheet_set_row(sheet, 0, fmin(MOST_HEIGHT, 4 + LINE * fmax(1, lines)),
                                           NULL));
}

void zr__xlsx_number(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                     double number, zr__xlsx_style style)
{
    const lxw_col_t at = (lxw_col_t)column;

    if (book->failed || sheet == NULL)
        return;
    zr__xlsx_check(book, isfinite(number)
                             ? worksheet_write_number(sheet, row, at, number, book->style[style])
                             : worksheet_write_blank(sheet, row, at, book->style[style]));
}

void zr__xlsx_formula(zr__xlsx_book *book, lxw_worksheet *sheet, uint32_t row, uint32_t column,
                      double number, const char *text, zr__xlsx_style style, const char *format,
                      ...)
{
    const lxw_col_t at = (lxw_col_t)column;
    zr__buffer formula = {0};
    va_list args;

    va_start(args, format);
    zr__buffer_addv(&formula, format, args);
    va_end(args);
    const char *kept = keep(book, &formula);
    if (book->failed || sheet == NULL)
        return;
    zr__xlsx_check(book, isfinite(number) ? worksheet_write_formula_num(sheet, row, at, kept,
                                                                        book->style[style], number)
                                          : worksheet_write_formula_str(sheet, row, at, kept,
                                                                        book->style[style], text));
}

const char *zr__xlsx_range(zr__xlsx_book *book, const lxw_worksheet *sheet, uint32_t column,
                           uint32_t first_row, uint32_t last_row)
{
    zr__buffer range = {0};
    char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];

    if (sheet == NULL)
        return "";
    lxw_rowcol_to_cell_abs(first, first_row, (lxw_col_t)column, 1, 1);
    lxw_rowcol_to_cell_abs(last, last_row, (lxw_col_t)column, 1, 1);
    zr__buffer_add(&range, "'");
    for (const char *at = sheet->name; *at != '\0'; at++)
        zr__buffer_add_bytes(&range, *at == '\'' ? "''" : at, *at == '\'' ? 2 : 1);
    zr__buffer_addf(&range, "'!%s:%s", first, last);
    return keep(book, &range);
}
