/** `OWNER_URL=… node logged-journey.ts`: what people do, with faults of ours, at the finest log. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createKey, httpTransport, openClient, signingKey } from '../../services/client/index.ts'
import { startGateway } from '../../services/gateway/index.ts'
import { openPool, type RuntimeRole, urlAs } from '../../services/platform/database.ts'
import { setLogLevel } from '../../services/platform/log.ts'
import { newId } from '../../services/platform/new-id.ts'
import { startSequencer } from '../../services/sequencer/index.ts'
import type { Actor } from './actor.ts'
import { issueReceivable, offerPart } from './acts.ts'
import { testBlobs } from './blobs.ts'
import { IDENTITY_KEY } from './identity-key.ts'
import { openMarket } from './market.ts'
import { PERSONAL } from './personal.ts'

setLogLevel('trace')
const ownerUrl = process.env['OWNER_URL'] ?? ''
const as = (role: RuntimeRole) => openPool(urlAs(ownerUrl, role), { name: role, max: 2 })
const database = { ownerUrl, urlAs: (role: RuntimeRole) => urlAs(ownerUrl, role) }
const market = await openMarket({ ...database, close: async () => undefined })
const pools = {
  reader: as('tallystick_reader'),
  desk: as('tallystick_desk'),
  intake: as('tallystick_intake'),
}
const gateway = await startGateway({
  ...{ ledger: market.ledger, ...pools, custodySecret: randomBytes(32) },
  blobs: testBlobs(),
  identityKey: IDENTITY_KEY,
})
const placing = as('tallystick_sequencer')
const sequencer = startSequencer(placing)
const transport = httpTransport(`${gateway.url}/graphql`)
const debtor = await market.enrol(['debtor'])
const supplier = await market.enrol(['supplier'])
const second = await market.enrol(['supplier'])

const clientOf = ({ party, user, key, privateKey }: Actor) =>
  openClient({
    ...{ transport, ledger: market.ledger.name, party, user },
    keys: [signingKey(key, privateKey)],
  })
const maker = clientOf(supplier.maker)
/** What came of it is nobody's business here: what is logged of it is. */
const tries = async (work: Promise<unknown>) => void (await work.catch(() => undefined))

const { company, person, email, phone, identity, password } = PERSONAL
const paper = {
  mediaType: 'text/plain',
  content: Buffer.from(`${person} ${phone}`).toString('base64url'),
}
const key = { alg: 'EdDSA', publicKey: createKey().publicKey, proof: '' }
const APPLY = 'mutation ($input: ApplicationInput!) { apply(input: $input) { __typename } }'
const application = {
  ...{ code: identity, name: company, roles: ['supplier'], size: 'small' },
  users: [{ identity: email, duty: 'maker', representative: true, keys: [key] }],
  ...{ licence: paper, authorisation: paper },
}
const LOGIN = `mutation ($name: String!, $password: String!) {
  login(name: $name, password: $password) { __typename } }`
const SET = `mutation ($name: String!, $password: String!) {
  setPassword(name: $name, password: $password) { __typename } }`
const SUSPEND = `mutation ($input: SuspendPartyInput!) {
  suspendParty(input: $input) { __typename } }`

async function live(): Promise<void> {
  await tries(transport.request(APPLY, { input: application }))
  await tries(transport.request(APPLY, { input: { ...application, roles: [person] } }))
  await tries(maker.read(SET, { name: email, password }))
  await tries(transport.request(LOGIN, { name: email, password }))
  await tries(transport.request(LOGIN, { name: email, password: phone }))
  const input = { party: second.id, reason: `${person} ${phone}` }
  await tries(maker.read(SUSPEND, { input }))
  await tries(maker.read(`{ parties(code: "${identity}") { edges { node { name } } } }`))
  await tries(maker.read(`{ ${'nothing'}(name: "${person}") }`))
  await tries(maker.submit([`${person}.${email}.${phone}`]))
}

await live()
const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
await offerPart(market, supplier, second, receivable, 0n, 100n)
// The store refuses what it should take: faults of ours, with the rows of people in them.
const owner = new pg.Client(ownerUrl)
await owner.connect()
for (const table of ['desk.application', 'desk.login', 'desk.draft', 'ledger.command'])
  await owner.query(`alter table ${table} add constraint odd check (false) not valid`)
await live()
await tries(maker.receivable.reject({ receivable: newId('rcv') }))
await owner.query('drop table ledger.position cascade')
await new Promise(resolve => setTimeout(resolve, 300))
await owner.end()
await gateway.close()
await sequencer.close()
await placing.end()
for (const pool of Object.values(pools)) await pool.end()
await market.close()
