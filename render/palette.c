/*
 * Colours.
 *
 * Colours that stay apart for the colour-blind (Okabe & Ito 2008), without black, which is the ink,
 * and with a darker yellow, since theirs is hard to see on white; then three as safe. Areas are
 * filled with tints, so that dark ink stays legible on them.
 */
#include "render/palette.h"

#include <math.h>

static const double LEGIBLE_CONTRAST = 4.5; /* WCAG 2, level AA */

const zr__theme zr__theme_light = {
    .page = {255, 255, 255},
    .ink = {26, 28, 32},
    .muted = {84, 90, 98},
    .rule = {200, 205, 211},
    .panel = {245, 246, 248},
};

const zr__colour zr__neutral = {92, 98, 106};

zr__colour zr__palette(uint32_t index)
{
    static const zr__colour colours[] = {
        {0, 114, 178},   /* blue */
        {213, 94, 0},    /* vermillion */
        {0, 158, 115},   /* bluish green */
        {204, 121, 167}, /* reddish purple */
        {230, 159, 0},   /* orange */
        {86, 180, 233},  /* sky blue */
        {136, 34, 85},   /* wine, in place of black (Tol) */
        {196, 184, 20},  /* yellow, darkened to show on white */
        {51, 34, 136},   /* indigo (Tol) */
        {122, 88, 44},   /* brown */
    };
    return colours[index % (sizeof colours / sizeof *colours)];
}

static uint8_t mix(uint8_t colour, uint8_t ground, double strength)
{
    return (uint8_t)lround(ground + (colour - ground) * strength);
}

zr__colour zr__tint(zr__colour colour, zr__colour ground, double strength)
{
    return (zr__colour){mix(colour.red, ground.red, strength),
                        mix(colour.green, ground.green, strength),
                        mix(colour.blue, ground.blue, strength)};
}

static double linear(uint8_t channel)
{
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(zr__colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double zr__contrast(zr__colour a, zr__colour b)
{
    const double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

zr__colour zr__legible(zr__colour colour, zr__colour ink, zr__colour ground)
{
    for (int percent = 0; percent < 100; percent += 5) {
        const zr__colour moved = zr__tint(ink, colour, percent / 100.0);
        if (zr__contrast(moved, ground) >= LEGIBLE_CONTRAST)
            return moved;
    }
    return ink;
}
