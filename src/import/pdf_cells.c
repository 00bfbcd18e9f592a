/*
 * Characters to cells. A cell's lines are one text where the edge of the cell broke them, which is
 * so when the next word had no room behind a line; any other line end is the writer's own.
 */
#include "src/import/pdf_cells.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

/* How near to the edges of their cells the words of a table come. */
typedef struct padding {
    double left, right;
} padding;

typedef struct filling {
    const zr__pdf_grid *grid;
    const zr__glyph **order;
    zr__pdf_line *line;
    zr__buffer *text;
    padding padding;
} filling;

/* Characters of a page by the cell that they stand in. */
typedef struct place {
    const zr__glyph *glyph;
    size_t grid, cell;
} place;

static size_t grid_at(const zr__pdf_grids *grids, double x, double y, size_t *cell)
{
    for (size_t i = 0; i < grids->count; i++) {
        const zr__pdf_cell *found = zr__pdf_grid_at(&grids->item[i], x, y);
        if (found != NULL) {
            *cell = (size_t)(found - grids->item[i].cell);
            return i;
        }
    }
    return SIZE_MAX;
}

static int by_cell(const void *a, const void *b)
{
    const place *x = a, *y = b;

    if (x->grid != y->grid)
        return x->grid < y->grid ? -1 : 1;
    if (x->cell != y->cell)
        return x->cell < y->cell ? -1 : 1;
    return (x->glyph->at > y->glyph->at) - (x->glyph->at < y->glyph->at);
}

static size_t place_glyphs(const zr__pdf_grids *grids, zr__glyph *glyph, size_t count, place *out)
{
    size_t placed = 0;

    for (size_t i = 0; i < count; i++) {
        const zr__pdf_box *box = &glyph[i].box;
        size_t cell = 0;
        if (*glyph[i].at == '\n')
            continue;
        const size_t grid =
            grid_at(grids, (box->left + box->right) / 2, (box->top + box->bottom) / 2, &cell);
        if (grid == SIZE_MAX)
            continue;
        glyph[i].is_taken = true;
        out[placed++] = (place){&glyph[i], grid, cell};
    }
    if (placed > 1)
        qsort(out, placed, sizeof *out, by_cell);
    return placed;
}

static void add_padding(padding *p, const zr__pdf_cell *cell, const zr__glyph *glyph)
{
    const double left = glyph->box.left - cell->box.left;
    const double right = cell->box.right - glyph->box.right;

    if (zr__glyph_is_blank(glyph))
        return;
    p->left = left < p->left ? left : p->left;
    p->right = right < p->right ? right : p->right;
}

/* How much a word may take to have room behind a line. */
static double slack_behind(const filling *f, const zr__pdf_cell *cell, const zr__pdf_line *line)
{
    const double room = cell->box.right - cell->box.left - f->padding.left - f->padding.right;

    return room - (line->right - line->left) - 0.3 * line->height;
}

static const zr__glyph *end_of(const zr__pdf_line *line, bool at_start)
{
    size_t i = at_start ? 0 : line->count - 1;

    while (zr__glyph_is_blank(line->glyph[i]))
        i += at_start ? 1 : (size_t)-1;
    return line->glyph[i]; /* a line with a height has a character */
}

/* What the first word of a line would have taken behind another. */
static double width_behind(const zr__pdf_line *before, const zr__pdf_line *line)
{
    const bool has_blank =
        !zr__glyph_is_wide(end_of(before, false)) && !zr__glyph_is_wide(end_of(line, true));

    return zr__pdf_line_first_width(line) + (has_blank ? 0.25 * line->height : 0);
}

static void join_lines(filling *f, const zr__pdf_line *before, const zr__pdf_line *line,
                       bool was_full)
{
    const zr__glyph *last = end_of(before, false), *first = end_of(line, true);

    if (!was_full)
        zr__buffer_add(f->text, "\n");
    else if (!zr__glyph_is_wide(last) && !zr__glyph_is_wide(first) && *last->at != '-')
        zr__buffer_add(f->text, " ");
}

static void write_cell(filling *f, zr__pdf_cell *cell, size_t count)
{
    const size_t lines = zr__pdf_lines_of(f->order, count, f->line);
    const zr__pdf_line *before = NULL;

    cell->text = f->text->size;
    for (size_t i = 0; i < lines; i++) {
        const zr__pdf_line *line = &f->line[i];
        if (line->height <= 0)
            continue;
        if (before != NULL)
            join_lines(f, before, line, width_behind(before, line) > slack_behind(f, cell, before));
        else
            cell->word = zr__pdf_line_first_width(line);
        zr__pdf_line_write(line, f->text);
        before = line;
    }
    cell->size = f->text->size - cell->text;
    cell->slack = before != NULL ? slack_behind(f, cell, before) : 0;
}

