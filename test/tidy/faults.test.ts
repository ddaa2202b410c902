import { expect, test } from 'vitest'
import { projectFiles } from './project-files.ts'

/** A fault that was found from outside names the rule that mends it, and a test that is there. */
test('rules and tests of the faults that were found are there', () => {
  const files = new Map(projectFiles().map(({ path, text }) => [path, text]))
  const rows = files.get('test/faults.md')!.matchAll(/^\| [ACD]\d.* \| (\S+) \| (\S+) › (.+) \|$/gm)
  const named = [...rows].map(([, rule, file, title]) => ({ rule, file, title }) as Named)
  expect(named.length).toBeGreaterThan(60)
  const lost = named.filter(({ rule, file, title }) => {
    const text = files.get(`test/${file}.test.ts`) ?? ''
    return !(files.has(rule) && text.replace(/\\'/g, "'").includes(title))
  })
  expect(lost).toEqual([])
})

type Named = Record<'rule' | 'file' | 'title', string>
