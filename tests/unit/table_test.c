/*
 * Tables in every format, on a view made for the purpose: names of every script, names that attack
 * the reader, figures that do not apply, lists that need more than one line.
 */
#include "render/table.h"

#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "render/plain.h"
#include "render/view.h"
#include "src/memory.h"

typedef struct row {
    const char *name;
    const char *const *list; /* Ends with NULL. */
    double count, share, p;
} row;

typedef struct subject {
    const row *rows;
    uint32_t count;
} subject;

static const zr__column columns[] = {
    {"name", "name", ZR__TEXT},    {"list", "with", ZR__LIST},  {"the_count", "count", ZR__COUNT},
    {"share", "share", ZR__SHARE}, {"p", "p", ZR__PROBABILITY}, {0},
};

static const zr__column prose_columns[] = {
    {"name", "name", ZR__TEXT}, {"words", "words", ZR__PROSE}, {0}};

static void fill(zr__table *table, const void *data)
{
    const subject *of = data;

    for (uint32_t i = 0; i < of->count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, of->rows[i].name);
        zr__table_add_list(table);
        for (const char *const *item = of->rows[i].list; item != NULL && *item != NULL; item++)
            zr__table_add_item(table, *item);
        zr__table_add_number(table, of->rows[i].count);
        zr__table_add_number(table, of->rows[i].share);
        zr__table_add_number(table, of->rows[i].p);
    }
    zr__table_add_note(table, "Rows: %u.", of->count);
}

static void fill_prose(zr__table *table, const void *data)
{
    const subject *of = data;

    for (uint32_t i = 0; i < of->count; i++) {
        zr__table_add_row(table, i);
        zr__table_add_text(table, "x");
        zr__table_add_text(table, of->rows[i].name);
    }
}

static void tell(zr__page *page, const void *data)
{
    const subject *of = data;

    zr__page_call(page, "Title of %s", of->count > 0 ? of->rows[0].name : "nothing");
    zr__page_say(page, "%s stands first.", of->count > 0 ? of->rows[0].name : "Nobody");
}

static void write_members(zr__json *json, const void *data, const zr__table *first, uint32_t top)
{
    const subject *of = data;

    zr__json_open(json, "rows", '[');
    for (uint32_t i = 0; i < first->shown; i++) {
        const row *at = &of->rows[first->id[first->order[i]]];
        zr__json_open(json, NULL, '{');
        zr__json_text(json, "name", at->name);
        zr__json_number(json, "p", at->p);
        zr__json_close(json, '}');
    }
    zr__json_close(json, ']');
    zr__json_count(json, "top", top);
}

static const zr__view_table tables[] = {
    {"rows", "Rows", columns, fill, false},
    {"in-words", "In words", prose_columns, fill_prose, true},
};
static const zr__view view = {tables, 2, tell, write_members};

static char *format_rows(const row *rows, uint32_t count, zr_table_options options)
{
    const subject of = {rows, count};
    zr_error err = {0};
    char *text = NULL;

    cr_assert_eq(zr__view_format(&text, &view, &of, &options, &err), ZR_OK, "%s", err.message);
    return text;
}

static void expect_text(const row *rows, uint32_t count, zr_table_options options,
                        const char *expected)
{
    char *text = format_rows(rows, count, options);

    cr_expect_str_eq(text, expected, "got:\n%s\nexpected:\n%s", text, expected);
    zr__free(text);
}

static const char *const two[] = {"甲局", "B office", NULL};
static const char *const many[] = {"市发展改革委", "市经信局", "市自然资源和规划局", NULL};

Test(table, columns_line_up_by_display_width)
{
    /* Chinese takes two columns, a combining acute none, a family of emoji counts as drawn. */
    const row rows[] = {
        {"市发展改革委", two, 12, 0.25, 0.0203},
        {"Bureau", NULL, 3, 1, 8.66e-8},
        {"Cafe\xCC\x81", NULL, 100, NAN, 1},
        {"🏙 town", NULL, NAN, 0, 0},
    };

    expect_text(rows, 4, (zr_table_options){.table = "rows"},
                "Rows\n"
                "  name          with            count   share        p\n"
                "  ------------  --------------  -----  ------  -------\n"
                "  市发展改革委  甲局, B office     12   25.0%    0.020\n"
                "  Bureau        -                   3  100.0%  8.7e-08\n"
                "  Cafe\xCC\x81          -                 100       -    1.000\n"
                "  🏙 town        -                   -    0.0%    0.000\n"
                "  Rows: 4.\n");
}

