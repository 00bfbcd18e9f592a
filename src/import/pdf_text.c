/*
 * Lines out of characters. Where a line of a page is the text's own, poppler's reading order is
 * kept; within a cell, whose neighbours confuse that order, lines are told by place alone.
 */
#include "src/import/pdf_text.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"

bool zr__glyph_is_wide(const zr__glyph *glyph)
{
    return glyph->size == 3 && (unsigned char)*glyph->at >= 0xE2;
}

bool zr__glyph_is_blank(const zr__glyph *glyph)
{
    return *glyph->at == ' ' || *glyph->at == '\t' ||
           (glyph->size == 2 && glyph->at[0] == '\xC2' && glyph->at[1] == '\xA0');
}

zr__glyph *zr__pdf_glyphs(const zr__pdf_page *page, size_t *count)
{
    zr__glyph *glyph = zr__calloc(page->count, sizeof *glyph);
    const char *at = page->text, *end = at + strlen(at);
    uint32_t line = 0;
    size_t step;

    *count = 0;
    for (size_t i = 0; glyph != NULL && i < page->count && *at != '\0'; i++, at += step) {
        step = zr__utf8_step(at, (size_t)(end - at));
        step = step > 0 ? step : 1;
        glyph[i] = (zr__glyph){.at = at, .size = (uint32_t)step, .line = line, .box = page->box[i]};
        line += *at == '\n';
        ++*count;
    }
    return glyph;
}

void zr__pdf_line_measure(zr__pdf_line *line)
{
    bool is_first = true, in_word = true;

    line->height = line->word = 0;
    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        const zr__pdf_box *b = &g->box;
        if (zr__glyph_is_blank(g)) {
            in_word &= is_first;
            continue;
        }
        line->left = is_first || b->left < line->left ? b->left : line->left;
        line->right = is_first || b->right > line->right ? b->right : line->right;
        line->top = is_first || b->top < line->top ? b->top : line->top;
        line->bottom = is_first || b->bottom > line->bottom ? b->bottom : line->bottom;
        line->height = b->bottom - b->top > line->height ? b->bottom - b->top : line->height;
        is_first = false;
        in_word = in_word && g->size == 1;
        line->word = in_word ? line->right - line->left : line->word;
    }
}

static bool is_among(const zr__glyph *g, const char *marks)
{
    while (*marks != '\0' && strncmp(marks, g->at, g->size) != 0)
        marks++;
    return *marks != '\0';
}

/* Marks that no line starts with, and such that none ends with; browsers part nothing from a
 * quotation mark. */
static bool closes(const zr__glyph *g)
{
    return is_among(g, ",.;:!?)]}%、。，；：！？）》】“”‘’〉」』…％");
}

static bool opens(const zr__glyph *g)
{
    return is_among(g, "([{（《【“”‘’〈「『");
}

double zr__pdf_line_first_width(const zr__pdf_line *line)
{
    const zr__glyph *before = NULL;
    double right = line->left;

    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (zr__glyph_is_blank(g) && before == NULL)
            continue;
        if (before != NULL && !opens(before) && !closes(g) &&
            (zr__glyph_is_blank(g) || zr__glyph_is_wide(g) || zr__glyph_is_wide(before)))
            break;
        right = g->box.right;
        before = g;
    }
    return right - line->left;
}

/* Whether a blank, or a mere gap, between two characters parts words. Poppler takes lines of cells
 * that stand half a line beside each other apart at their blanks. */
static bool parts(const zr__glyph *a, const zr__glyph *b, bool has_blank)
{
    const double gap = b->box.left - a->box.right, height = b->box.bottom - b->box.top;
    const double x = a->box.right - a->box.left, y = b->box.right - b->box.left;
    const double wide = x > y ? x : y; /* a blank as wide as a character leaves a mere gap */
    const bool is_apart = b->at != a->at + a->size;

    if (!zr__glyph_is_wide(a) && !zr__glyph_is_wide(b))
        return has_blank || gap > (is_apart ? 0.08 : 0.15) * height;
    return gap > (has_blank ? 0.34 * height : 0.8 * (wide < height ? wide : height));
}

void zr__pdf_line_write(const zr__pdf_line *line, zr__buffer *out)
{
    const zr__glyph *before = NULL;
    bool has_blank = false;

    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (zr__glyph_is_blank(g)) {
            has_blank = true;
            continue;
        }
        if (before != NULL && parts(before, g, has_blank))
            zr__buffer_add(out, " ");
        zr__buffer_add_bytes(out, g->at, g->size);
        before = g;
        has_blank = false;
    }
}

static double middle(const zr__glyph *glyph)
{
    return (glyph->box.top + glyph->box.bottom) / 2;
}

/* In the order of the page where places say nothing. */
static int by_order(const zr__glyph *a, const zr__glyph *b)
{
    return (a->at > b->at) - (a->at < b->at);
}

static int by_height(const void *a, const void *b)
{
    const zr__glyph *x = *(const zr__glyph *const *)a, *y = *(const zr__glyph *const *)b;

    if (middle(x) < middle(y) || middle(x) > middle(y))
        return middle(x) < middle(y) ? -1 : 1;
    return by_order(x, y);
}

static int by_left(const void *a, const void *b)
{
    const zr__glyph *x = *(const zr__glyph *const *)a, *y = *(const zr__glyph *const *)b;

    if (x->box.left < y->box.left || x->box.left > y->box.left)
        return x->box.left < y->box.left ? -1 : 1;
    return by_order(x, y);
}

void zr__pdf_line_sort(zr__pdf_line *line)
{
    if (line->count > 1)
        qsort(line->glyph, line->count, sizeof *line->glyph, by_left);
    zr__pdf_line_measure(line);
}

/* A Chinese character or mark; quotation marks may be of either kind of type. */
static bool is_square(const zr__glyph *glyph)
{
    return glyph->size == 3 && (unsigned char)*glyph->at >= 0xE3;
}

/* The size of the type of a character: fonts may claim far more height than they fill. */
static double type_size(const zr__glyph *g)
{
    const double height = g->box.bottom - g->box.top, square = 1.3 * (g->box.right - g->box.left);

    return is_square(g) && square < height ? square : height;
}

/* Letters and figures may come from another font, which stands higher or lower in its box. */
static bool is_on_line(const zr__glyph *a, const zr__glyph *b)
{
    const double x = type_size(a), y = type_size(b);
    const bool is_mixed = is_square(a) != is_square(b);

    return middle(b) - middle(a) < (is_mixed ? 0.5 : 0.3) * (x < y ? x : y);
}

size_t zr__pdf_lines_of(const zr__glyph **glyph, size_t count, zr__pdf_line *line)
{
    size_t lines = 0, start = 0;
    const zr__glyph *last = NULL; /* Of the line at hand; a blank only where nothing else is. */

    if (count > 1)
        qsort(glyph, count, sizeof *glyph, by_height);
    for (size_t i = 0; i <= count; i++) {
        if (i < count && (last == NULL || is_on_line(last, glyph[i]))) {
            last = last == NULL || !zr__glyph_is_blank(glyph[i]) ? glyph[i] : last;
            continue;
        }
        if (i == start)
            break; /* nothing at all */
        last = i < count ? glyph[i] : NULL;
        line[lines] = (zr__pdf_line){.glyph = glyph + start, .count = i - start};
        zr__pdf_line_sort(&line[lines++]);
        start = i;
    }
    return lines;
}
