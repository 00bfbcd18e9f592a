#include "testing.h"

#include <stdio.h>

#include "src/arena.h"
#include "src/names.h"

enum { MANY = 50000 };

Test(names, are_found_again_among_many)
{
    static char text[MANY][16];
    zr__names names = {0};

    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(text[i], sizeof text[i], "单位%u", i);
        cr_assert_eq(zr__names_find(&names, text[i], strlen(text[i])), ZR_NONE);
        cr_assert(zr__names_add(&names, text[i], strlen(text[i]), i));
    }
    for (uint32_t i = 0; i < MANY; i++)
        cr_assert_eq(zr__names_find(&names, text[i], strlen(text[i])), i);
    cr_expect_eq(zr__names_find(&names, "单位", strlen("单位")), ZR_NONE);
    zr__names_clear(&names);
}

Test(names, may_be_empty_or_of_any_length)
{
    static const char long_name[] = "abcdefghijklmnopqrstuvwxyz";
    zr__names names = {0};

    cr_expect_eq(zr__names_find(&names, "", 0), ZR_NONE);
    for (uint32_t size = 0; size < sizeof long_name; size++)
        cr_assert(zr__names_add(&names, long_name, size, size));
    for (uint32_t size = 0; size < sizeof long_name; size++)
        cr_expect_eq(zr__names_find(&names, long_name, size), size);
    zr__names_clear(&names);
}

Test(names, match_as_written_or_by_key)
{
    zr__names names = {0};
    zr__buffer key = {0};
    uint32_t number;

    cr_assert(zr__names_add(&names, "(筹)", strlen("(筹)"), 7));
    cr_expect(zr__names_match(&names, &key, "（筹）", &number));
    cr_expect_eq(number, 7);
    cr_expect(zr__names_match(&names, &key, " 甲", &number));
    cr_expect_eq(number, ZR_NONE);
    cr_expect_str_eq(key.bytes, "甲");
    zr__buffer_clear(&key);
    zr__names_clear(&names);
}

Test(arena, gives_zeroed_aligned_pieces_of_any_size)
{
    static const size_t sizes[] = {1, 3, 8, 100, 5000, 60000, 200000, 7};
    zr__arena arena = {0};

    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            unsigned char *piece = zr__arena_take(&arena, sizes[i]);

            cr_assert_not_null(piece);
            cr_assert_eq((uintptr_t)piece % 8, 0);
            for (size_t b = 0; b < sizes[i]; b++)
                cr_assert_eq(piece[b], 0);
            memset(piece, 0xFF, sizes[i]);
            cr_assert_str_eq(zr__arena_text(&arena, "湖州xyz", 6), "湖州");
        }
    }
    cr_expect_null(zr__arena_array(&arena, 0, 8));
    cr_expect_null(zr__arena_array(&arena, SIZE_MAX / 4, 8));
    zr__arena_clear(&arena);
}
