/*
 * Tables whose cells a bar or a tab parts, a row a line. A cell that breaks its lines goes on in the
 * next ones; a row may lack its last cells, and with tabs its first ones, where cells were merged.
 */
#include <string.h>

#include "src/buffer.h"
#include "src/import/headings.h"
#include "src/import/matrix.h"
#include "src/import/recover.h"
#include "src/import/units.h"

enum { LEAST_ROWS = 2, HEADING_ROWS = 4 };

static bool is_delimiter(const char *at, char delimiter)
{
    return *at == delimiter || (delimiter == '|' && memcmp(at, "\xEF\xBD\x9C", 1) == 0 &&
                                strncmp(at, "\xEF\xBD\x9C", 3) == 0); /* full-width bar */
}

/* How many cells a line has; bars at its ends frame it. */
static size_t count_cells(zr__slice line, char delimiter)
{
    size_t cells = 1, step;

    for (size_t offset = 0; offset < line.size; offset += step) {
        zr__slice_char_at(line, offset, &step);
        cells += is_delimiter(line.at + offset, delimiter);
    }
    if (delimiter == '|' && line.size > 0) {
        cells -= is_delimiter(line.at, delimiter);
        cells -= cells > 1 && line.at[line.size - 1] == '|';
    }
    return cells;
}

/* "|---|:--:|" under the headings of a Markdown table. */
static bool is_rule(zr__slice line)
{
    size_t step, dashes = 0;

    for (size_t offset = 0; offset < line.size; offset += step) {
        const uint32_t c = zr__slice_char_at(line, offset, &step);
        dashes += c == '-';
        if (c != '-' && c != '|' && c != ':' && c != '+' && !zr__is_blank(c))
            return false;
    }
    return dashes > 2;
}

/* A cell without the marks of Markdown around all of it: bold, code. */
static zr__slice without_marks(zr__slice cell)
{
    static const char *const marks[] = {"**", "__", "`", NULL};

    for (size_t i = 0; marks[i] != NULL; i++) {
        const size_t size = zr__slice_starts(cell, marks[i]);
        if (size > 0 && cell.size > 2 * size && zr__slice_ends(cell, marks[i]) == size)
            cell = zr__slice_trim(zr__slice_part(cell, size, cell.size - size));
    }
    return cell;
}

/* A cell with line ends for "<br>", the only way to break a line within a row. */
static void add_cell(zr__document *out, zr__cell_place place, zr__slice cell)
{
    static const char *const breaks[] = {"<br>", "<br/>", "<br />", "<BR>", "<BR/>", NULL};
    zr__buffer text = {0};
    size_t start = 0;

    cell = without_marks(cell);
    for (size_t offset = 0; offset < cell.size; offset++) {
        const size_t size = cell.at[offset] == '<'
                                ? zr__slice_starts_any(zr__slice_from(cell, offset), breaks)
                                : 0;
        if (size == 0)
            continue;
        zr__buffer_add_bytes(&text, cell.at + start, offset - start);
        zr__buffer_add(&text, "\n");
        start = offset + size;
        offset = start - 1;
    }
    if (start == 0) {
        zr__document_add_cell(out, place, cell.at, cell.size);
        return;
    }
    zr__buffer_add_bytes(&text, cell.at + start, cell.size - start);
    out->failed |= text.failed;
    if (!text.failed)
        zr__document_add_cell(out, place, text.bytes, text.size);
    zr__buffer_clear(&text);
}

/* How many cells of a line are what `is_kind` says. */
static size_t count_kind(zr__slice line, char delimiter, bool (*is_kind)(zr__slice))
{
    size_t start = 0, count = 0, step;

    for (size_t offset = 0; offset <= line.size; offset += step) {
        zr__slice_char_at(line, offset, &step);
        step = step > 0 ? step : 1;
        if (offset < line.size && !is_delimiter(line.at + offset, delimiter))
            continue;
        count += is_kind(zr__slice_trim(zr__slice_part(line, start, offset)));
        start = offset + step;
    }
    return count;
}

static bool is_label(zr__slice cell)
{
    return zr__column_label(without_marks(cell)) != ZR__LABEL_NONE;
}

static void add_row(zr__document *out, uint32_t line, zr__slice text, char delimiter,
                    size_t columns)
{
    const bool is_heading = count_cells(text, delimiter) == 1;
    size_t start = delimiter == '|' && text.size > 0 && text.at[0] == '|' ? 1 : 0, step;
    const size_t end = delimiter == '|' && text.size > start && text.at[text.size - 1] == '|'
                           ? text.size - 1
                           : text.size;

    zr__document_begin_row(out, line, line);
    for (size_t offset = start; offset <= end; offset += step) {
        zr__slice_char_at(text, offset, &step);
        step = step > 0 ? step : 1;
        if (offset < end && !is_delimiter(text.at + offset, delimiter))
            continue;
        zr__slice cell = zr__slice_trim(zr__slice_part(text, start, offset));
        while (is_heading && cell.size > 0 && (*cell.at == '#' || *cell.at == ' '))
            cell = zr__slice_from(cell, 1); /* ## in Markdown */
        add_cell(out, (zr__cell_place){.column_span = is_heading ? (uint32_t)columns : 1}, cell);
        start = offset + step;
    }
}

