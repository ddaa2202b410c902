import { describe, expect, test } from 'vitest'
import { dialectRules } from './dialect-rules.ts'
import { printFigure } from './print-figure.ts'
import { projectFiles } from './project-files.ts'
import { purityRules } from './purity-rules.ts'
import { sizeRules } from './size-rules.ts'
import { testRules } from './test-rules.ts'
import { wordRules } from './word-rules.ts'

const files = projectFiles()

const rules = [...sizeRules, ...wordRules, ...purityRules, ...testRules, ...dialectRules]

describe.each(rules)('$says', rule => {
  test('everywhere in the project', () => {
    const applicable = files.filter(file => rule.appliesTo(file))
    expect(applicable.length).toBeGreaterThan(0)
    const breaches = applicable.flatMap(file =>
      rule.breaches(file).map(breach => `${file.path}: ${breach}`),
    )
    if (rule.counted) printFigure(rule.counted, breaches.length, 'none')
    expect(breaches).toEqual([])
  })

  test('can fail', () => {
    expect(rule.appliesTo(rule.bad)).toBe(true)
    expect(rule.breaches(rule.bad)).toHaveLength(1)
    expect(rule.breaches(rule.good)).toEqual([])
  })
})