Test(table, a_narrow_terminal_breaks_lists_between_names_and_cuts_nothing)
{
    const row rows[] = {{"甲", many, 1, 0.5, 0.5}, {"乙", two, 2, 0.5, 0.5}};

    expect_text(rows, 2, (zr_table_options){.table = "rows", .width = 50},
                "Rows\n"
                "  name  with                   count  share      p\n"
                "  ----  ---------------------  -----  -----  -----\n"
                "  甲    市发展改革委,              1  50.0%  0.500\n"
                "        市经信局,\n"
                "        市自然资源和规划局\n"
                "  乙    甲局, B office             2  50.0%  0.500\n"
                "  Rows: 2.\n");
}

Test(table, prose_breaks_at_blanks_and_between_characters_but_not_before_punctuation)
{
    const row rows[] = {{"地区生产总值达到，五千亿元 by the year", NULL, 0, 0, 0}};

    expect_text(rows, 1, (zr_table_options){.table = "in-words", .width = 24},
                "In words\n"
                "  name  words\n"
                "  ----  ----------------\n"
                "  x     地区生产总值达\n"
                "        到，五千亿元 by\n"
                "        the year\n");
}

Test(table, a_page_leads_with_its_sentences_and_names_its_further_tables)
{
    const row rows[] = {{"A", NULL, 1, 1, 1}, {"B", NULL, 2, 0, 1}, {"C", NULL, 3, 0, 1}};

    expect_text(rows, 3, (zr_table_options){.top = 1},
                "Title of A\n"
                "\n"
                "A stands first.\n"
                "\n"
                "Rows\n"
                "  name  with  count   share      p\n"
                "  ----  ----  -----  ------  -----\n"
                "  A     -         1  100.0%  1.000\n"
                "  … and 2 more\n"
                "  Rows: 3.\n"
                "\n"
                "Further tables, with --table: in-words.\n");
}

Test(table, colour_frames_headings_only_when_asked)
{
    const row rows[] = {{"A", NULL, 1, 1, 1}};
    char *text = format_rows(rows, 1, (zr_table_options){.color = true});

    cr_expect_eq(strstr(text, "\033[1mTitle of A\033[0m\n"), text);
    zr__free(text);

    text = format_rows(rows, 1, (zr_table_options){.color = false});
    cr_expect_null(strchr(text, '\033'));
    zr__free(text);
}

