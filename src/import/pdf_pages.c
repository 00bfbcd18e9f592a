/*
 * Poppler through dlopen(). The calls stand in one table with the types that its header gives
 * them, so a wrong use does not compile; the library is never closed, for GLib cannot be.
 */
#include "src/import/pdf_pages.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#include <poppler.h>

#include "src/failure.h"
#include "src/memory.h"

#define CALLS(call)                                                                                \
    call(poppler_document_new_from_bytes) call(poppler_document_get_n_pages)                       \
    call(poppler_document_get_page) call(poppler_page_get_text)                                    \
    call(poppler_page_get_size) call(poppler_page_get_text_layout) call(g_bytes_new_static)     \
    call(g_bytes_unref) call(g_object_unref) call(g_error_free) call(g_free)

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

zr_status zr__pdf_open(zr__pdf *pdf, const char *bytes, size_t size, const char *source,
                       zr_error *err)
{
    const zr__place place = {.source = source};
    poppler_calls poppler;
    GError *problem = NULL;

    *pdf = (zr__pdf){0};
    if (!load(&poppler))
        return zr__fail_at(err, ZR_ELIBRARY, place,
                           _("reading PDF needs %s, which is not installed"), ZEREN_POPPLER);
    pdf->bytes = poppler.g_bytes_new_static(bytes, size);
    pdf->document = poppler.poppler_document_new_from_bytes(pdf->bytes, NULL, &problem);
    if (pdf->document == NULL) {
        const zr_status status = zr__fail_at(err, ZR_ESYNTAX, place, _("no PDF to be read: %s"),
                                             problem != NULL ? problem->message : "");
        if (problem != NULL)
            poppler.g_error_free(problem);
        return status;
    }
    pdf->page_count = poppler.poppler_document_get_n_pages(pdf->document);
    return ZR_OK;
}

void zr__pdf_close(zr__pdf *pdf)
{
    poppler_calls poppler;

    if (pdf->bytes == NULL || !load(&poppler))
        return;
    if (pdf->document != NULL)
        poppler.g_object_unref(pdf->document);
    poppler.g_bytes_unref(pdf->bytes);
    *pdf = (zr__pdf){0};
}

/* Copies, so that what is freed later is ours. */
static bool copy(zr__pdf_page *out, const char *text, const PopplerRectangle *box, size_t count)
{
    out->text = zr__strdup(text);
    out->box = zr__calloc(count, sizeof *out->box);
    if (out->text == NULL || out->box == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        out->box[i] = (zr__pdf_box){box[i].x1, box[i].y1, box[i].x2, box[i].y2};
    out->count = count;
    return true;
}

zr_status zr__pdf_read_page(zr__pdf_page *out, const zr__pdf *pdf, int number, zr_error *err)
{
    poppler_calls poppler;
    PopplerRectangle *box = NULL;
    guint count = 0;
    bool is_copied = true;

    PopplerPage *page = load(&poppler) ? poppler.poppler_document_get_page(pdf->document, number)
                                       : NULL;
    if (page == NULL)
        return ZR_OK;
    poppler.poppler_page_get_size(page, &out->width, NULL);
    char *text = poppler.poppler_page_get_text(page);
    poppler.poppler_page_get_text_layout(page, &box, &count);
    if (text != NULL)
        is_copied = copy(out, text, box, count);
    poppler.g_free(box);
    poppler.g_free(text);
    poppler.g_object_unref(page);
    return is_copied ? ZR_OK : zr__out_of_memory(err);
}

void zr__pdf_page_clear(zr__pdf_page *page)
{
    zr__free(page->text);
    zr__free(page->box);
    *page = (zr__pdf_page){0};
}
