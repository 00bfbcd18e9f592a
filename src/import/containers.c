/*
 * Telling containers apart by their first bytes.
 */
#include "src/import/containers.h"

#include <string.h>

#include "src/failure.h"

typedef struct container {
    bool (*recognises)(const char *bytes, size_t size);
    zr_status (*read)(zr__document *document, const char *bytes, size_t size, const char *source,
                      zr_error *err);
} container;

static bool starts(const char *bytes, size_t size, const char *magic, size_t length)
{
    return size >= length && memcmp(bytes, magic, length) == 0;
}

/* The compound files of Word, Excel and WPS before they were zipped XML. */
static bool is_old_office(const char *bytes, size_t size)
{
    return starts(bytes, size, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

static zr_status refuse_old_office(zr__document *document, const char *bytes, size_t size,
                                   const char *source, zr_error *err)
{
    (void)document;
    (void)bytes;
    (void)size;
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                       _("a .doc, .xls or .wps file of the old kind; save it as .docx or .xlsx, or "
                         "convert it: soffice --headless --convert-to docx FILE"));
}

static bool is_anything(const char *bytes, size_t size)
{
    (void)bytes;
    (void)size;
    return true;
}

/* The first that recognises the bytes reads them; plain text stands last. */
static const container containers[] = {
    {is_old_office, refuse_old_office},
    {is_anything, zr__read_text},
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
