/*
 * A table without upright rules starts with a line of headings, words such as 责任单位 or "Lead"
 * apart from each other, and goes on as long as a strip between each two of them stays blank. A
 * line across those strips is a heading within the table when the table goes on behind it.
 *
 * Rows are told by level rules, else by larger gaps between lines, else by the lines at which the
 * first column has words. None of this is certain, so whoever asks is told that it was guessed.
 */
#include "src/import/pdf_columns.h"

#include <stdio.h>
#include <string.h>

#include "src/import/lexicon.h"
#include "src/memory.h"

enum { MOST_COLUMNS = 16, MOST_LINES = 2000, MOST_WIDTH = 4096, LABEL_BYTES = 200,
       HEADING_LINES = 5 };

typedef struct heading {
    double left, right;
    char text[LABEL_BYTES];
    size_t size;
} heading;

typedef struct table {
    const zr__pdf_page *page;
    zr__pdf_lines lines;
    size_t first, last;                /* Lines, `last` exclusive. */
    heading heading[MOST_COLUMNS];
    size_t heading_lines;
    double center[MOST_COLUMNS];       /* Of the headings. */
    double edge[MOST_COLUMNS + 1];
    size_t columns;
    bool covered[MOST_WIDTH];          /* By point. */
    bool is_across[MOST_LINES];        /* By line from `first`: a heading over all columns. */
    bool starts_row[MOST_LINES];
} table;

/* The size of the type of a line: the width of a Chinese character, or most of the height. */
static double em_of(const zr__pdf_line *line)
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
    const double most = 0.55 * em_of(line);
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

/* How many lines from this one on are the lines of one row of headings: cells of two lines stand
 * half a line beside those of one. */
static size_t heading_lines(const table *t, size_t line)
{
    size_t count = 1;

    while (line + count < t->lines.count && count < HEADING_LINES) {
        const zr__pdf_line *a = &t->lines.item[line + count - 1], *b = a + 1;
        if (b->top + b->bottom - a->top - a->bottom > 1.4 * em_of(a))
            break;
        count++;
    }
    return count;
}

/* The heading that these words are part of, or a new one; NULL when there are too many. */
static heading *heading_at(table *t, double left, double right)
{
    size_t c = 0;

    while (c < t->columns && t->heading[c].right < left)
        c++;
    if (c < t->columns && t->heading[c].left < right)
        return &t->heading[c];
    if (t->columns == MOST_COLUMNS)
        return NULL;
    memmove(&t->heading[c + 1], &t->heading[c], (t->columns - c) * sizeof *t->heading);
    t->columns++;
    t->heading[c] = (heading){.left = left, .right = right};
    return &t->heading[c];
}

/* Add the words of a line to the headings. */
static bool add_words(table *t, const zr__pdf_line *line)
{
    size_t at = 0, first, end;

    while (next_segment(line, &at, &first, &end)) {
        const zr__pdf_line part = {.glyph = line->glyph + first, .count = end - first};
        const double left = line->glyph[first]->box.left, right = line->glyph[end - 1]->box.right;
        zr__buffer text = {0};
        heading *h = heading_at(t, left, right);
        if (h == NULL)
            return false;
        h->left = left < h->left ? left : h->left;
        h->right = right > h->right ? right : h->right;
        zr__pdf_line_write(&part, &text);
        if (text.size > 0 && h->size + text.size + 1 < LABEL_BYTES) {
            h->size += (size_t)snprintf(h->text + h->size, LABEL_BYTES - h->size, "%s%s",
                                        h->size > 0 ? " " : "", text.bytes);
        }
        zr__buffer_clear(&text);
    }
    return true;
}

/* Take the lines from this one on as headings; how many of them name columns. */
static size_t take_headings(table *t, size_t line)
{
    size_t labels = 0;

    t->columns = 0;
    t->heading_lines = heading_lines(t, line);
    for (size_t i = 0; i < t->heading_lines; i++) {
        if (!add_words(t, &t->lines.item[line + i]))
            return 0;
    }
    for (size_t c = 0; c < t->columns; c++) {
        const heading *h = &t->heading[c];
        t->center[c] = (h->left + h->right) / 2;
        labels += zr__column_label(zr__slice_of(h->text)) != ZR__LABEL_NONE;
    }
    return t->columns >= 2 ? labels : 0;
}

static size_t point(double x)
{
    return x < 0 ? 0 : x >= MOST_WIDTH ? MOST_WIDTH - 1 : (size_t)x;
}

static void cover(bool covered[MOST_WIDTH], const zr__pdf_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (zr__glyph_is_blank(g))
            continue;
        for (size_t x = point(g->box.left); x < point(g->box.right + 0.99); x++)
            covered[x] = true;
    }
}

