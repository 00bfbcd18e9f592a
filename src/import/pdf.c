/*
 * PDF: the lines of its pages in reading order, with a mark on those that the page broke.
 *
 * A line was broken where it reaches the right edge of its page's text, and the next one starts
 * at the left edge: a new paragraph is indented or follows a shorter line. Whether the sentence
 * does go on is for the reader of paragraphs to say, who knows headings and labels.
 */
#include <stdlib.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"
#include "src/import/pdf_cells.h"
#include "src/import/pdf_columns.h"
#include "src/import/pdf_flow.h"
#include "src/import/pdf_text.h"
#include "src/import/pdf_undrawn.h"
#include "src/memory.h"

enum {
    MOST_PAGES = 2000,
    MOST_PIECE = 12,    /* Characters that are put to a line. */
    MOST_MENDED = 2000, /* Lines of a page; each piece is held against each. */
    ROOM = 3            /* Places for a character, in its piece, its line, and both together. */
};

/* Everything of a page while it is read. */
typedef struct page {
    zr__pdf_page raw;
    zr__glyph *glyph;
    size_t glyph_count;
    const zr__glyph **order; /* Room for every character `ROOM` times. */
    zr__pdf_line *line;      /* Room for as many lines. */
    size_t line_count;
    zr__pdf_grids grids;
} page;

static bool open_page(page *p)
{
    p->glyph = zr__pdf_glyphs(&p->raw, &p->glyph_count);
    p->order = zr__calloc(ROOM * p->glyph_count, sizeof *p->order);
    p->line = zr__calloc(p->glyph_count, sizeof *p->line);
    return p->glyph != NULL && p->order != NULL && p->line != NULL &&
           zr__pdf_grids_find(&p->grids, p->raw.rule, p->raw.rule_count);
}

static void close_page(page *p)
{
    zr__pdf_grids_clear(&p->grids);
    zr__free(p->line);
    zr__free(p->order);
    zr__free(p->glyph);
    zr__pdf_page_clear(&p->raw);
}

static bool is_in_table(const page *p, const zr__pdf_box *box, const bool *undrawn)
{
    for (size_t i = 0; i < p->grids.count; i++) {
        if (!undrawn[i] && zr__pdf_grid_at(&p->grids.item[i], (box->left + box->right) / 2,
                                           (box->top + box->bottom) / 2) != NULL)
            return true;
    }
    return false;
}

/* The printed lines outside tables, and within those that rules draw only in part. */
static zr__pdf_lines lines_outside(page *p, const bool *undrawn)
{
    size_t count = 0;

    for (size_t i = 0; i < p->glyph_count; i++) {
        if (*p->glyph[i].at != '\n' && !is_in_table(p, &p->glyph[i].box, undrawn))
            p->order[count++] = &p->glyph[i];
    }
    return (zr__pdf_lines){p->line, zr__pdf_lines_of(p->order, count, p->line)};
}

/* Whether what was found by words says more than each ruled table it was looked for instead of;
 * those of which it does not are not to be looked at again. */
static bool says_more(const page *p, const zr__pdf_grids *found, bool *undrawn)
{
    bool says_more = true;

    for (size_t i = 0; i < p->grids.count; i++) {
        bool is_told = !undrawn[i];
        for (size_t k = 0; k < found->count && !is_told; k++)
            is_told = zr__pdf_tells_more(&found->item[k], &p->grids.item[i]);
        undrawn[i] &= is_told;
        says_more &= is_told;
    }
    return says_more;
}

/* Tables without rules, among the lines outside those that have them. */
static bool find_columns(page *p, const zr__pdf_grid *before)
{
    zr__pdf_grids found = {0};
    bool *undrawn = zr__calloc(p->grids.count + 1, sizeof *undrawn);
    bool is_good = undrawn != NULL, is_settled = p->raw.rule_count == 0 && !p->raw.has_gaps;

    for (size_t i = 0; i < p->grids.count && is_good; i++)
        undrawn[i] = true;
    if (is_good && p->grids.count > 0) {
        const zr__pdf_lines lines = lines_outside(p, undrawn);
        for (size_t i = 0; i < p->grids.count; i++)
            undrawn[i] = zr__pdf_is_undrawn(&p->grids.item[i], lines);
    }
    while (is_good && !is_settled) {
        zr__pdf_grids_clear(&found);
        is_good = zr__pdf_columns_find(&found, lines_outside(p, undrawn), &p->raw, before);
        is_settled = says_more(p, &found, undrawn);
    }
    if (is_good)
        is_good = zr__pdf_grids_replace(&p->grids, undrawn, &found);
    zr__pdf_grids_clear(&found);
    zr__free(undrawn);
    return is_good;
}

