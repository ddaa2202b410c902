import type { ActClass } from '../../contracts/command/act-class.ts'
import { ACT_TEXTS, ADMISSION_TEXTS } from '../../contracts/command/command-refusal.ts'
import { COSIGN_TEXTS } from '../../contracts/command/cosign-refusal.ts'
import type { AnyText } from '../../contracts/kernel/refusal-text.ts'
import { AUTHORISE_TEXTS } from '../../contracts/party/authorise.ts'
import { FOUND_TEXTS } from '../../contracts/party/genesis.ts'
import { INVITATION_TEXTS } from '../../contracts/party/invite.ts'
import { RAISE_TEXTS } from '../../contracts/pricing/raise.ts'
import { ACT_CLAUSES } from '../../contracts/refusal/clauses.ts'
import { GUARD_TEXTS } from '../../contracts/refusal/texts.ts'
import { ATTACH_TEXTS } from '../../contracts/trade/attach.ts'
import { BLOB_TEXTS } from '../../contracts/trade/blob.ts'
import { DENY_ASSERTION_TEXTS } from '../../contracts/trade/deny-assertion.ts'
import { DOCUMENT_NUMBER_TEXTS } from '../../contracts/trade/document-number-texts.ts'
import { ELECTRONIC_INVOICE_TEXTS } from '../../contracts/trade/electronic-invoice.ts'
import { KNOWN_NUMBER_TEXTS } from '../../contracts/trade/known-number.ts'
import { IMPORTER_TEXTS } from '../../contracts/trade/may-import.ts'
import { RECORD_DELIVERY_TEXTS } from '../../contracts/trade/record-delivery.ts'
import { RECORD_INVOICE_TEXTS } from '../../contracts/trade/record-invoice.ts'
import { RECORD_ORDER_TEXTS } from '../../contracts/trade/record-order.ts'
import { RED_LETTER_TEXTS } from '../../contracts/trade/red-letter.ts'
import { EDGE_TEXTS } from '../gateway/index.ts'
import { FILE_TEXTS } from '../intake/index.ts'
import { CELL_TEXTS } from '../platform/mapped-files/refusal.ts'
import { TRANSPORT_TEXTS } from '../platform/turned-away/turn-away.ts'

/**
 * Prints the page of all refusals: for every command, act and document its duties in the order of
 * precedence, each with its class and its two sentences, where details stand by their names.
 */
export function printRefusals(): string {
  const acts = Object.entries(ACT_CLAUSES).flatMap(([act, clause]) => [
    section(act, clause.texts, SIGNERS[clause.class]),
    ...Object.entries(GUARD_TEXTS).flatMap(([noun, texts]: [string, TextsByAct]) =>
      texts[act] ? [section(`${act}, of a ${noun}`, texts[act], GUARDED)] : [],
    ),
  ])
  return [
    HEAD,
    section('every command: its form and its signatures', ADMISSION_TEXTS),
    section('every command: who may give it', { ...AUTHORISE_TEXTS, ...COSIGN_TEXTS }),
    section('every act, around its own duties', ACT_TEXTS),
    ...acts,
    section('ledger.genesis', FOUND_TEXTS, 'Two people of the operator that it founds sign it.'),
    section('invitation: who may give and use one', INVITATION_TEXTS),
    section('what to ask for, to raise an amount', RAISE_TEXTS),
    section('import: who may', IMPORTER_TEXTS),
    section('import: a file as a whole', FILE_TEXTS),
    section('import: a row and its cells', CELL_TEXTS, CELLS),
    section('import: the number of a document', DOCUMENT_NUMBER_TEXTS),
    section('import: an electronic invoice', ELECTRONIC_INVOICE_TEXTS),
    section('import: an invoice of this number', KNOWN_NUMBER_TEXTS),
    section('import: an order', RECORD_ORDER_TEXTS),
    section('import: a delivery', RECORD_DELIVERY_TEXTS),
    section('import: an invoice', RECORD_INVOICE_TEXTS),
    section('import: a red letter', RED_LETTER_TEXTS),
    section('a file that is uploaded', BLOB_TEXTS),
    section('a file is attached to an invoice', ATTACH_TEXTS),
    section('a seller denies what a buyer asserts', DENY_ASSERTION_TEXTS),
    section('the gateway: sessions, drafts, applications, uploads', own(EDGE_TEXTS)),
    requestSection(),
  ].join('\n')
}

const HEAD = `# Refusals

Printed from the contracts by \`npm run codegen\`; edit the clauses, not this page.

A duty is what must be so for a command to be accepted; the code of a refusal is the name of the
duty that was not met. The duties of a command, of an act and of a document are asked in the order
in which they stand here, and the answer is the first that is not met; those of files, cells and
the gateway have no order. What stands in braces is a detail of the refusal: the answer carries its
value by this name; its \`path\` names the field that it is about. Classes: \`BAD_INPUT\`, the same
will never do; \`NOT_ALLOWED\`, not for this party, user or key; \`CONFLICT\`, not as things stand;
\`NOT_FOUND\`, nothing by that name that this party can see.
`

const SIGNERS: Record<ActClass, string> = {
  value: 'Class `value`: maker and checker sign it, or one person within the limits of its party.',
  governance: 'Class `governance`: maker and checker sign it.',
  routine: 'Class `routine`: one person signs it; a key in custody may.',
  operator: 'Class `operator`: the operator’s key signs it alone.',
  officers: 'Class `officers`: two people of the operator sign it.',
}

const GUARDED = 'Asked besides, of each instrument of this kind that the act names.'

const CELLS = 'The sentence is followed by what was found and, where it can be said, expected.'

type Texts = Readonly<Record<string, AnyText>>
type TextsByAct = { readonly [act: string]: Texts }

function section(title: string, texts: Texts, signers = ''): string {
  const rows = Object.entries(texts).map(([code, text], index) => {
    const { zh, en } = namesFor(text)
    return `| ${index + 1} | \`${code}\` | ${text.class} | ${zh} | ${en} |`
  })
  return [
    `## ${title}`,
    '',
    ...(signers ? [signers, ''] : []),
    '| | duty | class | 中文 | English |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** Without what any request can be turned away for, which stands in a section of its own. */
function own(texts: Texts): Texts {
  const others = Object.entries(texts).filter(([code]) => !Object.hasOwn(TRANSPORT_TEXTS, code))
  return Object.fromEntries(others)
}

/** Requests that are turned away: by the status of HTTP and the code of an error of GraphQL. */
function requestSection(): string {
  const rows = Object.entries(TRANSPORT_TEXTS).map(([duty, { status, code, text }]) => {
    const { zh, en } = namesFor(text)
    return `| ${status} | \`${duty}\` | ${code} | ${zh} | ${en} |`
  })
  return [
    '## every request: what it must be itself',
    '',
    REQUESTS,
    '',
    '| HTTP | duty | code | 中文 | English |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const REQUESTS = `A request that is not so is answered with an error of GraphQL: \`message\` is the
duty, \`extensions\` have \`code\`, \`zh\`, \`en\` and \`details\`. Where only a part of what was
asked for fails, the rest is answered, with the status 200.`

/** The sentences with the names of their details in the place of values. */
function namesFor({ zh, en }: AnyText): { readonly zh: string; readonly en: string } {
  const show = (sentence: AnyText['zh']) =>
    typeof sentence === 'string' ? sentence : sentence(NAMES as never)
  return { zh: show(zh), en: show(en) }
}

/** Every detail is shown as its own name, `{limit}`. */
const NAMES: object = new Proxy({}, { get: (_, name) => `{${String(name)}}` })
