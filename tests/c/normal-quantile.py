#!/usr/bin/env python3
"""Writes normal-quantile.h: z with P(Z > z) = tail, to 50 digits by mpmath.

The tails are doubles, taken exactly; z solves erfc(z / sqrt 2) / 2 = tail.
"""
from mpmath import erfc, findroot, log, mp, mpf, nstr, pi, sqrt

mp.dps = 50
tails = [0.5, 0.49999, 0.45, 0.4, 0.3, 0.25, 0.2, 0.1, 0.05, 0.025, 0.01,
         0.005, 0.001, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-15, 1e-20, 1e-30,
         1e-50, 1e-75, 1e-100, 1e-150, 1e-200, 1e-250, 1e-300,
         0.6, 0.75, 0.9, 0.975, 0.995, 0.999]


def quantile(tail):
    t = mpf(tail)
    if t == mpf(0.5):
        return mpf(0)
    u = min(t, 1 - t)
    start = sqrt(-2 * log(u)) if u < 0.02 else (mpf(0.5) - u) * sqrt(2 * pi)
    z = findroot(lambda x: log(erfc(x / sqrt(2)) / 2) - log(u), start)
    return z if t < mpf(0.5) else -z


with open("normal-quantile.h", "w") as out:
    out.write("/* Written by normal-quantile.py */\n")
    out.write("static const struct {\n  double tail, z;\n} quantiles[] = {\n")
    for tail in tails:
        z = quantile(tail)
        assert abs(erfc(z / sqrt(2)) / 2 / mpf(tail) - 1) < mpf(10) ** -40
        out.write("    {%r, %s},\n" % (tail, nstr(z, 20)))
    out.write("};\n")
