/*
 * Any bytes may be given to the reader: it must not crash, leak or hang, must say where when it
 * refuses, and what it reads must come out of the writer in a form that stays as it is.
 *
 *     cmake --preset fuzz && cmake --build --preset fuzz --target fuzz_notice
 *     build/fuzz/tests/fuzz/fuzz_notice -max_total_time=300 tests/fuzz/corpus/notice
 */
#include <stdlib.h>
#include <string.h>

#include "zeren/notice.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

static void check_written(const zr_notice *notice)
{
    char *first = NULL;
    char *second = NULL;
    size_t first_size;
    size_t second_size;
    zr_notice *again = NULL;
    zr_error err;

    must(zr_notice_format(&first, &first_size, notice, &err) == ZR_OK);
    must(strlen(first) == first_size);
    must(zr_notice_parse(&again, first, first_size, "again", NULL, &err) == ZR_OK);
    must(again->task_count == notice->task_count && again->unit_count == notice->unit_count);
    must(zr_notice_format(&second, &second_size, again, &err) == ZR_OK);
    must(first_size == second_size && memcmp(first, second, first_size) == 0);
    zr_string_free(first);
    zr_string_free(second);
    zr_notice_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zr_notice *notice = NULL;
    zr_findings findings = {0};
    zr_error err = {0};
    const zr_status status =
        zr_notice_parse(&notice, (const char *)data, size, "fuzz", &findings, &err);

    must(status == ZR_OK || status == ZR_ESYNTAX || status == ZR_EDATA);
    must((status == ZR_OK) == (notice != NULL));
    must(status == ZR_OK || (err.line > 0 && err.column > 0 && err.message[0] != '\0'));
    for (size_t i = 0; i < findings.count; i++)
        must(findings.item[i].place.line > 0);
    if (notice != NULL)
        check_written(notice);
    zr_findings_clear(&findings);
    zr_notice_free(notice);
    return 0;
}
