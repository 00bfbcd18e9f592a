/*
 * Tables that came as lines: flattened by a web page into one cell a line, drawn with box
 * characters, or parted by bars, tabs or blanks; tables set side by side as one; forms, whose labels
 * stand beside their values; and lines that came as tables: a letter in a sheet.
 */
#ifndef ZEREN_SRC_IMPORT_RECOVER_H
#define ZEREN_SRC_IMPORT_RECOVER_H

#include "src/import/reader.h"

/* Copy a document with such tables made tables again. True when there were any; `out` is left
 * empty otherwise. The reader takes the doubts. */
bool zr__recover_tables(zr__reader *reader, const zr__document *in, zr__document *out);

/* Each looks for its kind of table from block `first` on, adds it to `out`, and returns the block
 * behind it; `first` itself when there is none. */
size_t zr__recover_delimited(zr__reader *reader, const zr__document *in, size_t first,
                             zr__document *out);
size_t zr__recover_aligned(zr__reader *reader, const zr__document *in, size_t first,
                           zr__document *out);
size_t zr__recover_box(zr__reader *reader, const zr__document *in, size_t first,
                       zr__document *out);
size_t zr__recover_flattened(zr__reader *reader, const zr__document *in, size_t first,
                             zr__document *out);
size_t zr__recover_instructions(zr__reader *reader, const zr__document *in, size_t first,
                                zr__document *out);
size_t zr__recover_page(zr__reader *reader, const zr__document *in, size_t first,
                        zr__document *out);
size_t zr__recover_cell_lines(zr__reader *reader, const zr__document *in, size_t first,
                              zr__document *out);
size_t zr__recover_cards(zr__reader *reader, const zr__document *in, size_t first,
                         zr__document *out);
size_t zr__recover_twins(zr__reader *reader, const zr__document *in, size_t first,
                         zr__document *out);

/* The trimmed text of a paragraph block; empty for a table. */
zr__slice zr__paragraph_text(const zr__document *document, size_t block);

#endif