/* The words of a cell over several columns that stand in one of these. */
typedef struct extent {
    double left, right, height;
    bool has_words;
} extent;

static void look_at_wide(const zr__pdf_grid *grid, const zr__glyph *glyph, size_t count,
                         extent *extents)
{
    for (size_t i = 0; i < count; i++) {
        const zr__pdf_box *box = &glyph[i].box;
        const double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2;
        const zr__pdf_cell *cell = *glyph[i].at == '\n' || zr__glyph_is_blank(&glyph[i])
                                       ? NULL
                                       : zr__pdf_grid_at(grid, x, y);
        size_t c = cell != NULL ? cell->column : 0;
        if (cell == NULL || cell->column_span == 1 || cell->row_span > 1)
            continue;
        while (c + 1 < cell->column + cell->column_span && x > grid->x[c + 1])
            c++;
        extent *e = &extents[cell->row * grid->columns + c];
        e->left = e->has_words && e->left < box->left ? e->left : box->left;
        e->right = e->has_words && e->right > box->right ? e->right : box->right;
        e->height = box->bottom - box->top;
        e->has_words = true;
    }
}

/* Whether the words in the columns of a cell stand apart from each other, in two or more of them:
 * those of a heading over all columns go on. */
static bool stands_apart(const zr__pdf_cell *cell, const extent *row)
{
    const extent *before = NULL;
    size_t words = 0;

    for (size_t c = cell->column; c < cell->column + cell->column_span; c++) {
        if (!row[c].has_words)
            continue;
        if (before != NULL && row[c].left - before->right < 0.35 * row[c].height)
            return false;
        before = &row[c];
        words++;
    }
    return words >= 2;
}

/* Headings in a shade have no rules between them that can be seen: a cell over several columns
 * with words in two or more of them, apart from each other, is as many cells. */
static bool split_wide(zr__pdf_grid *grid, const zr__glyph *glyph, size_t count)
{
    extent *extents = zr__calloc(grid->rows * grid->columns, sizeof *extents);
    const size_t cells = grid->cell_count;
    bool is_good = extents != NULL;

    if (is_good)
        look_at_wide(grid, glyph, count, extents);
    for (size_t i = 0; i < cells && is_good; i++) {
        zr__pdf_cell cell = grid->cell[i];
        if (cell.column_span == 1 || cell.row_span > 1 ||
            !stands_apart(&cell, &extents[cell.row * grid->columns]))
            continue;
        const uint32_t end = cell.column + cell.column_span;
        grid->cell[i].column_span = 1;
        grid->cell[i].box.right = grid->x[cell.column + 1];
        cell.column_span = 1;
        while (++cell.column < end && is_good) {
            cell.box.left = grid->x[cell.column];
            cell.box.right = grid->x[cell.column + 1];
            is_good = zr__pdf_grid_add_cell(grid, cell);
        }
    }
    zr__free(extents);
    return is_good;
}

void zr__pdf_fill_cells(zr__pdf_grids *grids, zr__glyph *glyph, size_t count,
                        const zr__glyph **order, zr__pdf_line *line, zr__buffer *text)
{
    place *placed = grids->count > 0 ? zr__calloc(count, sizeof *placed) : NULL;
    size_t end;

    if (grids->count == 0)
        return;
    if (placed == NULL) {
        text->failed = true;
        return;
    }
    for (size_t i = 0; i < grids->count && !text->failed; i++)
        text->failed = !grids->item[i].is_guessed && !split_wide(&grids->item[i], glyph, count);
    const size_t all = place_glyphs(grids, glyph, count, placed);
    filling f = {.order = order, .line = line, .text = text};
    for (size_t i = 0; i < all; i = end) {
        zr__pdf_grid *grid = &grids->item[placed[i].grid];
        if (f.grid != grid) {
            f.grid = grid;
            f.padding = (padding){20, 20};
            for (size_t k = i; k < all && placed[k].grid == placed[i].grid; k++)
                add_padding(&f.padding, &grid->cell[placed[k].cell], placed[k].glyph);
        }
        for (end = i;
             end < all && placed[end].grid == placed[i].grid && placed[end].cell == placed[i].cell;
             end++)
            order[end - i] = placed[end].glyph;
        write_cell(&f, &grid->cell[placed[i].cell], end - i);
    }
    zr__free(placed);
}