Test(table, sorting_is_stable_and_puts_what_does_not_apply_last)
{
    const row rows[] = {
        {"a", NULL, 2, NAN, 0}, {"b", NULL, 3, 1, 0}, {"c", NULL, 2, 0, 0}, {"d", NULL, NAN, 0, 0}};
    const struct {
        const char *key, *names;
    } cases[] = {
        {NULL, "abcd"},    {"the_count", "acbd"}, {"-the_count", "bacd"}, {"the-count", "acbd"},
        {"-name", "dcba"}, {"share", "cdba"},     {"-share", "bcda"},     {"--the-count", NULL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases && cases[i].names != NULL; i++) {
        char *text =
            format_rows(rows, 4, (zr_table_options){.format = ZR_FORMAT_CSV, .sort = cases[i].key});
        char names[5] = "";
        const char *at = text;

        for (int k = 0; k < 4; k++) {
            at = strchr(at, '\n') + 1;
            names[k] = *at;
        }
        cr_expect_str_eq(names, cases[i].names, "sorted by %s: %s", cases[i].key, names);
        zr__free(text);
    }
}

Test(table, an_unknown_table_or_column_is_answered_with_those_there_are)
{
    const subject of = {NULL, 0};
    char *text = NULL;
    zr_error err = {0};

    cr_expect_eq(zr__view_format(&text, &view, &of, &(zr_table_options){.table = "row"}, &err),
                 ZR_ENOTFOUND);
    cr_expect_str_eq(err.message, "no table 'row'; the tables are rows, in-words");
    cr_expect_eq(zr__view_format(&text, &view, &of, &(zr_table_options){.sort = "-x"}, &err),
                 ZR_ENOTFOUND);
    cr_expect_str_eq(err.message,
                     "no column 'x' in table 'rows'; its columns are name, list, the_count, "
                     "share, p");
    cr_expect_null(text);
}

Test(table, csv_keeps_the_numbers_and_disarms_formulas)
{
    const row rows[] = {
        {"=1+1", two, 1e15, 1.0 / 3, 1e-300},
        {"say \"hi\", you", NULL, NAN, 0.1, 1},
        {"-x", NULL, -0.0, 1, 1},
        {"\tx\r\ny\033", NULL, 1, 1, 1},
        {"＝x", NULL, 1, 1, 1},
        {"a=b", NULL, 1, 1, 1},
    };

    expect_text(rows, 6, (zr_table_options){.format = ZR_FORMAT_CSV},
                "name,list,the_count,share,p\r\n"
                "\"'=1+1\",甲局; B office,1000000000000000,0.3333333333,1e-300\r\n"
                "\"say \"\"hi\"\", you\",,,0.1,1\r\n"
                "\"'-x\",,0,1,1\r\n"
                "\"'\tx\r\ny\xEF\xBF\xBD\",,1,1,1\r\n"
                "\"'＝x\",,1,1,1\r\n"
                "a=b,,1,1,1\r\n");
}

Test(table, markdown_makes_names_inert)
{
    const row rows[] = {{"# <b>|*_`[x](http://y)\\\n&lt;www.z", two, 1, 0.5, NAN}};

    expect_text(rows, 1, (zr_table_options){.format = ZR_FORMAT_MARKDOWN},
                "# Title of # \\<b\\>\\|\\*\\_\\`\\[x\\](http\\://y)\\\\\xEF\xBF\xBD\\&lt;www\\.z\n"
                "\n"
                "\\# \\<b\\>\\|\\*\\_\\`\\[x\\](http\\://y)\\\\\xEF\xBF\xBD\\&lt;www\\.z stands "
                "first.\n"
                "\n"
                "## Rows\n"
                "\n"
                "| name | with | count | share | p |\n"
                "| --- | --- | ---: | ---: | ---: |\n"
                "| # \\<b\\>\\|\\*\\_\\`\\[x\\](http\\://y)\\\\\xEF\xBF\xBD\\&lt;www\\.z | 甲局, B "
                "office | 1 | 50.0% | - |\n"
                "\n"
                "Rows: 1.\n"
                "\n"
                "Further tables, with --table: in-words.\n");
}

/* ESC, CSI as one character, DEL, a line separator, a bell, and the override that reverses. */
static const char hostile[] = "a\033[31m\xC2\x9B\x7F\xE2\x80\xA8\x07\xE2\x80\xAE\"\\\n\xD8\x9Cz";

static bool is_tame(const char *text)
{
    static const char *const wild[] = {"\033", "\xC2\x9B",     "\x7F",     "\xE2\x80\xA8",
                                       "\x07", "\xE2\x80\xAE", "\xD8\x9C", ZR__MAY_BREAK};

    for (size_t i = 0; i < sizeof wild / sizeof *wild; i++)
        if (strstr(text, wild[i]) != NULL)
            return false;
    return true;
}

Test(table, control_characters_reach_the_reader_in_no_format)
{
    const char *const list[] = {hostile, NULL};
    const row rows[] = {{hostile, list, 1, 1, 1}};
    const zr_format formats[] = {ZR_FORMAT_TABLE, ZR_FORMAT_JSON, ZR_FORMAT_CSV,
                                 ZR_FORMAT_MARKDOWN};

    for (size_t i = 0; i < 4; i++)
        for (uint32_t width = 0; width < 80; width += 79) {
            char *text =
                format_rows(rows, 1, (zr_table_options){.format = formats[i], .width = width});
            cr_expect(is_tame(text), "format %zu: %s", i, text);
            zr__free(text);
        }
}

Test(table, json_holds_hostile_names_unchanged_and_null_for_nan)
{
    const row rows[] = {{hostile, NULL, 1, 1, NAN}, {"B", NULL, 2, 2, 1.0 / 3}};
    char *text =
        format_rows(rows, 2, (zr_table_options){.format = ZR_FORMAT_JSON, .sort = "-name"});
    const char *end = NULL;
    cJSON *tree = cJSON_ParseWithOpts(text, &end, true);

    cr_assert_not_null(tree, "%s", text);
    cJSON *list = cJSON_GetObjectItemCaseSensitive(tree, "rows");
    cr_expect_eq(cJSON_GetArraySize(list), 2);
    cJSON *first = cJSON_GetArrayItem(list, 0), *second = cJSON_GetArrayItem(list, 1);
    cr_expect_str_eq(cJSON_GetStringValue(cJSON_GetObjectItem(first, "name")), hostile);
    cr_expect(cJSON_IsNull(cJSON_GetObjectItem(first, "p")));
    cr_expect_float_eq(cJSON_GetNumberValue(cJSON_GetObjectItem(second, "p")), 1.0 / 3, 1e-10);
    cJSON_Delete(tree);
    zr__free(text);
}

Test(table, one_table_as_json_has_the_keys_of_its_columns)
{
    const row rows[] = {{"A", two, 1, 0.5, NAN}, {"B", NULL, 2, 0.5, 0.25}};

    expect_text(rows, 2, (zr_table_options){.format = ZR_FORMAT_JSON, .table = "rows"},
                "{\n"
                "  \"rows\": [\n"
                "    {\"name\": \"A\", \"list\": [\"甲局\", \"B office\"], \"the_count\": 1, "
                "\"share\": 0.5, \"p\": null},\n"
                "    {\"name\": \"B\", \"list\": [], \"the_count\": 2, \"share\": 0.5, "
                "\"p\": 0.25}\n"
                "  ]\n"
                "}\n");
}

Test(table, an_empty_result_says_so_in_every_format)
{
    expect_text(NULL, 0, (zr_table_options){.table = "rows"}, "Rows\n  none\n  Rows: 0.\n");
    expect_text(NULL, 0, (zr_table_options){.format = ZR_FORMAT_CSV},
                "name,list,the_count,share,p\r\n");
    expect_text(NULL, 0, (zr_table_options){.format = ZR_FORMAT_MARKDOWN, .table = "rows"},
                "## Rows\n\nnone\n\nRows: 0.\n");
    expect_text(NULL, 0, (zr_table_options){.format = ZR_FORMAT_JSON},
                "{\n  \"rows\": [],\n  \"top\": 0\n}\n");
}

Test(table, survives_running_out_of_memory)
{
    const row rows[] = {{hostile, many, 1, 0.5, NAN}, {"B", two, 2, 0.5, 0.25}};
    const subject of = {rows, 2};
    const char *const sorts[] = {NULL, "-name"};

    for (int format = ZR_FORMAT_TABLE; format <= ZR_FORMAT_MARKDOWN; format++)
        for (size_t k = 0; k < 2; k++) {
            const zr_table_options options = {
                .format = (zr_format)format, .sort = sorts[k], .width = 40};
            zr_status status = ZR_ENOMEM;
            long allocations = 0;

            for (; status == ZR_ENOMEM; allocations++) {
                char *text = NULL;
                zr_error err = {0};

                zr__memory_fail_after(allocations);
                status = zr__view_format(&text, &view, &of, &options, &err);
                zr__memory_fail_after(-1);
                cr_assert(status == ZR_OK || status == ZR_ENOMEM, "%s", err.message);
                cr_assert_eq(text == NULL, status == ZR_ENOMEM);
                zr__free(text);
            }
            cr_expect_gt(allocations, 3);
        }
}
