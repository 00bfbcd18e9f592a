/*
 * Putting lines together.
 *
 * A text copied from a page has one line a paragraph; one typed or taken from a PDF breaks its
 * lines at a width, and page numbers may cut a sentence, a list or even a name. A line is joined
 * to the one before it when that one cannot end there: in an open bracket, or as broken_lines.h
 * tells.
 */
#include "src/import/paragraphs.h"

#include "src/import/broken_lines.h"
#include "src/import/headings.h"
#include "src/import/label_lines.h"
#include "src/import/line_layout.h"
#include "src/import/recover.h"
#include "src/import/units.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    OPEN_LINES = 12,      /* Lines a bracket may stay open. */
    JOINED_BYTES = 12000, /* No paragraph is longer. */
    EXACT_COLUMNS = 3     /* Before the margin, where no character more has room. */
};

static bool closes_bracket(zr__slice text)
{
    size_t step, depth = 0;

    for (size_t offset = 0; offset < text.size; offset += step) {
        const uint32_t c = zr__slice_char_at(text, offset, &step);
        if (zr__is_bracket(c))
            depth++;
        else if ((c == ')' || c == ']') && depth-- == 0)
            return true;
    }
    return false;
}

/* A figure and no number of a list: 100部, 3.5亿元. */
static bool starts_with_figure(zr__slice line)
{
    size_t digits = 0, step;

    while (digits < line.size && line.at[digits] >= '0' && line.at[digits] <= '9')
        digits++;
    const zr__slice rest = zr__slice_from(line, digits);
    const uint32_t mark = zr__slice_char_at(rest, 0, &step);
    if (digits == 0 || rest.size == 0 || mark == 0x3001 || mark == ')')
        return false;
    return mark != '.' || (rest.size > step && rest.at[step] >= '0' && rest.at[step] <= '9');
}

/* The bracket that stays open is closed within a few lines, before another number. */
static bool will_close(const zr__document *document, size_t next)
{
    for (size_t i = 0; i < OPEN_LINES && next + i < document->block_count; i++) {
        const zr__block *block = &document->block[next + i];
        if (block->kind != ZR__PARAGRAPH)
            return false;
        const zr__slice line = zr__slice_trim(zr__paragraph_text(document, next + i));
        const zr__numbering numbering = zr__numbering_at(line);
        if (numbering.size > 0 && !starts_with_figure(line))
            return false;
        if (closes_bracket(line))
            return true;
    }
    return false;
}

typedef struct joiner {
    zr__reader *reader;
    zr__pieces *out;
    zr__buffer joined; /* Text of the last piece, once lines were joined to it. */
    zr__line_layout layout;
    size_t last_width; /* Of the last line: tells whether the page broke it. */
    size_t depth;      /* Brackets that the last piece leaves open. */
    bool was_broken;   /* The container says that the page broke the last line. */
    bool after_page;   /* A page number stands between, */
    bool after_matter; /* or something else that is none of the text. */
    bool after_blank;
    bool copied; /* A list of who gets a copy goes on. */
} joiner;

/* The last piece is complete. */
static void settle(joiner *join)
{
    if (join->joined.size > 0)
        join->out->item[join->out->count - 1].text = zr__reader_keep(
            join->reader, (zr__slice){join->joined.bytes, join->joined.size});
    join->reader->failed |= join->joined.failed;
    zr__buffer_clear(&join->joined);
}

static void add_piece(joiner *join, zr__piece piece)
{
    zr__pieces *out = join->out;

    settle(join);
    zr__piece *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);
    if (grown == NULL) {
        join->reader->failed = true;
        return;
    }
    out->item = grown;
    out->item[out->count++] = piece;
    join->depth = 0;
}

static void add_joint(joiner *join, zr__piece *piece, uint32_t line)
{
    zr__pieces *out = join->out;
    zr__joint *grown =
        zr__grow(out->joint, &out->joint_capacity, out->joint_total + 1, sizeof *grown);

    if (grown == NULL) {
        join->reader->failed = true;
        return;
    }
    out->joint = grown;
    if (piece->joint_count++ == 0)
        piece->first_joint = out->joint_total;
    out->joint[out->joint_total++] = (zr__joint){join->joined.size, line};
}

static void append(joiner *join, zr__piece *piece, zr__slice line, const zr__block *block,
                   bool is_list)
{
    size_t step;

    if (join->joined.size == 0)
        zr__buffer_add_bytes(&join->joined, piece->text.at, piece->text.size);
    if (is_list)
        zr__buffer_add(&join->joined, "\n");
    else if (zr__slice_last(piece->text, &step) < 0x80 && zr__slice_char(line, &step) < 0x80)
        zr__buffer_add(&join->joined, " ");
    add_joint(join, piece, block->first_line);
    zr__buffer_add_bytes(&join->joined, line.at, line.size);
    piece->last_line = block->last_line;
    if (join->joined.bytes != NULL)
        piece->text = (zr__slice){join->joined.bytes, join->joined.size};
}

static bool may_join(const joiner *join)
{
    if (join->out->count == 0)
        return false;
    const zr__piece *last = &join->out->item[join->out->count - 1];
    if (last->table != NULL || last->text.size > JOINED_BYTES)
        return false;
    return true;
}

/* A page that breaks lines within its paragraphs: the bracket, or the list behind a label, ends on
 * the very next one. */
static bool goes_on_below(const joiner *join, zr__slice line)
{
    const zr__piece *last = &join->out->item[join->out->count - 1];
    zr__label label;

    if (zr__starts_anew(line))
        return false;
    return (join->depth > 0 && closes_bracket(line)) ||
           (zr__label_at(last->text, &label) > 0 && zr__ends_in_comma(last->text) &&
            zr__names_units(line));
}

