/*
 * XLSX: every sheet a table, in the order of the workbook.
 *
 * Here the workbook, with its shared strings; sheets are read in xlsx_sheet.c. Hidden sheets come
 * along marked as such.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/ooxml.h"
#include "src/import/xlsx_workbook.h"
#include "src/memory.h"

enum { MOST_SHEETS = 500 };

static const char *keep(zr__xlsx_workbook *w, const char *text)
{
    const char *kept = zr__arena_text(&w->arena, text, strlen(text));

    w->failed |= kept == NULL;
    return kept;
}

static bool on_workbook(void *self, const char *name, const char *const *attributes)
{
    zr__xlsx_workbook *w = self;
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
    zr__xlsx_sheet *grown = zr__grow(w->sheet, &w->sheet_capacity, w->sheet_count + 1, sizeof *grown);
    if (grown == NULL) {
        w->failed = true;
        return false;
    }
    w->sheet = grown;
    grown[w->sheet_count++] =
        (zr__xlsx_sheet){keep(w, label), part, state != NULL && strcmp(state, "visible") != 0};
    return !w->failed;
}

static bool on_string(void *self, const char *name, const char *const *attributes)
{
    zr__xlsx_workbook *w = self;

    (void)attributes;
    if (strcmp(name, "si") == 0)
        w->value.size = 0;
    w->in_value = strcmp(name, "t") == 0;
    w->is_phonetic |= strcmp(name, "rPh") == 0;
    return true;
}

static bool end_string(void *self, const char *name)
{
    zr__xlsx_workbook *w = self;

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

static zr_status read_workbook(zr__xlsx_workbook *w, zr__package *package, const char *main_part,
                               zr_error *err)
{
    const zr__markup_listener sheets = {on_workbook, NULL, NULL, w};
    const zr__markup_listener strings = {on_string, end_string, zr__xlsx_on_text, w};
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
            status = zr__xlsx_read_sheet(w, package, &w->sheet[i], err);
    }
    return status == ZR_OK && (w->failed || w->value.failed) ? zr__out_of_memory(err) : status;
}

zr_status zr__read_xlsx(zr__document *document, zr__package *package, const char *main_part,
                        zr_error *err)
{
    zr__xlsx_workbook w = {.document = document};
    const zr_status status = read_workbook(&w, package, main_part, err);

    zr__buffer_clear(&w.value);
    zr__buffer_clear(&w.formula);
    zr__buffer_clear(&w.left_out);
    zr__buffer_clear(&w.out_of_sight);
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
