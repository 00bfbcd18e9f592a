/*
 * Poppler through dlopen(), in a child process.
 *
 * Poppler spends memory and time as a stranger's file tells it to, and GLib ends the process when
 * memory runs out. So a child reads the file under limits of its own and writes characters and
 * places into a pipe. The child has no handlers of the host's, and ends when nobody reads on.
 *
 * The calls stand in one table with the types that poppler's header gives them, so a wrong use
 * does not compile.
 */
#include "src/import/pdf_child.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <poppler.h>

#include "src/import/pdf_pages.h"
#include "src/memory.h"
#include "src/text.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

enum {
    LIBRARIES_MIB = 256, /* Addresses that poppler and what it needs may take. */
    WAIT_SECONDS = 180,
    RULE_SCALE = 2,   /* Pixels a point, where a page is looked at. */
    LEAST_LEVEL = 9,  /* Points of a level rule, and of an upright one. */
    LEAST_UPRIGHT = 7,
    MOST_SIDE = 8000, MOST_POINTS = 10000000 /* Of a page that is looked at. */
};

#define CALLS(call)                                                                                \
    call(poppler_document_new_from_bytes) call(poppler_document_get_n_pages)                       \
    call(poppler_document_get_page) call(poppler_page_get_text)                                    \
    call(poppler_page_get_size) call(poppler_page_get_text_layout) call(poppler_page_render)       \
    call(g_bytes_new_static) call(g_object_unref) call(g_free) call(cairo_image_surface_create)    \
    call(cairo_image_surface_get_data) call(cairo_image_surface_get_stride) call(cairo_create)     \
    call(cairo_scale) call(cairo_paint) call(cairo_set_source_rgb) call(cairo_destroy)             \
    call(cairo_surface_flush) call(cairo_surface_status) call(cairo_surface_destroy)

#define FIELD(name) __typeof__(&(name)) name;
#define LOAD(name)                                                                                 \
    address = dlsym(library, #name);                                                               \
    is_whole = is_whole && address != NULL;                                                        \
    memcpy(&calls->name, &address, sizeof address);

/* The macros' g_object_unref() is one that guesses types. */
#undef g_object_unref

typedef struct poppler_calls {
    __extension__ CALLS(FIELD)
} poppler_calls;

static bool load(poppler_calls *calls)
{
    void *library = dlopen(ZEREN_POPPLER, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    void *address;
    bool is_whole = library != NULL;

    if (library == NULL)
        return false;
    CALLS(LOAD)
    dlclose(library);
    return is_whole;
}

/* Poppler's rectangle from the upper left corner is our box: it is sent as it is. */
_Static_assert(sizeof(PopplerRectangle) == sizeof(zr__pdf_box), "boxes are sent as they are");

static bool send_bytes(int out, const void *bytes, size_t size)
{
    const char *at = bytes;

    while (size > 0) {
        const ssize_t sent = write(out, at, size);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

static void limit(int resource, rlim_t most)
{
    struct rlimit old;

    if (getrlimit(resource, &old) == 0 && (old.rlim_max == RLIM_INFINITY || most < old.rlim_max))
        setrlimit(resource, &(struct rlimit){most, most});
}

/* The address sanitizer needs terabytes of addresses; under it only time is bounded. */
static void limit_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
    unsigned long pages = 0;
    FILE *own = fopen("/proc/self/statm", "r");

    if (own != NULL && fscanf(own, "%lu", &pages) != 1)
        pages = 0;
    if (own != NULL)
        fclose(own);
    limit(RLIMIT_AS, ((rlim_t)ZR__PDF_MEMORY_MIB << 20) + pages * (rlim_t)sysconf(_SC_PAGESIZE));
#endif
}

/* In the child: forget the host's handlers, keep quiet, and be bounded. */
static void confine(void)
{
    static const int signals[] = {SIGPIPE, SIGALRM, SIGXCPU, SIGABRT, SIGINT, SIGTERM};
    const int nowhere = open("/dev/null", O_WRONLY);
    sigset_t none;

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* Whoever interrupts the host has ended this too. */
    if (nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, ZR__PDF_CPU_SECONDS);
    limit_memory();
    alarm(WAIT_SECONDS);
}

/* Whether poppler's libraries would have had room: what dlopen() failed for, it tells only in the
 * reader's language. */
static bool has_room(void)
{
    void *room = zr__calloc((size_t)LIBRARIES_MIB << 20, 1); /* Never touched. */

    zr__free(room);
    return room != NULL;
}

/* Whether words stand side by side anywhere, as those of a table do: with a gap between, or in
 * columns that are told one after the other. */
static bool has_gaps(const char *text, const PopplerRectangle *box, size_t count)
{
    const PopplerRectangle *before = NULL;
    size_t step;

    for (size_t i = 0; i < count && *text != '\0'; i++, text += step) {
        const PopplerRectangle *b = &box[i];
        const double middle = (b->y1 + b->y2) / 2, height = b->y2 - b->y1;
        step = zr__utf8_step(text, strnlen(text, 4));
        step = step > 0 ? step : 1;
        if (*text == ' ' || *text == '\n')
            continue;
        if (before != NULL && middle > before->y1 && middle < before->y2 &&
            (b->x1 - before->x2 > 0.6 * height || before->x1 - b->x2 > 0.6 * height))
            return true;
        if (before != NULL && b->y2 < before->y1)
            return true;
        before = b;
    }
    return false;
}

/* Whether a rule is a stroke of a character: it lies within its box. */
static bool is_stroke(const zr__pdf_box *rule, const PopplerRectangle *box, size_t count)
{
    const double x = (rule->left + rule->right) / 2, y = (rule->top + rule->bottom) / 2;

    for (size_t i = 0; i < count; i++) {
        const PopplerRectangle *b = &box[i];
        if (x <= b->x1 + 0.5 || x >= b->x2 - 0.5 || y <= b->y1 || y >= b->y2)
            continue;
        if (zr__pdf_rule_is_level(rule) ? rule->left > b->x1 - 1 && rule->right < b->x2 + 1
                                        : rule->top > b->y1 && rule->bottom < b->y2)
            return true;
    }
    return false;
}

static void drop_strokes(zr__pdf_rules *rules, const PopplerRectangle *box, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < rules->count; i++) {
        if (!is_stroke(&rules->item[i], box, count))
            rules->item[kept++] = rules->item[i];
    }
    rules->count = kept;
}

/* A page of `width` and `height` pixels, white where nothing is; NULL when it cannot be. */
static cairo_surface_t *render(const poppler_calls *poppler, void *page, int width, int height)
{
    cairo_surface_t *surface =
        poppler->cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

    if (poppler->cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        cairo_t *cairo = poppler->cairo_create(surface);
        poppler->cairo_set_source_rgb(cairo, 1, 1, 1);
        poppler->cairo_paint(cairo);
        poppler->cairo_scale(cairo, RULE_SCALE, RULE_SCALE);
        poppler->poppler_page_render(page, cairo);
        poppler->cairo_destroy(cairo);
        poppler->cairo_surface_flush(surface);
    }
    return surface;
}

/* The green of each pixel will do for its brightness; packed in place. */
static const unsigned char *pack(unsigned char *data, size_t stride, size_t width, size_t height)
{
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++)
            data[y * width + x] = data[y * stride + 4 * x + 1];
    }
    return data;
}

