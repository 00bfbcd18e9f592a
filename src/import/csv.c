/*
 * CSV after RFC 4180, with the separators and liberties of those who write it: a quote counts at
 * the start of a value only, a line may end in LF, CR or both, a cell may hold line ends.
 *
 * A text is a table when nearly all of its records have the same number of values; a few lines
 * before or behind may be a title and a note. Which separator it is, is tried. Tabs and bars
 * without any quote are left to those who recover tables from text, and know more of it.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"
#include "src/import/lexicon.h"

enum { SAMPLE_BYTES = 1 << 18, MOST_VALUES = 257, SHORT_BYTES = 120 };

static const char separators[] = ",\t;|";

/* Reading record after record. */
typedef struct records {
    const char *at, *end;
    uint32_t line; /* Of `at`, 1-based. */
    char separator;
    bool is_open; /* A quote was never closed. */
} records;

/* What stands between quotes, "" for a quote, line ends as LF. `out` may be NULL. */
static void read_quoted(records *r, zr__buffer *out)
{
    for (r->at++; r->at < r->end; r->at++) {
        if (*r->at == '"' && (r->at + 1 == r->end || r->at[1] != '"')) {
            r->at++;
            return;
        }
        r->at += *r->at == '"';
        const bool is_return = *r->at == '\r';
        if (is_return && r->at + 1 < r->end && r->at[1] == '\n')
            continue;
        r->line += is_return || *r->at == '\n';
        if (out != NULL)
            zr__buffer_add_bytes(out, is_return ? "\n" : r->at, 1);
    }
    r->is_open = true;
}

/* One value into `out` (which may be NULL); true when another follows in the record. */
static bool read_value(records *r, zr__buffer *out)
{
    if (r->at < r->end && *r->at == '"')
        read_quoted(r, out);
    const char *start = r->at;
    while (r->at < r->end && *r->at != r->separator && *r->at != '\n' && *r->at != '\r')
        r->at++;
    if (out != NULL && r->at > start)
        zr__buffer_add_bytes(out, start, (size_t)(r->at - start));
    if (r->at < r->end && *r->at == r->separator) {
        r->at++;
        return true;
    }
    if (r->at < r->end) {
        const char first = *r->at++;
        r->at += first == '\r' && r->at < r->end && *r->at == '\n';
        r->line++;
    }
    return false;
}

/* Values of the next record; 0 for a line without anything. */
static size_t count_values(records *r)
{
    const char *start = r->at;
    size_t count = 1;

    while (read_value(r, NULL))
        count++;
    return count == 1 && strspn(start, " \t\r\n") >= (size_t)(r->at - start) ? 0 : count;
}

/* Whether a line can be the names of two columns: short, and no sentence. */
static bool is_header(const char *line, const char *end)
{
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    const size_t size = (size_t)((stop != NULL ? stop : end) - line);

    for (size_t i = 0; i + 3 <= size; i++) {
        if (line[i] == ':' || memcmp(line + i, "。", 3) == 0 || memcmp(line + i, "：", 3) == 0)
            return false;
    }
    return size <= SHORT_BYTES;
}

/* Whether a value starts with a quote. */
static bool has_quotes(const zr__buffer *text, size_t near, char separator)
{
    for (size_t i = 0; i < near; i++) {
        if (text->bytes[i] == '"' && (i == 0 || text->bytes[i - 1] == separator ||
                                      text->bytes[i - 1] == '\n' || text->bytes[i - 1] == '\r'))
            return true;
    }
    return false;
}

/* Whether the first record of so many values is one of headings: then lines without any separator
 * may stand around the table, as titles and notes do. */
static bool has_headings(const zr__buffer *text, size_t near, char separator, size_t values)
{
    records r = {.at = text->bytes, .end = text->bytes + near, .line = 1, .separator = separator};

    while (r.at < r.end) {
        const char *start = r.at;
        if (count_values(&r) == values)
            return is_header(start, r.end);
    }
    return false;
}

/* How many values the headings of a table of tasks have, near the start of the text; 0 where there
 * are none. Two words of such tables at least, one of them for units. */
static size_t count_headings(const zr__buffer *text, const char *end, char separator)
{
    enum { RECORDS = 6 };
    records r = {.at = text->bytes, .end = end, .line = 1, .separator = separator};
    zr__buffer value = {0};
    size_t found = 0;

    for (size_t i = 0; i < RECORDS && r.at < r.end && found == 0; i++) {
        size_t count = 0, known = 0, units = 0;
        for (bool is_more = true; is_more;) {
            value.size = 0;
            is_more = read_value(&r, &value);
            const zr__label label = zr__column_label(
                zr__slice_trim((zr__slice){value.bytes != NULL ? value.bytes : "", value.size}));
            known += label != ZR__LABEL_NONE;
            units += label == ZR__LABEL_LEAD || label == ZR__LABEL_SUPPORT ||
                     label == ZR__LABEL_RESPONSIBLE;
            count++;
        }
        found = known >= 2 && units > 0 && count > 2 && count < MOST_VALUES ? count : 0;
    }
    zr__buffer_clear(&value);
    return found;
}

