/*
 * Each document is named by what JSONTestSuite (Seriot 2016, "Parsing JSON is a minefield") calls
 * the like; y: to be read, n: to be refused. The texts are our own.
 */
#include "testing.h"

#include <cjson/cJSON.h>

#include "src/buffer.h"
#include "src/json_syntax.h"

static zr_error err;

struct sample {
    const char *name;
    const char *text;
    size_t size; /* 0: up to the NUL */
};

static size_t size_of(const struct sample *sample)
{
    return sample->size > 0 ? sample->size : strlen(sample->text);
}

#define BYTES(text) (text), sizeof(text) - 1

static const struct sample to_read[] = {
    {"array_arraysWithSpaces", "[[]   ]", 0},
    {"array_empty", "[]", 0},
    {"array_heterogeneous", "[null, 1, \"1\", {}, true, false]", 0},
    {"array_with_leading_space", " \t\r\n[1]", 0},
    {"array_with_newline", "[1\n]", 0},
    {"number", "[123e65]", 0},
    {"number_0e+1", "[0e+1]", 0},
    {"number_0_capital_e", "[0E1]", 0},
    {"number_after_space", "[ 4]", 0},
    {"number_close_to_zero", "[-0.00000000000000000000000000000000000000000000000000000000001]", 0},
    {"number_int_with_exp", "[20e1]", 0},
    {"number_minus_zero", "[-0]", 0},
    {"number_negative_int", "[-123]", 0},
    {"number_real_exponent", "[123.456e-78]", 0},
    {"number_largest_exact", "[9007199254740992, -9007199254740992]", 0},
    {"number_zero_however_written", "[0e999, 0.000e-999]", 0},
    {"object_duplicated_key_of_siblings", "[{\"a\":1},{\"a\":1}]", 0},
    {"object_empty_key", "{\"\":0}", 0},
    {"object_nested_same_key", "{\"a\":{\"a\":1},\"b\":1}", 0},
    {"object_long_strings",
     "{\"x\":[{\"id\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}]}", 0},
    {"string_accepted_surrogate_pair", "[\"\\uD801\\udc37\"]", 0},
    {"string_all_escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0012\"]", 0},
    {"string_backslash_doublequotes", "[\"\\\"\"]", 0},
    {"string_escaped_noncharacter", "[\"\\uFFFF\"]", 0},
    {"string_nonCharacterInUTF-8", "[\"\xEF\xBF\xBF\"]", 0},
    {"string_one-byte-utf-8", "[\"\\u002c\"]", 0},
    {"string_pi", "[\"π\"]", 0},
    {"string_simple_ascii", "[\"asd \"]", 0},
    {"string_space", "\" \"", 0},
    {"string_u+2028_line_sep", "[\"\xE2\x80\xA8\"]", 0},
    {"string_unescaped_char_delete", "[\"\x7F\"]", 0},
    {"string_utf8", "[\"€𝄞\"]", 0},
    {"structure_lonely_false", "false", 0},
    {"structure_lonely_int", "42", 0},
    {"structure_lonely_negative_real", "-0.1", 0},
    {"structure_lonely_string", "\"asd\"", 0},
    {"structure_trailing_newline", "[\"a\"]\n", 0},
};

