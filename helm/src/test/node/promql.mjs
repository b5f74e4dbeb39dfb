// Reads PromQL expressions as a JSON array on standard input; answers the metric names of each, or the place of its fault.
import { parser } from "@prometheus-io/lezer-promql";
import { readFileSync } from "node:fs";

function judge(expression) {
  const metrics = [];
  let fault = null;
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError && fault === null) fault = node.from;
      if (node.name === "Identifier" && node.node.parent?.name === "VectorSelector") {
        metrics.push(expression.slice(node.from, node.to));
      }
    },
  });
  return { expression, metrics, fault };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(judge)));
