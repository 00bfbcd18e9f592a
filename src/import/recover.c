/*
 * Recovering tables: the kinds in turn, and what is no table copied as it stands.
 */
#include "src/import/recover.h"

#include <string.h>

zr__slice zr__paragraph_text(const zr__document *document, size_t block)
{
    return block < document->block_count && document->block[block].kind == ZR__PARAGRAPH
               ? zr__slice_trim(
                     zr__slice_of(zr__document_text(document, document->block[block].text)))
               : (zr__slice){"", 0};
}

static void copy_table(const zr__document *in, const zr__block *table, zr__document *out)
{
    size_t c = table->first_cell;

    zr__document_begin_table(out, zr__document_text(in, table->text), table->marks);
    for (size_t row = 0; row < table->row_count; row++) {
        const zr__row *lines = &in->row[table->first_row + row];
        zr__document_begin_row(out, lines->first_line, lines->last_line);
        if (lines->is_out_of_sight)
            zr__document_hide_row(out);
        for (; c < table->first_cell + table->cell_count && in->cell[c].row == row; c++) {
            const char *text = zr__document_text(in, in->cell[c].text);
            zr__document_add_cell(out,
                                  (zr__cell_place){in->cell[c].column + 1, in->cell[c].row_span,
                                                   in->cell[c].column_span},
                                  text, strlen(text));
        }
    }
}

static void copy_block(const zr__document *in, size_t b, zr__document *out)
{
    const zr__block *block = &in->block[b];
    const char *text = zr__document_text(in, block->text);

    if (block->kind == ZR__TABLE)
        copy_table(in, block, out);
    else
        zr__document_add_paragraph(out, block->first_line, block->marks, text, strlen(text));
}

static size_t recover_table(zr__reader *reader, const zr__document *in, size_t b,
                            zr__document *out)
{
    size_t end = zr__recover_instructions(reader, in, b, out);

    if (end == b)
        end = zr__recover_cards(reader, in, b, out);
    if (end == b)
        end = zr__recover_page(reader, in, b, out);
    if (end == b)
        end = zr__recover_cell_lines(reader, in, b, out);
    return end == b ? zr__recover_twins(reader, in, b, out) : end;
}

static size_t recover_at(zr__reader *reader, const zr__document *in, size_t b, zr__document *out)
{
    size_t end = zr__recover_box(reader, in, b, out);

    if (end == b)
        end = zr__recover_flattened(reader, in, b, out);
    if (end == b)
        end = zr__recover_delimited(reader, in, b, out);
    return end == b ? zr__recover_aligned(reader, in, b, out) : end;
}

bool zr__recover_tables(zr__reader *reader, const zr__document *in, zr__document *out)
{
    size_t tables = 0;

    out->is_broken_by_lines = in->is_broken_by_lines;
    for (size_t b = 0; b < in->block_count;) {
        const size_t end = in->block[b].kind == ZR__TABLE
                               ? recover_table(reader, in, b, out)
                           : zr__paragraph_text(in, b).size > 0 &&
                                     (in->block[b].marks & ZR__HIDDEN) == 0
                               ? recover_at(reader, in, b, out)
                               : b;
        tables += end > b;
        if (end == b)
            copy_block(in, b++, out);
        else
            b = end;
    }
    if (tables == 0)
        zr__document_clear(out);
    else
        out->line_count = in->line_count;
    return tables > 0;
}
