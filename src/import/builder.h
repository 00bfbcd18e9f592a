/* Entries as they are built out of paragraphs; shared by those who read them. */
#ifndef ZEREN_SRC_IMPORT_BUILDER_H
#define ZEREN_SRC_IMPORT_BUILDER_H

#include "src/import/entries.h"

typedef struct zr__builder {
    zr__reader *reader;
    zr__entries *out;
    uint32_t open[ZR__LEVELS]; /* The last entry of each level that is still open. */
    uint32_t current;
    uint32_t first_part; /* Of the paragraph read last, when it gives several tasks. */
    bool at_labels; /* The last thing read was a label under the current entry. */
    const zr__pieces *pieces;
} zr__builder;

/* Start an entry with this number, and make it the current one; NULL when memory ran out. */
zr__entry *zr__build_entry(zr__builder *build, zr__numbering numbering, const zr__piece *piece);

/* Add a place of responsibility, and words, to the current entry. */
void zr__build_duty(zr__builder *build, zr__slice text, uint32_t first_line, uint32_t last_line);
void zr__build_text(zr__builder *build, zr__slice text);

/* Read the words of a paragraph behind its number into the current entry and those it starts. */
void zr__build_body(zr__builder *build, const zr__piece *piece, zr__slice text);

#endif
