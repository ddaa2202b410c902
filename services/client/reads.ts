import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Id, InstrumentId, ReceivableId, WaitId } from '../../contracts/kernel/id.ts'
import type { ClaimKind, HoldKind } from '../../contracts/kernel/title.ts'
import type { Receivable } from '../../contracts/receivable/receivable.ts'
import type { Pledge, PledgeTerms } from '../../contracts/title/pledge-terms.ts'
import type { WaitKind } from '../../contracts/wait/waits.ts'
import { type Read, readAll } from './pages.ts'
import { readParts } from './parts.ts'
import { type LookSeen, readLook } from './read-look.ts'
import { PARTY, type Part, type PartySeen, STEP, type Step, type Wire, withSpan } from './seen.ts'

/** What a party's own system looks up most, in its words; amounts are whole minor units. */
export interface Reads {
  businessDate(): Promise<BusinessDate>
  /** Null: there is none that the user may see. */
  receivable(id: ReceivableId): Promise<ReceivableSeen | null>
  /** What the user's party holds. */
  titles(): Promise<readonly TitleSeen[]>
  /** The parts of one instrument that the user may see: all of them for whoever owes it. */
  titlesOf(instrument: InstrumentId): Promise<readonly TitleSeen[]>
  /** Rights of the user's party in what others hold. */
  claims(): Promise<readonly ClaimSeen[]>
  /** For whom the user's party waits. */
  waits(): Promise<readonly WaitSeen[]>
  /** The journal, as far as it concerns the user's party; newest first. */
  entries(): Promise<readonly EntrySeen[]>
  /** The way of a part from its issue to its holders, as far as the user may see it. */
  lookThrough(part: Part): Promise<readonly Step[]>
  /** What was shown of an offer, on the entry of the look; null: no such one. */
  look(entry: string): Promise<LookSeen | null>
  /** All of an instrument, on the entry of an authority's own look-through; null: no such one. */
  citedLookThrough(entry: string): Promise<CitedLookThrough | null>
}

export interface ReceivableSeen {
  readonly id: ReceivableId
  readonly status: Receivable['status']
  readonly amount: bigint
  readonly currency: string
  readonly dueOn: BusinessDate
  /** Once issued. */
  readonly packageNumber: string | null
  readonly debtor: PartySeen
  readonly supplier: PartySeen
}

export interface TitleSeen extends Part {
  /** Null: it was paid. */
  readonly holder: PartySeen | null
  readonly claimed: boolean
  readonly holds: readonly HoldKind[]
}

export interface ClaimSeen extends Part {
  readonly kind: ClaimKind
  readonly holder: PartySeen
  readonly claimant: PartySeen
  /** What it secures, or is to secure where a pledge is offered; null: it is no pledge. */
  readonly debt: (PledgeTerms & Pick<Pledge, 'paid'>) | null
}

export interface HoldSeen extends Part {
  readonly kind: HoldKind
  readonly setter: PartySeen
}

export interface WaitSeen {
  readonly id: WaitId
  readonly kind: WaitKind
  readonly awaited: PartySeen
  readonly remindOn: BusinessDate
  readonly lapseOn: BusinessDate
}

export interface EntrySeen {
  readonly id: Id<'ent'>
  readonly number: string
  readonly act: string
  readonly party: PartySeen
  readonly businessDate: BusinessDate
}

export interface CitedLookThrough {
  readonly steps: readonly Step[]
  readonly titles: readonly TitleSeen[]
  readonly claims: readonly ClaimSeen[]
  readonly holds: readonly HoldSeen[]
  readonly invoices: readonly CitedInvoice[]
}

export interface CitedInvoice {
  readonly number: string
  readonly seller: PartySeen
  readonly buyer: PartySeen
  /** Used of it here. */
  readonly amount: bigint
}

export function readsBy(read: Read): Reads {
  return {
    businessDate: async () =>
      (await read<{ businessDate: BusinessDate }>('{ businessDate }')).businessDate,
    receivable: async id => {
      const { node } = await read<{ node: Wire<ReceivableSeen> | null }>(RECEIVABLE, { id })
      return node && 'status' in node ? { ...node, amount: BigInt(node.amount) } : null
    },
    titles: async () => (await readAll<WireTitle>(read, TITLES)).map(readTitle),
    titlesOf: async id => await readTitlesOf(read, id),
    claims: async () => (await readAll<WireClaim>(read, CLAIMS)).map(readClaim),
    waits: async () => await readAll<WaitSeen>(read, WAITS),
    entries: async () => await readAll<EntrySeen>(read, ENTRIES),
    lookThrough: async ({ instrument, lo, hi }) => {
      const part = { instrument, lo: String(lo), hi: String(hi) }
      const steps = await readParts(async offset => {
        const asked = { ...part, offset }
        const seen = await read<{ lookThrough: { steps: Wire<Step>[] } }>(LOOK_THROUGH, asked)
        return seen.lookThrough.steps
      })
      return steps.map(withSpan)
    },
    look: async entry => await readLook(read, entry),
    citedLookThrough: async entry => {
      const { cited } = await read<{ cited: WireCited | null }>(CITED, { entry })
      if (cited === null) return null
      const { id } = cited.instrument
      const [steps, invoices, titles, claims, holds] = await Promise.all([
        readCited<Wire<Step>>(read, entry, CITED_STEPS),
        readCited<Wire<CitedInvoice>>(read, entry, CITED_INVOICES),
        readTitlesOf(read, id),
        readAll<WireClaim>(asViewer(read), CLAIMS_OF, { id }),
        readAll<WireHold>(asViewer(read), HOLDS_OF, { id }),
      ])
      return {
        steps: steps.map(withSpan),
        invoices: invoices.map(one => ({ ...one, amount: BigInt(one.amount) })),
        titles,
        claims: claims.map(readClaim),
        holds: holds.map(readHold),
      }
    },
  }
}

