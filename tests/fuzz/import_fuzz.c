/*
 *     cmake --preset fuzz && cmake --build --preset fuzz --target fuzz_import
 *     build/fuzz/tests/fuzz/fuzz_import -max_total_time=600 -rss_limit_mb=1024 /tmp/corpus
 *
 * with a copy of the documents of tests/import as corpus. Any bytes at all through zr_import(): no crash, no hang, and what comes out is a notice that
 * can be written, with an account in which every line is told of.
 */
#include <stdint.h>
#include <stdlib.h>

#include "zeren/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zr_notice *notice = NULL;
    zr_import_account account = {0};
    zr_error err;
    char *json = NULL;

    if (zr_import(&notice, &account, data, size, NULL, &err) == ZR_OK) {
        if (account.used_count + account.unused_count + account.blank_count !=
                account.line_count ||
            zr_notice_format(&json, NULL, notice, &err) != ZR_OK)
            abort();
    }
    zr_string_free(json);
    zr_import_account_clear(&account);
    zr_notice_free(notice);
    return 0;
}