/* The sentence that the page broke goes on here. */
static bool mends(const joiner *join, zr__slice line)
{
    const zr__piece *last = &join->out->item[join->out->count - 1];
    size_t step;
    zr__label label;

    if (!join->was_broken)
        return false;
    return !zr__starts_anew(line) || zr__cuts_label(join->reader, last->text, line) ||
           (starts_with_figure(line) && zr__label_at(last->text, &label) == 0 &&
            !zr__is_sentence_end(zr__slice_last(last->text, &step)));
}

static zr__fullness fullness(const joiner *join, zr__slice line)
{
    if (join->layout.margin == 0 || join->after_blank ||
        !zr__reaches_margin(join->last_width, line, join->layout.margin))
        return ZR__NOT_FULL;
    return join->last_width + EXACT_COLUMNS >= join->layout.margin ? ZR__FULL_TO_THE_COLUMN : ZR__FULL;
}

/* Where blank lines part the paragraphs, a line right below a label or a number goes on with it. */
static bool goes_on_without_blank(const joiner *join, zr__slice line)
{
    const zr__slice before = join->out->item[join->out->count - 1].text;
    size_t step;

    return join->layout.has_blanks_between && !join->after_blank && !join->after_page &&
           zr__starts_anew(before) && !zr__starts_anew(line) &&
           !zr__is_sentence_end(zr__slice_last(before, &step));
}

static bool joins(joiner *join, size_t b, zr__slice line)
{
    if (!may_join(join) || join->after_matter)
        return false;
    if (!join->reader->document->is_broken_by_lines)
        return goes_on_below(join, line);
    if (mends(join, line) || goes_on_without_blank(join, line))
        return true;
    if (join->depth > 0 && will_close(join->reader->document, b))
        return true;
    return zr__goes_on(join->reader, &join->out->item[join->out->count - 1], line,
                       fullness(join, line), join->after_page);
}

static void count_brackets(joiner *join, zr__slice line)
{
    size_t step;

    for (size_t offset = 0; offset < line.size; offset += step) {
        const uint32_t c = zr__slice_char_at(line, offset, &step);
        if (zr__is_bracket(c))
            join->depth++;
        else if ((c == ')' || c == ']') && join->depth > 0)
            join->depth--;
    }
}

static void take_line(joiner *join, size_t b)
{
    const zr__block *block = &join->reader->document->block[b];
    const zr__slice line =
        zr__slice_trim(zr__slice_of(zr__document_text(join->reader->document, block->text)));
    size_t step;

    if (line.size == 0 || (block->marks & ZR__HIDDEN) != 0) {
        join->after_blank = true;
        return;
    }
    if (zr__is_furniture(line) || (join->layout.has_bare_page_numbers && zr__bare_number(line) > 0) || (join->copied && !zr__starts_anew(line))) {
        join->after_page = zr__is_page_number(line) || zr__bare_number(line) > 0;
        join->after_blank = !join->after_page;
        join->was_broken &= join->after_page;
        join->after_matter |= !join->after_page;
        join->copied = join->reader->document->is_broken_by_lines &&
                       (join->copied || zr__is_copied_to(line)) &&
                       !zr__is_sentence_end(zr__slice_last(line, &step));
        return;
    }
    join->copied = false;
    /* a full line of English broke within a name, a short one ended with it */
    const bool may_list = !zr__is_latin(zr__slice_char(line, &step)) ||
                          (!join->was_broken && fullness(join, line) == ZR__NOT_FULL);
    const bool is_list = may_join(join) && may_list &&
                         zr__goes_on_with_names(join->reader->document, b,
                                            join->out->item[join->out->count - 1].text, line);
    if (is_list || joins(join, b, line))
        append(join, &join->out->item[join->out->count - 1], line, block, is_list);
    else
        add_piece(join, (zr__piece){.text = line,
                                    .is_heading = (block->marks & ZR__HEADING) != 0,
                                    .first_line = block->first_line,
                                    .last_line = block->last_line});
    count_brackets(join, line);
    join->last_width = zr__line_width(join->reader->document, b);
    join->was_broken = (block->marks & ZR__WRAPPED) != 0;
    join->after_page = join->after_matter = join->after_blank = false;
}

void zr__read_pieces(zr__reader *reader, zr__pieces *out)
{
    joiner join = {.reader = reader,
                   .out = out,
                   .layout = zr__line_layout_of(reader->document)};

    for (size_t b = 0; b < reader->document->block_count && !reader->failed; b++) {
        const zr__block *block = &reader->document->block[b];
        if (block->kind == ZR__PARAGRAPH)
            take_line(&join, b);
        else if ((block->marks & ZR__HIDDEN) == 0)
            add_piece(&join, (zr__piece){.table = block,
                                         .first_line = block->first_line,
                                         .last_line = block->last_line});
    }
    if (out->count > 0)
        settle(&join);
    zr__mend_labels(reader, out);
}

uint32_t zr__piece_line(const zr__pieces *pieces, const zr__piece *piece, const char *at)
{
    const size_t offset = (size_t)(at - piece->text.at);
    uint32_t line = piece->first_line;

    for (size_t i = 0; i < piece->joint_count; i++) {
        const zr__joint *joint = &pieces->joint[piece->first_joint + i];
        if (joint->offset > offset)
            break;
        line = joint->line;
    }
    return line;
}

void zr__pieces_clear(zr__pieces *pieces)
{
    zr__free(pieces->item);
    zr__free(pieces->joint);
    *pieces = (zr__pieces){0};
}
