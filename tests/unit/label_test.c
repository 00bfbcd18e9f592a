/* Names as they are drawn: cleaned, measured, wrapped. */
#include "render/label.h"

#include <string.h>

#include "testing.h"

static void expect_lines(const char *text, double width, const char *joined)
{
    zr__lines lines = {0};
    char got[512] = "";

    cr_assert(zr__lines_wrap(&lines, text, width));
    for (uint32_t i = 0; i < lines.count; i++) {
        strcat(got, i > 0 ? "|" : "");
        strcat(got, lines.line[i]);
    }
    cr_expect_str_eq(got, joined);
    zr__lines_clear(&lines);
}

Test(label, counts_an_em_for_a_han_character_and_less_for_others)
{
    cr_expect_float_eq(zr__em_width("市长a1"), 3.2, 1e-12);
    cr_expect_float_eq(zr__em_width("XM"), 0.7 + 0.92, 1e-12);
    cr_expect_float_eq(zr__em_width("e\xCC\x81"), 0.6, 1e-12); /* a combining accent */
    cr_expect_float_eq(zr__em_width("“a”·…"), 4.6, 1e-12); /* as Chinese fonts have them */
    cr_expect_float_eq(zr__em_width(""), 0, 1e-12);
}

Test(label, is_one_line_when_it_fits)
{
    expect_lines("市发展改革委", 6, "市发展改革委");
    expect_lines("", 6, "");
}

Test(label, is_wrapped_into_lines_of_about_the_same_length)
{
    expect_lines("市自然资源和规划局", 6, "市自然资源|和规划局");
    expect_lines("长三角产业合作区湖州片区管委会", 7.5, "长三角产业|合作区湖州|片区管委会");
}

Test(label, is_broken_after_punctuation_if_that_is_near)
{
    expect_lines("南太湖新区、市交通局", 6, "南太湖新区、|市交通局");
    expect_lines("市政府办公室（外事处）", 8, "市政府办公室|（外事处）");
    expect_lines("市发展改革委、市农业农村局：生态、乡村", 15, "市发展改革委、市农业农村局：|生态、乡村");
}

Test(label, takes_a_line_more_rather_than_break_a_name_before_punctuation)
{
    expect_lines("市文化广电旅游局、市委宣传部：文化", 12, "市文化广电旅游局、|市委宣传部：文化");
    expect_lines("文化、市委宣传部人才办：全域、基层", 12, "文化、市委宣传部人才办：|全域、基层");
    expect_lines("文化旅游局、市委宣传部人才办公室", 9, "文化旅游局、|市委宣传部|人才办公室");
}

Test(label, keeps_the_words_of_a_name_whole)
{
    expect_lines("市文化广电旅游局", 6, "市文化|广电旅游局");
    expect_lines("南太湖新区管委会", 6, "南太湖|新区管委会");
}

Test(label, keeps_closing_marks_off_the_start_of_a_line)
{
    expect_lines("甲乙丙丁、戊己", 4, "甲乙丙|丁、戊己");
}

Test(label, is_broken_between_words)
{
    expect_lines("Department of the Interior", 9, "Department of|the Interior");
    expect_lines("The Mayor’s Office", 9, "The Mayor’s|Office");
}

Test(label, never_loses_a_character_of_a_word_wider_than_a_line)
{
    expect_lines("abcdefghij", 3, "abcde|fghij");
    expect_lines("市", 0.5, "市");
}

Test(label, parts_a_mark_from_its_word_only_where_there_is_no_other_way)
{
    expect_lines("{}[]{}[]{}[]", 4, "{}[]{}|[]{}[]");
    expect_lines("局，", 1.5, "局|，");
    expect_lines("局长，", 2.5, "局|长，");
}

Test(label, gives_emoji_and_broad_letters_the_room_they_take)
{
    cr_expect_float_eq(zr__em_width("🚀"), 1.25, 1e-12);
    cr_expect_float_eq(zr__em_width("Ö&"), 1.4, 1e-12);
    cr_expect_float_eq(zr__em_width("ก"), 1, 1e-12);
    cr_expect_float_eq(zr__em_width("नि"), 1.6, 1e-12);
    cr_expect_float_eq(zr__em_width("✓"), 1, 1e-12);
}

Test(label, has_a_widest_word)
{
    cr_expect_float_eq(zr__widest_word("市自然资源和规划局"), 1, 1e-9);
    cr_expect_float_eq(zr__widest_word("a bcd ef"), 1.8, 1e-9);
    cr_expect_float_eq(zr__widest_word("ab-cde/f"), 2.4, 1e-9); /* "cde/" */
    cr_expect_float_eq(zr__widest_word("第1024号"), 2.4, 1e-9);
    cr_expect_float_eq(zr__widest_word(""), 0, 1e-9);
}

static void expect_clean(const char *text, const char *clean)
{
    char *got = zr__clean_text(text);

    cr_assert_not_null(got);
    cr_expect_str_eq(got, clean);
    zr__free(got);
}

Test(label, is_cleaned_of_what_would_act_on_the_text_around_it)
{
    expect_clean("a\nb\t\x01 c ", "a b c");
    expect_clean("\u202Eevil\u202C", "evil");
    expect_clean("a\u2028b", "a b");
    expect_clean("\xEF\xB7\x90", "\uFFFD"); /* our own stand-in for an ampersand */
    expect_clean("\xFF\xFE", "\uFFFD\uFFFD");
    expect_clean("<b>&amp;\\N\"'", "<b>&amp;\\N\"'");
}

static zr_status wrap(zr__lines *lines, zr_error *err)
{
    if (zr__lines_wrap(lines, "市自然资源和规划局", 3))
        return ZR_OK;
    err->status = ZR_ENOMEM;
    return ZR_ENOMEM;
}

Test(label, survives_running_out_of_memory)
{
    zr__lines lines = {0};
    zr_error err = {0};

    ZT_SURVIVES_OOM_UNTOUCHED(lines, wrap(&lines, &err));
    zr__lines_clear(&lines);
}