const PAGE = 'pageInfo { hasNextPage endCursor }'
const TITLE = `instrument { id } lo hi holder ${PARTY} claimed holdKinds`
const DEBT = 'debt { secured paid currency reference dueOn }'
const RECEIVABLE = `query ($id: ID!) { node(id: $id) { ... on Receivable {
  id status amount currency dueOn packageNumber debtor ${PARTY} supplier ${PARTY} } } }`
const TITLES = `query ($after: String) { viewer { page: titles(first: 100, after: $after) {
  ${PAGE} edges { node { ${TITLE} } } } } }`
const TITLES_OF = `query ($id: ID!, $after: String) { node(id: $id) { ... on Instrument {
  page: titles(first: 100, after: $after) { ${PAGE} edges { node { ${TITLE} } } } } } }`
const CLAIM = `instrument { id } lo hi kind holder ${PARTY} claimant ${PARTY} ${DEBT}`
const CLAIMS_OF = `query ($id: ID!, $after: String) { node(id: $id) { ... on Instrument {
  page: claims(first: 100, after: $after) { ${PAGE} edges { node { ${CLAIM} } } } } } }`
const HOLDS_OF = `query ($id: ID!, $after: String) { node(id: $id) { ... on Instrument {
  page: holds(first: 100, after: $after) {
  ${PAGE} edges { node { instrument { id } lo hi kind setter ${PARTY} } } } } } }`
const CLAIMS = `query ($after: String) { viewer {
  page: claims(as: claimant, first: 100, after: $after) {
  ${PAGE} edges { node { ${CLAIM} } } } } }`
const WAITS = `query ($after: String) { viewer { page: waits(first: 100, after: $after) {
  ${PAGE} edges { node { id kind awaited ${PARTY} remindOn lapseOn } } } } }`
const ENTRIES = `query ($after: String) { viewer { page: entries(first: 100, after: $after) {
  ${PAGE} edges { node { id number act party ${PARTY} businessDate } } } } }`
const LOOK_THROUGH = `query ($instrument: ID!, $lo: Units!, $hi: Units!, $offset: Int!) {
  lookThrough(instrument: $instrument, lo: $lo, hi: $hi) {
    steps(offset: $offset) { ${STEP} } } }`
const CITED = `query ($entry: ID!) { cited: citedLookThrough(entry: $entry) { instrument { id } } }`
const CITED_STEPS = `query ($entry: ID!, $offset: Int!) {
  cited: citedLookThrough(entry: $entry) { parts: steps(offset: $offset) { ${STEP} } } }`
const CITED_INVOICES = `query ($entry: ID!, $offset: Int!) {
  cited: citedLookThrough(entry: $entry) {
    parts: invoices(offset: $offset) { number seller ${PARTY} buyer ${PARTY} amount } } }`

interface WirePart {
  readonly instrument: { readonly id: InstrumentId }
  readonly lo: string
  readonly hi: string
}

interface WireTitle extends WirePart, Pick<TitleSeen, 'holder' | 'claimed'> {
  readonly holdKinds: readonly HoldKind[]
}

interface WireCited {
  readonly instrument: { readonly id: InstrumentId }
}

/** The connection of an instrument, read as one of the viewer is. */
function asViewer(read: Read): Read {
  return async <Data>(query: string, variables?: object) => {
    const { node } = await read<{ node: unknown }>(query, variables)
    return { viewer: node ?? NOTHING } as Data
  }
}

const NOTHING = { page: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } }

function readPart({ instrument, lo, hi }: WirePart): Part {
  return { instrument: instrument.id, lo: BigInt(lo), hi: BigInt(hi) }
}

function readDebt({ secured, paid, ...rest }: NonNullable<WireClaim['debt']>) {
  return { ...rest, secured: BigInt(secured), paid: BigInt(paid) }
}

interface WireClaim extends WirePart, Pick<ClaimSeen, 'kind' | 'holder' | 'claimant'> {
  readonly debt: Wire<NonNullable<ClaimSeen['debt']>> | null
}

function readClaim({ kind, holder, claimant, debt, ...part }: WireClaim): ClaimSeen {
  return { ...readPart(part), kind, holder, claimant, debt: debt && readDebt(debt) }
}

interface WireHold extends WirePart, Omit<HoldSeen, keyof Part> {}

function readHold({ kind, setter, ...part }: WireHold): HoldSeen {
  return { ...readPart(part), kind, setter }
}

async function readTitlesOf(read: Read, id: InstrumentId): Promise<readonly TitleSeen[]> {
  return (await readAll<WireTitle>(asViewer(read), TITLES_OF, { id })).map(readTitle)
}

function readTitle({ holder, claimed, holdKinds, ...part }: WireTitle): TitleSeen {
  return { ...readPart(part), holder, claimed, holds: holdKinds }
}

/** All steps of a look-through that is there, or all invoices. */
async function readCited<Part>(read: Read, entry: string, query: string) {
  return await readParts(async offset => {
    const { cited } = await read<{ cited: { parts: Part[] } }>(query, { entry, offset })
    return cited.parts
  })
}
