/*
 * Files that are told apart only to say what to do with them: each kind with the program that makes
 * something of it that can be read. The command must work as it stands: LibreOffice makes no .docx
 * of a spreadsheet.
 */
#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"

typedef struct foreign {
    bool (*is)(const char *bytes, size_t size);
    const char *advice; /* Marked N_(). */
} foreign;

typedef struct magic {
    const char *bytes;
    size_t size;
} magic;

static bool starts_any(const char *bytes, size_t size, const magic *any, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (size >= any[i].size && memcmp(bytes, any[i].bytes, any[i].size) == 0)
            return true;
    }
    return false;
}

#define STARTS(bytes, size, any) starts_any(bytes, size, any, sizeof(any) / sizeof *(any))

/* The compound files of Word, Excel and WPS before they were zipped XML. */
static bool is_compound(const char *bytes, size_t size)
{
    static const magic any[] = {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}};

    return STARTS(bytes, size, any);
}

/* Whether a name stands anywhere in the directory of a compound file, in UTF-16. */
static bool has_stream(const char *bytes, size_t size, const char *name)
{
    const size_t length = strlen(name);

    for (size_t i = 0; is_compound(bytes, size) && i + 2 * length <= size; i++) {
        size_t n = 0;
        while (n < length && bytes[i + 2 * n] == name[n] && bytes[i + 2 * n + 1] == '\0')
            n++;
        if (n == length)
            return true;
    }
    return false;
}

static bool is_protected(const char *bytes, size_t size)
{
    return has_stream(bytes, size, "EncryptedPackage");
}

/* A text document may hold a sheet. */
static bool is_old_sheet(const char *bytes, size_t size)
{
    return !has_stream(bytes, size, "WordDocument") &&
           (has_stream(bytes, size, "Workbook") || has_stream(bytes, size, "Book"));
}

static bool is_old_slides(const char *bytes, size_t size)
{
    return has_stream(bytes, size, "PowerPoint Document");
}

static bool is_open_sheet(const char *bytes, size_t size)
{
    return zr__contains(bytes, size, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
}

static bool is_open_text(const char *bytes, size_t size)
{
    return zr__contains(bytes, size, "mimetypeapplication/vnd.oasis.opendocument.text");
}

static bool is_open_slides(const char *bytes, size_t size)
{
    return zr__contains(bytes, size, "mimetypeapplication/vnd.oasis.opendocument.presentation");
}

/* OpenDocument as one XML, without the zip. */
static bool is_flat(const char *bytes, size_t size)
{
    return zr__contains(bytes, size, "<office:document");
}

/* PNG, JPEG, TIFF of both byte orders, JPEG 2000, DjVu, Photoshop; HEIF and AVIF say so behind four
 * bytes. GIF, WebP and BMP start with letters, so a text may too: their first bytes hold more than
 * text does. */
static bool is_picture(const char *bytes, size_t size)
{
    static const magic sure[] = {{"\x89PNG", 4}, {"\xFF\xD8\xFF", 3}, {"II*\0", 4},
                                 {"MM\0*", 4},   {"\0\0\0\x0CjP  ", 8}, {"AT&TFORM\0", 9},
                                 {"8BPS\0", 5}};
    static const magic letters[] = {{"GIF87a", 6}, {"GIF89a", 6}, {"BM", 2}};
    static const magic riff[] = {{"RIFF", 4}}, webp[] = {{"WEBP", 4}};
    static const magic heif[] = {{"ftyphei", 7}, {"ftyphev", 7}, {"ftypmif1", 8}, {"ftypavif", 8}};
    const size_t near = size < 1024 ? size : 1024;
    const bool is_binary = near > 12 && memchr(bytes, '\0', near) != NULL;

    return STARTS(bytes, size, sure) ||
           (is_binary && (STARTS(bytes, size, letters) || STARTS(bytes + 4, size - 4, heif) ||
                          (STARTS(bytes, size, riff) && STARTS(bytes + 8, size - 8, webp))));
}

/* RAR, 7z, gzip, xz, zstd, LZ4, compress; a zip is looked into, for Word's and Excel's files are
 * zips. Bzip2 starts with letters, a tar has its mark further in. */
static bool is_archive(const char *bytes, size_t size)
{
    static const magic any[] = {{"Rar!\x1A\x07", 6},     {"7z\xBC\xAF\x27\x1C", 6},
                                {"\x1F\x8B", 2},         {"\xFD\x37zXZ", 5},
                                {"\x28\xB5\x2F\xFD", 4}, {"\x04\x22\x4D\x18", 4},
                                {"\x1F\x9D", 2}};
    static const magic block[] = {{"1AY&SY", 6}}, tar[] = {{"ustar", 5}};

    return STARTS(bytes, size, any) ||
           (size > 10 && memcmp(bytes, "BZh", 3) == 0 && STARTS(bytes + 4, size - 4, block)) ||
           (size > 262 && STARTS(bytes + 257, size - 257, tar));
}

static bool is_rtf(const char *bytes, size_t size)
{
    static const magic any[] = {{"{\\rtf", 5}};

    return STARTS(bytes, size, any);
}

static bool is_web_archive(const char *bytes, size_t size)
{
    static const magic any[] = {{"MIME-Version:", 13}, {"From: <", 7}};

    return STARTS(bytes, size, any);
}

/* The XML that Office 2003 wrote. */
static bool is_office_2003(const char *bytes, size_t size)
{
    static const magic any[] = {{"<?xml", 5}};

    return STARTS(bytes, size, any) && zr__contains(bytes, size, "<?mso-application");
}

static bool is_sheet_2003(const char *bytes, size_t size)
{
    return is_office_2003(bytes, size) && zr__contains(bytes, size, "Excel.Sheet");
}

static bool is_postscript(const char *bytes, size_t size)
{
    static const magic any[] = {{"%!PS", 4}};

    return STARTS(bytes, size, any);
}

/* What an import makes is no document. */
static bool is_notice(const char *bytes, size_t size)
{
    size_t at = 0;

    while (at < size && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' ||
                         bytes[at] == '\t'))
        at++;
    return at < size && bytes[at] == '{' && zr__contains(bytes, size, "\"zeren\"");
}

