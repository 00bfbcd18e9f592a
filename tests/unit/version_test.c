#include "zeren/version.h"

#include <criterion/criterion.h>

Test(version, of_the_library_is_that_of_its_headers)
{
    cr_expect_str_eq(zr_version(), ZR_VERSION_STRING);
}

Test(version, of_the_headers_is_that_of_the_project)
{
    cr_expect_str_eq(ZR_VERSION_STRING, ZT_VERSION);
}
