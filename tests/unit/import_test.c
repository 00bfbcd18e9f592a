/*
 * Import of plain text: what the scripts over tests/import cannot reach - hostile bytes, memory
 * that runs out, encodings.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "zeren/review.h"

static const char plain[] = "2024年重点工作分解\n一、周望市长牵头重点工作\n"
                            "1.新建幼儿园3所。\n责任单位:市教育局(专班)、市住建局、各区县政府\n"
                            "二、民生\n2.改造道路5条。(市城管局牵头,市住房和城乡建设局配合,6月底前完成)\n"
                            "序号|任务|责任单位\n1|建公园|市城管局\n";

static zr_status import_text(const char *text, size_t size, bool strict, zr_notice **notice,
                             zr_import_account *account, zr_error *err)
{
    const zr_import_options options = {.source = "t.txt",
                                       .registry = ZT_SOURCE_DIR "/data/unit-names.json",
                                       .strict = strict};

    return zr_import(notice, account, text, size, &options, err);
}

Test(import, joins_the_forms_of_one_unit_and_lists_it)
{
    zr_notice *notice = NULL;
    zr_import_account account = {0};
    zr_error err = {0};

    cr_assert_eq(import_text(plain, strlen(plain), false, &notice, &account, &err), ZR_OK, "%s",
                 err.message);
    cr_expect_eq(notice->task_count, 3);
    cr_assert_eq(account.join_count, 1);
    cr_expect_str_eq(account.join[0].written, "市住房和城乡建设局");
    cr_expect_str_eq(account.join[0].name, "市住建局");
    cr_expect_eq(account.used_count + account.unused_count + account.blank_count,
                 account.line_count);
    cr_expect_str_eq(notice->task[1].due, "2024-06-30");
    cr_expect_str_eq(notice->task[0].lead[0].note, "专班");
    zr_import_account_clear(&account);
    zr_notice_free(notice);
}

Test(import, refuses_a_doubt_when_strict)
{
    zr_notice *notice = NULL;
    zr_import_account account = {0};
    zr_error err = {0};

    cr_assert_eq(import_text(plain, strlen(plain), true, &notice, &account, &err), ZR_EDATA);
    cr_expect_eq(err.line, 4);
    cr_expect_eq(account.doubt_count, 1);
    cr_expect_null(notice);
    zr_import_account_clear(&account);
}

Test(import, refuses_a_document_that_assigns_nothing)
{
    static const char text[] = "1.加强领导。\n2.狠抓落实。\n";
    zr_notice *notice = NULL;
    zr_error err = {0};

    cr_expect_eq(import_text(text, strlen(text), false, &notice, NULL, &err), ZR_EDATA);
    cr_expect_null(notice);
}

Test(import, reads_gb18030_and_utf16)
{
    static const char gb[] = "1.\xBD\xA8\xB9\xAB\xD4\xB0\xA1\xA3\n\xD4\xF0\xC8\xCE\xB5\xA5\xCE\xBB:"
                             "\xCA\xD0\xB3\xC7\xB9\xDC\xBE\xD6\n"; /* 1.建公园。 责任单位:市城管局 */
    static const char wide[] = "\xFF\xFE" "1\0.\0\xFA\x5E\n\0#\x8D\xFB\x4E\x55\x53\x4D\x4F:\0"
                               "\x02\x5E\xCE\x57\xA1\x7B\x40\x5C";
    const struct { const char *bytes; size_t size; } texts[] = {{gb, sizeof gb - 1},
                                                                {wide, sizeof wide - 1}};

    for (size_t i = 0; i < 2; i++) {
        zr_notice *notice = NULL;
        zr_error err = {0};
        cr_assert_eq(import_text(texts[i].bytes, texts[i].size, false, &notice, NULL, &err), ZR_OK,
                     "%s", err.message);
        cr_expect_str_eq(notice->unit[notice->task[0].lead[0].unit].name, "市城管局");
        zr_notice_free(notice);
    }
}

Test(import, names_the_converter_for_an_old_office_file)
{
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest";
    zr_notice *notice = NULL;
    zr_error err = {0};

    cr_expect_eq(import_text(ole, sizeof ole - 1, false, &notice, NULL, &err), ZR_ESYNTAX);
    cr_expect_not_null(strstr(err.message, "soffice"));
}

