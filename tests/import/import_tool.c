/*
 * Imports one file for the scripts beside it: the notice on standard output, the account as JSON
 * on standard error.
 *
 *     import_tool [-r REGISTRY] [-s] FILE
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/buffer.h"
#include "src/json_text.h"
#include "zeren/import.h"

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0;

    *size = 0;
    while (file != NULL && !feof(file) && !ferror(file)) {
        room += 1 << 20;
        bytes = realloc(bytes, room);
        *size += fread(bytes + *size, 1, room - *size, file);
    }
    if (file != NULL)
        fclose(file);
    return bytes;
}

static void print_account(const zr_import_account *account)
{
    zr__buffer json = {0};

    zr__buffer_addf(&json,
                    "{\"lines\":%u,\"used\":%u,\"blank\":%u,\"plans\":%u,\"sections\":%u,"
                    "\"tasks\":%u,\"units\":%u,\"officials\":%u,\"assignments\":%u,\"items\":%u,"
                    "\"indicators\":%u,\"unused\":[",
                    account->line_count, account->used_count, account->blank_count,
                    account->plan_count, account->section_count, account->task_count,
                    account->unit_count, account->official_count, account->assignment_count,
                    account->item_count, account->indicator_count);
    for (size_t i = 0; i < account->unused_count; i++) {
        zr__buffer_addf(&json, "%s[%u,", i > 0 ? "," : "", account->unused[i].line);
        zr__json_add_string(&json, account->unused[i].text);
        zr__buffer_add(&json, "]");
    }
    zr__buffer_add(&json, "],\"doubts\":[");
    for (size_t i = 0; i < account->doubt_count; i++) {
        const zr_import_doubt *doubt = &account->doubt[i];
        zr__buffer_addf(&json, "%s[%u,\"%s\",", i > 0 ? "," : "", doubt->line,
                        zr_doubt_name(doubt->kind));
        zr__json_add_string(&json, doubt->written);
        zr__buffer_add(&json, ",");
        zr__json_add_string(&json, doubt->reading);
        zr__buffer_add(&json, "]");
    }
    zr__buffer_add(&json, "],\"joins\":[");
    for (size_t i = 0; i < account->join_count; i++) {
        zr__buffer_add(&json, i > 0 ? ",[" : "[");
        zr__json_add_string(&json, account->join[i].written);
        zr__buffer_add(&json, ",");
        zr__json_add_string(&json, account->join[i].name);
        zr__buffer_addf(&json, ",\"%s\"]", account->join[i].rule);
    }
    zr__buffer_add(&json, "]}\n");
    fputs(json.bytes, stderr);
    zr__buffer_clear(&json);
}

int main(int argc, char **argv)
{
    zr_import_options options = ZR_IMPORT_OPTIONS_INIT;
    zr_import_account account = {0};
    zr_notice *notice = NULL;
    zr_error err = {0};
    char *json = NULL, line[1200];
    size_t size = 0;
    int code = 1;

    for (int i = 1; i < argc - 1; i++) {
        if (strcmp(argv[i], "-r") == 0)
            options.registry = argv[++i];
        else if (strcmp(argv[i], "-s") == 0)
            options.strict = true;
    }
    options.source = argv[argc - 1];
    char *bytes = read_all(options.source, &size);
    if (zr_import(&notice, &account, bytes, size, &options, &err) == ZR_OK &&
        zr_notice_format(&json, NULL, notice, &err) == ZR_OK) {
        fputs(json, stdout);
        print_account(&account);
        code = 0;
    } else {
        zr_error_format(line, sizeof line, &err);
        fprintf(stderr, "%s\n", line);
    }
    zr_string_free(json);
    zr_notice_free(notice);
    zr_import_account_clear(&account);
    free(bytes);
    return code;
}
