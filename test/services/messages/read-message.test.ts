import { describe, expect, test } from 'vitest'
import { type CodeOf, formatRefusal } from '../../../contracts/kernel/refusal-text.ts'
import {
  MESSAGE_TEXTS,
  type MessageRefusal,
  readMessage,
} from '../../../services/messages/index.ts'
import { MESSAGE_ENTRIES_MAX } from '../../../services/messages/refusal/message-refusal.ts'
import type { StatementMessage } from '../../../services/messages/statement/statement.ts'
import { MESSAGE_BYTES_MAX, MESSAGE_MARKS_MAX } from '../../../services/messages/xml/parse-xml.ts'

const ENTRY = `<Ntry><Amt Ccy="CNY">8.85</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
  <BookgDt><Dt>2026-11-30</Dt></BookgDt><AcctSvcrRef>007</AcctSvcrRef><BkTxCd/></Ntry>`
const ACCOUNT = '<Acct><Id><Othr><Id>00012345678901234567890</Id></Othr></Id></Acct>'

function statement(entries: string, version = '08', account = ACCOUNT): string {
  return `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.${version}"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-30T18:00:00+08:00</CreDtTm></GrpHdr>
<Ntfctn><Id>N1</Id>${account}${entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`
}

function read(text: string | Buffer) {
  const answer = readMessage(Buffer.from(text))
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

const entriesOf = (text: string) => (read(text).content as StatementMessage).statements[0]!.entries

test('reads a notice that meets its schema, ids as the texts that they are', () => {
  const { name, verdict, content } = read(statement(ENTRY))
  expect({ name, verdict }).toEqual({ name: 'camt.054.001.08', verdict: { schema: 'valid' } })
  const [notice] = (content as StatementMessage).statements
  expect(notice!.account.id).toBe('00012345678901234567890')
  expect(notice!.entries[0]).toMatchObject({
    bankReference: '007',
    amount: { minor: 885n, currency: 'CNY' },
    side: 'credit',
    status: 'BOOK',
    bookedOn: { date: '2026-11-30', time: null },
  })
})

test('says what breaks the schema, and reads it all the same', () => {
  const broken = statement(ENTRY.replace('<BkTxCd/>', ''))
  expect(read(broken).verdict).toMatchObject({
    schema: 'invalid',
    faults: [expect.stringMatching(/line \d+: .*BkTxCd/)],
  })
  expect(entriesOf(broken)).toHaveLength(1)
})

test('a version without a schema is unchecked, however it is spelled', () => {
  expect(read(statement(ENTRY, '03')).verdict).toEqual({ schema: 'unchecked' })
})

test('each detail takes its own amount, in order', () => {
  const details = ['1.00', '2.5', '5.35'].map(
    (amount, i) =>
      `<TxDtls><Refs><EndToEndId>E${i % 2}</EndToEndId></Refs>
       <Amt Ccy="CNY">${amount}</Amt></TxDtls>`,
  )
  const entry = ENTRY.replace('</Ntry>', `<NtryDtls>${details.join('')}</NtryDtls></Ntry>`)
  const [read] = entriesOf(statement(entry))
  expect(read!.details.map(({ amount }) => amount!.minor)).toEqual([100n, 250n, 535n])
  // One id twice is what the bank says, and not for the reader to judge.
  expect(read!.details.map(({ references }) => references.endToEndId)).toEqual(['E0', 'E1', 'E0'])
})

describe('amounts are exact', () => {
  const amountOf = (text: string, currency = 'CNY') =>
    entriesOf(statement(ENTRY.replace('"CNY">8.85', `"${currency}">${text}`)))[0]!.amount.minor
  test.each([
    ['0.1', 'CNY', 10n],
    ['.5', 'CNY', 50n],
    ['+7.', 'CNY', 700n],
    ['9007199254740993.17', 'CNY', 900719925474099317n],
    ['1.500', 'CNY', 150n],
    ['2700', 'JPY', 2700n],
    ['1.005', 'KWD', 1005n],
  ] as const)('%s %s', (text, currency, minor) => {
    expect(amountOf(text, currency)).toBe(minor)
  })
})

/** Words of at most the size; the schema lets any white space stand between elements. */
function sized(bytes: number): string {
  const text = statement(ENTRY)
  return text.replace('<Ntfctn>', `<Ntfctn>${' '.repeat(bytes - Buffer.byteLength(text))}`)
}

/** A file of so many marks that is no message at all. */
function marked(marks: number): string {
  return `<a>${'<a/>'.repeat(marks - 2)}</a>`
}

const BOMB = `<!DOCTYPE a [<!ENTITY b "bb">${'cdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'bcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]>`
const declared = (dtd: string, text = statement(ENTRY)) =>
  text.replace('<?xml version="1.0"?>', dtd).replace('>007<', '>&j;<')
const limit = (name: string, most: number) => ({ limit: name, most, found: most + 1 })

type WhenWriting = 'message_must_meet_its_schema' | 'address_must_have_town_and_country'

const REFUSED: Record<
  Exclude<CodeOf<MessageRefusal>, WhenWriting>,
  readonly (readonly [what: string, message: string | Buffer, details?: object])[]
> = {
  message_must_be_within_its_limit: [
    ['a byte too many', sized(MESSAGE_BYTES_MAX + 1), limit('bytes', MESSAGE_BYTES_MAX)],
    ['a mark too many', marked(MESSAGE_MARKS_MAX + 1), limit('marks', MESSAGE_MARKS_MAX)],
    [
      'an entry too many',
      statement('<Ntry/>'.repeat(MESSAGE_ENTRIES_MAX + 1)),
      limit('entries', MESSAGE_ENTRIES_MAX),
    ],
    [
      'details too many',
      statement(`<Ntry><NtryDtls>${'<TxDtls/>'.repeat(MESSAGE_ENTRIES_MAX)}</NtryDtls></Ntry>`),
      limit('entries', MESSAGE_ENTRIES_MAX),
    ],
    ['ten megabytes', Buffer.alloc(10_000_000, '<a>'), { limit: 'bytes', found: 10_000_000 }],
  ],
  message_must_be_whole: [
    ['nothing', '', { line: 1 }],
    ['its end is missing', statement(ENTRY).slice(0, -20), { line: 5 }],
    ['a character that XML has not', statement(ENTRY).replace('007', '\u0000'), { line: 5 }],
    ['an entity that nobody declared', statement(ENTRY).replace('007', '&x;'), { line: 5 }],
    ['too deep', '<a>'.repeat(5_000), { line: 1 }],
  ],
  message_must_declare_no_document_type: [
    ['one without any entity', declared('<!DOCTYPE Document>').replace('&j;', '007')],
    ['one entity', declared('<!DOCTYPE Document [<!ENTITY j "007">]>')],
    ['entities of entities', declared(BOMB)],
    [
      'an entity from outside',
      declared('<!DOCTYPE Document [<!ENTITY j SYSTEM "file:///etc/hostname">]>'),
    ],
    [
      'one in another encoding',
      Buffer.from(`\ufeff${declared('<!DOCTYPE Document>').replace('&j;', '007')}`, 'utf16le'),
    ],
  ],
  message_must_be_of_a_known_kind: [
    ['another family', statement(ENTRY).replaceAll('camt.054', 'pain.008'), { found: /pain\.008/ }],
    ['no namespace', '<Document/>', { found: 'Document' }],
    ['marks up to the limit', marked(MESSAGE_MARKS_MAX), { found: 'a' }],
    ['another root', statement(ENTRY).replaceAll('Document', 'Envelope'), { found: /camt/ }],
  ],
  message_must_state_what_it_needs: [
    ['no content', statement('').replace(/<BkTo.*<\/BkTo[^>]*>/s, ''), { line: 2 }],
    ['no account', statement(ENTRY, '08', ''), { field: 'Ntfctn/Acct/Id' }],
    ['no amount', statement(ENTRY.replace(/<Amt.*Amt>/, '')), { line: 4, field: 'Ntry/Amt' }],
    ['entries up to the limit', statement('<Ntry/>'.repeat(MESSAGE_ENTRIES_MAX)), { line: 4 }],
    ['no id', statement(ENTRY).replace('<MsgId>M1</MsgId>', '<MsgId/>'), { field: 'GrpHdr/MsgId' }],
  ],
  value_must_have_its_form: [
    ['a tenth of a fen', statement(ENTRY.replace('8.85', '8.851')), { found: '8.851' }],
    ['a sign', statement(ENTRY.replace('8.85', '-8.85')), { found: '-8.85' }],
    ['an exponent', statement(ENTRY.replace('8.85', '8e2')), { field: 'Amt' }],
    ['only a point', statement(ENTRY.replace('8.85', '.')), { field: 'Amt' }],
    ['19 digits', statement(ENTRY.replace('8.85', '12345678901234567.89')), { line: 4 }],
    ['no currency', statement(ENTRY.replace(' Ccy="CNY"', '')), { field: 'Amt' }],
    ['neither side', statement(ENTRY.replace('CRDT', 'CREDIT')), { field: 'CdtDbtInd' }],
    ['a day that is none', statement(ENTRY.replace('11-30', '11-31')), { found: '2026-11-31' }],
  ],
}

describe.each(Object.entries(REFUSED))('refuses: %s', (refusal, rows) => {
  test.each(rows)('%s', (_, message, details) => {
    const answer = readMessage(Buffer.from(message as string))
    expect(answer).toMatchObject({ ok: false, refusal })
    if (answer.ok) return
    for (const [name, value] of Object.entries(details ?? {}))
      expect(answer.details).toHaveProperty(
        name,
        value instanceof RegExp ? expect.stringMatching(value) : value,
      )
    const text = formatRefusal(MESSAGE_TEXTS[answer.refusal], answer.details)
    expect(`${text.zh}${text.en}`).not.toMatch(/undefined|\[object/)
  })
})

test('takes what is just within its limits', () => {
  expect(read(sized(MESSAGE_BYTES_MAX)).verdict).toEqual({ schema: 'valid' })
})
