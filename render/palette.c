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

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static const zr__colour on_light[] = {
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

static const zr__colour on_dark[] = {
    {86, 180, 233},  /* sky blue */
    {230, 159, 0},   /* orange */
    {38, 188, 145},  /* bluish green, lightened */
    {222, 148, 190}, /* reddish purple, lightened */
    {240, 228, 66},  /* yellow */
    {64, 146, 214},  /* blue, lightened */
    {240, 120, 50},  /* vermillion, lightened */
    {204, 102, 119}, /* rose, in place of wine (Tol) */
    {150, 140, 232}, /* indigo, lightened */
    {190, 154, 106}, /* brown, lightened */
};

static const zr__colour on_paper[] = {{60, 60, 60}, {125, 125, 125}, {92, 92, 92}};

const zr__theme zr__themes[] = {
    {.page = {255, 255, 255},
     .ink = {26, 28, 32},
     .muted = {84, 90, 98},
     .rule = {200, 205, 211},
     .panel = {245, 246, 248},
     .neutral = {92, 98, 106},
     .colour = on_light,
     .colours = COUNT(on_light)},
    {.page = {22, 25, 30},
     .ink = {238, 240, 243},
     .muted = {182, 188, 196},
     .rule = {72, 78, 88},
     .panel = {33, 37, 44},
     .neutral = {150, 157, 166},
     .colour = on_dark,
     .colours = COUNT(on_dark)},
    {.page = {255, 255, 255},
     .ink = {0, 0, 0},
     .muted = {70, 70, 70},
     .rule = {190, 190, 190},
     .panel = {244, 244, 244},
     .neutral = {96, 96, 96},
     .colour = on_paper,
     .colours = COUNT(on_paper),
     .is_grey = true},
};

zr__colour zr__palette(const zr__theme *theme, uint32_t index)
{
    return theme->colour[index % theme->colours];
}

zr__colour zr__class_colour(const zr__theme *theme, uint32_t index)
{
    return zr__palette(theme, theme->is_grey ? 0 : index);
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