/* From the top down, then from the left. */
static int by_place(const void *a, const void *b)
{
    const zr__pdf_line *x = a, *y = b;
    const double apart = x->top + x->bottom - y->top - y->bottom;

    if (apart > 1 || apart < -1)
        return apart < 0 ? -1 : 1;
    return (x->left > y->left) - (x->left < y->left);
}

static double apart(const zr__pdf_line *a, const zr__pdf_line *b)
{
    const double twice = a->top + a->bottom - b->top - b->bottom;

    return (twice < 0 ? -twice : twice) / 2;
}

/* Whether a piece has its place in a line: before it, behind it, a blank or two apart, or in a gap
 * of it. */
static bool has_place(const zr__pdf_line *line, const zr__pdf_line *piece)
{
    const double smaller = piece->height < line->height ? piece->height : line->height;
    const double slack = 0.3 * smaller, near = 2.2 * smaller;

    if (smaller <= 0 || apart(line, piece) >= 0.35 * smaller || piece->left > line->right + near ||
        piece->right < line->left - near)
        return false;
    for (size_t i = 0; i < line->count; i++) {
        const zr__glyph *g = line->glyph[i];
        if (!zr__glyph_is_blank(g) && g->box.left < piece->right - slack &&
            g->box.right > piece->left + slack)
            return false;
    }
    return true;
}

/* The line that a piece belongs to: the one at its height that has room for it. */
static zr__pdf_line *line_of(page *p, const zr__pdf_line *piece)
{
    zr__pdf_line *best = NULL;

    for (size_t i = 0; i < p->line_count; i++) {
        zr__pdf_line *l = &p->line[i];
        if (l != piece && !l->is_put && has_place(l, piece) &&
            (best == NULL || apart(piece, l) < apart(piece, best)))
            best = l;
    }
    return best;
}

/* Poppler sets apart what starts or ends a line in another font, such as the number of the first
 * line of a page, and names that wide blanks part: pieces are put to their lines. `used` is where the room for characters starts. */
static void mend_lines(page *p, size_t used)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->line_count && p->line_count <= MOST_MENDED; i++) {
        zr__pdf_line *piece = &p->line[i];
        zr__pdf_line *line = piece->count <= MOST_PIECE && piece->height > 0 && !piece->is_put
                                 ? line_of(p, piece)
                                 : NULL;
        if (line == NULL || used + piece->count + line->count > ROOM * p->glyph_count)
            continue;
        zr__pdf_line joined = {.glyph = p->order + used, .count = line->count + piece->count};
        memcpy(joined.glyph, line->glyph, line->count * sizeof *joined.glyph);
        memcpy(joined.glyph + line->count, piece->glyph, piece->count * sizeof *joined.glyph);
        used += joined.count;
        zr__pdf_line_sort(&joined);
        piece->is_put = true;
        *line = joined;
    }
    for (size_t i = 0; i < p->line_count; i++) {
        if (!p->line[i].is_put)
            p->line[kept++] = p->line[i];
    }
    p->line_count = kept;
}

/* The lines that stand outside tables, in reading order. */
static void read_lines(page *p)
{
    size_t used = 0;

    p->line_count = 0;
    for (size_t i = 0; i < p->glyph_count;) {
        const uint32_t number = p->glyph[i].line;
        zr__pdf_line line = {.glyph = p->order + used};
        bool is_taken = false;
        for (; i < p->glyph_count && p->glyph[i].line == number; i++) {
            is_taken |= p->glyph[i].is_taken;
            if (!p->glyph[i].is_taken && *p->glyph[i].at != '\n')
                p->order[used + line.count++] = &p->glyph[i];
        }
        used += line.count;
        zr__pdf_line_measure(&line);
        if (line.height > 0 || !is_taken)
            p->line[p->line_count++] = line;
    }
    mend_lines(p, used);
    /* Beside a table poppler's order is none. */
    if (p->grids.count > 0 && p->line_count > 1)
        qsort(p->line, p->line_count, sizeof *p->line, by_place);
}

/* `right` is the right edge of the page's text, `left` the left one. */
static bool is_broken(const zr__pdf_line *l, const zr__pdf_line *next, double left, double right)
{
    /* Beyond a single character: a word, or what a bracket before it holds together. */
    const double first = next != NULL ? zr__pdf_line_first_width(next) - 0.7 * next->height : 0;
    const double word = next != NULL && next->word > first ? next->word : first;

    return l->height > 0 && right - l->right < 1.6 * l->height + (word > 0 ? word : 0) &&
           (next == NULL || next->left - left < 1.2 * next->height);
}

