import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../platform/project-root.ts'

interface Place {
  readonly rule: number
  readonly path: string
}

/** 'Where is rule Cn?': every marker in the contracts, in the order of the rules. */
export function ruleTable(): string {
  const rows = [...Map.groupBy(findPlaces('C'), place => place.rule)]
    .sort(([a], [b]) => a - b)
    .map(([rule, found]) => `| C${rule} | ${linkAll(found)} |\n`)
  return `| rule | where it is decided |\n|---|---|\n${rows.join('')}`
}

/** The rules of warehouse receipts; the numbers that are left out name none. */
const GOODS_RULES = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23]

/** 'Where is rule Rn, and what shows it?': each rule of receipts with its contracts and tests. */
export function goodsRuleTable(): string {
  const places = Map.groupBy(findPlaces('R'), place => place.rule)
  const tests = listFiles('test/contracts')
    .filter(path => path.endsWith('.test.ts'))
    .map(path => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))
  const rows = GOODS_RULES.map(rule => {
    const found = places.get(rule)
    if (!found) return `| R${rule} | not yet in force | |\n`
    const showing = found.flatMap(one =>
      tests
        .filter(({ text }) => text.includes(`/${one.path}'`))
        .map(({ path }) => ({ rule, path })),
    )
    return `| R${rule} | ${linkAll(found)} | ${linkAll(showing)} |\n`
  })
  return `| rule | where it is decided | what shows it |\n|---|---|---|\n${rows.join('')}`
}

function findPlaces(series: 'C' | 'R'): readonly Place[] {
  return listFiles('contracts').flatMap(path =>
    [
      ...readFileSync(join(projectRoot, path), 'utf8').matchAll(
        new RegExp(`Rule: ${series}(\\d+)\\n`, 'g'),
      ),
    ].map(([, rule]) => ({ rule: Number(rule), path })),
  )
}

function linkAll(places: readonly Place[]): string {
  const links = places.map(({ path }) => `[${path.replace(/^(test\/)?contracts\//, '')}](${path})`)
  return [...new Set(links)].join(', ')
}

function listFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => `${folder}/${path}`)
    .sort()
}
