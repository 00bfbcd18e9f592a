/*
 * The headings of a table that rules do not draw: words such as 责任单位 or "Lead" that stand apart
 * from each other in a line, or one below the other in a few.
 */
#include "src/import/pdf_headings.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/import/lexicon.h"

enum { HEADING_LINES = 5 };

/* The size of the type of a line: the width of a Chinese character, or most of the height. */
double zr__pdf_em_of(const zr__pdf_line *line)
{
    double widest = 0;

    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (zr__glyph_is_wide(g) && g->box.right - g->box.left > widest)
            widest = g->box.right - g->box.left;
    }
    return widest > 0 ? widest : 0.8 * line->height;
}

/* The next run of words from character `*i` on; false at the end of the line. */
static bool next_segment(const zr__pdf_line *line, size_t *i, size_t *first, size_t *end)
{
    const double most = 0.55 * zr__pdf_em_of(line);
    double right = 0;

    while (*i < line->count && zr__glyph_is_blank(line->glyph[*i]))
        ++*i;
    *first = *end = *i;
    for (; *i < line->count; ++*i) {
        const zr__glyph *g = line->glyph[*i];
        if (zr__glyph_is_blank(g))
            continue;
        if (*end > *first && g->box.left - right > most)
            break;
        right = g->box.right;
        *end = *i + 1;
    }
    return *end > *first;
}

size_t zr__pdf_count_segments(const zr__pdf_line *line)
{
    size_t at = 0, first, end, count = 0;

    while (next_segment(line, &at, &first, &end))
        count++;
    return count;
}

/* How many lines from this one on are surely one row of headings: cells of two lines stand half a
 * line beside those of one. */
static size_t least_lines(zr__pdf_lines lines, size_t line)
{
    size_t count = 1;

    while (line + count < lines.count && count < HEADING_LINES) {
        const zr__pdf_line *a = &lines.item[line + count - 1], *b = a + 1;
        if (b->top + b->bottom - a->top - a->bottom > 1.4 * zr__pdf_em_of(a))
            break;
        count++;
    }
    return count;
}

/* The heading that these words are part of, or a new one; NULL when there are too many. */
static zr__pdf_heading *heading_at(zr__pdf_headings *t, double left, double right)
{
    size_t *count = &t->count, c = 0;

    while (c < *count && t->item[c].right < left)
        c++;
    if (c < *count && t->item[c].left < right)
        return &t->item[c];
    if (*count == ZR__PDF_MOST_COLUMNS)
        return NULL;
    memmove(&t->item[c + 1], &t->item[c], (*count - c) * sizeof *t->item);
    ++*count;
    t->item[c] = (zr__pdf_heading){.left = left, .right = right};
    return &t->item[c];
}

/* Add the words of a line to the headings. */
static bool add_words(zr__pdf_headings *t, const zr__pdf_line *line)
{
    size_t at = 0, first, end;

    while (next_segment(line, &at, &first, &end)) {
        const zr__pdf_line part = {.glyph = line->glyph + first, .count = end - first};
        const double left = line->glyph[first]->box.left, right = line->glyph[end - 1]->box.right;
        zr__buffer text = {0};
        zr__pdf_heading *h = heading_at(t, left, right);
        if (h == NULL)
            return false;
        h->left = fmin(left, h->left);
        h->right = fmax(right, h->right);
        zr__pdf_line_write(&part, &text);
        if (text.size > 0 && h->size + text.size + 1 < ZR__PDF_LABEL_BYTES) {
            const bool has_blank = h->size > 0 && (*text.bytes & 0x80) == 0;
            h->size += (size_t)snprintf(h->text + h->size, ZR__PDF_LABEL_BYTES - h->size, "%s%s",
                                        has_blank ? " " : "", text.bytes);
        }
        zr__buffer_clear(&text);
    }
    return true;
}

/* Take `count` lines as headings; how many of them name columns. */
static size_t take_lines(zr__pdf_headings *t, zr__pdf_lines lines, size_t line, size_t count)
{
    size_t labels = 0;

    t->count = 0;
    t->lines = count;
    for (size_t i = 0; i < count; i++) {
        if (!add_words(t, &lines.item[line + i]))
            return 0;
    }
    for (size_t c = 0; c < t->count; c++) {
        const zr__pdf_heading *h = &t->item[c];
        labels += zr__column_label(zr__slice_of(h->text)) != ZR__LABEL_NONE;
    }
    return t->count >= 2 ? labels : 0;
}

/* Take the lines from this one on as headings: as many as make the most labels; how many. */
static size_t take_headings(zr__pdf_headings *t, zr__pdf_lines lines, size_t line)
{
    const size_t least = least_lines(lines, line);
    size_t best = take_lines(t, lines, line, least), count = least;

    for (size_t more = least + 1; more <= HEADING_LINES && line + more <= lines.count; more++) {
        const zr__pdf_line *last = &lines.item[line + more - 1];
        if (zr__pdf_middle(last) - zr__pdf_middle(last - 1) > 1.8 * zr__pdf_em_of(last))
            break;
        const size_t labels = take_lines(t, lines, line, more);
        count = labels > best ? more : count;
        best = labels > best ? labels : best;
    }
    return take_lines(t, lines, line, count);
}

bool zr__pdf_headings_take(zr__pdf_headings *t, zr__pdf_lines lines, size_t line)
{
    const size_t next = line + 1 < lines.count ? take_headings(t, lines, line + 1) : 0;
    const size_t own = take_headings(t, lines, line);

    return own >= 2 && own > next;
}
