import { expect, test } from "vitest";
import { withProjects } from "./runners.mjs";

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
