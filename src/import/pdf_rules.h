/* The ruled lines of a rendered page. */
#ifndef ZEREN_SRC_IMPORT_PDF_RULES_H
#define ZEREN_SRC_IMPORT_PDF_RULES_H

#include <stdbool.h>
#include <stddef.h>

/* Points from the upper left corner. */
typedef struct zr__pdf_box {
    double left, top, right, bottom;
} zr__pdf_box;

/* Boxes with their thickness; a level rule is wider than high. */
typedef struct zr__pdf_rules {
    zr__pdf_box *item;
    size_t count, capacity;
    bool failed; /* Memory ran out. */
} zr__pdf_rules;

static inline bool zr__pdf_rule_is_level(const zr__pdf_box *rule)
{
    return rule->right - rule->left > rule->bottom - rule->top;
}

/* A page as brightness, a byte a pixel, `scale` pixels a point. */
typedef struct zr__pdf_picture {
    const unsigned char *pixel;
    size_t width, height;
    double scale;
} zr__pdf_picture;

/* Add the rules of a page: level ones of at least `least_level` points, upright ones of
 * `least_upright`. */
void zr__pdf_rules_find(zr__pdf_rules *out, const zr__pdf_picture *page, double least_level,
                        double least_upright);

#endif
