/*
 * A table without upright rules starts with a line of headings, words such as 责任单位 or "Lead"
 * apart from each other, and goes on as long as a strip between each two of them stays blank. A
 * line across those strips is a heading within the table when the table goes on behind it. A strip
 * may be a sliver where words start right behind it, line after line, as they do in a sheet.
 *
 * None of this is certain, so whoever asks is told that it was guessed.
 */
#include "src/import/pdf_columns.h"

#include <math.h>
#include <string.h>

#include "src/import/pdf_headings.h"
#include "src/import/pdf_unruled.h"
#include "src/memory.h"

enum {
    FINE = 4, /* Places of a point. */
    MOST_WIDTH = 4096 * FINE,
    LEAST_SPLIT = 3 /* Lines that show a column without a heading of its own. */
};

typedef struct table {
    zr__pdf_unruled found;
    zr__pdf_headings headings;
    double center[ZR__PDF_MOST_COLUMNS]; /* Of the headings. */
    double known[ZR__PDF_MOST_COLUMNS];  /* Where the page before parts them; or 0. */
    bool covered[MOST_WIDTH];            /* By place. */
} table;

static size_t point(double x)
{
    return x < 0 ? 0 : x * FINE >= MOST_WIDTH ? MOST_WIDTH - 1 : (size_t)(x * FINE);
}

static void cover(bool covered[MOST_WIDTH], const zr__pdf_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (zr__glyph_is_blank(g))
            continue;
        for (size_t x = point(g->box.left + 0.1); x < point(g->box.right + 0.1); x++)
            covered[x] = true;
    }
}

/* A blank strip: where it starts and ends. */
typedef struct strip {
    double left, right;
} strip;

static double width_of(strip s)
{
    return s.right - s.left;
}

/* The widest one between two places. */
static strip widest_strip(const bool covered[MOST_WIDTH], double left, double right)
{
    strip best = {left, left};
    size_t start = point(left);

    for (size_t x = start; x < point(right); x++) {
        if (covered[x])
            start = x + 1;
        else if ((double)(x + 1 - start) > width_of(best) * FINE)
            best = (strip){(double)start / FINE, (double)(x + 1) / FINE};
    }
    return best;
}

/* The blank places around one, between two others. */
static strip strip_around(const bool covered[MOST_WIDTH], double at, double least, double most)
{
    size_t left = point(at), right = left;

    while (left > point(least) && !covered[left - 1])
        left--;
    while (right < point(most) && !covered[right])
        right++;
    return (strip){(double)left / FINE, (double)right / FINE};
}

/* The strip between a column and the next: where the page before had it, else a sliver at whose end
 * the next one's words start, else the widest one. */
static strip strip_behind(const table *t, const bool covered[MOST_WIDTH], size_t column, double em)
{
    const double from = t->center[column], to = t->center[column + 1];
    const strip widest = widest_strip(covered, from, to);
    double start = t->headings.item[column + 1].left + 0.1 * em;

    if (t->known[column] > 0 && !covered[point(t->known[column])])
        return strip_around(covered, t->known[column], from, to);
    while (start > t->headings.item[column + 1].left - 0.1 * em && covered[point(start)])
        start -= 1.0 / FINE;
    const strip own = strip_around(covered, start, from, start);
    return width_of(own) >= 0.05 * em && width_of(widest) < em ? own : widest;
}

/* Whether a strip parts columns: it is wide, or the heading behind it starts where it ends. */
static bool parts_columns(const table *t, strip s, size_t column, double em)
{
    const double apart = fabs(s.right - t->headings.item[column + 1].left);

    return width_of(s) >= 0.3 * em || (width_of(s) >= 0.05 * em && apart <= 0.1 * em + 0.3);
}

/* Whether the columns stay apart with this line among them; then it is. */
static bool add_line(table *t, const zr__pdf_line *line)
{
    bool tried[MOST_WIDTH];
    const double em = zr__pdf_em_of(line);

    memcpy(tried, t->covered, sizeof tried);
    cover(tried, line);
    for (size_t c = 0; c + 1 < t->found.columns; c++) {
        if (!parts_columns(t, strip_behind(t, tried, c, em), c, em))
            return false;
    }
    memcpy(t->covered, tried, sizeof tried);
    return true;
}

/* Whether the table goes on behind a line that is across it: with a line of columns, perhaps behind
 * one more heading. */
static bool goes_on_behind(table *t, size_t line)
{
    const zr__pdf_lines *lines = &t->found.lines;

    for (size_t next = line + 1; next < lines->count && next <= line + 2; next++) {
        if (zr__pdf_count_segments(&lines->item[next]) >= 2)
            return add_line(t, &lines->item[next]);
    }
    return false;
}

/* How far the table goes, from its headings or from the first line of a page. */
static void find_end(table *t)
{
    zr__pdf_unruled *f = &t->found;

    memset(t->covered, 0, sizeof t->covered);
    for (f->last = f->first; f->last < f->lines.count && f->last - f->first < ZR__PDF_MOST_LINES;
         f->last++) {
        const size_t i = f->last - f->first;
        f->is_across[i] = false;
        if (add_line(t, &f->lines.item[f->last]))
            continue;
        if (i < f->heading_lines || zr__pdf_count_segments(&f->lines.item[f->last]) > 1 ||
            !goes_on_behind(t, f->last))
            break;
        f->is_across[i] = true;
    }
    for (size_t c = 0; c + 1 < f->columns; c++) {
        const strip s = strip_behind(t, t->covered, c, zr__pdf_em_of(&f->lines.item[f->first]));
        f->edge[c + 1] = (s.left + s.right) / 2;
    }
    f->edge[0] = -1;
    f->edge[f->columns] = MOST_WIDTH / FINE;
}