/* Lines that all end long before the margin were not broken: paper has margins alike on both
 * sides, more or less. */
static bool fills_paper(double left, double right, double width, double height)
{
    return right > width - 1.5 * left - 2 * height;
}

static void add_line(zr__pdf_flow *flow, const zr__pdf_line *line, bool broken)
{
    const size_t start = flow->text.size;

    zr__pdf_line_write(line, &flow->text);
    zr__pdf_flow_add_line(flow, start, broken ? ZR__WRAPPED : 0);
}

/* Lines and tables from the top down; a table stands before the first line below it. */
static void add_page(zr__pdf_flow *flow, page *p)
{
    double left = 1e9, right = 0, height = 0;
    size_t grid = 0;

    for (size_t i = 0; i < p->line_count; i++) {
        const zr__pdf_line *l = &p->line[i];
        if (l->height <= 0)
            continue;
        left = l->left < left ? l->left : left;
        right = l->right > right ? l->right : right;
        height = l->height > height ? l->height : height;
    }
    const bool is_full = fills_paper(left, right, p->raw.width, height);
    for (size_t i = 0; i < p->line_count && zr__pdf_flow_goes_on(flow); i++) {
        const zr__pdf_line *l = &p->line[i];
        while (grid < p->grids.count && l->height > 0 && l->top > p->grids.item[grid].box.top)
            zr__pdf_flow_add_table(flow, &p->grids.item[grid++]);
        const zr__pdf_line *next = i + 1 < p->line_count ? l + 1 : NULL;
        add_line(flow, l, is_full && is_broken(l, next, left, right));
    }
    while (grid < p->grids.count)
        zr__pdf_flow_add_table(flow, &p->grids.item[grid++]);
}

/* Said where it stands, so that a scanned page among others is not lost in silence. */
static void add_empty_page(zr__pdf_flow *flow, int number)
{
    const size_t start = flow->text.size;

    zr__buffer_addf(&flow->text, _("(page %d has no text: is it a picture?)"), number + 1);
    zr__pdf_flow_add_line(flow, start, ZR__HIDDEN);
}

/* A page with more rules than are looked at: what was not found there is doubtful. */
static void add_crowded_page(zr__pdf_flow *flow, int number)
{
    const size_t start = flow->text.size;

    zr__buffer_addf(&flow->text, _("(page %d has too many rules to look for tables)"), number + 1);
    zr__pdf_flow_add_line(flow, start, ZR__HIDDEN | ZR__GUESSED);
}

static zr_status read_page(zr__pdf_flow *flow, const zr__pdf *pdf, int number, size_t *empty,
                           zr_error *err)
{
    page p = {0};

    zr_status status = zr__pdf_read_page(&p.raw, pdf, err);
    if (status == ZR_OK && !open_page(&p))
        status = zr__out_of_memory(err);
    zr__pdf_flow_begin_page(flow);
    if (status == ZR_OK && !find_columns(&p, zr__pdf_flow_table(flow)))
        status = zr__out_of_memory(err);
    if (status == ZR_OK && p.glyph_count == 0) {
        add_empty_page(flow, number);
        ++*empty;
    } else if (status == ZR_OK) {
        zr__pdf_fill_cells(&p.grids, p.glyph, p.glyph_count, p.order, p.line, &flow->text);
        read_lines(&p);
        if (p.grids.is_beyond)
            add_crowded_page(flow, number);
        add_page(flow, &p);
    }
    close_page(&p);
    return status;
}

zr_status zr__read_pdf(zr__document *document, const char *bytes, size_t size, const char *source,
                       zr_error *err)
{
    zr__pdf pdf;
    zr__pdf_flow flow = {0};
    size_t empty = 0;
    document->is_broken_by_lines = true;
    zr_status status = zr__pdf_open(&pdf, bytes, size, source, err);

    if (status == ZR_OK && pdf.page_count > MOST_PAGES)
        status = zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                             _("a PDF of more than %d pages"), MOST_PAGES);
    for (int i = 0; status == ZR_OK && i < pdf.page_count && zr__pdf_flow_goes_on(&flow); i++)
        status = read_page(&flow, &pdf, i, &empty, err);
    if (status == ZR_OK && flow.count == empty && zr__pdf_flow_goes_on(&flow))
        status = zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                             _("the PDF has no text, only pictures of it; make them text first, as "
                               "ocrmypdf -l chi_sim does"));
    if (status == ZR_OK)
        zr__pdf_flow_write(&flow, document);
    zr__pdf_flow_clear(&flow);
    zr__pdf_close(&pdf);
    return status;
}
