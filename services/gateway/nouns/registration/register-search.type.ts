import { idOf } from '../../../../contracts/kernel/id.ts'
import { type HitsVerdict, ranksBefore } from '../../../../contracts/registration/registration.ts'
import { instantOf } from '../../../platform/ledger-clock.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'

const Verdict = enumOf('HitsVerdict', 'What was decided about the hits of a search.', {
  proceed: 'They do not stand against the financing.',
  stop: 'They do.',
} satisfies Record<HitsVerdict, string>)

interface SearchRow {
  readonly id: bigint
  readonly searched_at: Date
  readonly certificate: string
  readonly verdict: HitsVerdict | null
  readonly reason: string | null
}

interface HitRow {
  readonly number: string
  readonly secured_party: string
  readonly registered_at: Date
  /** When the lender's own registration was made; null while there is none. */
  readonly own_at: Date | null
}

export const searchesOf = rowsOf<SearchRow>(
  `select financing as owner, id, searched_at, certificate, verdict, reason
     from ledger.register_search where financing = any($1::bigint[])
    order by financing, recorded_by`,
)
const hitsOf = rowsOf<HitRow>(
  `select h.search as owner, h.number, h.secured_party, h.registered_at,
          (select r.registered_at from ledger.registration r
             join ledger.register_search s on s.financing = r.financing
            where s.id = h.search order by r.id desc limit 1) as own_at
     from ledger.register_hit h where h.search = any($1::bigint[]) order by h.search, h.place`,
)

const RegisterHit = builder.objectRef<HitRow>('RegisterHit').implement({
  description: 'A registration of somebody else, as a search found it.',
  readers: 'members',
  fields: t => ({
    number: t.exposeString('number', { description: 'Its number.' }),
    securedParty: t.exposeString('secured_party', { description: 'Who is secured by it.' }),
    registeredAt: t.expose('registered_at', { type: 'DateTime', description: 'Since when.' }),
    ranksFirst: t.boolean({
      nullable: true,
      description:
        'Whether it is satisfied before the lender of the financing, since it was registered ' +
        'earlier. Null while the financing is not registered.',
      resolve: ({ registered_at, own_at }) =>
        own_at &&
        ranksBefore(
          { registeredAt: instantOf(registered_at) },
          { registeredAt: instantOf(own_at) },
        ),
    }),
  }),
})

export const RegisterSearch = builder.objectRef<SearchRow>('RegisterSearch').implement({
  description: 'A search of the national register, made by the lender of a financing.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'Its id, by which its hits are judged.',
      resolve: ({ id }) => idOf('src', id),
    }),
    searchedAt: t.expose('searched_at', { type: 'DateTime', description: 'When it was made.' }),
    certificate: t.exposeString('certificate', {
      description: 'The SHA-256 of the register’s file, in base64url.',
    }),
    hits: t.field({
      type: [RegisterHit],
      description: 'What it found of others.',
      resolve: async ({ id }, _args, context) => await hitsOf(id, context),
    }),
    verdict: t.field({
      type: Verdict,
      nullable: true,
      description: 'What two people of the lender decided about the hits. Null while nobody has.',
      resolve: ({ verdict }) => verdict,
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why they decided so. Null while nobody has.',
    }),
  }),
})
