import { expect, test } from "vitest";
import { takeNodes, withProjects } from "./runners.mjs";

test("the usual projects are run, whatever file is named", () => {
  const projects = ["--project=games", "--project=phone", "--project=russian"];
  expect(withProjects([])).toEqual(projects);
  expect(withProjects(["misere", "--headed"])).toEqual([...projects, "misere", "--headed"]);
});

test("projects that are named are run instead, and the name after one of them is a file's", () => {
  expect(withProjects(["--project", "phone", "deal"])).toEqual(["--project=phone", "deal"]);
  expect(withProjects(["--project=phone", "--project", "russian"])).toEqual(["--project=phone", "--project=russian"]);
});

test("a project without a name is left for Playwright to refuse", () => {
  expect(withProjects(["deal", "--project"])).toEqual(["deal", "--project"]);
});

test("how many nodes a club has is the command's, and not Playwright's", () => {
  expect(takeNodes(["misere", "--nodes", "3", "--headed"])).toEqual({ nodes: "3", parameters: ["misere", "--headed"] });
  expect(takeNodes(["misere"])).toEqual({ nodes: "1", parameters: ["misere"] });
  for (const wrong of [["--nodes"], ["--nodes", "many"], ["--nodes", "0"]])
    expect(() => takeNodes(wrong)).toThrow("--nodes wants a number");
});
