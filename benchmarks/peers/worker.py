"""Runs one engine in an environment of its own: reads requests, one line of JSON each, and answers likewise.

Imports nothing of the project. Rules are compiled once. An engine is used as its documentation shows it first, a call for each rule with
the declaration as a dict, and in the faster ways it has: facts converted once for all rules, or (ZEN) all rules as one expression.
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
OUTCOMES = {"pass", "fail", "unknown", "not_applicable"}


class Worker:
    """One engine with the declarations it was given."""

    def __init__(self, setup):
        self.engine = ENGINES[setup["engine"]](setup["rules"], setup["names"])
        self.lists = setup["lists"]
        self.sites = []

    def answer(self, request):
        """Return what a request asks for: a number for new facts, the findings of one declaration, or the milliseconds of making them."""
        if "facts" in request:
            self.sites.append(request["facts"])
            return len(self.sites) - 1
        facts = self.sites[request["site"]]
        if "calls" not in request:
            return {name: self.findings_of_one(facts, name) for name in self.lists}
        names, work = request["rules"], getattr(self, request["how"])
        ready = self.engine.prepare(facts) if request["how"] == "prepared" else facts
        start = time.process_time()
        for _ in range(request["calls"]):
            work(facts, ready, names)
        return (time.process_time() - start) * 1000 / request["calls"]

    def together(self, facts, ready, names):
        """Return the findings of all rules at once."""
        return self.findings(facts, names, self.engine.run(facts, names))

    def singly(self, facts, ready, names):
        """Return the findings, with a call of the engine for each rule."""
        return self.findings(facts, names, [self.engine.run(facts, [name])[0] for name in names])

    def prepared(self, facts, ready, names):
        """Return the findings from facts that the engine has converted before."""
        return self.findings(facts, names, self.engine.evaluate(ready, names))

    def findings(self, facts, names, results):
        """Return one finding for each outcome: rule, list, item and outcome."""
        found = []
        for name, said in zip(names, results, strict=True):
            items = self.lists[name]
            if isinstance(said, list):
                found += [(name, items, item["id"], one) for item, one in zip(facts[items], said, strict=True)]
            else:
                found.append((name, items, None, said))
        return found

    def findings_of_one(self, facts, name):
        """Return the findings of one rule; None where the engine raises an error, or gives one back."""
        try:
            found = self.singly(facts, facts, [name])
        except Exception:  # each engine has errors of its own, and all of them mean that it cannot tell
            return None
        return found if all(one[-1] in OUTCOMES for one in found) else None


def main():
    """Answer until the input ends."""
    worker = Worker(json.loads(sys.stdin.readline()))
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(worker.answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
