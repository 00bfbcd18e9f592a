/*
 * How the lines of a plain text stand on the page: the width at which they were broken, numbers of
 * pages alone on their lines, blank lines between paragraphs.
 */
#include "src/import/line_layout.h"

#include "src/import/broken_lines.h"
#include "src/import/headings.h"
#include "src/import/recover.h"

enum {
    WRAPPED_COLUMNS = 160, /* No page is wider. */
    RAGGED_COLUMNS = 5     /* How far before the margin a line may be broken. */
};

static size_t width_of(zr__slice text)
{
    size_t width = 0, step;

    for (size_t offset = 0; offset < text.size; offset += step)
        width += zr__slice_raw(zr__slice_from(text, offset), &step) < 0x1100 ? 1 : 2;
    return width;
}

/* A line as it stands on the page: its indentation counts for its width. */
static zr__slice line_of(const zr__document *document, size_t b)
{
    zr__slice line = zr__slice_of(zr__document_text(document, document->block[b].text));
    const zr__slice text = zr__slice_trim(line);

    return (zr__slice){line.at, (size_t)(text.at - line.at) + text.size};
}

size_t zr__line_width(const zr__document *document, size_t b)
{
    return width_of(line_of(document, b));
}

/* Bytes of the word that starts a line of Latin letters. */
static size_t first_word(zr__slice line)
{
    size_t offset = 0, step;

    for (uint32_t c; (c = zr__slice_raw(zr__slice_from(line, offset), &step)) > ' ' && c < 0x250;)
        offset += step;
    return offset;
}

bool zr__reaches_margin(size_t width, zr__slice next, size_t margin)
{
    const size_t word = first_word(next);

    return width + (word > RAGGED_COLUMNS ? word : RAGGED_COLUMNS) >= margin;
}

/* Whether what stands right below a line without beginning anew always stands below a full one; at
 * least once. Says of documents with few broken lines that they are broken. */
static bool only_full_lines_go_on(const zr__document *document, size_t widest)
{
    bool is_within = false;
    size_t count = 0;

    for (size_t b = 0; b + 1 < document->block_count; b++) {
        const zr__slice next = zr__slice_trim(zr__paragraph_text(document, b + 1));
        is_within |= zr__starts_anew(zr__slice_trim(zr__paragraph_text(document, b)));
        if (!is_within || next.size == 0 || zr__slice_trim(zr__paragraph_text(document, b)).size == 0 ||
            zr__starts_anew(next))
            continue;
        if (!zr__reaches_margin(zr__line_width(document, b), next, widest))
            return false;
        count++;
    }
    return count > 0;
}

/* The width at which lines are broken: that of the widest, where a fifth of the longer lines end
 * near it; 0 when lines are not broken, or the container knows which ones are. */
static size_t find_margin(const zr__document *document)
{
    size_t widest = 0, near = 0, long_lines = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (size_t b = 0; b < document->block_count; b++) {
            const zr__block *block = &document->block[b];
            if (block->kind != ZR__PARAGRAPH)
                continue;
            if ((block->marks & ZR__WRAPPED) != 0)
                return 0;
            const size_t width = zr__line_width(document, b);
            if (pass == 0 && width > widest)
                widest = width;
            else if (pass == 1) {
                near += zr__reaches_margin(width, zr__paragraph_text(document, b + 1), widest);
                long_lines += 2 * width >= widest;
            }
        }
        if (widest > WRAPPED_COLUMNS || widest < 40)
            return 0;
    }
    return near >= 3 && near * 5 >= long_lines ? widest
           : only_full_lines_go_on(document, widest) ? widest
                                                     : 0;
}

uint32_t zr__bare_number(zr__slice line)
{
    enum { DIGITS = 3 };
    size_t step;

    for (size_t offset = 0; offset < line.size; offset += step) {
        if (!zr__is_digit(zr__slice_char_at(line, offset, &step)))
            return 0;
    }
    return zr__slice_count(line) <= DIGITS ? zr__numeral_value(line) : 0;
}

/* Whether all lines with nothing but a number are those of pages: one counts on from the other, with
 * a page between them. */
static bool has_bare_page_numbers(const zr__document *document)
{
    enum { PAGE_LINES = 12 };
    uint32_t last = 0, last_line = 0;

    for (size_t b = 0; b < document->block_count; b++) {
        const zr__block *block = &document->block[b];
        const uint32_t number = block->kind == ZR__PARAGRAPH
                                    ? zr__bare_number(zr__slice_trim(zr__paragraph_text(document, b)))
                                    : 0;
        if (number == 0)
            continue;
        if ((last > 0 && number != last + 1) || block->first_line < last_line + PAGE_LINES)
            return false;
        last = number;
        last_line = block->first_line;
    }
    return last > 0 && document->is_broken_by_lines;
}

/* Whether blank lines part the paragraphs: then hardly anything that begins anew stands right below
 * another line. */
static bool has_blanks_between(const zr__document *document)
{
    enum { FEW = 4, TIMES = 8 };
    bool after_blank = true;
    size_t parted = 0, below = 0;

    for (size_t b = 0; b < document->block_count; b++) {
        const zr__slice line = zr__slice_trim(zr__paragraph_text(document, b));
        if (document->block[b].kind == ZR__PARAGRAPH && line.size > 0 && zr__starts_anew(line)) {
            parted += after_blank;
            below += !after_blank;
        }
        after_blank = line.size == 0;
    }
    return parted >= FEW && below * TIMES <= parted && document->is_broken_by_lines;
}

zr__line_layout zr__line_layout_of(const zr__document *document)
{
    return (zr__line_layout){.margin = find_margin(document),
                             .has_bare_page_numbers = has_bare_page_numbers(document),
                             .has_blanks_between = has_blanks_between(document)};
}
