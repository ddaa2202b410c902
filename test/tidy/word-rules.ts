import { isCode, type ProjectFile } from './project-files.ts'
import type { Rule } from './rule.ts'

const VAGUE = /(^|[-/])(utils?|helpers?|managers?|common)(?=[-./]|$)/
// 管理人 is a party of the trade.
const PLAN_MANAGER = /plan-manager/g
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/

const MACHINE_PATH = /(?<![\w.:/-])\/(work|root|home|tmp|Users)\/[\w.-]+/g
const REGISTRY = /registry\.(npmjs|npmmirror|yarnpkg)|proxy\.golang\.org|"resolved":\s*"/gi

function vagueNames({ path }: ProjectFile): string[] {
  return VAGUE.test(path.replace(PLAN_MANAGER, '')) ? ['a vague word in its name'] : []
}

function namesNotKebab({ path }: ProjectFile): string[] {
  return KEBAB.test(path.split('/').at(-1)!) ? [] : ['its name is not kebab-case']
}

function found(pattern: RegExp) {
  return ({ text }: ProjectFile) => [...text.matchAll(pattern)].map(([match]) => `says ${match}`)
}

export const wordRules: Rule[] = [
  {
    says: 'no name is vague: utils, helpers, manager, common',
    appliesTo: () => true,
    breaches: vagueNames,
    bad: { path: 'services/date-utils.ts', text: '' },
    good: { path: 'services/abs/plan-manager.ts', text: '' },
  },
  {
    says: 'a file of code is named in kebab-case',
    appliesTo: file => isCode(file) && !file.path.startsWith('.'),
    breaches: namesNotKebab,
    bad: { path: 'contracts/kernel/civilDate.ts', text: '' },
    good: { path: 'test/contracts/kernel/civil-date.property.test.ts', text: '' },
  },
  {
    says: 'no file names a path of the machine it was written on',
    appliesTo: () => true,
    breaches: found(MACHINE_PATH),
    bad: { path: 'a.ts', text: `open('${['', 'home', 'me', 'a.csv'].join('/')}')` },
    good: { path: 'a.ts', text: "fetch('https://bank.example/home/page'); join(tmpdir(), 'a')" },
  },
  {
    says: 'no file names a package registry',
    appliesTo: () => true,
    breaches: found(REGISTRY),
    bad: {
      path: 'package-lock.json',
      text: `https://${['registry', 'npmjs', 'org'].join('.')}/pg`,
    },
    good: { path: 'package-lock.json', text: '"version": "8.23.1", "integrity": "sha512-…"' },
  },
]
