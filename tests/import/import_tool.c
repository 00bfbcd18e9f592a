/*
 * Imports one file for the scripts beside it: the notice on standard output, the account as JSON
 * on standard error.
 *
 *     import_tool [-r REGISTRY] [-s] FILE
 *     import_tool [-r REGISTRY] [-s] -m FILE...   many: an object a line, {"notice", "account"} or
 *                                                 {"refused"}, on standard output
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

static void add_account(zr__buffer *json, const zr_import_account *account)
{
    zr__buffer_addf(json,
                    "{\"lines\":%u,\"used\":%u,\"blank\":%u,\"plans\":%u,\"sections\":%u,"
                    "\"tasks\":%u,\"units\":%u,\"officials\":%u,\"assignments\":%u,\"items\":%u,"
                    "\"indicators\":%u,\"unused\":[",
                    account->line_count, account->used_count, account->blank_count,
                    account->plan_count, account->section_count, account->task_count,
                    account->unit_count, account->official_count, account->assignment_count,
                    account->item_count, account->indicator_count);
    for (size_t i = 0; i < account->unused_count; i++) {
        zr__buffer_addf(json, "%s[%u,", i > 0 ? "," : "", account->unused[i].line);
        zr__json_add_string(json, account->unused[i].text);
        zr__buffer_add(json, "]");
    }
    zr__buffer_add(json, "],\"doubts\":[");
    for (size_t i = 0; i < account->doubt_count; i++) {
        const zr_import_doubt *doubt = &account->doubt[i];
        zr__buffer_addf(json, "%s[%u,\"%s\",", i > 0 ? "," : "", doubt->line,
                        zr_doubt_name(doubt->kind));
        zr__json_add_string(json, doubt->written);
        zr__buffer_add(json, ",");
        zr__json_add_string(json, doubt->reading);
        zr__buffer_add(json, "]");
    }
    zr__buffer_add(json, "],\"joins\":[");
    for (size_t i = 0; i < account->join_count; i++) {
        zr__buffer_add(json, i > 0 ? ",[" : "[");
        zr__json_add_string(json, account->join[i].written);
        zr__buffer_add(json, ",");
        zr__json_add_string(json, account->join[i].name);
        zr__buffer_addf(json, ",\"%s\"]", account->join[i].rule);
    }
    zr__buffer_add(json, "]}");
}

/* One file of many, as a line. */
static void print_line(const zr_notice *notice, const zr_import_account *account,
                       const char *refused)
{
    zr__buffer line = {0};
    zr_error err = {0};
    char *json = NULL;

    if (notice != NULL && zr_notice_format(&json, NULL, notice, &err) == ZR_OK) {
        for (char *c = json; *c != '\0'; c++)
            *c = *c == '\n' ? ' ' : *c;
        zr__buffer_addf(&line, "{\"notice\":%s,\"account\":", json);
        add_account(&line, account);
    } else {
        zr__buffer_add(&line, "{\"refused\":");
        zr__json_add_string(&line, refused);
    }
    zr__buffer_add(&line, "}");
    puts(line.bytes);
    zr_string_free(json);
    zr__buffer_clear(&line);
}

static void print_one(const zr_notice *notice, const zr_import_account *account)
{
    zr__buffer said = {0};
    zr_error err = {0};
    char *json = NULL;

    if (zr_notice_format(&json, NULL, notice, &err) == ZR_OK) {
        fputs(json, stdout);
        add_account(&said, account);
        fprintf(stderr, "%s\n", said.bytes);
    }
    zr_string_free(json);
    zr__buffer_clear(&said);
}

static bool import_file(const zr_import_options *options, bool many)
{
    zr_import_account account = {0};
    zr_notice *notice = NULL;
    zr_error err = {0};
    char message[1200] = "";
    size_t size = 0;
    char *bytes = read_all(options->source, &size);

    const bool good = zr_import(&notice, &account, bytes, size, options, &err) == ZR_OK;
    if (!good)
        zr_error_format(message, sizeof message, &err);
    if (many)
        print_line(notice, &account, message);
    else if (good)
        print_one(notice, &account);
    else
        fprintf(stderr, "%s\n", message);
    zr_notice_free(notice);
    zr_import_account_clear(&account);
    free(bytes);
    return good;
}

int main(int argc, char **argv)
{
    zr_import_options options = ZR_IMPORT_OPTIONS_INIT;
    bool many = false, good = true;
    int i = 1;

    for (; i < argc - 1 && argv[i][0] == '-' && !many; i++) {
        if (strcmp(argv[i], "-r") == 0)
            options.registry = argv[++i];
        else if (strcmp(argv[i], "-s") == 0)
            options.strict = true;
        else
            many = strcmp(argv[i], "-m") == 0;
    }
    for (; i < argc; i++) {
        options.source = argv[i];
        good = import_file(&options, many) && good;
    }
    return good || many ? 0 : 1;
}
