/*
 * The rows of a table that is told by how its words stand.
 *
 * A level rule, the edge of a shade, or a gap larger than that between two lines of one cell parts
 * rows. Where a column counts the rows, each of them has one number, and what stands above, beside
 * and below it is parted as it is elsewhere in the table: cells start with the number's line, end
 * with it, or have it in their middle. Where nothing of all that is there, a row starts at a line
 * in which columns have words that did not go on from the line above, for they had room there.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/import/pdf_unruled.h"
#include "src/memory.h"

enum { FROM_TOP, AROUND_MIDDLE, TO_BOTTOM, WAYS };

static double middle_at(const zr__pdf_unruled *t, size_t line)
{
    return zr__pdf_middle(&t->lines.item[t->first + line]);
}

static size_t line_count(const zr__pdf_unruled *t)
{
    return t->last - t->first;
}

/* The line of the table below a height; as many as there are when none is. */
static size_t line_below(const zr__pdf_unruled *t, double y)
{
    size_t low = 0, high = line_count(t);

    while (low < high) {
        const size_t half = low + (high - low) / 2;
        if (middle_at(t, half) < y)
            low = half + 1;
        else
            high = half;
    }
    return low;
}

/* Note over which columns each level rule runs. Strokes of characters in a row look like a rule as
 * well, but do not reach beyond the words. */
static void find_rules(zr__pdf_unruled *t)
{
    memset(t->ruled, 0, sizeof t->ruled);
    for (size_t i = 0; i < t->page->rule_count; i++) {
        const zr__pdf_box *r = &t->page->rule[i];
        const size_t line = line_below(t, (r->top + r->bottom) / 2);
        if (!zr__pdf_rule_is_level(r) || line == 0 || line == line_count(t))
            continue;
        for (size_t c = 0; c < t->columns; c++) {
            const double left = t->left[c], right = t->right[c];
            if (fmin(r->right, right) - fmax(r->left, left) > 0.6 * (right - left) &&
                (r->left < left - 1 || r->right > right + 1))
                t->ruled[line] |= 1U << c;
        }
    }
}

bool zr__pdf_has_rule(const zr__pdf_unruled *t, size_t line, size_t column)
{
    return (t->ruled[line] >> column & 1) != 0;
}

