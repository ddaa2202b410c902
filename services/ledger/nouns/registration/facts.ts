import type { Id } from '../../../../contracts/kernel/id.ts'
import type { RegistrationFact } from '../../../../contracts/registration/facts.ts'
import type { Register } from '../../../../contracts/registration/registration.ts'
import { appliesNothing, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { registers, selectRegister } from '../financing/registers.ts'
import { financings } from '../financing/tables.ts'
import { registrationNumbers } from './tables.ts'
import {
  endRegistrations,
  insertChanges,
  insertRegistrations,
  insertSearches,
  writeExtended,
  writeVerdicts,
} from './write-registers.ts'

const ofFinancing = ({ financing }: { readonly financing: Id<'fin'> }) => [financing]

/** What becomes of registrations; later acts of a group see it, their rows are written in bulk. */
export const registrationFacts: FactRules<RegistrationFact> = {
  'registration.searched.v1': {
    chains: ofFinancing,
    apply: (view, { financing, search: id, searchedAt, certificate, hits }) =>
      change(view, financing, ({ searches }) => ({
        searches: [...searches, { id, searchedAt, certificate, hits, verdict: null }],
      })),
    makes: ({ search }) => [search],
    write: insertSearches,
  },
  'registration.hits-judged.v1': {
    chains: ofFinancing,
    apply: (view, { financing, search, verdict }) =>
      change(view, financing, ({ searches }) => ({
        searches: searches.map(one => (one.id === search ? { ...one, verdict } : one)),
      })),
    ...{ makes: makesNothing, write: writeVerdicts },
  },
  'registration.registered.v1': {
    chains: ofFinancing,
    apply: (view, { financing, registration: id, number, registeredAt, until }) => {
      change(view, financing, () => ({ registration: { id, number, registeredAt, until } }))
      view.set(registrationNumbers, number, true)
      const was = view.get(financings, financing)
      if (was) view.set(financings, financing, { ...was, lapseOn: null })
    },
    makes: ({ registration }) => [registration],
    write: insertRegistrations,
  },
  'registration.extended.v1': {
    chains: ofFinancing,
    apply: (view, { financing, until }) =>
      change(view, financing, ({ registration }) => ({
        registration: registration && { ...registration, until },
      })),
    ...{ makes: makesNothing, write: writeExtended },
  },
  'registration.changed.v1': {
    ...{ chains: ofFinancing, apply: appliesNothing, makes: makesNothing, write: insertChanges },
  },
  'registration.discharged.v1': { chains: ofFinancing, ...ends() },
  'registration.expired.v1': { chains: ofFinancing, ...ends() },
}

/** For a fact after which no registration of the financing stands. */
function ends() {
  return {
    apply: (view: View, { financing }: { readonly financing: Id<'fin'> }) =>
      change(view, financing, () => ({ registration: null })),
    makes: makesNothing,
    write: endRegistrations,
  }
}

function change(view: View, id: Id<'fin'>, to: (was: Register) => Partial<Register>): void {
  const was = selectRegister(view, id)
  view.set(registers, id, { ...was, ...to(was) })
}
