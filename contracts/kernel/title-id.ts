import { type Id, idNumber, idOf } from './id.ts'
import type { EntryNumber } from './title.ts'

export type TitleId = Id<'ttl'>
/** Of what lies on a title: a claim or a hold. */
export type RestrictionId = Id<'clm' | 'hld'>

/** A title is named by its instrument and the unit where it begins. */
export function buildTitleId(instrument: bigint, lo: bigint): TitleId {
  return `ttl${part(instrument)}${part(lo)}`
}

/** A claim or a hold is named by its instrument, the unit where it begins, and who made it. */
export function buildRestrictionId(
  noun: 'clm' | 'hld',
  on: { readonly instrument: bigint; readonly lo: bigint; readonly by: EntryNumber },
): RestrictionId {
  return `${noun}${part(on.instrument)}${part(on.lo)}${part(on.by)}`
}

/** The numbers of which an id of several parts is made; null for what is no such id. */
export function readParts(noun: string, parts: number, id: string): readonly bigint[] | null {
  const [prefix, ...rest] = id.split('_')
  if (prefix !== noun || rest.length !== parts || !rest.every(one => PART.test(one))) return null
  return rest.map(one => idNumber(`_${one}`))
}

const PART = /^[0-7][0-9A-HJKMNP-TV-Z]{12}$/

function part(number: bigint): `_${string}` {
  return idOf('', number)
}
