/* Whether a line goes on with the paragraph before it, by the words on both sides of the break. */
#ifndef ZEREN_SRC_IMPORT_BROKEN_LINES_H
#define ZEREN_SRC_IMPORT_BROKEN_LINES_H

#include "src/import/paragraphs.h"

/* Whether a line begins as no middle of a sentence does: with a number, a label, an attachment. */
bool zr__starts_anew(zr__slice line);

/* "…、县供销社 完|成时限:…": the end of a line and the label on the next make a longer label. */
bool zr__cuts_label(zr__reader *reader, zr__slice text, zr__slice line);

bool zr__ends_in_comma(zr__slice text);

/* How far the line before a break reaches. */
typedef enum zr__fullness {
    ZR__NOT_FULL,
    ZR__FULL,              /* To the margin, or near it. */
    ZR__FULL_TO_THE_COLUMN /* No character more had room: it was hardly ended there. */
} zr__fullness;

/* Whether the next line goes on with a piece; `after_page`: a page number stands between. */
bool zr__goes_on(zr__reader *reader, const zr__piece *piece, zr__slice next, zr__fullness full,
                 bool after_page);

/* Whether block `b`, whose text is `line`, has only units, on a line of their own between two
 * labels: they belong to the list of the first, `before`. */
bool zr__goes_on_with_names(const zr__document *document, size_t b, zr__slice before,
                            zr__slice line);

#endif
