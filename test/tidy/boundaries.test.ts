import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBoundaryViolations } from '../../services/local/develop/check-boundaries.ts'
import { projectRoot } from '../../services/platform/project-root.ts'
import { printFigure } from './print-figure.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-boundaries-'))
afterAll(() => rmSync(folder, { recursive: true }))

const crossings = [
  ['contracts/a.ts', 'node:fs'],
  ['contracts/b.ts', '../services/ledger/index.ts'],
  ['workflows/a.ts', '../services/ledger/index.ts'],
  ['schema/a.ts', '../contracts/b.ts'],
  ['services/ledger/a.ts', '../gateway/inside.ts'],
  ['services/ledger/engine/a.ts', '../../../contracts/party/p.ts'],
  ['services/platform/a.ts', '../ledger/index.ts'],
  ['services/ledger/b.ts', '../../test/support/x.ts'],
  ['services/ledger/c.ts', './no-such-file.ts'],
  ['services/client/a.ts', '../ledger/index.ts'],
  ['services/client/b.ts', '../platform/y.ts'],
  ['services/platform/new-id.ts', './y.ts'],
  ['services/client/browser.ts', './signs.ts'],
  ['services/portal/a.ts', '../ledger/index.ts'],
  ['services/portal/d.ts', '../client/client.ts'],
  ['services/portal/e.ts', '../../contracts/party/p.ts'],
  ['services/portal/main.tsx', './signs.ts'],
  ['services/gateway/index.ts', '../local/index.ts'],
] as const
/** Four pairs of folders that import from each other, one more than may be. */
const mutual = ['a', 'b', 'c', 'd'].flatMap(
  name =>
    [
      [`services/relay/${name}/up.ts`, `../${name}${name}/down.ts`],
      [`services/relay/${name}${name}/other.ts`, `../${name}/lower.ts`],
    ] as const,
)
const allowed = [
  ['services/gateway/inside.ts', '../ledger/index.ts'],
  ['services/local/index.ts', './portal/bundle.ts'],
  ['services/gateway/b.ts', '../platform/y.ts'],
  ['services/ledger/index.ts', '../../contracts/c.ts'],
  ['workflows/b.ts', '../contracts/c.ts'],
  ['test/support/x.ts', '../../services/gateway/inside.ts'],
  ['services/client/c.ts', '../platform/new-id.ts'],
  ['services/client/signs.ts', 'node:crypto'],
  ['services/portal/b.ts', '../client/browser.ts'],
  ['services/portal/c.ts', '../../contracts/kernel/k.ts'],
] as const

test('the project crosses no boundary', async () => {
  const { modules, violations, circles, pairs } = await findBoundaryViolations(projectRoot)
  printFigure('circles of imports, of types too', circles, 'none')
  printFigure('pairs of folders that look at each other', pairs.length, '3 at most')
  expect(modules).toBeGreaterThan(0)
  expect(violations).toEqual([])
})

test('each crossing is seen, and what is allowed is not', async () => {
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  put('contracts/c.ts', 'export const c = 1\n')
  put('contracts/kernel/k.ts', 'export const k = 1\n')
  put('services/client/client.ts', 'export const client = 1\n')
  put('services/portal/signs.ts', "import '../client/browser.ts'\n")
  put('contracts/party/p.ts', 'export const p = 1\n')
  put('services/platform/y.ts', 'export const y = 1\n')
  put('services/local/portal/bundle.ts', 'export const bundle = 1\n')
  for (const name of ['a', 'b', 'c', 'd']) {
    put(`services/relay/${name}${name}/down.ts`, 'export const down = 1\n')
    put(`services/relay/${name}/lower.ts`, 'export const lower = 1\n')
  }
  put('services/intake/one.ts', "import type { Two } from './two.ts'\nexport type One = Two\n")
  put('services/intake/two.ts', "import type { One } from './one.ts'\nexport type Two = One\n")
  for (const [from, to] of [...crossings, ...mutual, ...allowed]) put(from, `import '${to}'\n`)
  const { violations } = await findBoundaryViolations(folder)
  const guilty = violations.map(violation => violation.replace(/^.*: (.*) -> .*$/, '$1'))
  const pairs = guilty.filter(from => !/\.tsx?$/.test(from))
  expect(pairs).toEqual(expect.arrayContaining(mutual.slice(0, 1).map(([from]) => dirname(from))))
  const files = guilty.filter(from => /\.tsx?$/.test(from))
  const expected = [...crossings.map(([from]) => from), 'services/intake/one.ts']
  expect([...new Set(files)].sort()).toEqual(expected.sort())
})