static const struct sample to_refuse[] = {
    {"array_1_true_without_comma", "[1 true]", 0},
    {"array_a_invalid_utf8", BYTES("[a\xE5]")},
    {"array_colon_instead_of_comma", "[\"\": 1]", 0},
    {"array_comma_after_close", "[\"\"],", 0},
    {"array_comma_and_number", "[,1]", 0},
    {"array_double_comma", "[1,,2]", 0},
    {"array_double_extra_comma", "[\"x\",,]", 0},
    {"array_extra_close", "[\"x\"]]", 0},
    {"array_extra_comma", "[\"\",]", 0},
    {"array_incomplete", "[\"x\"", 0},
    {"array_inner_array_no_comma", "[3[4]]", 0},
    {"array_invalid_utf8", BYTES("[\xFF]")},
    {"array_just_minus", "[-]", 0},
    {"array_newlines_unclosed", "[\"a\",\n4\n,1,", 0},
    {"array_spaces_vertical_tab_formfeed", "[\"\va\"\\f]", 0},
    {"array_star_inside", "[*]", 0},
    {"array_unclosed_with_object_inside", "[{}", 0},
    {"incomplete_false", "[fals]", 0},
    {"incomplete_null", "[nul]", 0},
    {"incomplete_true", "[tru]", 0},
    {"multidigit_number_then_00", BYTES("123\0")},
    {"number_++", "[++1234]", 0},
    {"number_+1", "[+1]", 0},
    {"number_-01", "[-01]", 0},
    {"number_-1.0.", "[-1.0.]", 0},
    {"number_-2.", "[-2.]", 0},
    {"number_-NaN", "[-NaN]", 0},
    {"number_.2e-3", "[.2e-3]", 0},
    {"number_0.e1", "[0.e1]", 0},
    {"number_0_capital_E+", "[0E+]", 0},
    {"number_0e", "[0e]", 0},
    {"number_1_000", "[1 000.0]", 0},
    {"number_1eE2", "[1eE2]", 0},
    {"number_2.e3", "[2.e3]", 0},
    {"number_expression", "[1+2]", 0},
    {"number_hex", "[0x42]", 0},
    {"number_infinity", "[Infinity]", 0},
    {"number_invalid+-", "[0e+-1]", 0},
    {"number_leading_zeros", "[012]", 0},
    {"number_minus_space_1", "[- 1]", 0},
    {"number_NaN", "[NaN]", 0},
    {"number_U+FF11_fullwidth", "[１]", 0},
    {"number_with_alpha", "[1.2a-3]", 0},
    {"number_past_2_53", "[9007199254740993]", 0},
    {"number_far_past_2_53", "[100000000000000000000]", 0},
    {"number_negative_past_2_53", "[-9007199254740993]", 0},
    {"number_too_large", "[1e400]", 0},
    {"number_too_small", "[1e-400]", 0},
    {"number_too_long", "[0.0000000000000000000000000000000000000000000000000000000000000001]", 0},
    {"object_bad_value", "[\"x\", truth]", 0},
    {"object_bracket_key", "{[: \"x\"}", 0},
    {"object_comma_instead_of_colon", "{\"x\", null}", 0},
    {"object_double_colon", "{\"x\"::\"b\"}", 0},
    {"object_duplicated_key", "{\"a\":\"b\",\"a\":\"c\"}", 0},
    {"object_duplicated_key_escaped", "{\"a\":1,\"\\u0061\":1}", 0},
    {"object_duplicated_key_far_apart", "{\"a\":{\"a\":1},\"b\":[],\"c\":0,\"a\":0}", 0},
    {"object_duplicated_key_emoji", "{\"😀\":1,\"\\ud83d\\uDE00\":1}", 0},
    {"object_duplicated_empty_key", "{\"\":1,\"\":1}", 0},
    {"object_emoji", "{🇨🇭}", 0},
    {"object_garbage_at_end", "{\"a\":\"a\" 123}", 0},
    {"object_key_with_single_quotes", "{key: 'value'}", 0},
    {"object_lone_continuation_byte_in_key", BYTES("{\"\xB9\":\"0\",}")},
    {"object_missing_colon", "{\"a\" b}", 0},
    {"object_missing_key", "{:\"b\"}", 0},
    {"object_missing_value", "{\"a\":", 0},
    {"object_non_string_key", "{1:1}", 0},
    {"object_several_trailing_commas", "{\"id\":0,,,,,}", 0},
    {"object_trailing_comma", "{\"id\":0,}", 0},
    {"object_trailing_comment", "{\"a\":\"b\"}/**/", 0},
    {"object_two_commas_in_a_row", "{\"a\":\"b\",,\"c\":\"d\"}", 0},
    {"object_unterminated-value", "{\"a\":\"a", 0},
    {"object_wrong_close", "{\"a\":1]", 0},
    {"single_space", " ", 0},
    {"string_1_surrogate_then_escape", "[\"\\uD800\\\"]", 0},
    {"string_1_surrogate_then_escape_u", "[\"\\uD800\\u\"]", 0},
    {"string_1_surrogate_then_escape_u1x", "[\"\\uD800\\u1x\"]", 0},
    {"string_accentuated_char_no_quotes", "[é]", 0},
    {"string_backslash_00", BYTES("[\"\\\0\"]")},
    {"string_escape_x", "[\"\\x00\"]", 0},
    {"string_escaped_emoji", "[\"\\🌀\"]", 0},
    {"string_escaped_ctrl_char_tab", "[\"\\\t\"]", 0},
    {"string_incomplete_escaped_character", "[\"\\u00A\"]", 0},
    {"string_invalid_unicode_escape", "[\"\\uqqqq\"]", 0},
    {"string_invalid-utf-8-in-escape", BYTES("[\"\\u\xE5\"]")},
    {"string_lone_high_surrogate", "[\"\\ud83d\"]", 0},
    {"string_lone_low_surrogate", "[\"\\ude00\"]", 0},
    {"string_surrogates_in_wrong_order", "[\"\\ude00\\ud83d\"]", 0},
    {"string_two_high_surrogates", "[\"\\ud83d\\ud83d\"]", 0},
    {"string_NUL_escaped", "[\"a\\u0000b\"]", 0},
    {"string_NUL", BYTES("[\"a\0b\"]")},
    {"string_overlong_sequence_2_bytes", BYTES("[\"\xC0\xAF\"]")},
    {"string_overlong_sequence_6_bytes", BYTES("[\"\xFC\x83\xBF\xBF\xBF\xBF\"]")},
    {"string_surrogate_U+D800_in_utf8", BYTES("[\"\xED\xA0\x80\"]")},
    {"string_not_in_unicode_range", BYTES("[\"\xF4\xBF\xBF\xBF\"]")},
    {"string_truncated-utf-8", BYTES("[\"\xE0\xFF\"]")},
    {"string_truncated_at_the_end", BYTES("\"\xE5\x9B")},
    {"string_latin-1", BYTES("[\"\xE9\"]")},
    {"string_single_doublequote", "\"", 0},
    {"string_single_quote", "['single quote']", 0},
    {"string_start_escape_unclosed", "[\"\\", 0},
    {"string_unescaped_newline", "[\"new\nline\"]", 0},
    {"string_unescaped_tab", "[\"\t\"]", 0},
    {"structure_angle_bracket_null", "[<null>]", 0},
    {"structure_array_trailing_garbage", "[1]x", 0},
    {"structure_array_with_unclosed_string", "[\"asd]", 0},
    {"structure_ascii-unicode-identifier", "aå", 0},
    {"structure_capitalized_True", "[True]", 0},
    {"structure_close_unopened_array", "1]", 0},
    {"structure_comma_instead_of_closing_brace", "{\"x\": true,", 0},
    {"structure_double_array", "[][]", 0},
    {"structure_incomplete_UTF8_BOM", BYTES("\xEF\xBB{}")},
    {"structure_UTF8_BOM", "\xEF\xBB\xBF{}", 0},
    {"structure_lone-open-bracket", "[", 0},
    {"structure_null-byte-outside-string", BYTES("[\0]")},
    {"structure_object_followed_by_closing", "{}}", 0},
    {"structure_object_with_comment", "{\"a\":/*comment*/\"b\"}", 0},
    {"structure_open_object_comma", "{,", 0},
    {"structure_unicode-identifier", "å", 0},
    {"structure_U+2060_word_joined", "[\xE2\x81\xA0]", 0},
    {"structure_UTF-16", BYTES("\xFF\xFE[\0]\0")},
    {"structure_whitespace_formfeed", "[\f]", 0},
    {"structure_no-break_space", "[\xC2\xA0]", 0},
};