static void find_rules(zr__pdf_rules *rules, const poppler_calls *poppler, void *page,
                       const PopplerRectangle *box, size_t count)
{
    double width = 0, height = 0;

    poppler->poppler_page_get_size(page, &width, &height);
    if (!(width >= 1 && height >= 1) ||
        width * height > MOST_POINTS || width > MOST_SIDE || height > MOST_SIDE)
        return;
    const size_t columns = (size_t)(width * RULE_SCALE), rows = (size_t)(height * RULE_SCALE);
    cairo_surface_t *surface = render(poppler, page, (int)columns, (int)rows);
    unsigned char *data = poppler->cairo_image_surface_get_data(surface);
    const int stride = poppler->cairo_image_surface_get_stride(surface);
    if (data != NULL && stride > 0) {
        const zr__pdf_picture picture = {pack(data, (size_t)stride, columns, rows), columns, rows,
                                         RULE_SCALE};
        zr__pdf_rules_find(rules, &picture, LEAST_LEVEL, LEAST_UPRIGHT);
        drop_strokes(rules, box, count);
    }
    poppler->cairo_surface_destroy(surface);
}

static bool send_page(const poppler_calls *poppler, void *document, int number, int out)
{
    PopplerRectangle *box = NULL;
    zr__pdf_rules rules = {0};
    guint count = 0;
    zr__pdf_head head = {0};
    char *text = NULL;

    PopplerPage *page = poppler->poppler_document_get_page(document, number);
    if (page != NULL) {
        poppler->poppler_page_get_size(page, &head.width, NULL);
        text = poppler->poppler_page_get_text(page);
        poppler->poppler_page_get_text_layout(page, &box, &count);
        head.size = text != NULL ? strlen(text) : 0;
        head.count = box != NULL ? count : 0;
        head.has_gaps = text != NULL && has_gaps(text, box, head.count);
        if (head.has_gaps)
            find_rules(&rules, poppler, page, box, head.count);
        head.rules = rules.count;
    }
    const bool is_sent = send_bytes(out, &head, sizeof head) &&
                         send_bytes(out, text, head.size) &&
                         send_bytes(out, box, head.count * sizeof *box) &&
                         send_bytes(out, rules.item, rules.count * sizeof *rules.item);
    if (page != NULL)
        poppler->g_object_unref(page);
    poppler->g_free(box);
    poppler->g_free(text);
    zr__free(rules.item);
    return is_sent && !rules.failed;
}

void zr__pdf_serve(const char *bytes, size_t size, int out)
{
    poppler_calls poppler = {0};
    zr__pdf_answer first = {.state = ZR__PDF_NO_LIBRARY};
    GError *problem = NULL;
    void *document = NULL;

    confine();
    if (load(&poppler)) {
        document = poppler.poppler_document_new_from_bytes(poppler.g_bytes_new_static(bytes, size),
                                                           NULL, &problem);
        first.state = document != NULL ? ZR__PDF_READ : ZR__PDF_DAMAGED;
        if (problem != NULL) {
            first.state =
                problem->code == POPPLER_ERROR_ENCRYPTED ? ZR__PDF_LOCKED : ZR__PDF_DAMAGED;
            snprintf(first.message, sizeof first.message, "%s", problem->message);
        }
        if (document != NULL)
            first.page_count = poppler.poppler_document_get_n_pages(document);
    } else if (!has_room()) {
        first.state = ZR__PDF_NO_MEMORY;
    }
    bool goes_on = send_bytes(out, &first, sizeof first);
    for (int page = 0; goes_on && page < first.page_count; page++)
        goes_on = send_page(&poppler, document, page, out);
}
