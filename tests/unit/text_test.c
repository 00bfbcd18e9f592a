#include "testing.h"

#include "src/text.h"

static const char *key_of(const char *name)
{
    static zr__buffer key; /* reachable to the end */

    cr_assert(zr__name_key(&key, name), "%s", name);
    return key.bytes;
}

Test(text, matches_names_by_compatibility_and_without_blanks)
{
    cr_expect_str_eq(key_of("市大数据局（筹）"), "市大数据局(筹)");
    cr_expect_str_eq(key_of("　 市科技局\t\n"), "市科技局");
    cr_expect_str_eq(key_of("  plain ascii "), "plain ascii");
    cr_expect_str_eq(key_of("ＡＢＣ１"), "ABC1");
    cr_expect_str_eq(key_of("e\xCC\x81"), "é");
    cr_expect_str_eq(key_of("Ｂ　Ｃ"), "B C");
    cr_expect_str_eq(key_of(" 　"), "");
}

Test(text, gives_no_key_to_what_is_no_name)
{
    zr__buffer key = {0};
    char name[ZR__NAME_BYTES + 2];

    cr_expect_not(zr__name_key(&key, "\xFFx"));
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    cr_expect_not(zr__name_key(&key, name));
    for (int i = 0; i < 31; i++)
        memcpy(name + 1 + 2 * i, "\xCC\x81", 2);
    name[63] = '\0';
    cr_expect_not(zr__name_key(&key, name), "31 marks");
    name[61] = '\0';
    cr_expect(zr__name_key(&key, name), "30 marks");
    cr_expect_not(key.failed);

    memset(name, 'x', sizeof name - 1);
    name[ZR__NAME_BYTES] = '\0';
    cr_expect(zr__name_key(&key, name));
    zr__buffer_clear(&key);
}

Test(text, measures_what_a_terminal_shows)
{
    static const struct {
        const char *text;
        size_t width;
    } samples[] = {
        {"", 0},        {"abc", 3},          {"湖州", 4},        {"（筹）", 6},
        {"é", 1},       {"e\xCC\x81", 1},    {"한국", 4},        {"ｱ", 1},
        {"😀", 2},      {"👨‍👩‍👧", 2},          {"🇨🇳", 2},         {"👍🏽", 2},
        {"❤️", 2},       {"a湖b", 4},         {"1️⃣", 2},          {"ก็", 1},
    };

    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
        cr_expect_eq(zr__text_width(samples[i].text), samples[i].width, "'%s' is %zu wide",
                     samples[i].text, zr__text_width(samples[i].text));
}

Test(text, knows_valid_utf8)
{
    cr_expect(zr__utf8_is_valid("湖州😀", strlen("湖州😀")));
    cr_expect_not(zr__utf8_is_valid("\xE6\xB9", 2));
    cr_expect_not(zr__utf8_is_valid("\xED\xA0\x80", 3));
    cr_expect_not(zr__utf8_is_valid("\xC0\x80", 2));
    cr_expect_eq(zr__utf8_count("湖州ab", strlen("湖州ab")), 4);
}

Test(text, counts_edits_in_characters)
{
    cr_expect_eq(zr__edit_distance("annual", "anual", 9), 1);
    cr_expect_eq(zr__edit_distance("annual", "anunal", 9), 1);
    cr_expect_eq(zr__edit_distance("市科技局", "市科学技术局", 9), 2);
    cr_expect_eq(zr__edit_distance("", "abc", 9), 3);
    cr_expect_eq(zr__edit_distance("abc", "", 9), 3);
    cr_expect_eq(zr__edit_distance("kitten", "sitting", 9), 3);
    cr_expect_gt(zr__edit_distance("a", "abcdef", 2), 2);
}

Test(text, finds_the_name_that_was_meant)
{
    static const char *const plans[] = {"five-year", "annual", "livelihood"};

    cr_expect_str_eq(zr__nearest("anual", plans, 3, sizeof plans[0]), "annual");
    cr_expect_str_eq(zr__nearest("five year", plans, 3, sizeof plans[0]), "five-year");
    cr_expect_null(zr__nearest("monthly", plans, 3, sizeof plans[0]));
    cr_expect_null(zr__nearest("x", NULL, 0, sizeof plans[0]));
}

Test(text, tells_blanks)
{
    cr_expect(zr__text_is_blank(" \t　\xC2\xA0"));
    cr_expect(zr__text_is_blank(""));
    cr_expect_not(zr__text_is_blank(" x"));
}
