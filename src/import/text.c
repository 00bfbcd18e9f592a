/*
 * Plain text: one paragraph a line.
 *
 * Valid UTF-8 is UTF-8; what is not and has no byte order mark is taken for GB18030, which holds
 * every Chinese encoding that plain files are still written in.
 */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "src/failure.h"
#include "src/import/containers.h"
#include "src/text.h"

enum { CHUNK_BYTES = 16384 };

static const char *encoding_of(const char *bytes, size_t size, size_t *mark)
{
    *mark = 0;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *mark = 3;
        return "UTF-8";
    }
    if (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        *mark = 2;
        return bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    }
    return zr__utf8_is_valid(bytes, size) ? "UTF-8" : "GB18030";
}

bool zr__convert_text(zr__buffer *out, const char *encoding, const char *bytes, size_t size)
{
    iconv_t handle = iconv_open("UTF-8", encoding);
    char chunk[CHUNK_BYTES];
    char *in = (char *)(uintptr_t)bytes; /* iconv() does not write to it */
    bool is_whole = handle != (iconv_t)-1;

    while (is_whole && size > 0) {
        char *to = chunk;
        size_t room = sizeof chunk;
        const size_t done = iconv(handle, &in, &size, &to, &room);
        zr__buffer_add_bytes(out, chunk, sizeof chunk - room);
        is_whole = done != (size_t)-1 || errno == E2BIG;
    }
    if (handle != (iconv_t)-1)
        iconv_close(handle);
    return is_whole;
}

zr_status zr__decode_text(zr__buffer *out, const char *bytes, size_t size, const char *source,
                          zr_error *err)
{
    size_t mark;
    const char *encoding = encoding_of(bytes, size, &mark);
    const zr__place place = {.source = source};

    if (strcmp(encoding, "UTF-8") == 0 && zr__utf8_is_valid(bytes + mark, size - mark))
        zr__buffer_add_bytes(out, bytes + mark, size - mark);
    else if (!zr__convert_text(out, encoding, bytes + mark, size - mark))
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("neither UTF-8, UTF-16 nor GB18030 text; expected a text, HTML, DOCX, "
                             "XLSX, CSV or PDF file"));
    if (out->failed)
        return zr__out_of_memory(err);
    if (out->size > 0 && memchr(out->bytes, '\0', out->size) != NULL)
        return zr__fail_at(err, ZR_ESYNTAX, place, "%s",
                           _("not a text: it holds NUL; expected a text, HTML, DOCX, XLSX, CSV or "
                             "PDF file"));
    return ZR_OK;
}

/* Bytes of the line end at `at`; a form feed ends a line too. */
static size_t line_end(const char *at, const char *end)
{
    if (*at == '\r')
        return at + 1 < end && at[1] == '\n' ? 2 : 1;
    return *at == '\n' || *at == '\f' ? 1 : 0;
}

zr_status zr__read_text(zr__document *document, const char *bytes, size_t size,
                        const char *source, zr_error *err)
{
    zr__buffer text = {0};
    zr_status status = ZR_OK;

    if (size > ZR__IMPORT_BYTES)
        return zr__fail_at(err, ZR_ESYNTAX, (zr__place){.source = source},
                           _("a document of more than %d bytes"), ZR__IMPORT_BYTES);
    status = zr__decode_text(&text, bytes, size, source, err);
    if (status == ZR_OK && text.size > 0) {
        const char *line = text.bytes, *end = text.bytes + text.size;
        size_t ending = 0;
        uint32_t number = 0;
        document->is_broken_by_lines = true;
        for (const char *at = line; at < end; at += ending > 0 ? ending : 1) {
            ending = line_end(at, end);
            if (ending == 0)
                continue;
            zr__document_add_paragraph(document, ++number, 0, line, (size_t)(at - line));
            line = at + ending;
        }
        if (line < end)
            zr__document_add_paragraph(document, ++number, 0, line, (size_t)(end - line));
    }
    zr__buffer_clear(&text);
    return status;
}
