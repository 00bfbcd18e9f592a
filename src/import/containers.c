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

static bool starts(const char *bytes, size_t size, const char *magic, size_t length)
{
    return size >= length && memcmp(bytes, magic, length) == 0;
}

/* Within the first bytes, where readers of PDF look for its mark. */
static bool contains(const char *bytes, size_t size, const char *mark)
{
    const size_t length = strlen(mark), near = size < 1024 ? size : 1024;

    for (size_t i = 0; i + length <= near; i++) {
        if (memcmp(bytes + i, mark, length) == 0)
            return true;
    }
    return false;
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

static bool is_protected(const char *bytes, size_t size)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

    for (size_t i = 0; is_old_office(bytes, size) && i + sizeof name <= size; i++) {
        if (bytes[i] == 'E' && memcmp(bytes + i, name, sizeof name) == 0)
            return true;
    }
    return false;
}

static zr_status refuse_protected(zr__document *document, const char *bytes, size_t size,
                                  const char *source, zr_error *err)
{
    (void)document;
    (void)bytes;
    (void)size;
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                       _("locked by a password; save it without one"));
}

/* RTF, web archives and the XML that Office 2003 wrote. */
static bool is_other(const char *bytes, size_t size)
{
    return starts(bytes, size, "{\\rtf", 5) || starts(bytes, size, "MIME-Version:", 13) ||
           starts(bytes, size, "From: <", 7) ||
           (starts(bytes, size, "<?xml", 5) && contains(bytes, size, "<?mso-application"));
}

static zr_status refuse_other(zr__document *document, const char *bytes, size_t size,
                              const char *source, zr_error *err)
{
    (void)document;
    (void)bytes;
    (void)size;
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                       _("an RTF file, a web archive or the XML of Office 2003; save it as .docx "
                         "or .xlsx, or convert it: soffice --headless --convert-to docx FILE"));
}

typedef struct magic {
    const char *bytes;
    size_t size;
} magic;

static bool starts_any(const char *bytes, size_t size, const magic *any, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (starts(bytes, size, any[i].bytes, any[i].size))
            return true;
    }
    return false;
}

/* PNG, JPEG, TIFF of both byte orders; GIF and WebP start with letters, so a text may too: their
 * first bytes hold more than text does. */
static bool is_picture(const char *bytes, size_t size)
{
    static const magic any[] = {
        {"\x89PNG", 4}, {"\xFF\xD8\xFF", 3}, {"II*\0", 4}, {"MM\0*", 4}};
    const size_t near = size < SNIFFED_BYTES ? size : SNIFFED_BYTES;
    const bool is_binary = near > 0 && memchr(bytes, '\0', near) != NULL;

    return starts_any(bytes, size, any, sizeof any / sizeof *any) ||
           (is_binary && (starts(bytes, size, "GIF87a", 6) || starts(bytes, size, "GIF89a", 6) ||
                          (starts(bytes, size, "RIFF", 4) && size >= 12 &&
                           memcmp(bytes + 8, "WEBP", 4) == 0)));
}

static zr_status refuse_picture(zr__document *document, const char *bytes, size_t size,
                                const char *source, zr_error *err)
{
    (void)document;
    (void)bytes;
    (void)size;
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                       _("a picture; make it text first: tesseract FILE - -l chi_sim"));
}

/* RAR, 7z, gzip, xz; a zip is looked into first, for Word's and Excel's files are zips. */
static bool is_archive(const char *bytes, size_t size)
{
    static const magic any[] = {
        {"Rar!\x1A\x07", 6}, {"7z\xBC\xAF\x27\x1C", 6}, {"\x1F\x8B", 2}, {"\xFD\x37zXZ", 5}};

    return starts_any(bytes, size, any, sizeof any / sizeof *any);
}

static zr_status refuse_archive(zr__document *document, const char *bytes, size_t size,
                                const char *source, zr_error *err)
{
    (void)document;
    (void)bytes;
    (void)size;
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                       _("an archive; unpack it, and import each document in it"));
}

static bool is_pdf(const char *bytes, size_t size)
{
    return contains(bytes, size, "%PDF-");
}

static bool is_zip(const char *bytes, size_t size)
{
    return starts(bytes, size, "PK\x03\x04", 4) || starts(bytes, size, "PK\x05\x06", 4);
}

static bool is_anything(const char *bytes, size_t size)
{
    (void)bytes;
    (void)size;
    return true;
}

/* The first that recognises the bytes reads them; plain text stands last. */
static const container containers[] = {
    {is_protected, refuse_protected}, {is_old_office, refuse_old_office},
    {is_zip, zr__read_package},       {is_picture, refuse_picture},
    {is_archive, refuse_archive},     {is_pdf, zr__read_pdf},
    {is_other, refuse_other},         {zr__is_html, zr__read_html},
    {zr__is_csv, zr__read_csv},       {is_anything, zr__read_text},
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
