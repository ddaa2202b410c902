import dealSchema from '../../../../../contracts/abs/deal/deal.schema.json' with { type: 'json' }
import { withEdits } from '../edited.ts'
import { referenceDeal } from '../reference.ts'

const words = { zh: '某', en: 'some' }

/** A deal that has every term that there is. */
export const WHOLE_DEAL: object = withEdits(referenceDeal(), {
  'dates.dueEvery': 1,
  'dates.monthEnd': false,
  'dates.accrualRoll': 'unadjusted',
  'dates.chain.0.when': 'date.due',
  'dates.chain.0.zh': '报告',
  'dates.chain.0.en': 'report',
  'notes.A.notional': 'note.A.balance',
  'notes.A.capitalise': 'date.period = 1',
  'notes.A.interestOnUnpaid': '0.05',
  'notes.B.interest.cap': '0.9',
  'notes.B.interest.initial': '0.04',
  'notes.B.interest.lookBack': 2,
  'notes.B.interest.resets': { from: '2026-02-15', everyMonths: 1 },
  'notes.C': {
    ...words,
    units: 1000,
    unit: '100元',
    interest: {
      steps: [
        ['2026-01-15', '0.03'],
        ['2026-07-15', '0.04'],
      ],
    },
    dayCount: '30E/360',
    principal: 'pass_through',
    interestOnUnpaid: 'note_rate',
    unpaidBears: 'compound',
  },
  issued: '1100000元',
  'accounts.reserve.required': 'by_trigger',
  'collections.0.redirect': { when: 'event.servicer_replaced', into: 'reserve' },
  'fees.custodian.vat': '0.06',
  'fees.custodian.cap': '9999元',
  'fees.custodian.unpaid': 'carried',
  'fees.custodian.to': 'custodian bank',
  'fees.payout.vat': '0.06',
  'fees.payout.cap': '9999元',
  'fees.payout.unpaid': 'lapses',
  'fees.payout.to': 'agent',
  'ledgers.loss.overflow': 'more',
  'ledgers.more': { ...words, debit: '0元' },
  'schedules.ratios': {
    ...words,
    rows: [
      ['2026-04-15', '0.5'],
      ['2026-07-15', '25%'],
    ],
  },
  'events.servicer_replaced.votes': { notes: ['A', 'C'], share: '0.5' },
  'triggers.defaults.acts': 'next',
  'triggers.defaults.cure': 2,
  'triggers.defaults.effects': [
    { state: 'accelerated' },
    { require: 'reserve' },
    'stop_buying',
    'close',
  ],
  'triggers.atLeast': trigger({ value: 'pool.lost', atLeast: '5元' }),
  'triggers.below': trigger({ value: 'pool.balance', below: '5元' }),
  'triggers.atMost': trigger({ value: 'date.payment', atMost: '2026-02-01' }),
  'triggers.when': trigger({ when: 'not event.servicer_replaced and date.due' }),
  'parts.every_verb': [
    { pay: ['A', 'C'], from: 'main', owed: 'interest', split: 'pro_rata', limit: '5元' },
    { ...words, move: 'shortage', from: 'main', to: 'reserve', count: 'saved', credit: 'loss' },
    { move: '5元', from: 'main', to: 'reserve' },
    { draw: 'bank', to: 'main', amount: '5元' },
    { buy: 'assets', from: 'main', price: '98%', keep: '5元', limit: '9元' },
    { writeOff: 'sub', amount: '5元' },
    {
      when: 'date.due',
      ['the' + 'n']: [{ sell: 'pool', price: 'pool.balance', to: 'main' }],
      otherwise: [{ handOver: 'pool', to: 'sub' }, { test: 'defaults' }, 'costs'],
    },
  ],
  conventions: {
    remainder: 'largest',
    interest: 'half_up',
    payments: 'whole_fen_a_unit',
    amounts: 'half_up',
  },
  assets: 'loans',
})

function trigger(test: object): object {
  return { ...words, ...test, tested: 'after_collection', acts: 'this', effects: ['stop_buying'] }
}

export interface Leaf {
  readonly path: string
  readonly value: unknown
}

/** Every value of a document that is no list and no object, with its path. */
export function listLeaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, item]) =>
    listLeaves(item, path === '' ? key : `${path}.${key}`),
  )
}

const WORDS = listWords(dealSchema)

/** What could stand there instead; the first that makes a sound deal is tried. */
export function listAlternatives(document: object, { value }: Leaf): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'boolean') return [!value]
  const text = String(value)
  return [
    ...(/^\d{4}-\d{2}-\d{2}$/.test(text) ? [nextDay(text)] : []),
    ...(/^-?[\d.]+$/.test(text) ? [`${Number(text) + 0.000_001}`, `${Number(text) - 0.001}`] : []),
    ...(/^[\d.]+元$/.test(text) ? [`${Number.parseFloat(text) - 0.01}元`] : []),
    ...WORDS.filter(list => list.includes(text)).flatMap(list => list.filter(w => w !== text)),
    `(${text}) + 0.01元`,
    `(${text}) + 0.000001`,
    `not (${text})`,
    `(${text}) + 1`,
    ...listNames(document).filter(name => name !== text),
    `${text}x`,
  ]
}

/** The names that a deal declares. */
function listNames(document: object): readonly string[] {
  const declaring = new Set(
    'notes accounts fees supports ledgers schedules terms events triggers states parts'.split(' '),
  )
  return Object.entries(document).flatMap(([section, things]) =>
    declaring.has(section) ? Object.keys(things as object) : [],
  )
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

/** The lists of words from which the schema lets a term be chosen. */
function listWords(schema: unknown): readonly (readonly string[])[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as { enum?: unknown[] }).enum
  const words = own?.every(each => typeof each === 'string') ? [own as string[]] : []
  return [...words, ...Object.values(schema).flatMap(listWords)]
}

/** The names of all fields that the schema has. */
export function listFields(schema: unknown = dealSchema): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return new Set()
  const own = (schema as { properties?: object }).properties
  const below = Object.values(schema).flatMap(each => [...listFields(each)])
  return new Set([...Object.keys(own ?? {}), ...below])
}
