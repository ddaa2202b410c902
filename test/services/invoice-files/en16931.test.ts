import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judgeSums, SUM_RULES, type SumRule } from '../../../contracts/trade/judge-sums.ts'
import { readXmlInvoice } from '../../../services/invoice-files/read-invoice-file.ts'
import { findUblKind, UBL_PARTS } from '../../../services/invoice-files/read-ubl.ts'
import { readUblSums } from '../../../services/invoice-files/read-ubl-sums.ts'
import {
  findAll,
  readElementsWithin,
  withXml,
  type XmlElement,
} from '../../../services/messages/index.ts'
import { FileStopped } from '../../../services/platform/mapped-files/refusal.ts'

/** Electronic invoices of the standard, beside the project or where TALLYSTICK_DATA says. */
const FOLDER = resolve(process.env['TALLYSTICK_DATA'] ?? '../shared/data', 'en16931')
const there = existsSync(FOLDER)
const files = (pattern: string) => (there ? globSync(`${FOLDER}/${pattern}`).sort() : [])
const KINDS = ['Invoice', 'CreditNote'].map(
  k => `urn:oasis:names:specification:ubl:schema:xsd:${k}-2`,
)
/** Of those that are whole, what one breaks or leaves out, with why. */
const EXCEPTIONS: Record<string, string> = {
  // Valid only with the German extension, which adds what third parties collect (BG-DEX-09).
  'business-cases-extension-05.01a-INVOICE_ubl.xml': 'breaks BR-CO-16',
  // An example that gives its buyer a name and no identifier.
  'ubl-tc434-example6.xml': 'names no buyer',
}
const count = { files: 0, cases: 0, passed: 0, whole: 0, refused: 0 }

describe.skipIf(!there)(`invoices of EN 16931, skipped where ${FOLDER} is missing`, () => {
  const sets = files('*-unit-UBL/*.xml').map(file => [basename(file), file] as const)
  it.each(sets)('%s: its cases of sums are judged as they say', (_name, file) => {
    const set = withXml(readFileSync(file), d => readElementsWithin(d, [...UBL_PARTS, ...KINDS]))
    const cases = findAll(set, 'test')
    count.files += 1
    for (const one of cases) judgeCase(one, basename(file))
    expect(cases.length).toBeGreaterThan(0)
  })

  const wholes = files('{examples,xrechnung}/*.{xml,XML}').map(f => [basename(f), f] as const)
  it.each(wholes)('%s is read, and adds up', (name, file) => {
    count.files += 1
    const bytes = readFileSync(file)
    if (name.endsWith('_uncefact.xml')) {
      expect(() => readXmlInvoice(bytes)).toThrow(FileStopped)
      count.refused += 1
      return
    }
    const { texts, says } = readXmlInvoice(bytes)
    const fields = ['seller', 'buyer', 'number', 'currency', 'amount', 'invoicedOn'] as const
    const wrong = [
      ...says.broken.map(({ rule }) => `breaks ${rule}`),
      ...fields.filter(field => texts[field] === '').map(field => `names no ${field}`),
    ]
    expect(wrong).toEqual(EXCEPTIONS[name] ? [EXCEPTIONS[name]] : [])
    count.whole += 1
  })

  afterAll(() => {
    const { cases, passed, whole, refused } = count
    const exceptions = Object.entries(EXCEPTIONS).map(([name, why]) => `  ${name}: ${why}\n`)
    process.stdout.write(
      `EN 16931: ${count.files} files; BR-CO: ${passed}/${cases} cases judged right; whole UBL ` +
        `invoices read: ${whole}; not UBL (CII), refused by name: ${refused}; exceptions:\n` +
        exceptions.join(''),
    )
  })
})

/** A case is a fragment: only the rule that it names is judged on it. */
function judgeCase(test: XmlElement, file: string): void {
  const [assertion] = findAll(test, 'assert')
  const document = test.children.find(child => /^(Invoice|CreditNote)$/.test(child.name))
  if (!document || !assertion) throw new Error(`${file}: a case without a document`)
  expect(findUblKind(KINDS[document.name === 'Invoice' ? 0 : 1]!, document.name)).not.toBeNull()
  const broken = judgeSums(readUblSums(document)).map(one => one.rule)
  for (const { name, text } of assertion.children) {
    const rule = text.trim() as SumRule
    if (!SUM_RULES.includes(rule) || !rule.startsWith('BR-CO')) continue
    count.cases += 1
    expect([file, rule, broken.includes(rule)]).toEqual([file, rule, name === 'error'])
    count.passed += 1
  }
}
