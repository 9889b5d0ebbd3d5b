"""Runs one engine in an environment of its own: reads requests, one line of JSON each, and answers likewise.

Imports nothing of the project. Each engine is used the fastest way its documentation shows: rules are compiled once; ZEN gets all rules as
one expression, since it converts the whole declaration anew for every call; CEL and datalogic convert it once for all rules.
"""

import json
import sys
import time


class Cel:
    """CEL, by Google's own implementation in C++."""

    def __init__(self, rules, names):
        from cel_expr_python import cel
        from cel_expr_python.ext.ext_strings import ExtStrings

        kind = cel.Type
        total = cel.FunctionDecl("total", [cel.Overload("total", kind.DYN, [kind.List(kind.DYN)], False, sum)])
        extensions = [ExtStrings()]
        self.env = cel.NewEnv(variables=dict.fromkeys(names, kind.DYN), functions=[total], extensions=extensions)
        self.rules = {name: self.env.compile(text) for name, text in rules.items()}

    def run(self, facts, names):
        """Return the results of the rules called *names*, the facts converted on the way."""
        return self.evaluate(self.prepare(facts), names)

    def prepare(self, facts):
        """Return the facts as CEL has them."""
        return self.env.Activation(facts)

    def evaluate(self, ready, names):
        """Return the results of the rules called *names*."""
        return [self.rules[name].eval(ready).plain_value() for name in names]


class Zen:
    """ZEN: all rules in one expression, or each by itself to see what it says."""

    def __init__(self, rules, names):
        import zen

        self.compile = zen.compile_expression
        self.texts = rules
        self.together = {}
        self.rules = {name: self.compile(text) for name, text in rules.items()}

    def run(self, facts, names):
        """Return the results of the rules called *names*."""
        key = tuple(names)
        if key not in self.together:
            inside = ", ".join(f"{json.dumps(name)}: {self.texts[name]}" for name in names)
            self.together[key] = self.compile("{" + inside + "}")
        found = self.together[key].evaluate(facts)
        return [found[name] for name in names]


class Datalogic:
    """JSONLogic, by datalogic in Rust."""

    def __init__(self, rules, names):
        from datalogic_py import DataHandle, Engine

        self.handle = DataHandle
        engine = Engine()
        self.session = engine.session()
        self.rules = {name: engine.compile(rule) for name, rule in rules.items()}

    def run(self, facts, names):
        """Return the results of the rules called *names*, the facts converted on the way."""
        return self.evaluate(self.prepare(facts), names)

    def prepare(self, facts):
        """Return the facts as datalogic has them."""
        return self.handle(facts)

    def evaluate(self, ready, names):
        """Return the results of the rules called *names*."""
        return [self.session.evaluate_data(self.rules[name], ready) for name in names]


ENGINES = {"CEL C++": Cel, "GoRules ZEN": Zen, "datalogic": Datalogic}


def answer(engine, sites, request):
    """Return what a request asks for: the answers of one declaration, or the milliseconds of evaluating it."""
    facts = sites[request["site"]]
    if "calls" not in request:
        return {name: one_answer(engine, facts, name) for name in engine.rules}
    names, ready = request["rules"], None
    if request["prepared"]:
        ready = engine.prepare(facts)
    start = time.process_time()
    for _ in range(request["calls"]):
        engine.evaluate(ready, names) if ready is not None else engine.run(facts, names)
    return (time.process_time() - start) * 1000 / request["calls"]


def one_answer(engine, facts, name):
    """Return what one rule says; None where the engine raises an error."""
    try:
        return engine.run(facts, [name])[0]
    except Exception:  # each engine has errors of its own, and all of them mean that it cannot tell
        return None


def main():
    """Answer until the input ends."""
    setup = json.loads(sys.stdin.readline())
    engine = ENGINES[setup["engine"]](setup["rules"], setup["names"])
    print(json.dumps("ready"), flush=True)
    sites = []
    for line in sys.stdin:
        request = json.loads(line)
        if "facts" in request:
            sites.append(request["facts"])
        print(json.dumps(answer(engine, sites, request) if "site" in request else len(sites) - 1), flush=True)


if __name__ == "__main__":
    main()
