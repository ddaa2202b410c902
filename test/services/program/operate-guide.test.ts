import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { metrics } from '../../../services/platform/metrics.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import '../../../services/program/index.ts'

/** The page for operators, against the program. */
const pages = ['operate.md', 'operate.zh.md'].map(name =>
  readFileSync(join(projectRoot, 'schema/guides', name), 'utf8'),
)

test.each(pages)('every figure of ours has its row among the alarms, and no other', page => {
  const told = [...page.matchAll(/^\| `(tallystick_\w+)` \|/gm)].map(([, name]) => name!)
  const known = metrics.getMetricsAsArray().map(({ name }) => name)
  expect(told.toSorted()).toEqual(known.filter(name => name.startsWith('tallystick_')).toSorted())
})

test('both languages show the same commands', () => {
  const commands = pages.map(page => [...page.matchAll(/^( {4}|)npx .*$/gm)].map(([line]) => line))
  expect(commands[0]!.length).toBeGreaterThan(10)
  expect(commands[1]).toEqual(commands[0])
})

test('what it says of readiness is what the program looks at', () => {
  const program = readFileSync(join(projectRoot, 'services/program/index.ts'), 'utf8')
  const named = [...program.matchAll(/health\.optional\['(\w+)'\]|optional: \{ (\w+):/g)]
  const optional = named.map(([, one, other]) => one ?? other!)
  expect(optional.toSorted()).toEqual(['archive', 'businessDate', 'temporal'])
  for (const page of pages)
    for (const name of optional)
      expect(page).toMatch(new RegExp(`[（(]\`away\`(: |：)\`${name}\`[)）]`))
})
