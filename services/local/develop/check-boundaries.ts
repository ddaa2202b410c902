import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { projectRoot } from '../../platform/project-root.ts'

const FOLDERS = ['contracts', 'workflows', 'services', 'schema', 'test']

/** Answers 0 when modules were seen and none imports what .dependency-cruiser.cjs forbids. */
export async function checkBoundaries(): Promise<number> {
  const { modules, violations, circles, pairs } = await findBoundaryViolations(projectRoot)
  for (const violation of violations) process.stdout.write(`  ${violation}\n`)
  process.stdout.write(
    `  ${modules} modules seen, ${circles} circles of files (types count); ` +
      `${pairs.length} pairs of folders import from each other, ${MOST_PAIRS} may: ` +
      `${pairs.map(pair => pair.join(' and ')).join(', ')}\n`,
  )
  return modules > 0 && violations.length === 0 ? 0 : 1
}

/** Reads the tree below `baseDir`; answers what it saw, and each breach as `rule: from -> to`. */
export async function findBoundaryViolations(baseDir: string) {
  const options = await extractOptions(`${projectRoot}/.dependency-cruiser.cjs`)
  const folders = FOLDERS.filter(folder => existsSync(`${baseDir}/${folder}`))
  const { output } = await cruise(folders, { ...options, baseDir, validate: true })
  const { summary, modules } = output as ICruiseResult
  const pairs = findPairs(modules.filter(({ source }) => !source.startsWith('test/')))
  const circles = summary.violations.filter(({ rule }) => rule.name === 'no-circles')
  return {
    modules: summary.totalCruised,
    circles: circles.length,
    pairs,
    violations: [
      ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
      ...(pairs.length > MOST_PAIRS ? pairs.map(([a, b]) => `few-pairs: ${a} -> ${b}`) : []),
    ],
  }
}

/** How many pairs of folders may import from each other: each is a layer that is not one. */
const MOST_PAIRS = 3

function findPairs(modules: readonly IModule[]): (readonly [string, string])[] {
  const arrows = new Map<string, readonly [string, string]>()
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [dirname(source), dirname(resolved)]
      if (from !== to) arrows.set(`${from} ${to}`, [from, to])
    }
  return [...arrows.values()].filter(([from, to]) => from < to && arrows.has(`${to} ${from}`))
}
