import { expect, test } from 'vitest'
import { printFigure } from './print-figure.ts'
import { isCode, projectFiles } from './project-files.ts'

/** Those whose name is what they answer (`leafOf`, `idOf`); where a verb exists, it is used. */
const NAMED_OF_MAX = 40

const DECLARED = [
  /^(?:export )?(?:async )?function\*? (\w+Of)\b/gm,
  /^\s*(?:export )?const (\w+Of) = (?:async )?(?:\(|<|\w+ =>)/gm,
]

function findNamedOf(text: string): string[] {
  return DECLARED.flatMap(pattern => [...text.matchAll(pattern)].map(([, name]) => name!))
}

test(`at most ${NAMED_OF_MAX} functions are called xOf: functions say what they do`, () => {
  const named = projectFiles()
    .filter(file => isCode(file) && /^(contracts|services|workflows)\//.test(file.path))
    .flatMap(({ path, text }) => findNamedOf(text).map(name => `${path}: ${name}`))
  const names = named.map(name => name.split(': ')[1]).join(', ')
  printFigure('functions called xOf', named.length, `${NAMED_OF_MAX} at most: ${names}`)
  expect(named.length).toBeGreaterThan(0)
  expect(named.length, named.join('\n')).toBeLessThanOrEqual(NAMED_OF_MAX)
})

test('a declaration of either form is counted', () => {
  const text =
    'export function sumOf(a) {}\n  const rowOf = (a) => a\nconst x = sumOf(1)\nconst of = 1'
  expect(findNamedOf(text)).toEqual(['sumOf', 'rowOf'])
})
