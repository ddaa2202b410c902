import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REFUSAL_CLASSES } from '../../../contracts/refusal/refusal-text.ts'
import { isRefusalCode, REFUSAL_TEXTS } from '../../../contracts/refusal/texts.ts'

const ROOT = new URL('../../..', import.meta.url)
/** ABS answers about documents and tapes, in words of its own. */
const WITHOUT_REFUSALS = ['abs', 'command', 'kernel', 'refusal', 'wait']
const FOLDERS = [
  ...readdirSync(new URL('contracts', ROOT), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !WITHOUT_REFUSALS.includes(entry.name))
    .map(entry => `contracts/${entry.name}`),
  'services/ledger',
  'services/platform/jws',
]

/** Every literal that is a duty, wherever a command can be refused. */
function dutiesIn(folder: string): readonly string[] {
  const files = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => {
      const source = readFileSync(new URL(`${folder}/${file}`, ROOT), 'utf8')
      return [...source.matchAll(/'([a-z0-9_]+_must_[a-z0-9_]+)'/g)].map(match => match[1]!)
    })
}

describe('refusal texts', () => {
  it.each(FOLDERS)('every duty in %s has its sentences', folder => {
    const duties = dutiesIn(folder)
    expect(duties.length).toBeGreaterThan(0)
    expect(duties.filter(duty => !isRefusalCode(duty))).toEqual([])
  })

  it('every text belongs to a duty that something can fail to meet', () => {
    const duties = new Set(FOLDERS.flatMap(dutiesIn))
    expect(Object.keys(REFUSAL_TEXTS).filter(code => !duties.has(code))).toEqual([])
  })

  it.each(Object.entries(REFUSAL_TEXTS))('%s is said in both languages', (duty, text) => {
    expect(duty).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    expect(REFUSAL_CLASSES).toContain(text.code)
    expect(text.zh).toMatch(/^.*\p{Script=Han}.*。$/u)
    expect(text.en).toMatch(/^[A-Z].*\.$/)
  })

  it('no two duties are said in the same words', () => {
    const zh = Object.values(REFUSAL_TEXTS).map(text => text.zh)
    expect(zh.filter((text, i) => zh.indexOf(text) !== i)).toEqual([])
  })

  it('knows its own codes only', () => {
    expect(isRefusalCode('checker_must_sign')).toBe(true)
    expect(isRefusalCode('toString')).toBe(false)
  })
})
