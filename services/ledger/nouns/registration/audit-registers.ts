import type {
  ChangeRegistration,
  ExtendRegistration,
} from '../../../../contracts/registration/amend-registration.ts'
import type { DischargeRegistration } from '../../../../contracts/registration/end-registration.ts'
import type { JudgeHits } from '../../../../contracts/registration/judge-hits.ts'
import type { RegisterFinancing } from '../../../../contracts/registration/register-financing.ts'
import type { SearchRegister } from '../../../../contracts/registration/search-register.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import {
  type Comparison,
  type ReplayedEntry,
  replaysNothing,
} from '../../engine/replay/noun-audit.ts'

interface SearchLine {
  readonly said: string
  readonly verdict: string
}

interface RegistrationLine {
  readonly said: string
  readonly until: string
  readonly status: string
}

/** What the journal says that there must be. */
interface Rows {
  readonly searches: Map<string, SearchLine>
  readonly registrations: Map<string, RegistrationLine>
  /** The registration that stands, by financing. */
  readonly standing: Map<string, string>
  /** By entry. */
  readonly changes: Map<string, string>
}

/** Replays what was searched, registered and changed, from what was signed. */
export function auditRegisters() {
  const rows: Rows = {
    ...{ searches: new Map(), registrations: new Map() },
    ...{ standing: new Map(), changes: new Map() },
  }
  return {
    ...{ genesis: replaysNothing, entry: replaysNothing },
    replays: { ...replaySearches(rows), ...replayRegistrations(rows), ...replayEnds(rows) },
    comparisons: () => compareRegisters(rows),
  }
}

function replaySearches({ searches }: Rows) {
  return {
    searched: (body: SearchRegister, { party }: ReplayedEntry) => {
      const { financing, search, at, certificate, hits } = body
      const found = hits.map(
        ({ number, securedParty, registeredAt }) =>
          `${number} ${securedParty} ${Date.parse(registeredAt)}`,
      )
      const of = `${formatNumber(financing)} ${formatNumber(party)} ${Date.parse(at)}`
      searches.set(search, { said: `${of} ${certificate} ${found.join('; ')}`, verdict: '-' })
    },
    judged: ({ search, verdict, reason }: JudgeHits) => {
      const line = searches.get(search)
      if (line) searches.set(search, { ...line, verdict: `${verdict} ${reason}` })
    },
  }
}

function replayRegistrations({ registrations, standing, changes }: Rows) {
  return {
    registered: (body: RegisterFinancing, { party }: ReplayedEntry) => {
      const { financing, id, number, at, until, certificate } = body
      const of = `${formatNumber(financing)} ${formatNumber(party)}`
      const said = `${of} ${number} ${Date.parse(at)} ${certificate}`
      registrations.set(id, { said, until, status: 'live' })
      standing.set(financing, id)
    },
    extended: (body: ExtendRegistration, { id: entry }: ReplayedEntry) => {
      const { financing, at, until, certificate } = body
      const id = standing.get(financing) ?? ''
      const line = registrations.get(id)
      if (line) registrations.set(id, { ...line, until })
      changes.set(String(entry), describeChange(id, 'extended', at, certificate, until))
    },
    changed: (body: ChangeRegistration, { id: entry }: ReplayedEntry) => {
      const { financing, at, words, certificate } = body
      const id = standing.get(financing) ?? ''
      changes.set(String(entry), describeChange(id, 'changed', at, certificate, words))
    },
  }
}

function replayEnds({ registrations, standing, changes }: Rows) {
  const end = (financing: string, status: string): string => {
    const id = standing.get(financing) ?? ''
    const line = registrations.get(id)
    if (line) registrations.set(id, { ...line, status })
    standing.delete(financing)
    return id
  }
  return {
    discharged: (body: DischargeRegistration, { id: entry }: ReplayedEntry) => {
      const { financing, at, reason, certificate } = body
      const id = end(financing, 'discharged')
      changes.set(String(entry), describeChange(id, 'discharged', at, certificate, reason))
    },
    expired: ({ financing }: { readonly financing: string }) => {
      end(financing, 'expired')
    },
  }
}

function describeChange(id: string, kind: string, at: string, certificate: string, says: string) {
  return `${formatNumber(id)} ${kind} ${Date.parse(at)} ${certificate} ${says}`
}

function compareRegisters({ searches, registrations, changes }: Rows): readonly Comparison[] {
  return [
    {
      kind: 'register_search_differs',
      select: SELECT_SEARCHES,
      expected: [...searches].map(([id, { said, verdict }]) => [
        formatNumber(id),
        `${said} ${verdict}`,
      ]),
    },
    {
      kind: 'registration_differs',
      select: SELECT_REGISTRATIONS,
      expected: [...registrations].map(([id, { said, until, status }]) => [
        formatNumber(id),
        `${said} ${until} ${status}`,
      ]),
    },
    { kind: 'registration_change_differs', select: SELECT_CHANGES, expected: changes },
  ]
}

const MILLIS = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

const SELECT_SEARCHES = `
  select s.id::text as subject,
         concat_ws(' ', s.financing, s.lender, ${MILLIS('s.searched_at')}, s.certificate,
           coalesce((select string_agg(concat_ws(' ', h.number, h.secured_party,
                                                 ${MILLIS('h.registered_at')}), '; '
                                       order by h.place)
                       from ledger.register_hit h where h.search = s.id), ''),
           coalesce(s.verdict || ' ' || s.reason, '-')) as says
    from ledger.register_search s`

const SELECT_REGISTRATIONS = `
  select id::text as subject,
         concat_ws(' ', financing, lender, number, ${MILLIS('registered_at')}, certificate, until,
                   status) as says
    from ledger.registration`

const SELECT_CHANGES = `
  select entry::text as subject,
         concat_ws(' ', registration, kind, ${MILLIS('done_at')}, certificate,
                   coalesce(words, until::text)) as says
    from ledger.registration_change`