/* How many records agree on their number of values, where that makes them a table; else 0. */
static size_t judge(const zr__buffer *text, char separator)
{
    const size_t near = text->size < SAMPLE_BYTES ? text->size : SAMPLE_BYTES;
    records r = {.at = text->bytes, .end = text->bytes + near, .line = 1, .separator = separator};
    size_t seen[MOST_VALUES] = {0}, total = 0, most = 0;

    if ((separator == '\t' || separator == '|') && !has_quotes(text, near, separator))
        return 0;
    while (r.at < r.end) {
        const size_t count = count_values(&r);
        if (r.at == r.end && near < text->size)
            break; /* the sample cut it */
        if (count == 0)
            continue;
        total++;
        seen[count < MOST_VALUES ? count : 0]++;
    }
    const size_t headings = count_headings(text, r.end, separator);
    if (headings > 0 && 2 * (seen[headings] + seen[1]) >= total && seen[headings] >= 2)
        return seen[headings]; /* whatever stands around the table and in it */
    for (size_t count = 2; count < MOST_VALUES; count++)
        most = seen[count] > seen[most] || most < 2 ? count : most;
    size_t others = total - seen[most];
    if (seen[most] < 2 || (r.is_open && near == text->size && total < 2))
        return 0;
    if (most == 2)
        return others == 0 && total >= 3 && is_header(text->bytes, r.end) ? seen[most] : 0;
    if (seen[most] >= 3 && seen[1] <= 2 * seen[most] && has_headings(text, near, separator, most))
        others -= seen[1];
    return others <= total / 20 + (total >= 6 ? 2 : 0) ? seen[most] : 0;
}

static char find_separator(const zr__buffer *text)
{
    size_t best = 0;
    char found = '\0';

    for (const char *s = separators; *s != '\0'; s++) {
        const size_t agreed = judge(text, *s);
        if (agreed > best) {
            best = agreed;
            found = *s;
        }
    }
    return found;
}

bool zr__is_csv(const char *bytes, size_t size)
{
    zr__buffer text = {0};
    zr_error ignored;

    const bool is_text = size <= ZR__IMPORT_BYTES &&
                         zr__decode_text(&text, bytes, size, NULL, &ignored) == ZR_OK;
    const bool is_table = is_text && text.size > 0 && find_separator(&text) != '\0';
    zr__buffer_clear(&text);
    return is_table;
}

/* Of a text with too few records to tell, or of tabs without a quote: what stands there most. */
static char guess_separator(const zr__buffer *text)
{
    size_t count[sizeof separators - 1] = {0}, best = 0;

    for (size_t i = 0; i < text->size; i++)
        for (size_t s = 0; separators[s] != '\0'; s++)
            count[s] += text->bytes[i] == separators[s];
    for (size_t s = 1; separators[s] != '\0'; s++)
        best = count[s] > count[best] ? s : best;
    return separators[best];
}

static void add_record(zr__document *document, records *r, zr__buffer *value)
{
    const uint32_t first = r->line;
    const size_t row = document->row_count;
    bool is_more = true;

    zr__document_begin_row(document, first, first);
    while (is_more && zr__document_goes_on(document)) {
        value->size = 0;
        is_more = read_value(r, value);
        document->failed |= value->failed;
        zr__document_add_cell(document, (zr__cell_place){0}, value->bytes, value->size);
    }
    /* Its lines are known only now. */
    const uint32_t last = r->line > first + 1 ? r->line - 1 : first;
    if (row < document->row_count && zr__document_goes_on(document))
        zr__document_end_row(document, last);
}

zr_status zr__read_csv(zr__document *document, const char *bytes, size_t size,
                       const char *source, zr_error *err)
{
    zr__buffer text = {0}, value = {0};
    zr_status status = zr__decode_text(&text, bytes, size, source, err);

    if (status == ZR_OK) {
        records r = {.at = text.bytes, .end = text.bytes + text.size, .line = 1};
        r.separator = find_separator(&text);
        r.separator = r.separator == '\0' ? guess_separator(&text) : r.separator;
        zr__document_begin_table(document, NULL, ZR__SPANLESS);
        while (r.at < r.end && zr__document_goes_on(document)) {
            const uint32_t first = r.line;
            add_record(document, &r, &value);
            if (r.is_open)
                status = zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source, .line = first},
                                     "%s", _("a quotation mark is never closed"));
            if (r.is_open)
                break;
        }
    }
    zr__buffer_clear(&value);
    zr__buffer_clear(&text);
    return status;
}
