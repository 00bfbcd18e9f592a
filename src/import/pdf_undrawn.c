/*
 * Whether rules draw the whole of a table, or only a part: a band behind its headings, every second
 * row, a bar at its side. Then lines of words have gaps within one cell, and the table is looked
 * for by its words as if it had no rules.
 */
#include "src/import/pdf_undrawn.h"

/* Whether words of a line stand apart from each other within one cell. */
static bool has_gap(const zr__pdf_grid *grid, const zr__pdf_line *line)
{
    const zr__glyph *before = NULL;
    const double y = zr__pdf_middle(line);

    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (zr__glyph_is_blank(g))
            continue;
        if (before != NULL && g->box.left - before->box.right > 0.8 * line->height) {
            const zr__pdf_cell *cell = zr__pdf_grid_at(grid, before->box.right, y);
            if (cell != NULL && cell == zr__pdf_grid_at(grid, g->box.left, y))
                return true;
        }
        before = g;
    }
    return false;
}

bool zr__pdf_is_undrawn(const zr__pdf_grid *grid, zr__pdf_lines lines)
{
    size_t within = 0, gaps = 0;

    for (size_t i = 0; i < lines.count; i++) {
        const zr__pdf_line *line = &lines.item[i];
        const double y = zr__pdf_middle(line);
        if (y < grid->box.top || y > grid->box.bottom || line->right < grid->box.left ||
            line->left > grid->box.right)
            continue;
        within++;
        gaps += has_gap(grid, line);
    }
    return gaps > 0 && 4 * gaps >= within;
}

/* Columns that have words decide; where there are as many, rows. */
bool zr__pdf_tells_more(const zr__pdf_grid *guessed, const zr__pdf_grid *ruled)
{
    const double top = guessed->box.top > ruled->box.top ? guessed->box.top : ruled->box.top;
    const double bottom =
        guessed->box.bottom < ruled->box.bottom ? guessed->box.bottom : ruled->box.bottom;

    if (2 * (bottom - top) < ruled->box.bottom - ruled->box.top)
        return false;
    return guessed->columns > ruled->columns ||
           (guessed->columns == ruled->columns && guessed->rows > 2 * ruled->rows);
}