/* Texts that would cost the square of their length if anything looked back too far. */
Test(import, comes_to_an_end_of_hostile_text, .timeout = 60)
{
    static const char *const bits[] = {"(", "1.", "局和", "牵头", "、", "责任单位:", " a", "等", "“",
                                       "(市教育局牵头)", "甲局\n1\n", "|", "各区、", "第1", "\n(",
                                       "1|任务|责任单位\n", "12%",
                                       "(以下统称", "分别5%", "其中5个、", "甲局,乙局配合", "A and ",
                                       "各5个和", "5小时的", "1\t"};
    enum { BYTES = 150000 };

    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        const size_t size = strlen(bits[i]);
        char *text = malloc(BYTES + 64);
        zr_notice *notice = NULL;
        zr_error err = {0};
        size_t end = (size_t)sprintf(text, "1.任务\n责任单位:");
        for (; end + size < BYTES; end += size)
            memcpy(text + end, bits[i], size);
        import_text(text, end, false, &notice, NULL, &err);
        zr_notice_free(notice);
        free(text);
    }
}

/* Found by fuzzing: a record that takes no line behind it was tried for ever. */
Test(import, comes_to_an_end_of_a_record_without_cells, .timeout = 60)
{
    static const char text[] = "Initiative\nLead\nContributing entities\nCompletion\n"
                               "1.1.1 Adopt zero trust\nOMB\nCISA, NSAtml>\n"
                               "青禾市2025年“两稳一保”任务清单\n";
    zr_notice *notice = NULL;
    zr_error err = {0};

    import_text(text, strlen(text), false, &notice, NULL, &err);
    zr_notice_free(notice);
}

Test(import, refuses_a_line_of_a_hundred_million_bytes)
{
    const size_t size = 100000000;
    char *text = malloc(size);
    zr_notice *notice = NULL;
    zr_error err = {0};

    memset(text, 'a', size);
    cr_expect_eq(import_text(text, size, false, &notice, NULL, &err), ZR_ESYNTAX);
    cr_expect_neq(err.message[0], '\0');
    free(text);
}

Test(import, survives_running_out_of_memory)
{
    for (long successes = 0;; successes++) {
        zr_notice *notice = NULL;
        zr_import_account account = {0};
        zr_error err = {0};

        zr__memory_fail_after(successes);
        const zr_status status =
            import_text(plain, strlen(plain), false, &notice, &account, &err);
        zr__memory_fail_after(-1);
        zr_import_account_clear(&account);
        zr_notice_free(notice);
        if (status == ZR_OK)
            break;
        cr_assert_eq(status, ZR_ENOMEM, "after %ld: %s", successes, err.message);
        cr_assert_null(notice);
    }
}

/* How many allocations a review makes at most before it stands; it must not be touched before. */
static void survive(const zr_import_account *account, zr_review_format format)
{
    char *bytes = NULL;
    zr_status status = ZR_ENOMEM;
    size_t size = 0;
    zr_error err = {0};

    for (long allowed = 0; status != ZR_OK; allowed++) {
        cr_assert_null(bytes);
        zr__memory_fail_after(allowed);
        status = zr_review_write(&bytes, &size, account, format, &err);
        zr__memory_fail_after(-1);
        cr_assert(status == ZR_OK || status == ZR_ENOMEM, "%s", err.message);
    }
    cr_expect(size > 100);
    zr_string_free(bytes);
}

Test(import, its_review_survives_running_out_of_memory)
{
    zr_notice *notice = NULL;
    zr_import_account account = {0};
    zr_error err = {0};

    cr_assert_eq(import_text(plain, strlen(plain), false, &notice, &account, &err), ZR_OK);
    cr_assert(account.doubt_count > 0 && account.join_count > 0);
    for (int format = ZR_REVIEW_CSV; format <= ZR_REVIEW_MARKDOWN; format++)
        survive(&account, (zr_review_format)format);
    zr_import_account_clear(&account);
    zr_notice_free(notice);
}

static zr_status import_with(const char *own, zr_notice **notice, zr_error *err)
{
    const zr_import_options options = {.own_registry = own};

    return zr_import(notice, NULL, plain, strlen(plain), &options, err);
}

Test(import, a_registry_with_a_mistake_survives_running_out_of_memory)
{
    static const char text[] =
        "{\"zeren-units\": 1, \"variants\": [{\"names\": [\"甲\", \"乙\"]}], \"renamed\": "
        "[[\"丙\", \"丁\"]], \"regions\": [{\"region\": \"川\", \"units\": [{\"name\": \"戊\", "
        "\"aliases\": [\"己\"], \"members\": [\"庚\"]}, {\"name\": \"己\"}]}]}";
    char path[] = "/tmp/zeren-names-XXXXXX";
    zr_notice *notice = NULL;
    zr_status status = ZR_ENOMEM;
    zr_error err = {0};
    FILE *file = fdopen(mkstemp(path), "w");

    cr_assert(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
    for (long allowed = 0; status == ZR_ENOMEM; allowed++) {
        zr__memory_fail_after(allowed);
        status = import_with(path, &notice, &err);
        zr__memory_fail_after(-1);
    }
    cr_expect_eq(status, ZR_EDATA);
    cr_expect_str_eq(err.pointer, "/regions/0/units/1/name");
    cr_expect_null(notice);
    remove(path);
}
