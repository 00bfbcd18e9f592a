/*
 * From columns to a table: what each line has in each column, where the table ends, and its cells.
 */
#include "src/import/pdf_unruled.h"

#include <math.h>
#include <string.h>

#include "src/import/headings.h"
#include "src/memory.h"

/* The number that a line's words in a column are, or none. */
static long number_of(const zr__pdf_line *part)
{
    long number = ZR__PDF_NO_NUMBER;
    size_t count = 0;

    for (size_t i = 0; i < part->count; i++) {
        const zr__glyph *g = part->glyph[i];
        const char c = *g->at;
        if (zr__glyph_is_blank(g))
            continue;
        if (c >= '0' && c <= '9')
            number = (number < 0 || count == 0 ? 0 : number * 10) + (c - '0');
        else if (c == '.' || c == '-')
            count = SIZE_MAX; /* what follows starts anew */
        else if (c != '(' && c != ')' && strncmp(g->at, "、", 3) != 0 &&
                 strncmp(g->at, "（", 3) != 0 && strncmp(g->at, "）", 3) != 0)
            return ZR__PDF_NO_NUMBER;
        count++;
    }
    return part->count <= 8 ? number : ZR__PDF_NO_NUMBER;
}

static zr__pdf_piece piece_of(const zr__pdf_unruled *f, const zr__pdf_line *line, size_t column)
{
    size_t first = 0, end;

    while (first < line->count &&
           (zr__glyph_is_blank(line->glyph[first]) ||
            line->glyph[first]->box.left + line->glyph[first]->box.right < 2 * f->edge[column]))
        first++;
    for (end = first; end < line->count; end++) {
        const zr__pdf_box *box = &line->glyph[end]->box;
        if (box->left + box->right >= 2 * f->edge[column + 1])
            break;
    }
    zr__pdf_line part = {.glyph = line->glyph + first, .count = end - first};
    zr__pdf_line_measure(&part);
    if (part.height <= 0)
        return (zr__pdf_piece){.number = ZR__PDF_NO_NUMBER};
    return (zr__pdf_piece){.has_words = true,
                           .left = part.left,
                           .right = part.right,
                           .word = zr__pdf_line_first_width(&part),
                           .number = number_of(&part)};
}

/* Look at what each line has in each column. False when memory ran out. */
static bool find_pieces(zr__pdf_unruled *f)
{
    const size_t lines = f->last - f->first;

    zr__free(f->piece);
    f->piece = zr__calloc(lines * f->columns, sizeof *f->piece);
    for (size_t c = 0; c < f->columns && f->piece != NULL; c++) {
        f->left[c] = 1e9;
        f->right[c] = -1e9;
        for (size_t i = 0; i < lines; i++) {
            zr__pdf_piece *piece = &f->piece[i * f->columns + c];
            *piece = piece_of(f, &f->lines.item[f->first + i], c);
            if (!piece->has_words || f->is_across[i])
                continue;
            f->left[c] = fmin(f->left[c], piece->left);
            f->right[c] = fmax(f->right[c], piece->right);
        }
    }
    return f->piece != NULL;
}

/* Columns of a line that have words. */
static size_t filled(const zr__pdf_unruled *f, size_t line)
{
    size_t count = 0;

    for (size_t c = 0; c < f->columns; c++)
        count += zr__pdf_piece_at(f, line, c)->has_words;
    return count;
}

bool zr__pdf_is_furniture(const zr__pdf_line *line)
{
    zr__buffer text = {0};

    zr__pdf_line_write(line, &text);
    const bool is = text.size > 0 && zr__is_furniture(zr__slice_of(text.bytes));
    zr__buffer_clear(&text);
    return is;
}

/* Lines behind the last that has words in two columns are text below the table, unless they stand
 * under its later columns, and near. */
static void drop_tail(zr__pdf_unruled *f)
{
    while (f->last > f->first + 1) {
        const size_t last = f->last - f->first - 1;
        const zr__pdf_line *line = &f->lines.item[f->last - 1];
        const double gap = zr__pdf_middle(line) - zr__pdf_middle(line - 1);
        if (!zr__pdf_is_furniture(line) &&
            (zr__pdf_count_segments(line) >= 2 || zr__pdf_piece_at(f, last, 0)->number >= 0 ||
             (!zr__pdf_piece_at(f, last, 0)->has_words && gap < 4 * f->em)))
            return;
        f->last--;
    }
}