/* Text in which every other byte is NUL now and then, and never the ones between. */
static bool is_wide(const char *bytes, size_t size, size_t odd)
{
    enum { LEAST_BYTES = 16, MOST_BYTES = 65536, RARELY = 200 };
    size_t count[2] = {0};

    size = size < MOST_BYTES ? size : MOST_BYTES;
    for (size_t i = 0; i < size && count[1 - odd] == 0; i++)
        count[i % 2] += bytes[i] == '\0';
    return size >= LEAST_BYTES && size % 2 == 0 && count[1 - odd] == 0 &&
           count[odd] > size / RARELY;
}

static bool is_wide_little(const char *bytes, size_t size)
{
    return is_wide(bytes, size, 1);
}

static bool is_wide_big(const char *bytes, size_t size)
{
    return is_wide(bytes, size, 0);
}

static bool is_wider(const char *bytes, size_t size)
{
    static const magic any[] = {{"\xFF\xFE\0\0", 4}, {"\0\0\xFE\xFF", 4}};

    return STARTS(bytes, size, any);
}

/* A byte order mark, a zip, a PDF: whatever bytes follow, it is that. */
static bool is_read(const char *bytes, size_t size)
{
    static const magic any[] = {{"\xFF\xFE", 2}, {"\xFE\xFF", 2}, {"PK", 2}};

    return STARTS(bytes, size, any) || zr__contains(bytes, size, "%PDF-");
}

/* The first that fits is told. */
static const foreign kinds[] = {
    {is_protected, N_("locked by a password; save it without one")},
    {is_old_sheet, N_("an .xls or .et file of the old kind; save it as .xlsx, or convert it: "
                      "soffice --headless --convert-to xlsx FILE")},
    {is_old_slides, N_("a presentation; make it a PDF: soffice --headless --convert-to pdf FILE")},
    {is_compound, N_("a .doc or .wps file of the old kind; save it as .docx, or convert it: "
                     "soffice --headless --convert-to docx FILE")},
    {is_open_sheet, N_("an OpenDocument spreadsheet; save it as .xlsx, or convert it: soffice "
                       "--headless --convert-to xlsx FILE")},
    {is_open_text, N_("an OpenDocument file; save it as .docx, or convert it: soffice --headless "
                      "--convert-to docx FILE")},
    {is_open_slides, N_("a presentation; make it a PDF: soffice --headless --convert-to pdf FILE")},
    {is_flat, N_("an OpenDocument file; save it as .docx or .xlsx, or convert it: soffice "
                 "--headless --convert-to docx FILE (xlsx for a sheet)")},
    {is_picture, N_("a picture; make it text first: tesseract FILE - -l chi_sim")},
    {is_archive, N_("an archive; unpack it, and import each document in it")},
    {is_rtf, N_("an RTF file; save it as .docx, or convert it: soffice --headless --convert-to "
                "docx FILE")},
    {is_web_archive, N_("a web archive or a mail; open it and save the page as HTML or PDF")},
    {is_sheet_2003, N_("the XML of Excel 2003; save it as .xlsx, or convert it: soffice "
                       "--headless --convert-to xlsx FILE")},
    {is_office_2003, N_("the XML of Word 2003; save it as .docx, or convert it: soffice "
                        "--headless --convert-to docx FILE")},
    {is_postscript, N_("a PostScript file; make it a PDF: ps2pdf FILE")},
    {is_notice, N_("a notice already, no document to make one of; 'zeren check FILE' looks at it")},
    {is_wider, N_("a text in UTF-32; convert it: iconv -f UTF-32 -t UTF-8 FILE")},
    {is_read, NULL},
    {is_wide_little, N_("a text in UTF-16 without a byte order mark, by its look; convert it: "
                        "iconv -f UTF-16LE -t UTF-8 FILE")},
    {is_wide_big, N_("a text in UTF-16 without a byte order mark, by its look; convert it: "
                     "iconv -f UTF-16BE -t UTF-8 FILE")},
};

static const char *advice_on(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].is(bytes, size))
            return kinds[i].advice;
    }
    return NULL;
}

bool zr__is_foreign(const char *bytes, size_t size)
{
    return advice_on(bytes, size) != NULL;
}

zr_status zr__refuse_foreign(zr__document *document, const char *bytes, size_t size,
                             const char *source, zr_error *err)
{
    (void)document;
    return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source}, "%s",
                       _(advice_on(bytes, size)));
}
