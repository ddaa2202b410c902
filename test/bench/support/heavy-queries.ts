import { type MillionTitles, PIECES } from './million-titles.ts'
import type { QueryWorld, ReaderName } from './query-fixtures.ts'
import { PIECE_MINOR, WIDE, WIDE_PIECES } from './wide-receivables.ts'

export type Reader = <Data>(query: string, variables?: object) => Promise<Data>

export interface HeavyQuery {
  readonly name: string
  readonly as: ReaderName
  readonly text: string
  /** Another place in the data for each n. */
  variables(n: number): object
}

const PRIME = 7_919
const FACE = String(PIECES * PIECE_MINOR)
const WIDE_FACE = String(WIDE_PIECES * PIECE_MINOR)
const INSTRUMENT = 'instrument { id ... on Receivable { packageNumber dueOn debtor { name } } }'
const STEPS = `stepCount steps { tier act on from { name } to { name } lo hi }`
const SPAN = '$instrument: ID!, $lo: Units!, $hi: Units!'
const ASKED = 'lookThrough(instrument: $instrument, lo: $lo, hi: $hi)'

/** What people look at, of the parties with most to look at; a page has 50 rows. */
export function heavyQueries(world: QueryWorld): readonly HeavyQuery[] {
  return [...connections(world), ...sums(), ...lookThroughs(world), ...others(world)]
}

interface Connection {
  readonly as: ReaderName
  readonly rows: string
  readonly side?: string
  /** Within what the reader has, wherever n falls. */
  deep(world: QueryWorld, n: number): string
}

/** Each as its first page and as one from somewhere in the middle. */
const CONNECTIONS: Record<string, Connection> = {
  titles: {
    as: 'holder',
    rows: `lo hi size subRange claimed holds holdKinds ${INSTRUMENT}`,
    deep: ({ titles }, n) => titles.cursorAt('title', place(n, titles.titles)),
  },
  claims: {
    ...{ as: 'pledgee', side: 'as: claimant, ' },
    rows: `id kind lo hi holder { name } ${INSTRUMENT}`,
    deep: ({ titles }, n) => titles.cursorAt('claim', place(n, titles.titles)),
  },
  entries: {
    as: 'debtor',
    rows: 'number act businessDate position hash party { name }',
    deep: ({ titles }, n) => titles.cursorAt('entry', place(n, titles.titles)),
  },
  tasks: {
    as: 'debtor',
    rows: 'kind dueOn ... on WaitTask { wait { opener { name } lapseOn proposals { id amount } } }',
    deep: ({ titles }, n) => titles.cursorAt('confirmation', place(n, titles.receivables)),
  },
  waits: {
    as: 'holder',
    rows: 'kind lapseOn awaited { name } claims { lo hi }',
    deep: ({ titles }, n) => titles.cursorAt('answer', place(n, titles.titles)),
  },
  receivables: {
    ...{ as: 'debtor', side: 'as: debtor, ' },
    rows: 'packageNumber amount dueOn status supplier { name }',
    deep: ({ titles }, n) => titles.cursorAt('receivable', place(n, titles.receivables)),
  },
  invoices: {
    ...{ as: 'debtor', side: 'as: buyer, ' },
    rows: `number amount dueOn seller { name }
      allocations { amount instrument { ... on Receivable { packageNumber } } }`,
    deep: ({ titles }, n) => titles.cursorAt('receivable', place(n, titles.receivables)),
  },
}

function connections(world: QueryWorld): HeavyQuery[] {
  return Object.entries(CONNECTIONS).flatMap(([field, { as, rows, side = '', deep }]) => {
    const text = `query ($after: String) { viewer { ${field}(${side}first: 50, after: $after) {
      ${page(rows)} } } }`
    return [
      { name: field, as, text, variables: () => ({ after: null }) },
      { name: `${field}, deep`, as, text, variables: n => ({ after: deep(world, n) }) },
    ]
  })
}