Test(json_syntax, passes_what_the_standard_allows)
{
    for (size_t i = 0; i < sizeof to_read / sizeof to_read[0]; i++) {
        const struct sample *sample = &to_read[i];
        const zr_status status =
            zr__json_check_syntax(sample->text, size_of(sample), "j", &err);

        cr_expect_eq(status, ZR_OK, "%s: %s", sample->name, zt_words(&err, status));
    }
}

Test(json_syntax, refuses_the_rest_and_says_where)
{
    for (size_t i = 0; i < sizeof to_refuse / sizeof to_refuse[0]; i++) {
        const struct sample *sample = &to_refuse[i];

        err = (zr_error){0};
        cr_expect_eq(zr__json_check_syntax(sample->text, size_of(sample), "j", &err), ZR_ESYNTAX,
                     "%s was read", sample->name);
        cr_expect(err.line > 0 && err.column > 0 && err.message[0] != '\0', "%s", sample->name);
    }
}

/* What passes must not fail later: cJSON's failure would be taken for a lack of memory. */
Test(json_syntax, passes_nothing_that_cjson_refuses)
{
    for (size_t i = 0; i < sizeof to_read / sizeof to_read[0]; i++) {
        cJSON *tree = cJSON_ParseWithLength(to_read[i].text, size_of(&to_read[i]));
        cr_expect_not_null(tree, "%s", to_read[i].name);
        cJSON_Delete(tree);
    }
}

struct place {
    const char *text;
    uint32_t line;
    uint32_t column;
    const char *words;
};