/* Cells may be merged over rows: a rule over half of the columns parts the others. */
static bool has_rule_above(const zr__pdf_unruled *t, size_t line)
{
    size_t ruled = 0;

    for (size_t c = 0; c < t->columns; c++)
        ruled += zr__pdf_has_rule(t, line, c);
    return ruled >= 2 && 2 * ruled >= t->columns;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* How far apart the lines of one cell are: the least that lines of a column are more than once.
 * False when memory ran out. */
static bool find_pitch(zr__pdf_unruled *t)
{
    double *gap = zr__calloc(line_count(t) * t->columns, sizeof *gap);
    size_t count = 0;

    t->pitch = 1.8 * t->em;
    for (size_t c = 0; c < t->columns && gap != NULL; c++) {
        double before = 1e9;
        for (size_t i = t->heading_lines; i < line_count(t); i++) {
            if (!zr__pdf_piece_at(t, i, c)->has_words || t->is_across[i])
                continue;
            if (middle_at(t, i) - before > 0.7 * t->em)
                gap[count++] = middle_at(t, i) - before;
            before = middle_at(t, i);
        }
    }
    if (count > 0)
        qsort(gap, count, sizeof *gap, by_size);
    const size_t often = count < 8 ? 0 : 1 + count / 40;
    for (size_t i = 0; i + often < count; i++) {
        if (gap[i + often] < 1.06 * gap[i]) {
            t->pitch = fmin(t->pitch, gap[i + often]);
            break;
        }
    }
    zr__free(gap);
    return gap != NULL;
}

static bool is_edge(const zr__pdf_unruled *t, size_t line)
{
    return line == 0 || line == t->heading_lines || t->is_across[line] || t->is_across[line - 1];
}

/* Mark what rules and gaps part. */
static void mark(zr__pdf_unruled *t)
{
    for (size_t i = 0; i < line_count(t); i++) {
        const double gap = i > 0 ? middle_at(t, i) - middle_at(t, i - 1) : 0;
        t->is_ruled[i] = i > t->heading_lines && has_rule_above(t, i);
        t->starts_row[i] =
            is_edge(t, i) || (i > t->heading_lines && (t->is_ruled[i] || gap > 1.25 * t->pitch));
    }
}

/* A narrow column breaks "10" over two lines: where only both together go on after `before`, the
 * first of them gets the number. */
static void join_number(zr__pdf_unruled *t, size_t line, size_t column, long before)
{
    zr__pdf_piece *piece = &t->piece[line * t->columns + column];
    long times = 10;

    for (size_t i = line + 1; i < line_count(t) && piece->number != before + 1 &&
                              middle_at(t, i) - middle_at(t, line) < 1.25 * t->pitch;
         i++) {
        zr__pdf_piece *more = &t->piece[i * t->columns + column];
        while (more->number >= times && times < 1000000)
            times *= 10;
        if (more->number < 0 || piece->number < 0 ||
            piece->number * times + more->number != before + 1)
            continue;
        piece->number = before + 1;
        more->number = ZR__PDF_NO_NUMBER;
        more->goes_on = true;
    }
}

/* Whether a column counts the rows: nearly all that it says are numbers that go on by one. */
static bool counts_rows(zr__pdf_unruled *t, size_t column)
{
    size_t filled = 0, follow = 0;
    long before = ZR__PDF_NO_NUMBER;

    for (size_t i = t->heading_lines; i < line_count(t); i++) {
        const zr__pdf_piece *piece = zr__pdf_piece_at(t, i, column);
        if (before >= 9)
            join_number(t, i, column, before);
        if (!piece->has_words || piece->goes_on || t->is_across[i])
            continue;
        filled++;
        follow += piece->number == 1 || piece->number == before + 1 ||
                  (piece->number >= 0 && before == ZR__PDF_NO_NUMBER);
        before = piece->number;
    }
    return filled >= 2 && 10 * follow >= 8 * filled;
}

static size_t counting_column(zr__pdf_unruled *t)
{
    for (size_t c = 0; c < t->columns && c < 4; c++) {
        if (counts_rows(t, c))
            return c;
    }
    return t->columns;
}

/* How far the cells of the lines from `from` to `to` are from where they should stand beside the
 * number of line `key`, in all. */
static double cost_of(const zr__pdf_unruled *t, int way, size_t from, size_t to, size_t key)
{
    double sum = 0;

    for (size_t c = 0; c < t->columns; c++) {
        double top = 1e9, bottom = -1e9;
        for (size_t i = from; i < to; i++) {
            if (!zr__pdf_piece_at(t, i, c)->has_words)
                continue;
            top = fmin(top, middle_at(t, i));
            bottom = middle_at(t, i);
        }
        if (bottom < top)
            continue;
        const double at = way == FROM_TOP ? top : way == TO_BOTTOM ? bottom : (top + bottom) / 2;
        sum += fmin(fabs(at - middle_at(t, key)), 2 * t->em);
    }
    return sum;
}

/* Where the row with its number in line `key` ends; `next` has the number of the next row. What a
 * rule says goes first, and a gap where cells do not keep to their place. */
static size_t end_of_row(const zr__pdf_unruled *t, int way, size_t from, size_t key, size_t next)
{
    size_t best = next, gaps = 0, gap = next;
    double least = 1e9;

    for (size_t i = key + 1; i <= next; i++) {
        if (t->is_ruled[i])
            return i;
        gaps += t->has_gaps && t->starts_row[i];
        gap = t->starts_row[i] ? i : gap;
    }
    if (gaps == 1)
        return gap;
    for (size_t i = key + 1; i <= next; i++) {
        if (gaps > 1 && !t->starts_row[i])
            continue;
        const double cost = cost_of(t, way, from, i, key);
        if (cost < least - 0.01 || (way == FROM_TOP && cost < least + 0.01)) {
            least = cost;
            best = i;
        }
    }
    return best;
}

static size_t next_key(const zr__pdf_unruled *t, size_t column, size_t line, size_t end)
{
    while (line < end && zr__pdf_piece_at(t, line, column)->number < 0)
        line++;
    return line;
}

/* Part the lines from `from` to `to`, where no heading stands between, one way; what it costs.
 * Nothing is changed unless `is_sure`. */
static double part_by_numbers(zr__pdf_unruled *t, size_t column, int way, size_t from, size_t to,
                              bool is_sure)
{
    size_t key = next_key(t, column, from, to), start = from;
    double cost = 0;

    while (key < to) {
        const size_t next = next_key(t, column, key + 1, to);
        const size_t end = next < to ? end_of_row(t, way, start, key, next) : to;
        cost += cost_of(t, way, start, end, key);
        if (is_sure && next < to) {
            for (size_t i = key + 1; i <= next; i++)
                t->starts_row[i] = i == end || t->is_ruled[i];
        }
        for (size_t i = start + 1; is_sure && i <= key; i++)
            t->starts_row[i] &= t->is_ruled[i];
        for (size_t i = key + 1; is_sure && next == to && i < to; i++)
            t->starts_row[i] &= t->is_ruled[i];
        start = end;
        key = next;
    }
    return cost;
}

/* The end of the run of lines from `from` on that no heading over all columns ends. */
static size_t end_of_run(const zr__pdf_unruled *t, size_t from)
{
    while (from < line_count(t) && !t->is_across[from])
        from++;
    return from;
}

/* What parting the whole table one way costs. */
static double part_runs(zr__pdf_unruled *t, size_t column, int way, bool is_sure)
{
    double cost = 0;

    for (size_t i = t->heading_lines, end; i < line_count(t); i = end + 1) {
        end = end_of_run(t, i);
        cost += part_by_numbers(t, column, way, i, end, is_sure);
    }
    return cost;
}

/* The way that costs least, with gaps or without. */
static int best_way(zr__pdf_unruled *t, size_t column, bool has_gaps, double *least)
{
    int best = FROM_TOP;

    t->has_gaps = has_gaps;
    *least = part_runs(t, column, FROM_TOP, false);
    for (int way = FROM_TOP + 1; way < WAYS; way++) {
        const double cost = part_runs(t, column, way, false);
        if (cost < 0.9 * *least) {
            *least = cost;
            best = way;
        }
    }
    return best;
}

static void settle_by_numbers(zr__pdf_unruled *t, size_t column)
{
    double alone, with_gaps;
    size_t cells = 0;

    for (size_t i = t->heading_lines; i < line_count(t); i++)
        cells += zr__pdf_piece_at(t, i, column)->number >= 0 ? t->columns : 0;
    int way = best_way(t, column, false, &alone);
    if (alone > 0.15 * t->em * (double)cells) {
        way = best_way(t, column, true, &with_gaps);
        t->has_gaps = with_gaps < 1.5 * alone;
    }
    t->is_filled_down = way == FROM_TOP;
    part_runs(t, column, way, true);
}

/* What stands above a line in a column, as near as the lines of a cell are; NULL where nothing
 * does. */
static const zr__pdf_piece *piece_above(const zr__pdf_unruled *t, size_t line, size_t column)
{
    const double highest = middle_at(t, line) - 1.25 * t->pitch;

    for (size_t i = line; i > 0 && middle_at(t, i - 1) > highest; i--) {
        if (zr__pdf_piece_at(t, i - 1, column)->has_words)
            return zr__pdf_piece_at(t, i - 1, column);
    }
    return NULL;
}

/* How many columns start something in a line, and in how many the line above goes on. */
static size_t fresh_columns(const zr__pdf_unruled *t, size_t line, size_t *going_on)
{
    size_t fresh = 0;

    *going_on = 0;
    for (size_t c = 0; c < t->columns; c++) {
        const zr__pdf_piece *own = zr__pdf_piece_at(t, line, c);
        const zr__pdf_piece *above = piece_above(t, line, c);
        if (!own->has_words)
            continue;
        const double taken = above != NULL ? above->right - above->left : 0;
        const bool is_fresh =
            above == NULL || t->right[c] - t->left[c] - taken > own->word + 0.5 * t->em;
        fresh += is_fresh;
        *going_on += !is_fresh;
    }
    return fresh;
}

/* Whether a row has words in a column again after it had ended, or lines beside those of others:
 * `is_between` then, for such cells do not start at one height. */
static bool is_broken(const zr__pdf_unruled *t, size_t from, size_t to, bool *is_between)
{
    bool is_broken = false;

    *is_between = false;
    for (size_t i = from + 1; i < to; i++)
        *is_between |= middle_at(t, i) - middle_at(t, i - 1) < 0.8 * t->pitch;
    for (size_t c = 0; c < t->columns; c++) {
        bool has_begun = false;
        for (size_t i = from; i < to; i++) {
            const bool has_words = zr__pdf_piece_at(t, i, c)->has_words;
            is_broken |= has_words && has_begun && piece_above(t, i, c) == NULL;
            has_begun |= has_words;
        }
    }
    return is_broken;
}

static size_t end_of_marked(const zr__pdf_unruled *t, size_t line)
{
    do
        line++;
    while (line < line_count(t) && !t->starts_row[line]);
    return line;
}

/* Part what has no mark, and what cannot be a row, at lines where columns start anew. */
static void settle_by_words(zr__pdf_unruled *t)
{
    for (size_t i = t->heading_lines, end; i < line_count(t); i = end) {
        end = end_of_marked(t, i);
        const bool is_marked = !is_edge(t, i) || (end < line_count(t) && !is_edge(t, end));
        bool is_between;
        const bool broken = is_broken(t, i, end, &is_between);
        if (t->is_across[i] || is_between || (is_marked && !broken))
            continue;
        for (size_t k = i + 1; k < end; k++) {
            size_t going_on;
            const size_t fresh = fresh_columns(t, k, &going_on);
            t->starts_row[k] = fresh > going_on && fresh >= (broken ? 1 : 2);
        }
    }
}

bool zr__pdf_rows_find(zr__pdf_unruled *t)
{
    if (!find_pitch(t))
        return false;
    find_rules(t);
    mark(t);
    t->is_filled_down = true;
    const size_t column = counting_column(t);
    if (column < t->columns)
        settle_by_numbers(t, column);
    else
        settle_by_words(t);
    return true;
}
