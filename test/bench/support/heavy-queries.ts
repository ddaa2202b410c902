import { type MillionTitles, PIECE_MINOR, PIECES } from './million-titles.ts'

export type Reader = <Data>(query: string, variables?: object) => Promise<Data>

export interface HeavyQuery {
  readonly name: string
  readonly as: 'debtor' | 'holder' | 'pledgee'
  readonly text: string
  /** Another place in the data for each n. */
  variables(n: number): object
}

const PRIME = 7_919
const NOTHING = () => ({})
const FACE = String(PIECES * PIECE_MINOR)
const RECEIVABLE = 'receivable { id packageNumber dueOn debtor { name } }'
const page = (rows: string) => `edges { cursor node { ${rows} } } pageInfo { hasNextPage }`

/** What people look at, of the parties with most to look at; a page has 50 rows. */
export function heavyQueries(world: MillionTitles): readonly HeavyQuery[] {
  return QUERIES.map(query => ({ ...query, variables: n => query.variables(world, n) }))
}

interface QueryOfWorld extends Omit<HeavyQuery, 'variables'> {
  variables(world: MillionTitles, n: number): object
}

const QUERIES: readonly QueryOfWorld[] = [
  {
    ...{ name: 'titles', as: 'holder' },
    text: `query ($after: String) { viewer { titles(first: 50, after: $after) {
        ${page(`lo hi amount subRange claimed holds ${RECEIVABLE}`)} } } }`,
    variables: (world, n) => ({ after: world.titleCursor(held(world, n)) }),
  },
  {
    ...{ name: 'lineage', as: 'holder' },
    text: `query ($receivable: ID!, $lo: MinorUnits!, $hi: MinorUnits!) {
        lookThrough(receivable: $receivable, lo: $lo, hi: $hi) {
          ${RECEIVABLE} steps { tier act on from { name } to { name } lo hi } } }`,
    variables: (world, n) => spanOf(world, held(world, n)),
  },
  {
    ...{ name: 'instrument', as: 'debtor' },
    text: `query ($id: ID!) { node(id: $id) { ... on Receivable {
        packageNumber amount dueOn status
        supplier { name } titles(first: 50) {
          ${page('lo hi subRange holder { name } claimed')} } } } }`,
    variables: (world, n) => ({ id: owed(world, n) }),
  },
  {
    ...{ name: 'claims', as: 'pledgee' },
    text: `query ($after: String) { viewer { claims(first: 50, after: $after) {
        ${page(`id kind lo hi holder { name } ${RECEIVABLE}`)} } } }`,
    variables: (world, n) => ({ after: world.titleCursor((n * PRIME * 100) % world.titles) }),
  },
  {
    ...{ name: 'entries', as: 'debtor' },
    text: `query { viewer { entries(first: 50) {
        ${page('number act businessDate position hash party { name }')} } } }`,
    variables: NOTHING,
  },
  {
    ...{ name: 'tasks', as: 'debtor' },
    text: `query { viewer { tasks(first: 50) { ${page(
      'kind dueOn wait { opener { name } lapseOn proposals { id amount } }',
    )} } } }`,
    variables: NOTHING,
  },
  {
    ...{ name: 'waits', as: 'holder' },
    text: `query { viewer { waits(first: 50) { ${page('kind lapseOn awaited { name }')} } } }`,
    variables: NOTHING,
  },
  {
    ...{ name: 'exposure', as: 'holder' },
    text: 'query { viewer { exposure { debtor { name } dueOn currency amount receivables } } }',
    variables: NOTHING,
  },
  {
    ...{ name: 'debts', as: 'debtor' },
    text: 'query { viewer { debts { dueOn currency amount receivables } } }',
    variables: NOTHING,
  },
  {
    ...{ name: 'receivables', as: 'debtor' },
    text: `query { viewer { receivables(as: debtor, first: 50) {
        ${page('packageNumber amount dueOn status supplier { name }')} } } }`,
    variables: NOTHING,
  },
  {
    ...{ name: 'invoices', as: 'debtor' },
    text: `query { viewer { invoices(as: buyer, first: 50) {
        ${page(`number amount dueOn seller { name }
          uses { amount receivable { packageNumber } }`)} } } }`,
    variables: NOTHING,
  },
  {
    ...{ name: 'forward', as: 'debtor' },
    text: `query ($receivable: ID!, $lo: MinorUnits!, $hi: MinorUnits!) {
        lookThrough(receivable: $receivable, lo: $lo, hi: $hi) {
          holders { lo hi subRange holder { name } claimed } invoices { number amount } } }`,
    variables: (world, n) => ({ receivable: owed(world, n), lo: '0', hi: FACE }),
  },
]

function owed({ receivable, receivables }: MillionTitles, n: number): string {
  return receivable((n * PRIME * 20) % receivables)
}

function held({ titles }: MillionTitles, n: number): number {
  return ((n * PRIME * 250) % titles) + 7
}

function spanOf({ receivable }: MillionTitles, title: number) {
  const lo = (title % PIECES) * PIECE_MINOR
  const id = receivable(Math.floor(title / PIECES))
  return { receivable: id, lo: String(lo), hi: String(lo + PIECE_MINOR) }
}
