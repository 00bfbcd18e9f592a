/*
 * Tables drawn with box characters, as old pages have them.
 *
 * Columns are told apart by where they stand on the screen: Chinese characters, quotation marks
 * and the box characters themselves are two columns wide. Every column is read for itself, for
 * the rule of one column does not cross a cell that is merged in another; what then counts as a
 * row is whatever lies between two rules of any column.
 */
#include <string.h>

#include "src/import/recover.h"
#include "src/memory.h"

enum { MOST_COLUMNS = 32, MOST_LINES = 20000 };

typedef struct box {
    zr__reader *reader;
    const zr__document *in;
    size_t first, last;          /* Blocks of the drawing, `last` exclusive. */
    size_t border[MOST_COLUMNS]; /* Where the upright rules stand. */
    size_t border_count;
    bool *has_rule; /* By line and column: a rule runs here. */
} box;

static bool is_box(uint32_t c)
{
    return c >= 0x2500 && c <= 0x257F;
}

static bool is_level(uint32_t c)
{
    return c == 0x2500 || c == 0x2501 || c == 0x2550; /* ─ ━ ═ */
}

static size_t width(uint32_t c)
{
    return c >= 0x1100 || is_box(c) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2460 && c <= 0x2473)
               ? 2
               : 1;
}

static bool starts_box(zr__slice line)
{
    size_t step;

    return is_box(zr__slice_raw(line, &step));
}

/* Whether a drawing goes on: with a line of it, or one without anything above such a line. */
static bool goes_on_below(const zr__document *in, size_t block)
{
    const bool is_blank =
        in->block[block].kind == ZR__PARAGRAPH && zr__paragraph_text(in, block).size == 0;

    return starts_box(zr__paragraph_text(in, block)) ||
           (is_blank && block + 1 < in->block_count && starts_box(zr__paragraph_text(in, block + 1)));
}

/* The upright rules of the first line that has any. */
static void find_borders(box *b)
{
    const zr__slice line = zr__paragraph_text(b->in, b->first);
    size_t position = 0, step;

    for (size_t offset = 0; offset < line.size && b->border_count < MOST_COLUMNS; offset += step) {
        const uint32_t c = zr__slice_raw(zr__slice_from(line, offset), &step);
        if (is_box(c) && !is_level(c))
            b->border[b->border_count++] = position;
        position += width(c);
    }
}

static size_t count_uprights(zr__slice line)
{
    size_t count = 0, step;

    for (size_t offset = 0; offset < line.size; offset += step) {
        const uint32_t c = zr__slice_raw(zr__slice_from(line, offset), &step);
        count += is_box(c) && !is_level(c);
    }
    return count;
}

/* What stands between an upright rule and the next, in a line that has them all: fonts differ in
 * the width of quotation marks and of the rules themselves, the order of the rules stays. */
static zr__slice between_rules(zr__slice line, size_t column)
{
    size_t count = 0, step, from = line.size;

    for (size_t offset = 0; offset < line.size; offset += step) {
        const uint32_t c = zr__slice_raw(zr__slice_from(line, offset), &step);
        if (!is_box(c) || is_level(c))
            continue;
        if (count++ == column)
            from = offset + step;
        else if (count == column + 2)
            return zr__slice_part(line, from, offset);
    }
    return zr__slice_from(line, from);
}

/* What stands in a column of a line. */
static zr__slice segment(const box *b, size_t block, size_t column)
{
    const zr__slice line = zr__paragraph_text(b->in, block);
    size_t position = 0, step, from = line.size, to = line.size;

    if (count_uprights(line) == b->border_count)
        return between_rules(line, column);
    for (size_t offset = 0; offset < line.size; offset += step) {
        const uint32_t c = zr__slice_raw(zr__slice_from(line, offset), &step);
        if (position > b->border[column] && from == line.size)
            from = offset;
        if (position >= b->border[column + 1]) {
            to = offset;
            break;
        }
        position += width(c);
    }
    return zr__slice_part(line, from, to);
}

