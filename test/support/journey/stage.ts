import { addBusinessDays } from '../../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyRole, SizeClass } from '../../../contracts/party/party.ts'
import { completeCode } from '../../../contracts/party/unified-social-credit-code.ts'
import {
  apply,
  applyForKey,
  type Client,
  calendarActs,
  createKey,
  openClient,
  proveKey,
  type SigningKey,
  signingKey,
} from '../../../services/client/index.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import {
  type GatewayWorld,
  gatewayWorld,
  type WorldOptions,
} from '../../services/gateway/gateway-fixtures.ts'
import type { Actor } from '../actor.ts'
import { testTemporal } from '../temporal.ts'
import { runWaits } from '../waits.ts'
import { agree, complete, digestOf, done, type Firm, type Person } from './people.ts'

/** A ledger just founded, as its users find it: officers, a calendar, and a desk to apply at. */
export interface Stage {
  readonly officers: Firm
  /** A firm applies, and two officers enrol it. Its people are named, maker first; so are keys. */
  joins(
    name: string,
    role: PartyRole,
    people: readonly [string, string],
    keys?: readonly SigningKey[],
  ): Promise<Firm>
  /** Who has lost every key applies for a new one, and two officers give it. */
  recovers(firm: Firm, person: Person): Promise<Person>
  /** Day by day, the officers end the business day until it is this date. */
  reaches(date: BusinessDate): Promise<void>
  /** The ledger's name. */
  readonly ledger: string
  /** Where the gateway answers. */
  readonly url: string
  /** What a person or a machine acts with. */
  client(of: Pick<Firm, 'id'>, user: Person['user'], key: SigningKey): Client
  close(): Promise<void>
}

/** `waits`: what nobody answers is carried out, as where relay and worker run. */
export async function openStage({
  waits = false,
  ...options
}: { readonly waits?: boolean } & Pick<WorldOptions, 'portal'> = {}): Promise<Stage> {
  const world = await gatewayWorld(options)
  const running = waits ? await runWaits(world, await testTemporal()) : null
  const client = clientsOf(world, true)
  const officers = officersOf(world, client)
  return {
    officers,
    ...{ ledger: world.ledger.name, url: world.url },
    client: clientsOf(world, false),
    joins: async (name, role, people, keys = people.map(() => createKey())) =>
      await join(world, { officers, client }, { name, role, people, keys }),
    recovers: async (firm, person) => await recover(world, { officers, client }, firm, person),
    reaches: async date => await reach(officers, date),
    close: async () => {
      await running?.close()
      await world.close()
    },
  }
}

function clientsOf({ transport, ledger }: GatewayWorld, people: boolean): Stage['client'] {
  return ({ id }, user, key) =>
    openClient({ transport, ledger: ledger.name, party: id, user, keys: [key], people })
}

function officersOf({ operator }: GatewayWorld, client: Stage['client']): Firm {
  const officer = (name: string, { user, key: id, privateKey }: Actor): Person => {
    const key = signingKey(id, privateKey)
    return { name, user, key, client: client(operator, user, key) }
  }
  const { id, code, maker, checker } = operator
  const people = { maker: officer('Officer Gu', maker), checker: officer('Officer Mo', checker) }
  return { id, code, name: 'Operator', ...people }
}

type Known = Pick<Stage, 'officers' | 'client'>
let firms = 0

interface Joining {
  readonly name: string
  readonly role: PartyRole
  readonly people: readonly [string, string]
  readonly keys: readonly SigningKey[]
}

async function join(
  { transport, ledger }: GatewayWorld,
  { officers, client }: Known,
  { name, role, people, keys }: Joining,
): Promise<Firm> {
  firms += 1
  const code = completeCode(`91110000MA${String(firms).padStart(6, '0')}`)
  const proofs = await Promise.all(keys.map(one => proveKey(one, { ledger: ledger.name, code })))
  const user = (duty: 'maker' | 'checker', i: number) => ({
    ...{
      identity: digestOf(`${people[i]} of ${name}`),
      duty,
      representative: false,
      keys: [{ ...keys[i]!, proof: proofs[i]! }],
    },
  })
  const users = [user('maker', 0), user('checker', 1)]
  const papers = { licence: paper(`licence of ${name}`), authorisation: paper(`${name}, signed`) }
  const applied = await apply(transport, {
    ...{ code, name, roles: [role], size: sizeOf(role), users, ...papers },
  })
  if (!applied.ok) throw new Error(applied.refusal)
  const today = await officers.maker.client.reads.businessDate()
  const seen = { microDepositOn: today, callBack: { on: today, note: digestOf(`call to ${name}`) } }
  const { desk } = officers.maker.client
  const draft = await desk.enrolApplicant(applied.application, seen)
  done(await complete(officers, draft))
  const id = applied.party!
  const person = (i: number): Person => {
    const { user, keys: ids } = applied.users[i]!
    const key = { ...keys[i]!, id: ids[0]! }
    return { name: people[i]!, user, key, client: client({ id }, user, key) }
  }
  return { id, code, name, maker: person(0), checker: person(1) }
}

async function recover(
  { transport, ledger }: GatewayWorld,
  { officers, client }: Known,
  { id, code, name }: Firm,
  person: Person,
): Promise<Person> {
  const fresh = createKey()
  const proof = await proveKey(fresh, { ledger: ledger.name, code })
  const papers = { licence: paper(`licence of ${name}`), letter: paper(`${name}: a new key`) }
  const lost = { code, user: person.user, key: { ...fresh, proof } }
  const applied = await applyForKey(transport, { ...lost, ...papers })
  if (!applied.ok) throw new Error(applied.refusal)
  const { desk, reads } = officers.maker.client
  const callBack = { on: await reads.businessDate(), note: digestOf(`call to ${name}`) }
  done(await complete(officers, await desk.recoverKey(applied.application, callBack)))
  const key = { ...fresh, id: applied.users[0]!.keys[0]! }
  return { ...person, key, client: client({ id }, person.user, key) }
}

function sizeOf(role: PartyRole): SizeClass {
  return role === 'supplier' ? 'small' : 'large'
}

function paper(text: string) {
  return { mediaType: 'text/plain', content: Buffer.from(text) }
}

async function reach(officers: Firm, date: BusinessDate): Promise<void> {
  const calendar = chinaCalendar()
  let today = await officers.maker.client.reads.businessDate()
  while (today < date) {
    today = addBusinessDays(calendar, today, 1)
    done(await agree(officers, calendarActs.roll({ to: today })))
  }
}
