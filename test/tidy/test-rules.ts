import type { ProjectFile } from './project-files.ts'
import type { Rule } from './rule.ts'

/** The folder with real data, and the function that looks for the sample in it. */
const REAL_DATA = /\b(TALLYSTICK_DATA|findSample)\b/

const isTest = ({ path }: ProjectFile) => path.endsWith('.test.ts')

function notRun({ text }: ProjectFile): string[] {
  const never = [...text.matchAll(/\.(only|todo|fails|skip)\b\(?/g)]
  const sometimes = REAL_DATA.test(text) ? [] : [...text.matchAll(/\.(skipIf|runIf)\b/g)]
  return [...never, ...sometimes].map(([word]) => `says ${word}`)
}

function assertsNothing({ text }: ProjectFile): string[] {
  return /\b(expect|fc\.assert)\b/.test(text) ? [] : ['no expect, no fc.assert']
}

export const testRules: Rule[] = [
  {
    says: 'no test is left out, but where real data is not there',
    appliesTo: isTest,
    breaches: notRun,
    bad: { path: 'a.test.ts', text: 'test.skipIf(!server)("offers lapse", () => {})' },
    good: { path: 'a.test.ts', text: "test.skipIf(findSample() === null)('rows', f)" },
  },
  {
    says: 'a test asserts something',
    appliesTo: isTest,
    breaches: assertsNothing,
    bad: { path: 'a.test.ts', text: 'test("it runs", () => run())' },
    good: { path: 'a.test.ts', text: 'test("it adds", () => expect(1 + 1).toBe(2))' },
  },
]