static bool is_rule(zr__slice text)
{
    size_t step, level = 0;

    text = zr__slice_trim(text);
    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_raw(zr__slice_from(text, offset), &step);
        if (!is_box(c))
            return false;
        level += is_level(c);
    }
    return level > 0;
}

static void find_rules(box *b)
{
    const size_t columns = b->border_count - 1;

    for (size_t line = b->first; line < b->last; line++) {
        for (size_t c = 0; c < columns; c++)
            b->has_rule[(line - b->first) * columns + c] = is_rule(segment(b, line, c));
    }
}

static bool rule_at(const box *b, size_t line, size_t column)
{
    return b->has_rule[(line - b->first) * (b->border_count - 1) + column];
}

static bool any_rule(const box *b, size_t line)
{
    for (size_t c = 0; c + 1 < b->border_count; c++) {
        if (rule_at(b, line, c))
            return true;
    }
    return false;
}

/* The text of a column from a line to its next rule; `rows` counts the rules of other columns
 * that it reaches over. */
static zr__slice cell_text(const box *b, size_t line, size_t column, uint32_t *rows)
{
    zr__buffer text = {0};
    bool in_row = false;

    *rows = 0;
    for (; line < b->last && !rule_at(b, line, column); line++) {
        zr__slice part = zr__slice_trim(segment(b, line, column));
        if (any_rule(b, line))
            in_row = false;
        else if (!in_row) {
            in_row = true;
            (*rows)++;
        }
        size_t step;
        while (part.size > 0 && is_box(zr__slice_last(part, &step)))
            part.size -= step;
        zr__buffer_add_bytes(&text, part.at, part.size);
    }
    const zr__slice kept =
        zr__reader_keep(b->reader, (zr__slice){text.bytes != NULL ? text.bytes : "", text.size});
    b->reader->failed |= text.failed;
    zr__buffer_clear(&text);
    return kept;
}

/* Whether a cell of this column starts with the row at `line`: a rule stands right above it, or
 * above the rules of other columns that part rows. */
static bool starts_cell(const box *b, size_t line, size_t column)
{
    while (line > b->first && any_rule(b, line - 1)) {
        line--;
        if (rule_at(b, line, column))
            return true;
    }
    return line == b->first;
}

static void add_rows(const box *b, zr__document *out)
{
    for (size_t line = b->first; line < b->last; line++) {
        if (any_rule(b, line))
            continue;
        size_t end = line;
        while (end + 1 < b->last && !any_rule(b, end + 1))
            end++;
        zr__document_begin_row(out, b->in->block[line].first_line, b->in->block[end].last_line);
        for (size_t c = 0; c + 1 < b->border_count; c++) {
            uint32_t rows = 1;
            if (!starts_cell(b, line, c))
                continue;
            /* text may stand beside the rule of another column just above */
            size_t from = line;
            while (from > b->first && any_rule(b, from - 1) && !rule_at(b, from - 1, c))
                from--;
            const zr__slice text = cell_text(b, from, c, &rows);
            zr__document_add_cell(out, (zr__cell_place){(uint32_t)c + 1, rows, 1}, text.at,
                                  text.size);
        }
        line = end;
    }
}

size_t zr__recover_box(zr__reader *reader, const zr__document *in, size_t first,
                       zr__document *out)
{
    box b = {.reader = reader, .in = in, .first = first, .last = first};

    if (!starts_box(zr__paragraph_text(in, first)))
        return first;
    while (b.last < in->block_count && b.last - first < MOST_LINES &&
           goes_on_below(in, b.last))
        b.last++;
    find_borders(&b);
    if (b.last - first < 3 || b.border_count < 3)
        return first;
    b.has_rule = zr__calloc((b.last - first) * (b.border_count - 1), sizeof *b.has_rule);
    if (b.has_rule == NULL) {
        reader->failed = true;
        return first;
    }
    find_rules(&b);
    zr__document_begin_table(out, NULL, 0);
    add_rows(&b, out);
    zr__free(b.has_rule);
    return b.last;
}
