/*
 * The host's side of the pipe: what the child writes is believed no more than the file.
 */
#include "src/import/pdf_pages.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/failure.h"
#include "src/import/pdf_child.h"
#include "src/memory.h"
#include "src/text.h"

enum { MOST_TEXT = 16 << 20 /* Of one page. */ };

static bool receive(int in, void *bytes, size_t size)
{
    char *at = bytes;

    while (size > 0) {
        const ssize_t got = read(in, at, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

static zr_status broke_off(const char *source, zr_error *err)
{
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                       _("the PDF takes more than %d MiB or %d seconds to read, or breaks the "
                         "reader; print it to a new PDF, or make it text: pdftotext FILE"),
                       ZR__PDF_MEMORY_MIB, ZR__PDF_CPU_SECONDS);
}

static zr_status judge(zr__pdf_answer *first, const char *source, zr_error *err)
{
    const zr__place place = {.source = source};

    first->message[sizeof first->message - 1] = '\0';
    switch (first->state) {
    case ZR__PDF_READ:
        return ZR_OK;
    case ZR__PDF_NO_LIBRARY:
        return zr__fail_at(err, ZR_ELIBRARY, place,
                           _("reading PDF needs %s, which is not installed"), ZEREN_POPPLER);
    case ZR__PDF_NO_MEMORY:
        return broke_off(source, err);
    case ZR__PDF_LOCKED:
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("locked by a password; save it without one"));
    default:
        return zr__fail_at(err, ZR_ESYNTAX, place,
                           _("a damaged PDF: %s; print it to a new PDF from a program that shows "
                             "it"),
                           first->message);
    }
}

zr_status zr__pdf_open(zr__pdf *pdf, const char *bytes, size_t size, const char *source,
                       zr_error *err)
{
    zr__pdf_answer first = {.state = ZR__PDF_DAMAGED};
    int ends[2];

    *pdf = (zr__pdf){.source = source, .in = -1};
    if (pipe(ends) != 0)
        return zr__fail_at(err, ZR_EREAD, (zr__place){.source = source}, "%s", strerror(errno));
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pdf->child = fork();
    if (pdf->child == 0) {
        close(ends[0]);
        zr__pdf_serve(bytes, size, ends[1]);
        _exit(0);
    }
    const int problem = errno;
    close(ends[1]);
    pdf->in = ends[0];
    if (pdf->child < 0)
        return zr__fail_at(err, ZR_EREAD, (zr__place){.source = source}, "%s", strerror(problem));
    if (!receive(pdf->in, &first, sizeof first))
        return broke_off(source, err);
    pdf->page_count = first.page_count;
    return judge(&first, source, err);
}

void zr__pdf_close(zr__pdf *pdf)
{
    if (pdf->in >= 0)
        close(pdf->in);
    if (pdf->child > 0) {
        kill(pdf->child, SIGKILL);
        while (waitpid(pdf->child, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    *pdf = (zr__pdf){.in = -1};
}

/* What the child wrote is no safer than the file. */
static bool is_sound(const zr__pdf_page *page, size_t size)
{
    return memchr(page->text, '\0', size) == NULL && zr__utf8_is_valid(page->text, size);
}

/* Which way most characters follow each other. */
typedef enum way { RIGHT, DOWN, UP, WAYS } way;

static way way_of(const zr__pdf_page *page)
{
    size_t steps[WAYS] = {0}, step;
    const char *at = page->text;

    for (size_t i = 0; i + 1 < page->count && *at != '\0'; i++, at += step) {
        const zr__pdf_box *a = &page->box[i], *b = a + 1;
        const double right = (b->left + b->right - a->left - a->right) / 2;
        const double down = (b->top + b->bottom - a->top - a->bottom) / 2;
        step = zr__utf8_step(at, strnlen(at, 4));
        step = step > 0 ? step : 1;
        if (*at == '\n' || at[step] == '\n')
            continue;
        steps[RIGHT] += right > 0 && right > down && right > -down;
        steps[DOWN] += down > right && down > -right;
        steps[UP] += -down > right && -down > -right;
    }
    return steps[DOWN] > 2 * (steps[RIGHT] + steps[UP])   ? DOWN
           : steps[UP] > 2 * (steps[RIGHT] + steps[DOWN]) ? UP
                                                          : RIGHT;
}

/* Boxes of blanks may have their sides the wrong way round. */
static zr__pdf_box ordered(double left, double top, double right, double bottom)
{
    return (zr__pdf_box){left < right ? left : right, top < bottom ? top : bottom,
                         left < right ? right : left, top < bottom ? bottom : top};
}

static void turn(zr__pdf_box *box, size_t count, way to, double width, double height)
{
    for (size_t i = 0; i < count; i++) {
        const zr__pdf_box old = box[i];
        box[i] = to == DOWN ? ordered(old.top, width - old.right, old.bottom, width - old.left)
                            : ordered(height - old.bottom, old.left, height - old.top, old.right);
    }
}

static void reverse(char *from, char *end)
{
    for (; from + 1 < end; from++) {
        const char first = *from;
        *from = *--end;
        *end = first;
    }
}

/* Turn round the characters of each line. */
static void reverse_lines(zr__pdf_page *page)
{
    char *at = page->text;
    size_t i = 0, step;

    while (i < page->count && *at != '\0') {
        char *const start = at;
        const size_t first = i;
        for (; i < page->count && *at != '\0' && *at != '\n'; i++, at += step) {
            step = zr__utf8_step(at, strnlen(at, 4));
            step = step > 0 ? step : 1;
            reverse(at, at + step);
        }
        reverse(start, at);
        for (size_t low = first, high = i; low + 1 < high; low++) {
            const zr__pdf_box box = page->box[low];
            page->box[low] = page->box[--high];
            page->box[high] = box;
        }
        at += *at == '\n';
        i++;
    }
}

/* A page whose words run from top to bottom, or up, is turned as its reader would. Poppler gives
 * the characters of such lines from the last to the first. */
static void turn_page(zr__pdf_page *page)
{
    const way order = way_of(page);
    double height = 0;

    if (order == RIGHT)
        return;
    for (size_t i = 0; i < page->count; i++)
        height = page->box[i].bottom > height ? page->box[i].bottom : height;
    for (size_t i = 0; i < page->rule_count; i++)
        height = page->rule[i].bottom > height ? page->rule[i].bottom : height;
    reverse_lines(page);
    const way to = order == DOWN ? UP : DOWN;
    turn(page->box, page->count, to, page->width, height);
    turn(page->rule, page->rule_count, to, page->width, height);
    page->width = height;
}

zr_status zr__pdf_read_page(zr__pdf_page *out, const zr__pdf *pdf, zr_error *err)
{
    zr__pdf_head head;

    if (!receive(pdf->in, &head, sizeof head) || head.size > MOST_TEXT || head.count > MOST_TEXT ||
        head.rules > MOST_TEXT)
        return broke_off(pdf->source, err);
    out->width = head.width;
    out->has_gaps = head.has_gaps != 0;
    out->text = zr__calloc(head.size + 1, 1);
    out->box = zr__calloc(head.count, sizeof *out->box);
    out->rule = zr__calloc(head.rules, sizeof *out->rule);
    if (out->text == NULL || out->box == NULL || out->rule == NULL)
        return zr__out_of_memory(err);
    out->count = head.count;
    out->rule_count = head.rules;
    if (!receive(pdf->in, out->text, head.size) ||
        !receive(pdf->in, out->box, head.count * sizeof *out->box) ||
        !receive(pdf->in, out->rule, head.rules * sizeof *out->rule) || !is_sound(out, head.size))
        return broke_off(pdf->source, err);
    turn_page(out);
    return ZR_OK;
}

void zr__pdf_page_clear(zr__pdf_page *page)
{
    zr__free(page->text);
    zr__free(page->box);
    zr__free(page->rule);
    *page = (zr__pdf_page){0};
}
