/*
 * Poppler through dlopen(), in a child process.
 *
 * Poppler spends memory and time as a stranger's file tells it to, and GLib ends the process when
 * memory runs out. So a child reads the file under limits of its own and writes characters and
 * places into a pipe; what comes out is believed no more than the file. The child has no handlers
 * of the host's, and ends when nobody reads on.
 *
 * The calls stand in one table with the types that poppler's header gives them, so a wrong use
 * does not compile.
 */
#include "src/import/pdf_pages.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <poppler.h>

#include "src/failure.h"
#include "src/memory.h"
#include "src/text.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

enum {
    LIBRARIES_MIB = 256, /* Addresses that poppler and what it needs may take. */
    MEMORY_MIB = 768,    /* More than the host has already. */
    CPU_SECONDS = 60,
    WAIT_SECONDS = 180,
    MOST_TEXT = 16 << 20 /* Of one page. */
};

/* What the child says first. */
typedef enum answer_kind { NO_LIBRARY, NO_MEMORY, LOCKED, DAMAGED, READ } answer_kind;

typedef struct answer {
    answer_kind kind;
    int page_count;
    char message[200];
} answer;

/* Before the text and the boxes of a page. */
typedef struct page_head {
    double width;
    size_t size, count;
} page_head;

#define CALLS(call)                                                                                \
    call(poppler_document_new_from_bytes) call(poppler_document_get_n_pages)                       \
    call(poppler_document_get_page) call(poppler_page_get_text)                                    \
    call(poppler_page_get_size) call(poppler_page_get_text_layout) call(g_bytes_new_static)         \
    call(g_object_unref) call(g_free)

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
    limit(RLIMIT_AS, ((rlim_t)MEMORY_MIB << 20) + pages * (rlim_t)sysconf(_SC_PAGESIZE));
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
    if (nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, CPU_SECONDS);
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

static bool send_page(const poppler_calls *poppler, void *document, int number, int out)
{
    PopplerRectangle *box = NULL;
    guint count = 0;
    page_head head = {0};
    char *text = NULL;

    PopplerPage *page = poppler->poppler_document_get_page(document, number);
    if (page != NULL) {
        poppler->poppler_page_get_size(page, &head.width, NULL);
        text = poppler->poppler_page_get_text(page);
        poppler->poppler_page_get_text_layout(page, &box, &count);
        head.size = text != NULL ? strlen(text) : 0;
        head.count = box != NULL ? count : 0;
    }
    const bool is_sent = send_bytes(out, &head, sizeof head) &&
                         send_bytes(out, text, head.size) &&
                         send_bytes(out, box, head.count * sizeof *box);
    if (page != NULL)
        poppler->g_object_unref(page);
    poppler->g_free(box);
    poppler->g_free(text);
    return is_sent;
}

static void serve(const char *bytes, size_t size, int out)
{
    poppler_calls poppler = {0};
    answer first = {.kind = NO_LIBRARY};
    GError *problem = NULL;
    void *document = NULL;

    confine();
    if (load(&poppler)) {
        document = poppler.poppler_document_new_from_bytes(poppler.g_bytes_new_static(bytes, size),
                                                           NULL, &problem);
        first.kind = document != NULL ? READ : DAMAGED;
        if (problem != NULL) {
            first.kind = problem->code == POPPLER_ERROR_ENCRYPTED ? LOCKED : DAMAGED;
            snprintf(first.message, sizeof first.message, "%s", problem->message);
        }
        if (document != NULL)
            first.page_count = poppler.poppler_document_get_n_pages(document);
    } else if (!has_room()) {
        first.kind = NO_MEMORY;
    }
    bool goes_on = send_bytes(out, &first, sizeof first);
    for (int page = 0; goes_on && page < first.page_count; page++)
        goes_on = send_page(&poppler, document, page, out);
}

static zr_status broke_off(const char *source, zr_error *err)
{
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                       _("the PDF takes more than %d MiB or %d seconds to read, or breaks the "
                         "reader; print it to a new PDF, or make it text: pdftotext FILE"),
                       MEMORY_MIB, CPU_SECONDS);
}

static zr_status judge(answer *first, const char *source, zr_error *err)
{
    const zr__place place = {.source = source};

    first->message[sizeof first->message - 1] = '\0';
    switch (first->kind) {
    case READ:
        return ZR_OK;
    case NO_LIBRARY:
        return zr__fail_at(err, ZR_ELIBRARY, place,
                           _("reading PDF needs %s, which is not installed"), ZEREN_POPPLER);
    case NO_MEMORY:
        return broke_off(source, err);
    case LOCKED:
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
    answer first = {.kind = DAMAGED};
    int ends[2];

    *pdf = (zr__pdf){.source = source, .in = -1};
    if (pipe(ends) != 0)
        return zr__fail_at(err, ZR_EREAD, (zr__place){.source = source}, "%s", strerror(errno));
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pdf->child = fork();
    if (pdf->child == 0) {
        close(ends[0]);
        serve(bytes, size, ends[1]);
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

zr_status zr__pdf_read_page(zr__pdf_page *out, const zr__pdf *pdf, zr_error *err)
{
    page_head head;

    if (!receive(pdf->in, &head, sizeof head) || head.size > MOST_TEXT || head.count > MOST_TEXT)
        return broke_off(pdf->source, err);
    out->width = head.width;
    out->text = zr__calloc(head.size + 1, 1);
    out->box = zr__calloc(head.count, sizeof *out->box);
    if (out->text == NULL || out->box == NULL)
        return zr__out_of_memory(err);
    out->count = head.count;
    if (!receive(pdf->in, out->text, head.size) ||
        !receive(pdf->in, out->box, head.count * sizeof *out->box) || !is_sound(out, head.size))
        return broke_off(pdf->source, err);
    return ZR_OK;
}

void zr__pdf_page_clear(zr__pdf_page *page)
{
    zr__free(page->text);
    zr__free(page->box);
    *page = (zr__pdf_page){0};
}