/* How many rows a cell reaches over: where a rule parts rows but not in this column, the cells are
 * merged, if no two of them have words. */
static size_t rows_of(const zr__pdf_unruled *f, const size_t *line_of, size_t rows, size_t row,
                      size_t column)
{
    size_t end = row + 1;
    bool has_words = false;

    for (size_t k = row; k < rows; k++) {
        const size_t from = line_of[k], to = k + 1 < rows ? line_of[k + 1] : f->last - f->first;
        bool own = false;
        for (size_t i = from; i < to; i++)
            own |= zr__pdf_piece_at(f, i, column)->has_words;
        if (k > row && (f->is_across[from] || !f->is_ruled[from] || (own && has_words) ||
                        zr__pdf_has_rule(f, from, column)))
            break;
        has_words |= own;
        end = k + 1;
    }
    return has_words ? end - row : 1;
}

static bool add_row(zr__pdf_grid *grid, const zr__pdf_unruled *f, const size_t *line_of, size_t row)
{
    const size_t span = f->is_across[line_of[row]] ? f->columns : 1;
    bool is_good = true;

    for (size_t c = 0; c < f->columns && is_good; c += span) {
        if (grid->owner[row * grid->columns + c] != SIZE_MAX)
            continue;
        const size_t rows = span == 1 && row > 0 ? rows_of(f, line_of, grid->rows, row, c) : 1;
        /* A cell is measured by the words of its column, not by the strips beside it. */
        const double left = span == 1 && f->left[c] < 1e9 ? f->left[c] : f->edge[c];
        const double right = span == 1 && f->left[c] < 1e9 ? f->right[c] : f->edge[c + span];
        is_good = zr__pdf_grid_add_cell(
            grid, (zr__pdf_cell){.row = (uint32_t)row,
                                 .column = (uint32_t)c,
                                 .row_span = (uint32_t)rows,
                                 .column_span = (uint32_t)span,
                                 .box = {left, grid->y[row], right, grid->y[row + rows]}});
    }
    return is_good;
}

static bool add_grid(zr__pdf_grids *out, const zr__pdf_unruled *f)
{
    const size_t lines = f->last - f->first;
    double *y = zr__calloc(lines + 1, sizeof *y);
    size_t *line_of = zr__calloc(lines, sizeof *line_of); /* The first of each row. */
    size_t rows = 0;
    bool is_good = y != NULL && line_of != NULL;

    for (size_t i = 0; i < lines && is_good; i++) {
        const zr__pdf_line *line = &f->lines.item[f->first + i];
        if (!f->starts_row[i])
            continue;
        y[rows] = i == 0 ? zr__pdf_middle(line) - line->height / 2
                         : (zr__pdf_middle(line) + zr__pdf_middle(line - 1)) / 2;
        line_of[rows++] = i;
    }
    if (is_good) {
        const zr__pdf_line *last = &f->lines.item[f->last - 1];
        y[rows] = zr__pdf_middle(last) + 0.3 * last->height;
        zr__pdf_grid *grid = zr__pdf_grids_add(out, f->edge, f->columns, y, rows);
        is_good = grid != NULL;
        for (size_t row = 0; row < rows && is_good; row++)
            is_good = add_row(grid, f, line_of, row);
        if (is_good) {
            grid->is_guessed = true;
            grid->is_filled_down = f->is_filled_down;
        }
    }
    zr__free(line_of);
    zr__free(y);
    return is_good;
}

bool zr__pdf_unruled_add(zr__pdf_grids *out, zr__pdf_unruled *f)
{
    size_t rows = 0;

    if (f->last == f->first)
        return true;
    if (!find_pieces(f))
        return false;
    drop_tail(f);
    for (size_t i = 0; i < f->last - f->first; i++)
        rows += filled(f, i) > 1;
    if (rows < 2) {
        f->last = f->first;
        return true;
    }
    return find_pieces(f) && zr__pdf_rows_find(f) && add_grid(out, f);
}
