import { Bug } from '../../../../contracts/kernel/bug.ts'
import {
  type InstrumentId,
  type InstrumentPrefix,
  idNumber,
  isId,
} from '../../../../contracts/kernel/id.ts'
import type { UnitName } from '../../../../contracts/kernel/instrument.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { turnedAway } from '../../graph/turned-away.ts'

export const Unit = enumOf('Unit', 'What one unit of an instrument is.', {
  MINOR_UNITS: 'The minor unit of a currency, such as a fen: the instrument names the currency.',
  GRAMS: 'A gram of goods.',
  PIECES: 'A piece of goods.',
  NOTE_UNITS: 'The smallest part of a class of notes that can be held.',
} satisfies Record<UnitName, string>)

interface InstrumentRow {
  readonly id: bigint
  /** Of rows that were read as an instrument: what tells their type. */
  readonly noun?: InstrumentPrefix
}

/** The types of instruments by the prefix of their ids, each with how its rows are read. */
const types = new Map<string, { readonly name: string; readonly text: string }>()

/** Makes a node type one of the instruments: `text` takes numbers as `$1::bigint[]`. */
export function addInstrumentType(noun: InstrumentPrefix, name: string, text: string): void {
  types.set(noun, { name, text })
}

/** Asked for by its id, or by its number where only the store knows what it is. */
export const Instrument = builder.loadableInterfaceRef<InstrumentRow, InstrumentId | bigint>(
  'Instrument',
  { load: async (keys, context) => await loadInstruments(keys, context) },
)

Instrument.implement({
  description:
    'What titles tile, such as a receivable: its units are spread over holders without gap or ' +
    'overlap.',
  readers: 'members',
  fields: t => ({
    id: t.id({ description: 'The id of the instrument, with the prefix of its kind.' }),
    size: t.field({ type: 'Units', description: 'The whole face, in units.' }),
    unit: t.field({ type: Unit, description: 'What one of its units is.' }),
    currency: t.string({
      nullable: true,
      description: 'The currency of its minor units. Null where its units are no money.',
    }),
  }),
  resolveType: ({ noun }: InstrumentRow) => types.get(noun!)!.name,
})

/** The number in an id of an instrument; a caller's mistake otherwise. */
export function readInstrumentId(id: string): InstrumentId {
  const noun = prefixOf(id)
  if (types.has(noun) && isId(noun as InstrumentPrefix, id)) return id
  throw turnedAway('id_must_be_of_an_instrument')
}

async function loadInstruments(
  keys: readonly (InstrumentId | bigint)[],
  context: Context,
): Promise<(InstrumentRow | Error)[]> {
  const named = keys.filter(key => typeof key === 'string')
  const numbers = keys.filter(key => typeof key === 'bigint')
  const nouns = new Map<bigint, string>(named.map(id => [idNumber(id), prefixOf(id)]))
  for (const { id, noun } of await readNouns(numbers, context)) nouns.set(id, noun!)
  const rows = new Map<bigint, InstrumentRow>()
  for (const [noun, ids] of Map.groupBy(nouns.keys(), number => nouns.get(number)!)) {
    const { text } = types.get(noun) ?? {}
    if (text === undefined) throw new Bug(`a type of the graph has the instruments ${noun}`)
    for (const row of await context.snapshot.query<InstrumentRow>(text, [ids]))
      rows.set(row.id, { ...row, noun: noun as InstrumentPrefix })
  }
  return keys.map(key => rows.get(typeof key === 'bigint' ? key : idNumber(key)) ?? null) as never
}

async function readNouns(ids: readonly bigint[], { snapshot }: Context) {
  if (ids.length === 0) return []
  return await snapshot.query<InstrumentRow>(
    `select i.id, k.id_prefix as noun
       from ledger.instrument i join ledger.instrument_kind k on k.kind = i.kind
      where i.id = any($1::bigint[])`,
    [ids],
  )
}

function prefixOf(id: string): string {
  return id.slice(0, id.indexOf('_'))
}