Test(json_syntax, names_line_column_and_what_was_expected)
{
    static const struct place places[] = {
        {"", 1, 1, "expected a value, found the end of the text"},
        {"[1,\n 2,\n 湖州]", 3, 2, "expected a value, found '湖'"},
        {"[\"湖州\", x]", 1, 8, "expected a value, found 'x'"},
        {"{\"a\" 1}", 1, 6, "expected ':' after a key, found '1'"},
        {"{\"a\":1 \"b\":2}", 1, 8, "expected ',' or '}', found '\"'"},
        {"{\"a\":1,}", 1, 8, "expected a key in double quotes, found '}'"},
        {"[1}", 1, 3, "expected ',' or ']', found '}'"},
        {"[]\n x", 2, 2, "expected the end of the text, found 'x'"},
        {"[\"a\\q\"]", 1, 5, "expected one of \" \\ / b f n r t u after a backslash, found 'q'"},
        {"[\"a\n\"]", 1, 2, "a string that does not end on its line; expected '\"'"},
        {"[\"abc", 1, 2, "a string without an end; expected '\"'"},
        {"[\"a\tb\"]", 1, 4, "control character in a string; expected it written as \\u0009"},
        {"[\"a\xFF\"]", 1, 4, "invalid UTF-8 (byte 0xFF)"},
        {"[\"\\u0000\"]", 1, 3, "NUL (\\u0000) in a string"},
        {"[\"x\\ud800\"]", 1, 4,
         "lone surrogate; expected a pair such as \\ud83d\\ude00 or the character itself"},
        {"[\"\\u12\"]", 1, 3, "expected four hexadecimal digits after \\u"},
        {"[01]", 1, 2, "a number with a zero before its first digit"},
        {"[1.]", 1, 4, "expected a digit, found ']'"},
        {"[1e999]", 1, 2, "a number beyond the range of a double"},
        {"[9007199254740993]", 1, 2,
         "an integer past 2^53; expected at most 9007199254740992"},
        {"{\"a\":1,\n\"b\":2,\n \"\\u0061\":3}", 3, 2,
         "key 'a' is in this object already, at 1:2"},
        {"\xEF\xBB\xBF{}", 1, 1, "a byte order mark; expected UTF-8 without one"},
    };

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const struct place *place = &places[i];

        cr_assert_eq(zr__json_check_syntax(place->text, strlen(place->text), "j", &err),
                     ZR_ESYNTAX, "%s", place->text);
        cr_expect_str_eq(err.message, place->words);
        cr_expect_eq(err.line, place->line, "%s: line %u", place->text, err.line);
        cr_expect_eq(err.column, place->column, "%s: column %u", place->text, err.column);
    }
}

/* `count` times `part`, then `end`. */
static char *repeat(const char *part, size_t count, const char *end)
{
    zr__buffer text = {0};

    for (size_t i = 0; i < count; i++)
        zr__buffer_add(&text, part);
    zr__buffer_add(&text, end);
    return zr__buffer_take(&text);
}

static zr_status check(char *text)
{
    const zr_status status = zr__json_check_syntax(text, strlen(text), "j", &err);

    zr__free(text);
    return status;
}

Test(json_syntax, nests_64_deep_and_no_deeper)
{
    char *closing = repeat("]", 64, "");

    cr_expect_eq(check(repeat("[", 64, closing)), ZR_OK);
    cr_expect_eq(check(repeat("[", 65, "")), ZR_ESYNTAX);
    cr_expect_eq(err.column, 65);
    cr_expect_eq(check(repeat("{\"a\":", 1000000, "")), ZR_ESYNTAX);
    zr__free(closing);
}

Test(json_syntax, allows_a_mebibyte_in_a_string_once_unescaped)
{
    zr__buffer text = {0};

    for (int extra = 0; extra <= 1; extra++) {
        zr__buffer_add(&text, "[\"");
        for (size_t i = 0; i < (1U << 20) + (size_t)extra; i++)
            zr__buffer_add(&text, i % 2 == 0 ? "x" : "\\u0041");
        zr__buffer_add(&text, "\"]");
        cr_expect_eq(check(zr__buffer_take(&text)), extra == 0 ? ZR_OK : ZR_ESYNTAX);
    }
}

Test(json_syntax, reads_no_byte_past_the_end)
{
    static const char text[] = "{\"a\":[1.5e3,\"\\ud83d\\ude00\",true,null]}";

    for (size_t size = 0; size < sizeof text - 1; size++) {
        char *cut = zr__calloc(size, 1); /* the sanitizer watches its end */

        memcpy(cut, text, size);
        cr_expect_eq(zr__json_check_syntax(cut, size, "j", &err), ZR_ESYNTAX, "%zu bytes", size);
        zr__free(cut);
    }
}

Test(json_syntax, finds_a_twin_among_many_keys)
{
    zr__buffer text = {0};

    zr__buffer_add(&text, "{");
    for (int i = 0; i < 200000; i++)
        zr__buffer_addf(&text, "\"key %d\":0,\n", i);
    zr__buffer_add(&text, "\"key 77\":0}");
    cr_expect_eq(check(zr__buffer_take(&text)), ZR_ESYNTAX);
    cr_expect_eq(err.line, 200001);
    cr_expect_str_eq(err.message, "key 'key 77' is in this object already, at 78:1");
}

Test(json_syntax, survives_running_out_of_memory)
{
    static const char text[] = "{\"\\u0061\":{\"b\":1,\"\\u0063\":2}}";

    ZT_SURVIVES_OOM(zr__json_check_syntax(text, strlen(text), "j", &err));
}
