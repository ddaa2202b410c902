import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type {
  HitsVerdict,
  Register,
  RegisterHit,
  RegisterSearch,
  Registration,
} from '../../../../contracts/registration/registration.ts'
import { instantOf } from '../../../platform/ledger-clock.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import { findsNothing, read, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'
import { FINANCINGS } from './tables.ts'

export const registers = defineState<FinancingId, Register>('registers')

/** What is on record of the national register for financings; their rows are locked with it. */
export const REGISTERS: Table<FinancingId> = {
  name: 'registers',
  order: 425,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const numbers = [...new Set(ids)].map(idNumber)
    const searches = await loadSearches(client, numbers)
    const registrations = await loadRegistrations(client, numbers)
    for (const number of numbers)
      view.set(registers, idOf('fin', number), {
        searches: searches.get(number) ?? [],
        registration: registrations.get(number) ?? null,
      })
  },
}

/** The reads of an act that asks whether a financing is registered. */
export function readRegister(financing: FinancingId) {
  return [read(FINANCINGS, [financing]), read(REGISTERS, [financing])]
}

/** Selects what was read of the register for a financing. */
export function selectRegister(view: View, financing: FinancingId): Register {
  return view.get(registers, financing) ?? { searches: [], registration: null }
}

/** SQL: the instant of a hit `h` as texts of instants are written. */
const INSTANT = `to_char(h.registered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

async function loadSearches(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<SearchRow>(
    `select s.financing, s.id, s.searched_at, s.certificate, s.verdict,
            (select coalesce(jsonb_agg(jsonb_build_object('number', h.number,
                      'securedParty', h.secured_party,
                      'registeredAt', ${INSTANT}) order by h.place), '[]')
               from ledger.register_hit h where h.search = s.id) as hits
       from ledger.register_search s where s.financing = any($1::bigint[]) order by s.recorded_by`,
    [ids],
  )
  const found = new Map<bigint, RegisterSearch[]>()
  for (const row of rows) {
    const { certificate, verdict, hits } = row
    const list = found.get(row.financing) ?? []
    const searchedAt = instantOf(row.searched_at)
    list.push({ id: idOf('src', row.id), searchedAt, certificate, verdict, hits })
    found.set(row.financing, list)
  }
  return found
}

async function loadRegistrations(client: Transaction, ids: readonly bigint[]) {
  const { rows } = await client.query<RegistrationRow>(
    `select financing, id, number, registered_at, until from ledger.registration
      where financing = any($1::bigint[]) and status = 'live'`,
    [ids],
  )
  return new Map(
    rows.map(({ financing, id, number, registered_at, until }): [bigint, Registration] => [
      financing,
      { id: idOf('reg', id), number, registeredAt: instantOf(registered_at), until },
    ]),
  )
}

interface SearchRow {
  readonly financing: bigint
  readonly id: bigint
  readonly searched_at: Date
  readonly certificate: string
  readonly verdict: HitsVerdict | null
  readonly hits: readonly RegisterHit[]
}

interface RegistrationRow {
  readonly financing: bigint
  readonly id: bigint
  readonly number: string
  readonly registered_at: Date
  readonly until: BusinessDate
}
