/*
 * PDF: the lines of its pages in reading order, with a mark on those that the page broke.
 *
 * A line was broken where it reaches the right edge of its page's text, and the next one starts
 * at the left edge: a new paragraph is indented or follows a shorter line. Whether the sentence
 * does go on is for the reader of paragraphs to say, who knows headings and labels.
 */
#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"
#include "src/import/pdf_pages.h"
#include "src/memory.h"
#include "src/text.h"

enum { MOST_PAGES = 2000 };

typedef struct line {
    char *text; /* Within the page's. */
    size_t size;
    double left, right, height;
    double word; /* Width of the figure or Latin word it starts with, which no line breaks. */
} line;

typedef struct lines {
    line *item;
    size_t count, capacity;
} lines;

/* Characters as Chinese type has them, a whole square each. */
static bool is_wide(const char *at, size_t size)
{
    return size == 3 && (unsigned char)*at >= 0xE2;
}

/* Typesetters part Chinese from figures by a sliver, which poppler takes for a blank: `at` is one
 * when it is narrower than a third of a character, beside a wide one. */
static bool is_sliver(const char *at, const char *end, bool after_wide, const zr__pdf_box *box)
{
    return at + 1 < end && at[1] != ' ' &&
           (after_wide || is_wide(at + 1, zr__utf8_step(at + 1, (size_t)(end - at - 1)))) &&
           box[1].left - box[-1].right < (box[1].bottom - box[1].top) * 0.34;
}

static void widen(line *l, const zr__pdf_box *b)
{
    l->left = l->height == 0 || b->left < l->left ? b->left : l->left;
    l->right = l->height == 0 || b->right > l->right ? b->right : l->right;
    l->height = b->bottom - b->top > l->height ? b->bottom - b->top : l->height;
}

/* Take the boxes of a line's characters together, and the slivers out of its text. Returns the
 * box behind its end, which has one too. */
static size_t measure(line *l, const zr__pdf_page *page, size_t box)
{
    const char *end = l->text + l->size;
    char *to = l->text;
    bool after_wide = false, in_word = true;
    size_t step;

    for (const char *at = l->text; at < end; at += step, box++) {
        step = zr__utf8_step(at, (size_t)(end - at));
        step = step > 0 ? step : 1;
        const bool has_box = box > 0 && box + 1 < page->count;
        if (*at == ' ' && has_box && is_sliver(at, end, after_wide, &page->box[box]))
            continue;
        after_wide = is_wide(at, step);
        memmove(to, at, step);
        to += step;
        if (box < page->count && *at != ' ')
            widen(l, &page->box[box]);
        in_word = in_word && step == 1 && *at != ' ';
        l->word = in_word ? l->right - l->left : l->word;
    }
    l->size = (size_t)(to - l->text);
    return box + 1;
}

static bool split(lines *out, const zr__pdf_page *page)
{
    size_t box = 0;

    for (char *at = page->text; at != NULL && *at != '\0';) {
        char *stop = strchr(at, '\n');
        line l = {.text = at, .size = stop != NULL ? (size_t)(stop - at) : strlen(at)};
        line *grown = zr__grow(out->item, &out->capacity, out->count + 1, sizeof *grown);
        if (grown == NULL)
            return false;
        box = measure(&l, page, box);
        out->item = grown;
        grown[out->count++] = l;
        at = stop != NULL ? stop + 1 : NULL;
    }
    return true;
}

/* `right` is the right edge of the page's text, `left` the left one. */
static bool is_broken(const line *l, const line *next, double left, double right)
{
    return l->height > 0 &&
           right - l->right < 1.6 * l->height + (next != NULL ? next->word : 0) &&
           (next == NULL || next->left - left < 1.2 * next->height);
}

/* Lines that all end long before the margin were not broken: paper has margins alike on both
 * sides, more or less. */
static bool fills_paper(double left, double right, double width, double height)
{
    return right > width - 1.5 * left - 2 * height;
}

static void add_page(zr__document *document, const lines *page, double width)
{
    double left = 1e9, right = 0, height = 0;

    for (size_t i = 0; i < page->count; i++) {
        const line *l = &page->item[i];
        left = l->height > 0 && l->left < left ? l->left : left;
        right = l->right > right ? l->right : right;
        height = l->height > height ? l->height : height;
    }
    const bool is_full = fills_paper(left, right, width, height);
    for (size_t i = 0; i < page->count && zr__document_goes_on(document); i++) {
        const line *l = &page->item[i];
        const bool broken =
            is_full && is_broken(l, i + 1 < page->count ? l + 1 : NULL, left, right);
        zr__document_add_paragraph(document, zr__document_next_line(document),
                                   broken ? ZR__WRAPPED : 0, l->text, l->size);
    }
}

/* Said where it stands, so that a scanned page among others is not lost in silence. */
static void add_empty_page(zr__document *document, int number)
{
    char words[200];
    const int size = snprintf(words, sizeof words, _("(page %d has no text: is it a picture?)"),
                              number + 1);

    if (size > 0 && (size_t)size < sizeof words)
        zr__document_add_paragraph(document, zr__document_next_line(document), ZR__HIDDEN, words,
                                   (size_t)size);
}

static zr_status read_page(zr__document *document, const zr__pdf *pdf, int number, size_t *empty,
                           zr_error *err)
{
    zr__pdf_page page = {0};
    lines found = {0};

    zr_status status = zr__pdf_read_page(&page, pdf, err);
    if (status == ZR_OK && !split(&found, &page))
        status = zr__out_of_memory(err);
    if (status == ZR_OK && found.count > 0)
        add_page(document, &found, page.width);
    else if (status == ZR_OK) {
        add_empty_page(document, number);
        ++*empty;
    }
    zr__free(found.item);
    zr__pdf_page_clear(&page);
    return status;
}

zr_status zr__read_pdf(zr__document *document, const char *bytes, size_t size,
                       const char *source, zr_error *err)
{
    zr__pdf pdf;
    size_t empty = 0;
    document->is_broken_by_lines = true;
    zr_status status = zr__pdf_open(&pdf, bytes, size, source, err);

    if (status == ZR_OK && pdf.page_count > MOST_PAGES)
        status = zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                             _("a PDF of more than %d pages"), MOST_PAGES);
    for (int page = 0; status == ZR_OK && page < pdf.page_count && zr__document_goes_on(document);
         page++)
        status = read_page(document, &pdf, page, &empty, err);
    if (status == ZR_OK && document->block_count == empty && zr__document_goes_on(document))
        status = zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                             _("the PDF has no text, only pictures of it; make them text first, as "
                               "ocrmypdf -l chi_sim does"));
    zr__pdf_close(&pdf);
    return status;
}
