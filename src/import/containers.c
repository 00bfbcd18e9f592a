/*
 * Telling containers apart by their first bytes.
 */
#include "src/import/containers.h"

#include <string.h>

#include "src/failure.h"

enum { SNIFFED_BYTES = 1024 };

typedef struct container {
    bool (*recognises)(const char *bytes, size_t size);
    zr_status (*read)(zr__document *document, const char *bytes, size_t size, const char *source,
                      zr_error *err);
} container;

/* Within the first bytes, where readers of PDF look for its mark. */
bool zr__contains(const char *bytes, size_t size, const char *mark)
{
    const size_t length = strlen(mark), near = size < SNIFFED_BYTES ? size : SNIFFED_BYTES;

    for (size_t i = 0; i + length <= near; i++) {
        if (memcmp(bytes + i, mark, length) == 0)
            return true;
    }
    return false;
}

static bool is_pdf(const char *bytes, size_t size)
{
    return zr__contains(bytes, size, "%PDF-");
}

static bool is_zip(const char *bytes, size_t size)
{
    return size >= 4 &&
           (memcmp(bytes, "PK\x03\x04", 4) == 0 || memcmp(bytes, "PK\x05\x06", 4) == 0);
}

static bool is_anything(const char *bytes, size_t size)
{
    (void)bytes;
    (void)size;
    return true;
}

/* The first that recognises the bytes reads them; plain text stands last. */
static const container containers[] = {
    {zr__is_foreign, zr__refuse_foreign}, {is_zip, zr__read_package},
    {is_pdf, zr__read_pdf},               {zr__is_html, zr__read_html},
    {zr__is_csv, zr__read_csv},           {is_anything, zr__read_text},
};

zr_status zr__read_container(zr__document *document, const char *bytes, size_t size,
                             const char *source, zr_error *err)
{
    size_t i = 0;

    if (size == 0)
        return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                           _("the document is empty"));
    while (!containers[i].recognises(bytes, size))
        i++;
    const zr_status status = containers[i].read(document, bytes, size, source, err);
    return status == ZR_OK ? zr__document_status(document, source, err) : status;
}