/* The widest blank strip between the centers of two headings, and its middle. */
static double gutter(const bool covered[MOST_WIDTH], double left, double right, double *middle)
{
    size_t widest = 0, run = 0;

    for (size_t x = point(left); x < point(right); x++) {
        run = covered[x] ? 0 : run + 1;
        if (run > widest) {
            widest = run;
            *middle = (double)x + 1 - (double)run / 2;
        }
    }
    return (double)widest;
}

/* Whether the columns stay apart with this line among them; then it is. */
static bool add_line(table *t, const zr__pdf_line *line)
{
    bool tried[MOST_WIDTH];
    const double least = 0.4 * em_of(line);
    double middle;

    memcpy(tried, t->covered, sizeof tried);
    cover(tried, line);
    for (size_t c = 0; c + 1 < t->columns; c++) {
        if (gutter(tried, t->center[c], t->center[c + 1], &middle) < least)
            return false;
    }
    memcpy(t->covered, tried, sizeof tried);
    return true;
}

/* How far the table goes, from its headings or from the first line of a page. */
static void find_end(table *t)
{
    memset(t->covered, 0, sizeof t->covered);
    for (t->last = t->first; t->last < t->lines.count && t->last - t->first < MOST_LINES;
         t->last++) {
        const size_t i = t->last - t->first;
        size_t at = 0, first, end;
        t->is_across[i] = false;
        if (add_line(t, &t->lines.item[t->last]))
            continue;
        /* A heading is one run of words, and the next line is of columns again. */
        const zr__pdf_line *next =
            t->last + 1 < t->lines.count ? &t->lines.item[t->last + 1] : NULL;
        size_t segments = 0;
        while (next != NULL && next_segment(next, &at, &first, &end))
            segments++;
        if (segments < 2 || i < t->heading_lines || !add_line(t, next))
            break;
        t->is_across[i] = true;
    }
    double middle = 0;
    for (size_t c = 0; c + 1 < t->columns; c++) {
        gutter(t->covered, t->center[c], t->center[c + 1], &middle);
        t->edge[c + 1] = middle;
    }
    t->edge[0] = -1;
    t->edge[t->columns] = MOST_WIDTH;
}

static bool has_words(const table *t, size_t line, size_t column)
{
    const zr__pdf_line *l = &t->lines.item[line];

    for (size_t i = 0; i < l->count; i++) {
        const zr__glyph *g = l->glyph[i];
        const double x = (g->box.left + g->box.right) / 2;
        if (!zr__glyph_is_blank(g) && x > t->edge[column] && x < t->edge[column + 1])
            return true;
    }
    return false;
}

/* Columns of a line that have words. */
static size_t filled(const table *t, size_t line)
{
    size_t count = 0;

    for (size_t c = 0; c < t->columns; c++)
        count += has_words(t, line, c);
    return count;
}

/* Lines behind the last that has words in two columns are text below the table, unless they stand
 * under its later columns. */
static void drop_tail(table *t)
{
    while (t->last > t->first + 1 && filled(t, t->last - 1) < 2 && has_words(t, t->last - 1, 0))
        t->last--;
}

static double middle_of(const zr__pdf_line *line)
{
    return (line->top + line->bottom) / 2;
}

/* Whether a level rule runs between two lines. */
static bool has_rule(const table *t, size_t line)
{
    const double above = middle_of(&t->lines.item[line - 1]);
    const double below = middle_of(&t->lines.item[line]);

    for (size_t i = 0; i < t->page->rule_count; i++) {
        const zr__pdf_box *r = &t->page->rule[i];
        if (zr__pdf_rule_is_level(r) && r->top > above && r->bottom < below &&
            r->left < t->center[0] + 20 && r->right > t->center[t->columns - 1] - 20)
            return true;
    }
    return false;
}

/* How far apart the lines of one row are: the least of the table. */
static double pitch_of(const table *t)
{
    double least = 1e9;

    for (size_t line = t->first + t->heading_lines + 1; line < t->last; line++) {
        const double gap = middle_of(&t->lines.item[line]) - middle_of(&t->lines.item[line - 1]);
        least = gap < least ? gap : least;
    }
    return least;
}

/* Mark the lines that start rows, one way; true when no row then has two words in column 0. */
static bool mark_rows(table *t, bool by_rules, double pitch)
{
    bool is_good = true, has_first = false;
    size_t rows = 0;

    for (size_t line = t->first; line < t->last; line++) {
        const size_t i = line - t->first;
        const double gap =
            line > t->first
                ? middle_of(&t->lines.item[line]) - middle_of(&t->lines.item[line - 1])
                : 0;
        t->starts_row[i] = i == 0 || i == t->heading_lines || t->is_across[i] ||
                           t->is_across[i - 1] ||
                           (i > t->heading_lines &&
                            (by_rules ? has_rule(t, line) : gap > 1.25 * pitch));
        rows += t->starts_row[i];
        has_first = has_first && !t->starts_row[i];
        is_good &= !(has_first && has_words(t, line, 0));
        has_first |= has_words(t, line, 0);
    }
    return is_good && rows > 2;
}

