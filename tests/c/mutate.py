"""Would the C tests notice? Changes one thing at a time in a kernel and runs the tests that
reach its line.

    python3 mutate.py [--most 10] [--seed 1] [--without "test-count-set"] [kernel ...]

Lines that no C test reaches are counted and left alone. A change that no test notices is
printed: a test is missing, or the change is none (say why in survivors.txt, as
kernel:text of the line:change). Ends with status 1 where one is not in that list. Needs gcov.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys

SRC, WORK = "../../src", "build/mutants"
FLAGS = "-std=c11 -O2 -fopenmp -w".split()
CHANGES = [
    (r"(?<![-<>=!+*/&|])<(?![<=])(?=\s)", "<="), (r"(?<![-<>=])>(?![>=])(?=\s)", ">="),
    (r"<=", "<"), (r">=", ">"), (r"==", "!="), (r"!=", "=="), (r"&&", "||"), (r"\|\|", "&&"),
    (r"(?<=\s)\+(?=\s)", "-"), (r"(?<=\s)-(?=\s)", "+"), (r"(?<=\s)\*(?=\s)", "/"),
    (r"(?<=\s)/(?=\s)", "*"), (r"\+=", "-="), (r"-=", "+="), (r"(?<![\w.\]\)])0(?![\w.x])", "1"),
    (r"(?<![\w.])1(?![\w.])", "2"), (r"\b(\w+)\+\+", r"\1--"), (r"\breturn ([a-z_]\w*);", r"return !\1;"),
    (r"\bfmin\b", "fmax"), (r"\bfmax\b", "fmin"),
]


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, **more)


def made(name):
    text = run(["make", "-pn", "all"]).stdout
    return re.search(rf"^{name} :?= (.*)$", text, re.M).group(1).split()


def gsl(what):
    return run(["pkg-config", what, "gsl"]).stdout.split()


def build(kernels, tests, folder, flags):
    os.makedirs(folder, exist_ok=True)
    jobs = [["gcc", *flags, *gsl("--cflags"), "-c", f"{SRC}/{k}.c", "-o", f"{folder}/{k}.o"] for k in kernels]
    jobs += [["gcc", *flags, *gsl("--cflags"), "-c", f"{t}.c", "-o", f"{folder}/{t}.o"] for t in tests]
    for job in jobs:
        subprocess.run(job, check=True)


def link(kernels, test, folder, out, instead=None):
    objects = [instead[1] if instead and instead[0] == k else f"{folder}/{k}.o" for k in kernels]
    return run(["gcc", "-fopenmp", *(["--coverage"] if folder.endswith("cov") else []),
                f"{folder}/{test}.o", *objects, "-o", out, *gsl("--libs")])


def reached(kernels, tests):
    """Which tests reach which lines of which kernel."""
    folder = f"{WORK}/cov"
    build(kernels, tests, folder, [*FLAGS[:1], "-O1", "-g", "-fopenmp", "-w", "--coverage"])
    lines = {k: {} for k in kernels}
    for test in tests:
        for name in os.listdir(folder):
            if name.endswith(".gcda"):
                os.remove(f"{folder}/{name}")
        link(kernels, test, folder, f"{folder}/{test}")
        run([f"{folder}/{test}"])
        for k in kernels:
            if not os.path.exists(f"{folder}/{k}.gcda"):
                continue
            out = run(["gcov", "--json-format", "--stdout", f"{folder}/{k}.gcda"]).stdout
            for file in json.loads(out)["files"]:
                if os.path.basename(file["file"]) == f"{k}.c":
                    for line in file["lines"]:
                        at = lines[k].setdefault(line["line_number"], [])
                        if line["count"] > 0:
                            at.append(test)
    return lines


def mutants(kernel, lines):
    text = open(f"{SRC}/{kernel}.c").read().split("\n")
    for number, tests in lines.items():
        line = text[number - 1]
        code = re.sub(r"//.*|/\*.*?\*/|\"[^\"]*\"|'[^']*'", lambda m: " " * len(m.group()), line)
        if not tests or line.lstrip().startswith(("*", "/*", "#", "//")):
            continue
        for pattern, to in CHANGES:
            for m in re.finditer(pattern, code):
                new = line[:m.start()] + m.expand(to) + line[m.end():]
                yield number, line, new, tests, text


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("kernels", nargs="*")
    ask.add_argument("--most", type=int, default=10)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--without", default="", help="tests left out, as they take long")
    args = ask.parse_args()
    kernels = made("KERNELS")
    # those that wrap malloc, wait for a signal, or repeat another
    tests = [t for t in made("TESTS") if t not in ("test-alloc", "test-interrupt", "test-tabulate-plain", *args.without.split())]
    shutil.rmtree(WORK, ignore_errors=True)
    lines = reached(kernels, tests)
    build(kernels, tests, WORK, FLAGS)
    took = {}
    for t in tests:
        link(kernels, t, WORK, f"{WORK}/{t}")
        start = os.times().elapsed
        if run([f"{WORK}/{t}"]).returncode:
            sys.exit(f"{t} fails as it is")
        took[t] = os.times().elapsed - start
    argued = {}
    if os.path.exists("survivors.txt"):
        for row in open("survivors.txt"):
            if row.strip() and not row.startswith("#"):
                kernel, old, new, why = [x.strip() for x in row.split(" | ")]
                argued[kernel, old, new] = why
    tried = noticed = 0
    left = []
    for k in args.kernels or kernels:
        dark = sum(not t for t in lines[k].values())
        found = list(mutants(k, lines[k]))
        random.Random(f"{args.seed}{k}").shuffle(found)
        n = seen = 0
        for number, old, new, covering, text in found:
            if n == args.most:
                break
            copy = text[:]
            copy[number - 1] = new
            open(f"{WORK}/mutant.c", "w").write("\n".join(copy))
            made_it = run(["gcc", *FLAGS, f"-I{SRC}", *gsl("--cflags"), "-c", f"{WORK}/mutant.c", "-o", f"{WORK}/mutant.o"])
            if made_it.returncode:
                continue
            n += 1
            killed = False
            for t in sorted(covering, key=took.get):
                link(kernels, t, WORK, f"{WORK}/mutant", (k, f"{WORK}/mutant.o"))
                try:
                    killed = run([f"{WORK}/mutant"], timeout=10 + 5 * took[t]).returncode != 0
                except subprocess.TimeoutExpired:
                    killed = True
                if killed:
                    break
            seen += killed
            if not killed and (k, old.strip(), new.strip()) not in argued:
                left.append(k)
                print(f"{k}.c:{number}\n  - {old.strip()}\n  + {new.strip()}", flush=True)
        print(f"{k}: {seen} of {n} changes noticed; {dark} of {len(lines[k])} lines not reached", flush=True)
        tried += n
        noticed += seen
    print(f"{noticed} of {tried} noticed, {len(argued)} argued, {len(left)} open")
    return 1 if left else 0


sys.exit(main())
