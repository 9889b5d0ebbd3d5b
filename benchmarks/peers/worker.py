"""Runs one engine in an environment of its own: reads requests, one line of JSON each, and answers likewise.

Imports nothing of the project. Rules are compiled once. Facts come as a dict, which the engine converts once for all rules, for each rule
anew, or before the time starts; or as the text of JSON, which the engine may read by itself.
"""

import gc
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
        """Return the facts as CEL has them; each is converted when a rule first asks for it."""
        return self.env.Activation(facts)

    def read(self, text, facts):
        """Return what the engine takes best: it knows no text."""
        return facts

    def evaluate(self, ready, names):
        """Return the results of the rules called *names*."""
        return [self.rules[name].eval(ready).plain_value() for name in names]


class Zen:
    """ZEN: all rules in one expression, or each by itself to see what it says; it converts facts anew with each call."""

    def __init__(self, rules, names):
        import zen

        self.compile = zen.compile_expression
        self.decide = zen.ZenEngine().create_decision
        self.texts = rules
        self.made = {}
        self.rules = {name: self.compile(text) for name, text in rules.items()}

    def once(self, make, names):
        """Return what *make* makes of the rules called *names*, made once."""
        key = make.__name__, tuple(names)
        if key not in self.made:
            self.made[key] = make(names)
        return self.made[key]

    def run(self, facts, names):
        """Return the results of the rules called *names*; the facts may be text."""
        found = self.once(self.expression, names).evaluate(facts)
        return [found[name] for name in names]

    def graph(self, facts, names):
        """Return the same by a decision graph."""
        found = self.once(self.decision, names).evaluate(facts)["result"]
        return [found[self.key(name)] for name in names]

    def expression(self, names):
        """Return one expression with all rules."""
        inside = ", ".join(f"{json.dumps(name)}: {self.texts[name]}" for name in names)
        return self.compile("{" + inside + "}")

    def decision(self, names):
        """Return a decision graph in which one node has all rules."""
        lines = [{"id": name, "key": self.key(name), "value": self.texts[name]} for name in names]
        kinds = {"start": "inputNode", "rules": "expressionNode", "end": "outputNode"}
        place = {"x": 0, "y": 0}
        nodes = [{"id": name, "name": name, "type": kind, "position": place} for name, kind in kinds.items()]
        nodes[1]["content"] = {"expressions": lines, "passThrough": False}
        ways = [("start", "rules"), ("rules", "end")]
        edges = [{"id": a, "type": "edge", "sourceId": a, "targetId": b} for a, b in ways]
        return self.decide(json.dumps({"nodes": nodes, "edges": edges}))

    def read(self, text, facts):
        """Return what the engine takes best: the text."""
        return text

    def key(self, name):
        """Return a rule's name as a key: a dot would make it nested."""
        return name.replace(".", "_")


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
        """Return the facts, which may be text, as datalogic has them."""
        return self.handle(facts)

    def read(self, text, facts):
        """Return what the engine takes best: the text."""
        return text

    def evaluate(self, ready, names):
        """Return the results of the rules called *names*."""
        return [self.session.evaluate_data(self.rules[name], ready) for name in names]


ENGINES = {"CEL C++": Cel, "GoRules ZEN": Zen, "datalogic": Datalogic}
OUTCOMES = {"pass", "fail", "unknown", "not_applicable"}


class Site:
    """One declaration: a dict, its text, and what the engine made of it once."""

    def __init__(self, facts):
        self.facts = facts
        self.text = json.dumps(facts, ensure_ascii=False)
        self.ready = None


class Worker:
    """One engine with the declarations it was given."""

    def __init__(self, setup):
        self.engine = ENGINES[setup["engine"]](setup["rules"], setup["names"])
        self.lists = setup["lists"]
        self.sites = []

    def answer(self, request):
        """Return what a request asks for.

        That is a number for new facts, the findings of each rule by itself, those of some rules in one way, or the milliseconds of that.
        """
        if "facts" in request:
            self.sites.append(Site(request["facts"]))
            return len(self.sites) - 1
        site = self.sites[request["site"]]
        if "how" not in request:
            return {name: self.findings_of_one(site, name) for name in self.lists}
        names, work = request["rules"], getattr(self, request["how"])
        if "calls" not in request:
            return work(site, names)
        site.ready = None  # what CEL makes of facts grows with each use
        work(site, names)
        gc.collect()
        gc.disable()  # as in the process that asks
        start = time.process_time()
        for _ in range(request["calls"]):
            work(site, names)
        spent = time.process_time() - start
        gc.enable()
        return spent * 1000 / request["calls"]

    def singly(self, site, names):
        """Return the findings, with a call of the engine for each rule, which converts the dict each time."""
        return self.findings(site.facts, names, [self.engine.run(site.facts, [name])[0] for name in names])

    def together(self, site, names):
        """Return the findings of all rules at once, the dict converted once."""
        return self.findings(site.facts, names, self.engine.run(site.facts, names))

    def graph(self, site, names):
        """Return the findings by a decision graph with all rules."""
        return self.findings(site.facts, names, self.engine.graph(site.facts, names))

    def prepared(self, site, names):
        """Return the findings from facts that the engine converted in the call before the time starts."""
        if site.ready is None:
            site.ready = self.engine.prepare(site.facts)
        return self.findings(site.facts, names, self.engine.evaluate(site.ready, names))

    def text(self, site, names):
        """Return the findings from the text of JSON; the ids of the subjects are taken from it as well."""
        facts = json.loads(site.text)
        return self.findings(facts, names, self.engine.run(self.engine.read(site.text, facts), names))

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

    def findings_of_one(self, site, name):
        """Return the findings of one rule; None where the engine raises an error, or gives one back."""
        try:
            found = self.singly(site, [name])
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