/* A delimited table as far as it was looked at. */
typedef struct extent {
    const zr__document *in;
    char delimiter;
    size_t cells;  /* Of its first line. */
    size_t indent; /* Tabs before its first line. */
    bool is_framed;
    size_t rows, labels, letters, filled;
} extent;

/* A line without blanks at its ends; but tabs in front are empty cells, where the whole table is not
 * indented by them. */
static zr__slice line_of(const extent *table, size_t block)
{
    const zr__slice trimmed = zr__paragraph_text(table->in, block);
    const char *start;

    if (table->delimiter != '\t' || trimmed.size == 0)
        return trimmed;
    start = zr__document_text(table->in, table->in->block[block].text);
    for (size_t i = 0; start < trimmed.at && (*start == ' ' || (*start == '\t' && i < table->indent));)
        i += *start++ == '\t';
    return (zr__slice){start, trimmed.size + (size_t)(trimmed.at - start)};
}

/* Whether a line is a row: as many cells as the first, or fewer where the last ones are empty. */
static bool is_row(const extent *table, zr__slice line)
{
    const size_t cells = count_cells(line, table->delimiter);

    return is_rule(line) || cells == table->cells || (cells > 1 && cells < table->cells);
}

/* A line without cells between the rows: a heading, if a row follows. */
static bool is_heading_between(const extent *table, size_t block)
{
    const zr__slice line = line_of(table, block);
    const zr__numbering numbering = zr__numbering_at(line);

    if (!zr__is_heading(line) || count_cells(line, table->delimiter) != 1 ||
        numbering.level == ZR__LEVEL_ATTACHMENT)
        return false;
    while (++block < table->in->block_count && line_of(table, block).size == 0 &&
           table->in->block[block].kind == ZR__PARAGRAPH)
        ;
    return is_row(table, line_of(table, block));
}

/* The cell that a line starts with, or ends with. */
static zr__slice cell_at_end(zr__slice line, char delimiter, bool is_first)
{
    for (size_t i = 0; i < line.size; i++) {
        if (is_first && line.at[i] == delimiter)
            return zr__slice_trim(zr__slice_part(line, 0, i));
        if (!is_first && line.at[line.size - 1 - i] == delimiter)
            return zr__slice_trim(zr__slice_from(line, line.size - i));
    }
    return zr__slice_trim(line);
}

/* Whether a line goes on with the last cell of the row before: both are names of units. */
static bool continues_cell(zr__slice row, zr__slice line)
{
    const zr__slice first = cell_at_end(line, '\t', true), last = cell_at_end(row, '\t', false);
    size_t step;

    if (first.size == 0 || zr__numbering_at(first).size > 0 ||
        zr__is_digit(zr__slice_char(first, &step)))
        return false;
    return zr__names_units(first) && zr__names_units(last);
}

/* A row with tabs whose cells break their lines: the block behind the lines that belong to it;
 * `first + 1` where the line stands for itself. A whole row takes more names only when another row
 * follows: behind the last one stands who signed. */
static size_t row_end(const extent *table, size_t first)
{
    enum { MOST_LINES = 12 };
    zr__slice row = line_of(table, first);
    const size_t own = count_cells(row, '\t');
    size_t cells = own, b = first + 1;

    if (table->delimiter != '\t' || own < 2)
        return first + 1;
    for (; b < table->in->block_count && b <= first + MOST_LINES; b++) {
        const zr__slice line = line_of(table, b);
        const size_t more = count_cells(line, '\t') - 1;
        if (line.size == 0 || cells + more > table->cells || !continues_cell(row, line))
            break;
        cells += more;
        row = line;
    }
    const bool is_followed = count_cells(line_of(table, b), '\t') > 1;
    return cells > own || (own == table->cells && is_followed) ? b : first + 1;
}

static void look_at_row(extent *table, zr__slice line)
{
    const size_t letters = count_kind(line, table->delimiter, zr__is_matrix_cell);

    if (table->rows > 0) {
        table->letters += letters;
        table->filled += count_cells(line, table->delimiter) - 1;
    }
    if (table->rows++ >= HEADING_ROWS)
        return;
    const size_t labels = count_kind(line, table->delimiter, is_label);
    table->labels = labels > table->labels ? labels : table->labels;
}