/* What stands beside a strip within a column. */
typedef struct beside {
    size_t both, behind, aligned; /* Lines; aligned are those whose words start where it ends. */
    bool has_heading[2];          /* Before it, and behind. */
} beside;

static void look_beside(const table *t, strip s, size_t column, size_t i, beside *found)
{
    const zr__pdf_unruled *f = &t->found;
    const zr__pdf_line *l = &f->lines.item[f->first + i];
    bool before = false, behind = false;

    for (size_t k = 0; k < l->count && !behind; k++) {
        const zr__glyph *g = l->glyph[k];
        if (zr__glyph_is_blank(g) || g->box.left < f->edge[column] ||
            g->box.right > f->edge[column + 1] || f->is_across[i])
            continue;
        behind = g->box.left > s.left;
        before |= !behind;
        found->aligned += behind && g->box.left - s.right < 0.1 * zr__pdf_em_of(l);
    }
    found->behind += behind;
    found->both += before && behind;
    found->has_heading[0] |= before && i < f->heading_lines;
    found->has_heading[1] |= behind && i < f->heading_lines;
}

/* Columns whose headings stand too near to each other to be told apart are parted by what stands
 * below them. */
static void split_column(table *t, size_t column)
{
    zr__pdf_unruled *f = &t->found;
    const double em = zr__pdf_em_of(&f->lines.item[f->first]);
    double left = fmax(f->edge[column], 0), right = f->edge[column + 1];
    beside found = {0};

    while (left < right && !t->covered[point(left)])
        left += 1.0 / FINE;
    while (right > left && !t->covered[point(right) - 1])
        right -= 1.0 / FINE;
    const strip s = widest_strip(t->covered, left, right);
    if (width_of(s) < 0.3 * em || f->columns == ZR__PDF_MOST_COLUMNS)
        return;
    for (size_t i = 0; i < f->last - f->first; i++)
        look_beside(t, s, column, i, &found);
    if (!found.has_heading[0] || !found.has_heading[1] || found.both < 2 ||
        found.behind < LEAST_SPLIT || 10 * found.aligned < 9 * found.behind)
        return;
    memmove(&f->edge[column + 2], &f->edge[column + 1], (f->columns - column) * sizeof *f->edge);
    f->edge[column + 1] = (s.left + s.right) / 2;
    f->columns++;
}

/* The table from its first line on, whose headings are known; `*next` is the line behind it. */
static bool add_table(zr__pdf_grids *out, table *t, size_t *next)
{
    zr__pdf_unruled *f = &t->found;

    find_end(t);
    for (size_t c = 0; c < f->columns && f->last > f->first; c++)
        split_column(t, c);
    f->em = f->last > f->first ? zr__pdf_em_of(&f->lines.item[f->first]) : 1;
    if (!zr__pdf_unruled_add(out, f))
        return false;
    if (f->last > f->first)
        *next = f->last;
    return true;
}

static bool take_headings(table *t, size_t line)
{
    if (!zr__pdf_headings_take(&t->headings, t->found.lines, line))
        return false;
    memset(t->known, 0, sizeof t->known);
    t->found.columns = t->headings.count;
    t->found.heading_lines = t->headings.lines;
    for (size_t c = 0; c < t->found.columns; c++)
        t->center[c] = (t->headings.item[c].left + t->headings.item[c].right) / 2;
    return true;
}

/* The columns of the table that ended the page before. */
static bool take_columns(table *t, const zr__pdf_grid *before)
{
    if (before == NULL || !before->is_guessed || before->columns > ZR__PDF_MOST_COLUMNS)
        return false;
    t->found.columns = before->columns;
    t->found.heading_lines = 0;
    memcpy(t->known, before->x + 1, before->columns * sizeof *t->known);
    for (size_t i = 0; i < before->cell_count; i++) {
        const zr__pdf_cell *cell = &before->cell[i];
        if (cell->column_span > 1)
            continue;
        t->headings.item[cell->column].left = cell->box.left;
        t->center[cell->column] = (cell->box.left + cell->box.right) / 2;
    }
    return true;
}

bool zr__pdf_columns_find(zr__pdf_grids *out, zr__pdf_lines lines, const zr__pdf_page *page,
                          const zr__pdf_grid *before)
{
    table *t = zr__calloc(1, sizeof *t);
    bool is_good = t != NULL, is_top = true;

    if (!is_good)
        return false;
    t->found = (zr__pdf_unruled){.page = page, .lines = lines};
    for (size_t line = 0; line < lines.count && is_good;) {
        size_t next = line + 1;
        t->found.first = line;
        if (take_headings(t, line) || (is_top && take_columns(t, before)))
            is_good = add_table(out, t, &next);
        is_top = is_top && next == line + 1 && zr__pdf_is_furniture(&lines.item[line]);
        line = next;
    }
    zr__free(t->found.piece);
    zr__free(t);
    return is_good;
}
