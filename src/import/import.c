/*
 * Import: bytes -> document -> paragraphs -> entries -> tasks -> notice.
 *
 * Each arrow is a room of its own. What comes out is written as JSON and read by the reader of
 * notices, so that an imported notice obeys every rule of the format.
 */
#include "zeren/import.h"

#include <string.h>

#include "src/failure.h"
#include "src/import/account.h"
#include "src/import/by_number.h"
#include "src/import/containers.h"
#include "src/import/declarations.h"
#include "src/import/facts.h"
#include "src/import/left_out.h"
#include "src/import/outline.h"
#include "src/import/recover.h"
#include "src/import/registry.h"
#include "src/import/roles.h"
#include "src/import/section_duties.h"
#include "src/import/speech.h"
#include "src/import/unit_headings.h"
#include "src/import/units.h"
#include "src/import/write.h"
#include "src/memory.h"

/* Everything an import holds while it goes on. */
typedef struct import {
    zr__document raw;      /* As the container has it. */
    zr__document document; /* With the tables recovered. */
    zr__registry registry;
    zr__reader reader;
    zr__pieces pieces;
    zr__entries entries;
    zr__facts facts;
    zr__units units;
    zr__buffer json;
} import;

static void clear(import *im)
{
    zr__buffer_clear(&im->json);
    zr__units_clear(&im->units);
    zr__entries_clear(&im->entries);
    zr__pieces_clear(&im->pieces);
    zr__reader_clear(&im->reader);
    zr__registry_clear(&im->registry);
    zr__document_clear(&im->document);
    zr__document_clear(&im->raw);
}

static void read_declarations(import *im)
{
    for (size_t b = 0; b < im->document.block_count; b++) {
        const zr__block *block = &im->document.block[b];
        zr__read_declaration(&im->reader,
                             zr__slice_of(zr__document_text(&im->document, block->text)),
                             block->first_line);
        for (size_t c = 0; c < block->cell_count; c++)
            zr__read_declaration(
                &im->reader,
                zr__slice_of(zr__document_text(&im->document,
                                               im->document.cell[block->first_cell + c].text)),
                block->first_line);
    }
}

/* Tables without rules, whose columns a container told by how words stand. */
static void doubt_columns(zr__reader *reader)
{
    const zr__document *document = reader->document;

    for (size_t b = 0; b < document->block_count; b++) {
        const zr__block *table = &document->block[b];
        if (table->kind == ZR__PARAGRAPH && (table->marks & ZR__GUESSED) != 0)
            zr__reader_doubt(reader, ZR_DOUBT_COLUMNS, table->first_line,
                             zr__slice_of(zr__document_text(document, table->text)), "%s",
                             _("its tables are read as lines"));
        else if (table->kind == ZR__TABLE && (table->marks & ZR__GUESSED) != 0 &&
                 table->cell_count > 0)
            zr__reader_doubt(
                reader, ZR_DOUBT_COLUMNS, table->first_line,
                zr__slice_of(zr__document_text(document, document->cell[table->first_cell].text)),
                _("a table of %u columns and %zu rows, told by how its words stand"),
                table->column_count, table->row_count);
    }
}

static bool has_party(const zr__duty *duty, zr__slice name)
{
    for (size_t i = 0; i < duty->parties.count; i++) {
        if (zr__slice_equal(duty->parties.item[i].name, name))
            return true;
    }
    return false;
}

/* Who takes part in everything, as declared once. */
static void add_declared(zr__reader *reader)
{
    zr__parties added = {0};

    if (reader->declared.added_line == 0)
        return;
    zr__split_units(reader, (zr__list){.text = reader->declared.added}, &added);
    for (size_t t = 0; t < reader->task_count; t++) {
        zr__read_task *task = &reader->task[t];
        if (task->last_line < reader->declared.added_line)
            continue;
        for (size_t i = 0; i < added.count && !reader->failed; i++) {
            added.item[i].role = ZR__ROLE_SUPPORT;
            if (!has_party(&task->duty, added.item[i].name))
                zr__add_party(reader, &task->duty.parties, added.item[i]);
        }
    }
    zr__reader_use(reader, reader->declared.added_line, reader->declared.added_line);
    zr__free(added.item);
}

/* "同上": the units of the task before. */
static void copy_from_above(zr__reader *reader)
{
    for (size_t t = 1; t < reader->task_count; t++) {
        zr__read_task *task = &reader->task[t];
        const zr__duty *above = &reader->task[t - 1].duty;
        if (!task->duty.is_same_as_above)
            continue;
        for (size_t i = 0; i < above->parties.count && !reader->failed; i++)
            zr__add_party(reader, &task->duty.parties, above->parties.item[i]);
        zr__reader_doubt(reader, ZR_DOUBT_SAME_AS_ABOVE, task->last_line, task->text, "%s",
                         _("the units of the task before"));
    }
}

