/*
 * Any bytes may be imported: import must not crash, leak or hang, says why when it refuses, and
 * what it reads is a notice that can be written, with an account in which every line is told of.
 * Each container has a harness of its own; where its outside is a zip the first byte of an input
 * says what the rest is: 'D' the body of a DOCX, 'L' its lists, 'X' a sheet; else it is the zip.
 *
 *     cmake --preset fuzz && cmake --build --preset fuzz
 *     tests/fuzz/run.sh build/fuzz 600
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "src/buffer.h"
#include "zeren/import.h"

enum { FUZZ_CSV, FUZZ_DOCX, FUZZ_HTML, FUZZ_PDF, FUZZ_TEXT, FUZZ_XLSX };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A zip in which nothing is compressed. */
typedef struct zip {
    zr__buffer files, directory;
    uint16_t count;
} zip;

static void must(int holds)
{
    if (!holds)
        abort();
}

static void put(zr__buffer *out, uint32_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++, number >>= 8) {
        const char byte = (char)(number & 0xFF);
        zr__buffer_add_bytes(out, &byte, 1);
    }
}

static uint32_t checksum(const char *bytes, size_t size)
{
    uint32_t sum = UINT32_MAX;

    for (size_t i = 0; i < size; i++) {
        sum ^= (uint8_t)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320U : 0);
    }
    return ~sum;
}

/* What the header of a file and its entry in the directory have in common. */
static void put_entry(zr__buffer *out, const char *name, const char *bytes, size_t size)
{
    put(out, 10, 2);
    put(out, 0, 8);
    put(out, checksum(bytes, size), 4);
    put(out, (uint32_t)size, 4);
    put(out, (uint32_t)size, 4);
    put(out, (uint32_t)strlen(name), 2);
    put(out, 0, 2);
}

static void add_file(zip *z, const char *name, const char *bytes, size_t size)
{
    const uint32_t offset = (uint32_t)z->files.size;

    put(&z->files, 0x04034B50, 4);
    put_entry(&z->files, name, bytes, size);
    zr__buffer_add(&z->files, name);
    zr__buffer_add_bytes(&z->files, bytes, size);
    put(&z->directory, 0x02014B50, 4);
    put(&z->directory, 20, 2);
    put_entry(&z->directory, name, bytes, size);
    put(&z->directory, 0, 10);
    put(&z->directory, offset, 4);
    zr__buffer_add(&z->directory, name);
    z->count++;
}

static void add_text(zip *z, const char *name, const char *text)
{
    add_file(z, name, text, strlen(text));
}

static void close_zip(zip *z)
{
    const uint32_t start = (uint32_t)z->files.size;

    zr__buffer_add_bytes(&z->files, z->directory.bytes, z->directory.size);
    put(&z->files, 0x06054B50, 4);
    put(&z->files, 0, 4);
    put(&z->files, z->count, 2);
    put(&z->files, z->count, 2);
    put(&z->files, (uint32_t)z->directory.size, 4);
    put(&z->files, start, 4);
    put(&z->files, 0, 2);
}

static void wrap(zip *z, char kind, const char *bytes, size_t size)
{
    static const char word[] = "word/document.xml", sheet[] = "xl/s.xml";

    if (kind == 'X') {
        add_text(z, "xl/workbook.xml",
                 "<w><sheets><sheet name='s' r:id='s'/><sheet name='t' r:id='s'/></sheets></w>");
        add_text(z, "xl/_rels/workbook.xml.rels",
                 "<R><Relationship Id='s' Type='/worksheet' Target='s.xml'/>"
                 "<Relationship Id='t' Type='/sharedStrings' Target='s.xml'/>"
                 "<Relationship Id='u' Type='/styles' Target='s.xml'/></R>");
        add_file(z, sheet, bytes, size);
    } else {
        add_text(z, "word/_rels/document.xml.rels",
                 "<R><Relationship Id='n' Type='/numbering' Target='n.xml'/>"
                 "<Relationship Id='s' Type='/styles' Target='n.xml'/></R>");
        if (kind == 'L')
            add_text(z, word, "<p><pPr><numPr><numId val='1'/></numPr></pPr><r><t>x</t></r></p>");
        add_file(z, kind == 'L' ? "word/n.xml" : word, bytes, size);
    }
    close_zip(z);
}

static void import(const char *bytes, size_t size)
{
    zr_notice *notice = NULL;
    zr_import_account account = {0};
    zr_error err = {0};
    char *json = NULL;

    const zr_status status = zr_import(&notice, &account, bytes, size, NULL, &err);
    must(status == ZR_OK || status == ZR_ESYNTAX || status == ZR_EDATA);
    must((status == ZR_OK) == (notice != NULL));
    must(status == ZR_OK || err.message[0] != '\0');
    if (status == ZR_OK) {
        must(account.used_count + account.unused_count + account.blank_count ==
             account.line_count);
        must(zr_notice_format(&json, NULL, notice, &err) == ZR_OK);
    }
    zr_string_free(json);
    zr_import_account_clear(&account);
    zr_notice_free(notice);
}

static bool is_part(const uint8_t *data, size_t size)
{
    return size > 0 && ((CONTAINER == FUZZ_DOCX && (*data == 'D' || *data == 'L')) ||
                        (CONTAINER == FUZZ_XLSX && *data == 'X'));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zip z = {0};

    if (is_part(data, size)) {
        wrap(&z, (char)*data, (const char *)data + 1, size - 1);
        import(z.files.bytes, z.files.size);
    } else if (CONTAINER == FUZZ_HTML) {
        zr__buffer_add(&z.files, "<html>");
        zr__buffer_add_bytes(&z.files, (const char *)data, size);
        import(z.files.bytes, z.files.size);
    } else {
        import((const char *)data, size);
    }
    zr__buffer_clear(&z.files);
    zr__buffer_clear(&z.directory);
    return 0;
}
