import { Link } from 'react-router'
import { showMarks } from '../ui/show-marks.ts'

/** A party by its name, which leads to what everybody may know of it. */
export function PartyName({ party }: { readonly party: PartyNamed | null }) {
  return party && <Link to={`/parties/${party.id}`}>{showMarks(party.name)}</Link>
}

export interface PartyNamed {
  readonly id: string
  readonly name: string
}