function lookThroughs({ titles }: QueryWorld): HeavyQuery[] {
  const wide = (n: number) => ({ instrument: titles.wide(n % WIDE), lo: '0', hi: WIDE_FACE })
  const one = (
    name: string,
    as: ReaderName,
    fields: string,
    variables: HeavyQuery['variables'],
  ): HeavyQuery => ({ name, as, variables, text: `query (${SPAN}) { ${ASKED} { ${fields} } }` })
  const holders = `instrument { titles(lo: $lo, hi: $hi, first: 200) {
    ${page('lo hi subRange holder { name } claimed')} } }`
  const forward = `${holders} invoiceCount invoices { number amount }`
  const steps = `${INSTRUMENT} ${STEPS}`
  return [
    one('lineage', 'holder', steps, n => spanOf(titles, place(n, titles.titles, 50) + 7)),
    one('lineage, long', 'debtor', steps, n => ({ ...wide(n), hi: String(PIECE_MINOR * 5) })),
    one('lineage, wide', 'debtor', steps, wide),
    one('lineage, in parts', 'holder', `${steps} ${holders}`, wide),
    one('forward', 'debtor', forward, n => ({
      ...{ instrument: titles.receivable(place(n, titles.receivables, 20)), lo: '0', hi: FACE },
    })),
    one('forward, wide', 'debtor', forward, wide),
  ]
}

function others({ titles, cites }: QueryWorld): HeavyQuery[] {
  const owed = (n: number) => place(n, titles.receivables, 20)
  return [
    {
      ...{ name: 'instrument', as: 'debtor' },
      text: `query ($id: ID!) { node(id: $id) { ... on Receivable {
        packageNumber amount dueOn status supplier { name } titles(first: 50) {
          ${page('lo hi subRange holder { name } claimed')} } } } }`,
      variables: n => ({ id: n % 2 ? titles.wide(n % WIDE) : titles.receivable(owed(n)) }),
    },
    {
      ...{ name: 'entry', as: 'debtor' },
      text: 'query ($id: ID!) { node(id: $id) { ... on Entry { act leaf position } } }',
      variables: n => ({ id: titles.issue(owed(n)) }),
    },
    {
      ...{ name: 'regulator', as: 'regulator' },
      text: `query ($entry: ID!) { citedLookThrough(entry: $entry) { cites { act businessDate }
        instrument { titles(first: 200) { ${page('lo hi holder { name }')} } } ${STEPS}
        invoiceCount invoices { number amount seller { name } } } }`,
      variables: n => ({ entry: cites[n % cites.length]! }),
    },
    {
      ...{ name: 'regulator, entries', as: 'regulator', variables: () => ({}) },
      text: `query { viewer { entries(first: 50) { ${page('number act leaf position')} } } }`,
    },
  ]
}

function sums(): HeavyQuery[] {
  const rows = page('debtor { name } dueOn currency amount instruments')
  const totals = (field: string) => `${field} { currency amount instruments rows }`
  const one = (name: string, as: ReaderName, text: string): HeavyQuery => ({
    ...{ name, as, text: `query { viewer { ${text} } }`, variables: () => ({}) },
  })
  return [
    one('exposure', 'holder', `exposure(first: 50) { ${rows} }`),
    one('exposure, total', 'holder', totals('exposureTotals')),
    one('debts', 'debtor', `debts(first: 50) { ${rows} }`),
    one('debts, total', 'debtor', totals('debtTotals')),
  ]
}

function page(rows: string): string {
  return `edges { cursor node { ${rows} } } pageInfo { hasNextPage }`
}

/** Some place in so many, another for each n, in whole steps. */
function place(n: number, of: number, step = 1): number {
  const at = (n * PRIME * 250 + PRIME * step) % of
  return at - (at % step)
}

function spanOf(titles: MillionTitles, title: number) {
  const lo = (title % PIECES) * PIECE_MINOR
  const instrument = titles.receivable(Math.floor(title / PIECES))
  return { instrument, lo: String(lo), hi: String(lo + PIECE_MINOR) }
}
