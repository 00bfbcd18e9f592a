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

/* Whether a line has no room for this word behind it. */
static bool is_full(const filling *f, const zr__pdf_cell *cell, const zr__pdf_line *line,
                    double word)
{
    const double room = cell->box.right - cell->box.left - f->padding.left - f->padding.right;

    return line->right - line->left + word > room - 0.1 * line->height;
}

static const zr__glyph *end_of(const zr__pdf_line *line, bool at_start)
{
    size_t i = at_start ? 0 : line->count - 1;

    while (zr__glyph_is_blank(line->glyph[i]))
        i += at_start ? 1 : (size_t)-1;
    return line->glyph[i]; /* a line with a height has a character */
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
            join_lines(f, before, line, is_full(f, cell, before, zr__pdf_line_first_width(line)));
        zr__pdf_line_write(line, f->text);
        before = line;
    }
    cell->size = f->text->size - cell->text;
    cell->is_full = before != NULL && is_full(f, cell, before, 1.6 * before->height);
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
        for (end = i; end < all && placed[end].grid == placed[i].grid &&
                      placed[end].cell == placed[i].cell; end++)
            order[end - i] = placed[end].glyph;
        write_cell(&f, &grid->cell[placed[i].cell], end - i);
    }
    zr__free(placed);
}
