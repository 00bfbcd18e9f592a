/*
 * Which runs of dark pixels are rules, and which rules belong together. A stroke of a character is
 * not taken for a rule, for it does not reach from rule to rule; rules that touch are one table.
 */
#include "src/import/pdf_ruled.h"

#include "src/memory.h"

enum {
    LONG_UPRIGHT = 24, /* Points: no stroke of a character is as long. */
    LONG_LEVEL = 40    /* Points: few lines of characters look like a rule as long. */
};

static bool meet(const zr__pdf_box *a, const zr__pdf_box *b, double apart)
{
    return a->left <= b->right + apart && b->left <= a->right + apart &&
           a->top <= b->bottom + apart && b->top <= a->bottom + apart;
}

/* How many ends of an upright rule touch level ones of at least this length. */
static int ends(const zr__pdf_ruled *r, const zr__pdf_box *upright, double least)
{
    zr__pdf_box top = *upright, bottom = *upright;
    bool above = false, below = false;

    /* A border of its own may stand beside it. */
    top.left = bottom.left -= ZR__PDF_SAME - ZR__PDF_TOUCH;
    top.right = bottom.right += ZR__PDF_SAME - ZR__PDF_TOUCH;
    top.bottom = upright->top;
    bottom.top = upright->bottom;
    for (size_t l = 0; l < r->levels; l++) {
        if (r->item[l].right - r->item[l].left < least)
            continue;
        above |= meet(&r->item[l], &top, ZR__PDF_TOUCH);
        below |= meet(&r->item[l], &bottom, ZR__PDF_TOUCH);
    }
    return above + below;
}

/* Add the upright rules that level ones hold. */
static void add_uprights(zr__pdf_ruled *r, const zr__pdf_box *rule, size_t count, double least)
{
    r->count = r->levels;
    for (size_t i = 0; i < count; i++) {
        const double height = rule[i].bottom - rule[i].top;
        if (zr__pdf_rule_is_level(&rule[i]))
            continue;
        const int touching = ends(r, &rule[i], least);
        if (touching == 2 || (touching == 1 && height > LONG_UPRIGHT) ||
            height > 2 * LONG_UPRIGHT)
            r->item[r->count++] = rule[i];
    }
}

/* Whether a level rule reaches from one upright rule to another, or across one. */
static bool is_held(const zr__pdf_ruled *r, const zr__pdf_box *level)
{
    zr__pdf_box left = *level, right = *level;
    bool at_left = false, at_right = false, is_across = false;

    left.right = level->left;
    right.left = level->right;
    for (size_t u = r->levels; u < r->count; u++) {
        const zr__pdf_box *upright = &r->item[u];
        at_left |= meet(upright, &left, ZR__PDF_TOUCH);
        at_right |= meet(upright, &right, ZR__PDF_TOUCH);
        is_across |= meet(upright, level, ZR__PDF_TOUCH) &&
                     upright->left > level->left + ZR__PDF_SAME &&
                     upright->right < level->right - ZR__PDF_SAME;
    }
    return (at_left && at_right) || is_across;
}

/* Level rules in front, then upright ones; and none that only a line of characters makes. The
 * long ones tell which others are rules. */
bool zr__pdf_ruled_sort_out(zr__pdf_ruled *r, const zr__pdf_box *rule, size_t count)
{
    size_t kept = 0;

    r->item = zr__calloc(count, sizeof *r->item);
    r->group = zr__calloc(count, sizeof *r->group);
    bool *holds = zr__calloc(count, sizeof *holds);
    const bool is_good = r->item != NULL && r->group != NULL && holds != NULL;
    for (size_t i = 0; i < count && is_good; i++) {
        if (zr__pdf_rule_is_level(&rule[i]))
            r->item[r->levels++] = rule[i];
    }
    if (is_good) {
        add_uprights(r, rule, count, LONG_LEVEL);
        for (size_t l = 0; l < r->levels; l++)
            holds[l] = is_held(r, &r->item[l]);
        for (size_t l = 0; l < r->levels; l++) {
            if (holds[l])
                r->item[kept++] = r->item[l];
        }
        r->levels = kept;
        add_uprights(r, rule, count, 0);
    }
    zr__free(holds);
    return is_good;
}

size_t zr__pdf_ruled_root(const zr__pdf_ruled *r, size_t i)
{
    size_t *group = r->group;

    while (group[i] != i)
        i = group[i] = group[group[i]];
    return i;
}

/* Cells may have a border each, with a little between them. */
void zr__pdf_ruled_join(const zr__pdf_ruled *r)
{
    for (size_t i = 0; i < r->count; i++)
        r->group[i] = i;
    for (size_t u = r->levels; u < r->count; u++) {
        for (size_t l = 0; l < r->levels; l++) {
            if (meet(&r->item[l], &r->item[u], ZR__PDF_SAME)) {
                const size_t a = zr__pdf_ruled_root(r, l), b = zr__pdf_ruled_root(r, u);
                r->group[a > b ? a : b] = a > b ? b : a;
            }
        }
    }
}