static void find_rows(table *t)
{
    if (mark_rows(t, true, 0) || mark_rows(t, false, pitch_of(t)))
        return;
    for (size_t i = 0; i < t->last - t->first; i++)
        t->starts_row[i] = i == 0 || i == t->heading_lines || t->is_across[i] ||
                           t->is_across[i - 1] ||
                           (i > t->heading_lines && has_words(t, t->first + i, 0));
}

/* A cell is measured by the words of its column, not by the strips beside it. */
static zr__pdf_cell cell_of(const table *t, const zr__pdf_grid *grid, size_t row, size_t column,
                            size_t span)
{
    size_t left = point(t->edge[column]), right = point(t->edge[column + span]);

    while (left < right && !t->covered[left])
        left++;
    while (right > left && !t->covered[right - 1])
        right--;
    return (zr__pdf_cell){.row = (uint32_t)row,
                          .column = (uint32_t)column,
                          .row_span = 1,
                          .column_span = (uint32_t)span,
                          .box = {(double)left, grid->y[row], (double)right, grid->y[row + 1]}};
}

static bool add_grid(zr__pdf_grids *out, const table *t)
{
    const size_t lines = t->last - t->first;
    double *y = zr__calloc(lines + 1, sizeof *y);
    size_t *line_of = zr__calloc(lines, sizeof *line_of); /* The first of each row. */
    size_t rows = 0;
    bool is_good = y != NULL && line_of != NULL;

    for (size_t i = 0; i < lines && is_good; i++) {
        const zr__pdf_line *line = &t->lines.item[t->first + i];
        if (!t->starts_row[i])
            continue;
        y[rows] = i == 0 ? middle_of(line) - line->height / 2
                         : (middle_of(line) + middle_of(line - 1)) / 2;
        line_of[rows++] = i;
    }
    if (is_good) {
        const zr__pdf_line *last = &t->lines.item[t->last - 1];
        y[rows] = middle_of(last) + 0.3 * last->height;
        zr__pdf_grid *grid = zr__pdf_grids_add(out, t->edge, t->columns, y, rows);
        is_good = grid != NULL;
        for (size_t row = 0; row < rows && is_good; row++) {
            const size_t span = t->is_across[line_of[row]] ? t->columns : 1;
            for (size_t c = 0; c < t->columns && is_good; c += span)
                is_good = zr__pdf_grid_add_cell(grid, cell_of(t, grid, row, c, span));
        }
        if (is_good)
            grid->is_guessed = true;
    }
    zr__free(line_of);
    zr__free(y);
    return is_good;
}

/* The table from `t->first` on, whose columns are known; `*next` is the line behind it. */
static bool add_table(zr__pdf_grids *out, table *t, size_t *next)
{
    size_t rows = 0;

    find_end(t);
    drop_tail(t);
    for (size_t line = t->first; line < t->last; line++)
        rows += filled(t, line) > 1;
    if (rows < 2)
        return true;
    find_rows(t);
    *next = t->last;
    return add_grid(out, t);
}

/* The columns of the table that ended the page before. */
static bool take_columns(table *t, const zr__pdf_grid *before)
{
    if (before == NULL || !before->is_guessed || before->columns > MOST_COLUMNS)
        return false;
    t->columns = before->columns;
    t->heading_lines = 1;
    for (size_t i = 0; i < before->cell_count; i++) {
        const zr__pdf_cell *cell = &before->cell[i];
        if (cell->column_span == 1)
            t->center[cell->column] = (cell->box.left + cell->box.right) / 2;
    }
    return true;
}

bool zr__pdf_columns_find(zr__pdf_grids *out, zr__pdf_lines lines, const zr__pdf_page *page,
                          const zr__pdf_grid *before)
{
    table *t = zr__calloc(1, sizeof *t);
    bool is_good = t != NULL;

    if (!is_good)
        return false;
    *t = (table){.page = page, .lines = lines};
    for (size_t line = 0; line < lines.count && is_good;) {
        size_t next = line + 1;
        t->first = line;
        const bool has_columns = take_headings(t, line) >= 2 ||
                                 (line == 0 && take_columns(t, before));
        if (has_columns)
            is_good = add_table(out, t, &next);
        line = next;
    }
    zr__free(t);
    return is_good;
}
