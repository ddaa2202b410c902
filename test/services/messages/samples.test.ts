import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readMessage } from '../../../services/messages/index.ts'
import type { PaymentMessage } from '../../../services/messages/payment/payment.ts'
import type { ReadMessage } from '../../../services/messages/read-message.ts'
import type { StatementMessage } from '../../../services/messages/statement/statement.ts'
import { readElements, withXml } from '../../../services/messages/xml/parse-xml.ts'
import * as genkgo from './genkgo-twin.ts'
import * as payments from './payment-twin.ts'

/** Messages of banks and their customers, beside the project or where TALLYSTICK_DATA says. */
const FOLDER = resolve(process.env['TALLYSTICK_DATA'] ?? '../shared/data')
const there = existsSync(FOLDER)
const files = (pattern: string) => (there ? globSync(`${FOLDER}/${pattern}`).sort() : [])
const parse = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'))

/** Where a twin is not what the message says, with why; the rest of it is compared. */
const EXCEPTIONS: Record<string, string> = {
  'camt052.v1': 'its reader does not know the batch of the first version',
  'camt052.v4': 'it gives a detail the side of its entry, and not its own',
  'camt052.v6': 'it gives a detail the side of its entry, and not its own',
  'camt054.v4': 'it gives details the side of their entry, and not their own',
}
/** Messages that are not read, with why. */
const REFUSED: Record<string, string> = {
  '052-valid_namespace': 'message_must_state_what_it_needs',
  'de.sepa.sdd-b2b.pain.008.001.08': 'message_must_be_of_a_known_kind',
  'es.sepa.sdd-core.pain.008.001.02': 'message_must_be_of_a_known_kind',
  'gb.bacs-dd.collection.pain.008.001.08': 'message_must_be_of_a_known_kind',
  'nl.sepa.sdd-core.pain.008.001.08': 'message_must_be_of_a_known_kind',
}
/** Those of versions whose schema is here are all valid; of the others nothing is said. */
const CHECKED = ['camt.054.001.08', 'pain.001.001.09']

const passed: string[] = []
const all = files('{camt/*,pain001}/*.xml')

describe.skipIf(!there)(`messages of banks, skipped where ${FOLDER} is missing`, () => {
  const cases = all.map(file => [basename(file, '.xml'), file] as const)
  it.each(cases)('reads %s as its twin does, and says what its schema says', (name, file) => {
    const answer = readMessage(readFileSync(file))
    if (REFUSED[name]) expect(answer).toMatchObject({ ok: false, refusal: REFUSED[name] })
    else {
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      expectAsTwin(name, file, answer.value)
      expectNothingLost(file, answer.value)
      const schema = CHECKED.includes(answer.value.name) ? 'valid' : 'unchecked'
      expect(answer.value.verdict).toEqual({ schema })
    }
    passed.push(name)
  })
})

function expectAsTwin(name: string, file: string, { content }: ReadMessage): void {
  const [statement, payment] = ['.json', '.iso.json'].map(end => file.replace('.xml', end))
  if (existsSync(statement!))
    expectAsStatement(name, parse(statement!), content as StatementMessage)
  if (!existsSync(payment!)) return
  const twin = parse(payment!)
  const elements = withXml(readFileSync(file), readElements)
  expect(payments.differences(elements, twin['Document'] as payments.Twin)).toEqual([])
  expect(payments.viewOf(content as PaymentMessage)).toEqual(payments.viewOfTwin(twin))
  expect((content as PaymentMessage).miscounts).toEqual([])
}

function expectAsStatement(
  name: string,
  twin: Record<string, unknown>,
  content: StatementMessage,
): void {
  const told = genkgo.viewOfTwin(twin)
  const found = genkgo.viewOf(content, told.statements)
  if (EXCEPTIONS[name]) {
    expect(found).not.toEqual(told)
    expect(without(found)).toEqual(without(told))
  } else expect(found).toEqual(told)
}

/** Without what the exceptions are about: batches, and the sides of details. */
function without(view: genkgo.View) {
  const entries = view.entries.map(entry => ({
    ...entry,
    batch: null,
    details: entry.details.map(detail => ({
      ...detail,
      side: null,
      amount: String(detail['amount']).replace('-', ''),
    })),
  }))
  return { ...view, entries }
}

const IDS = 'MsgId|PmtInfId|EndToEndId|InstrId|AcctSvcrRef|NtryRef|TxId|UETR|IBAN|Ref|Ustrd'

/** Each identifier of the file, found by its mark alone, is somewhere in the reading. */
function expectNothingLost(file: string, { content }: ReadMessage): void {
  const source = readFileSync(file, 'utf8')
  const written = [...source.matchAll(new RegExp(`<(?:${IDS})>([^<]+)<`, 'g'))]
  const texts = new Set<string>()
  JSON.stringify(content, (_, value) => {
    if (typeof value === 'string') texts.add(value)
    return typeof value === 'bigint' ? String(value) : value
  })
  const unescaped = written.map(([, text]) => text!.replaceAll('&amp;', '&'))
  expect(unescaped.filter(text => !texts.has(text))).toEqual([])
  if (!('statements' in content)) return
  const entries = content.statements.flatMap(statement => statement.entries)
  expect(entries).toHaveLength(source.match(/<Ntry>/g)?.length ?? 0)
  const details = entries.flatMap(entry => entry.details)
  expect(details).toHaveLength(source.match(/<TxDtls>/g)?.length ?? 0)
}

afterAll(() => {
  const exceptions = Object.entries({ ...EXCEPTIONS, ...REFUSED })
  const lines = exceptions.map(([name, why]) => `  ${name}: ${why}\n`)
  const count = `messages of banks judged right: ${passed.length}/${all.length}, exceptions:`
  process.stdout.write(`${count}\n${lines.join('')}`)
})
