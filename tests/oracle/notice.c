/*
 * For each line of standard input, a document, its verdict: "ok", or the pointers of all that is
 * wrong with it, sorted and separated by blanks; "-" stands for the root.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zeren/notice.h"

static int by_pointer(const void *left, const void *right)
{
    const zr_finding *a = left;
    const zr_finding *b = right;

    return strcmp(a->place.pointer, b->place.pointer);
}

static void print_verdict(const char *json, size_t size)
{
    zr_notice *notice = NULL;
    zr_findings findings = {0};

    if (zr_notice_parse(&notice, json, size, NULL, &findings, NULL) == ZR_OK)
        printf("ok");
    if (findings.count > 0)
        qsort(findings.item, findings.count, sizeof *findings.item, by_pointer);
    for (size_t i = 0; notice == NULL && i < findings.count; i++) {
        const char *pointer = findings.item[i].place.pointer;

        if (findings.item[i].kind == ZR_FINDING_INVALID)
            printf("%s ", pointer[0] != '\0' ? pointer : "-");
    }
    printf("\n");
    zr_findings_clear(&findings);
    zr_notice_free(notice);
}

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;

    for (ssize_t size; (size = getline(&line, &capacity, stdin)) > 0;)
        print_verdict(line, (size_t)size);
    free(line);
    return 0;
}