static zr_status load_registries(import *im, const zr_import_options *options, zr_error *err)
{
    zr_status status = ZR_OK;

    if (options->registry != NULL)
        status = zr__registry_load(&im->registry, options->registry, err);
    if (status == ZR_OK && options->own_registry != NULL)
        status = zr__registry_load(&im->registry, options->own_registry, err);
    return status;
}

static bool names_anyone(const zr__reader *reader)
{
    for (size_t t = 0; t < reader->task_count; t++) {
        for (size_t i = 0; i < reader->task[t].duty.parties.count; i++) {
            if (reader->task[t].duty.parties.item[i].role != ZR__ROLE_NONE)
                return true;
        }
    }
    return false;
}

/* Move the document over, with tables that came as lines made tables. */
static zr_status recover(import *im, const char *source, zr_error *err)
{
    im->reader.document = &im->document;
    im->reader.original = &im->raw;
    if (!zr__recover_tables(&im->reader, &im->raw, &im->document)) {
        im->reader.original = &im->document;
        im->document = im->raw;
        im->raw = (zr__document){0};
        return im->reader.failed ? zr__out_of_memory(err) : ZR_OK;
    }
    return zr__document_status(&im->document, source, err);
}

static zr_status understand(import *im, const char *source, zr_error *err)
{
    zr__reader *reader = &im->reader;

    reader->registry = &im->registry;
    reader->used = zr__calloc((size_t)im->document.line_count + 2, sizeof *reader->used);
    if (reader->used == NULL)
        return zr__out_of_memory(err);
    read_declarations(im);
    doubt_columns(reader);
    zr__read_pieces(reader, &im->pieces);
    zr__read_facts(reader, &im->pieces, &im->facts);
    reader->title = im->facts.title;
    zr__hear_document(reader, &im->pieces);
    zr__read_entries(reader, &im->pieces, &im->entries);
    zr__assign_by_number(reader, &im->entries);
    zr__hand_down_duties(reader, &im->entries);
    zr__assign_by_headings(reader, &im->entries);
    zr__read_outline(reader, &im->entries);
    zr__doubt_left_out(reader, &im->pieces);
    copy_from_above(reader);
    add_declared(reader);
    if (reader->failed)
        return zr__out_of_memory(err);
    if (!names_anyone(reader))
        return zr__fail_at(err, ZR_EDATA, (zr__place){.source = source}, "%s",
                           _("nobody is given a task in this document; expected units behind "
                             "labels such as '责任单位:', verbs such as '牵头', or table columns"));
    zr__join_units(reader, im->facts.region, &im->units);
    zr__write_notice(&im->json, reader, &im->facts, &im->units);
    return reader->failed ? zr__out_of_memory(err) : ZR_OK;
}

static zr_status refuse_doubt(const zr__reader *reader, const char *source, zr_error *err)
{
    const zr_import_doubt *first = &reader->doubt[0];

    for (size_t i = 1; i < reader->doubt_count; i++) {
        if (reader->doubt[i].line < first->line)
            first = &reader->doubt[i];
    }
    return zr__fail_at(err, ZR_EDATA, (zr__place){.source = source, .line = first->line},
                       _("doubtful (%s): '%.100s' was read as: %.200s"),
                       _(zr_doubt_name(first->kind)), first->written, first->reading);
}

zr_status zr_import(zr_notice **out, zr_import_account *account, const void *bytes, size_t size,
                    const zr_import_options *options, zr_error *err)
{
    static const zr_import_options defaults = ZR_IMPORT_OPTIONS_INIT;
    import im = {0};
    zr_notice *notice = NULL;
    zr_import_account filled = {0};

    if (options == NULL)
        options = &defaults;
    zr_status status = load_registries(&im, options, err);
    if (status == ZR_OK)
        status = zr__read_container(&im.raw, bytes, size, options->source, err);
    if (status == ZR_OK)
        status = recover(&im, options->source, err);
    if (status == ZR_OK)
        status = understand(&im, options->source, err);
    if (status == ZR_OK)
        status = zr_notice_parse(&notice, im.json.bytes, im.json.size, options->source, NULL, err);
    if (status == ZR_OK && account != NULL &&
        !zr__account_fill(&filled, &im.reader, &im.units, notice))
        status = zr__out_of_memory(err);
    if (status == ZR_OK && account != NULL) {
        *account = filled;
        filled = (zr_import_account){0};
    }
    if (status == ZR_OK && options->strict && im.reader.doubt_count > 0)
        status = refuse_doubt(&im.reader, options->source, err);
    if (status == ZR_OK) {
        *out = notice;
        notice = NULL;
    }
    zr_import_account_clear(&filled);
    zr_notice_free(notice);
    clear(&im);
    return status;
}