/* Tabs may indent, bars may part words: a table has headings, bars around its cells, or the
 * letters of a matrix. */
static bool is_table(const extent *table)
{
    return table->rows >= LEAST_ROWS && (table->labels >= 2 || table->is_framed ||
                                         (table->cells > 2 && table->letters > 0 &&
                                          4 * table->letters >= 3 * table->filled));
}

/* Whether rules part all rows (+---+---+), not only the headings from them: the lines between two
 * rules are one row then. A heading between starts another table, with a rule of its own. */
static bool is_grid(const extent *table, size_t first, size_t end)
{
    size_t groups = 0;
    bool in_group = false;

    for (size_t b = first; b < end && table->delimiter == '|'; b++) {
        const zr__slice line = line_of(table, b);
        if (line.size == 0)
            continue;
        if (!is_rule(line) && count_cells(line, '|') == 1) {
            groups = 0;
            in_group = false;
            continue;
        }
        groups += !in_group && !is_rule(line);
        in_group = !is_rule(line);
    }
    return groups > 2;
}

/* The cell of a framed line; empty where it has none. */
static zr__slice nth_cell(zr__slice line, size_t n)
{
    size_t start = line.size > 0 && line.at[0] == '|' ? 1 : 0, offset = start;

    for (; n > 0 && offset < line.size; offset++) {
        if (line.at[offset] == '|') {
            start = offset + 1;
            n--;
        }
    }
    for (offset = start; offset < line.size && line.at[offset] != '|'; offset++)
        ;
    return n == 0 ? zr__slice_trim(zr__slice_part(line, start, offset)) : (zr__slice){"", 0};
}

/* The lines from `first` to the next rule as one row; the block behind them. */
static size_t add_group(zr__reader *reader, const extent *table, size_t first, size_t end,
                        zr__document *out)
{
    size_t last = first, step;

    while (last < end && !is_rule(line_of(table, last)))
        last++;
    zr__document_begin_row(out, table->in->block[first].first_line,
                           table->in->block[last - 1].last_line);
    for (size_t n = 0; n < table->cells; n++) {
        zr__slice cell = {"", 0};
        for (size_t b = first; b < last; b++) {
            const bool is_latin = zr__slice_last(cell, &step) < 0x80;
            cell = zr__reader_join(reader, cell, is_latin ? " " : "", nth_cell(line_of(table, b), n));
        }
        add_cell(out, (zr__cell_place){0}, cell);
    }
    return last;
}

/* Add the rows of a table, those that stand on several lines put together. */
static void add_rows(zr__reader *reader, const extent *table, size_t first, size_t end,
                     zr__document *out)
{
    const bool has_rules = is_grid(table, first, end);

    for (size_t b = first, next; b < end; b = next) {
        zr__slice line = line_of(table, b);
        if (has_rules && line.size > 0 && !is_rule(line)) {
            next = add_group(reader, table, b, end, out);
            continue;
        }
        const size_t whole = row_end(table, b);
        next = b + 1;
        if (line.size == 0 || is_rule(line))
            continue;
        for (; next < whole; next++)
            line = zr__reader_join(reader, line, "\n", line_of(table, next));
        add_row(out, table->in->block[b].first_line, line, table->delimiter, table->cells);
        zr__document_end_row(out, table->in->block[next - 1].last_line);
    }
}

size_t zr__recover_delimited(zr__reader *reader, const zr__document *in, size_t first,
                             zr__document *out)
{
    const zr__slice head = zr__paragraph_text(in, first);
    const char delimiter = memchr(head.at, '\t', head.size) != NULL ? '\t' : '|';
    extent table = {.in = in, .delimiter = delimiter, .cells = count_cells(head, delimiter)};
    size_t end = first;

    for (const char *at = zr__document_text(in, in->block[first].text); at < head.at; at++)
        table.indent += *at == '\t';
    if (table.cells < 2 || table.cells > ZR__IMPORT_COLUMNS)
        return first;
    table.is_framed = delimiter == '|' && table.cells > 2 && is_delimiter(head.at, delimiter);
    for (; end < in->block_count && in->block[end].kind == ZR__PARAGRAPH; end++) {
        const zr__slice line = line_of(&table, end);
        const size_t whole = row_end(&table, end);
        if (whole > end + 1) {
            look_at_row(&table, line);
            end = whole - 1;
            continue;
        }
        if (line.size == 0 || is_heading_between(&table, end))
            continue;
        if (!is_row(&table, line))
            break;
        if (!is_rule(line))
            look_at_row(&table, line);
    }
    if (!is_table(&table))
        return first;
    zr__document_begin_table(out, NULL, delimiter == '\t' ? ZR__SPANLESS : 0);
    add_rows(reader, &table, first, end, out);
    return end;
}

