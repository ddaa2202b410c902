import { idOf } from '../../../../contracts/kernel/id.ts'
import {
  compareFirms,
  type Firm,
  type FirmFact,
  type FirmPerson,
} from '../../../../contracts/party/compare-firms.ts'
import type { Duty } from '../../../../contracts/party/party.ts'
import type { Context } from '../../graph/context.ts'
import { PARTY_COLUMNS, type PartyRow } from '../party/party.type.ts'
import type { ApplicationRow } from './application-row.ts'

/** Reads what an application says beside the one before it and the party that is enrolled. */
export async function readFacts(
  { snapshot }: Pick<Context, 'snapshot'>,
  application: ApplicationRow,
  earlier: ApplicationRow | null,
): Promise<readonly FirmFact[]> {
  const now = await readFirm(snapshot, application)
  const enrolled = await readEnrolled(snapshot, application.code, now.people)
  const before = earlier ? await readFirm(snapshot, earlier) : null
  return compareFirms({ now, earlier: before, enrolled })
}

type Snapshot = Context['snapshot']

async function readFirm(snapshot: Snapshot, { id, code, body }: ApplicationRow): Promise<Firm> {
  const papers = await snapshot.query<{ kind: string; digest: Buffer }>(
    'select kind, digest from desk.document where application = $1 order by kind, digest',
    [id],
  )
  const digests = papers.map(({ kind, digest }) => [kind, digest.toString('base64url')])
  return { ...readBody(body as AppliedBody), code, papers: Object.fromEntries(digests) }
}

/** In the form of `party.enrol`, or of `party.recover-key`. */
type AppliedBody = EnrolBody | KeyBody

interface EnrolBody extends Pick<Firm, 'name' | 'roles' | 'size'> {
  readonly users: readonly FirmPerson[]
}

interface KeyBody {
  readonly user: string
  readonly alg: string
  readonly publicKey: string
}

function readBody(body: AppliedBody): Pick<Firm, 'name' | 'roles' | 'size' | 'people'> {
  if ('users' in body) {
    const { name, roles, size, users } = body
    return { name, roles, size, people: users }
  }
  const { user, ...key } = body
  const person = { user, identity: null, duty: null, representative: false, keys: [key] }
  return { name: null, roles: null, size: null, people: [person] }
}

interface PersonRow {
  readonly id: bigint
  readonly duty: Duty
  readonly representative: boolean
  readonly keys: readonly { readonly alg: string; readonly publicKey: string }[]
}

/** Of an application for a key the one user alone. Null: nobody of that code is enrolled. */
async function readEnrolled(
  snapshot: Snapshot,
  code: string,
  applying: readonly FirmPerson[],
): Promise<Firm | null> {
  const [party] = await snapshot.query<PartyRow>(
    `select ${PARTY_COLUMNS} from ledger.party p where p.code = $1`,
    [code],
  )
  if (!party) return null
  const people = (await snapshot.query<PersonRow>(PEOPLE, [party.id])).map(
    ({ id, ...person }): FirmPerson => ({ user: idOf('usr', id), identity: null, ...person }),
  )
  const { name, roles, size_class: size } = party
  const [only] = applying
  const shown = only?.duty === null ? people.filter(({ user }) => user === only.user) : people
  return { name, code, roles, size, papers: null, people: shown }
}

/** Those who act still, with their keys that sign still. */
const PEOPLE = `
  select u.id, u.duty, u.representative, coalesce((
      select jsonb_agg(jsonb_build_object('alg', k.alg, 'publicKey',
               translate(rtrim(encode(k.public_key, 'base64'), '='), E'+/\\n', '-_')) order by k.id)
        from ledger.key k where k.user_id = u.id and k.revoked_by is null), '[]') as keys
    from ledger.party_user u where u.party = $1 and u.ended_by is null order by u.id`
