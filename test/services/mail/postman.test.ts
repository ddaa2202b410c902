import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { writeDecision } from '../../../services/mail/letters.ts'
import { type Letter, type MailPort, openMailPort } from '../../../services/mail/mail-port.ts'
import { deliverDue } from '../../../services/mail/postman.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'

/** Letters say that there is something to look at, once, and nothing of what it is. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-mail-'))
let world: GatewayWorld
let debtor: Joined
beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
})
afterEach(async () => {
  await world.owner.query('delete from desk.application_mail; delete from desk.mail_address')
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true })
})

const SET = 'mutation ($address: String) { setMailAddress(address: $address) { __typename } }'
const TELL = `mutation ($application: ID!, $address: String!) {
  tellApplicant(application: $application, address: $address) {
    __typename ... on Refused { refusal } } }`

/** Takes letters, or fails as it is told to. */
function box(fault?: Error): MailPort & { letters: Letter[] } {
  const letters: Letter[] = []
  const send = async (letter: Letter) => {
    if (fault) throw fault
    letters.push(letter)
  }
  return { letters, send }
}

const deliver = (port: MailPort, days = 3) => deliverDue({ pool: world.desk, port, days })

/** An application, and what became of it. */
async function application(outcome: object | null): Promise<{ id: string; number: bigint }> {
  const [id, draft] = [newId('app'), newId('dft')]
  const numbers = [
    idNumber(draft),
    idNumber(world.operator.id),
    idNumber(world.operator.maker.user),
  ]
  await world.owner.query(
    `insert into desk.draft (id, party, user_id, payload, expires_at, outcome)
     values ($1::bigint, $2, $3, 'x' || $1::bigint, now() + interval '1 day', $4)`,
    [...numbers, outcome && JSON.stringify(outcome)],
  )
  await world.owner.query(
    `insert into desk.application (id, code, name, body, secret, draft)
     values ($1, 'C', 'Secret Ltd', '{}', sha256('secret'), $2)`,
    [idNumber(id), numbers[0]],
  )
  return { id, number: idNumber(id) }
}

const tell = async (id: string, address: string) =>
  JSON.stringify(await world.transport.request(TELL, { application: id, address }))

test('an applicant is told once, when its application was decided', async () => {
  const { id, number } = await application(null)
  expect(await tell(id, 'who@firm.example')).toContain('MailSet')
  expect(await tell(id, 'thief@other.example')).toContain('application_must_be_known_and_without')
  const port = box()
  expect(await deliver(port)).toBe(0)
  await world.owner.query(
    `update desk.draft set outcome = '{"acts": [{"entry": "7"}]}'
      where id = (select draft from desk.application where id = $1)`,
    [number],
  )
  expect(await deliver(port)).toBe(1)
  expect(await deliver(port)).toBe(0)
  expect(port.letters).toMatchObject([{ to: 'who@firm.example' }])
  expect(port.letters[0]!.subject).toBe(`${id}: 已通过 / accepted`)
  expect(port.letters[0]!.text).not.toContain('Secret Ltd')
})

test('one whose draft was refused is not told that it was accepted', async () => {
  const { id } = await application({ acts: [{ refusal: 'no' }] })
  await tell(id, 'who@firm.example')
  expect(await deliver(box())).toBe(0)
})

test('a letter that was not taken is due again; one refused for good is given up', async () => {
  const { id } = await application({ acts: [{ entry: '7' }] })
  await tell(id, 'who@firm.example')
  expect(await deliver(box(new Error('away')))).toBe(0)
  const later = box()
  expect(await deliver(later)).toBe(1)
  expect(later.letters).toHaveLength(1)
  const [one, other] = [
    await application({ acts: [{ entry: '7' }] }),
    await application({ acts: [{ entry: '7' }] }),
  ]
  await tell(one.id, 'nobody@firm.example')
  await tell(other.id, 'who@firm.example')
  await deliver(box(Object.assign(new Error('550'), { responseCode: 550 })))
  expect(await deliver(box())).toBe(0)
})

test('a user is told once a day how much has waited, and not before', async () => {
  const supplier = await world.join(['supplier'])
  await proposeReceivable(world, { debtor, supplier, amount: 10_000n })
  await debtor.alone.read(SET, { address: 'maker@debtor.example' })
  expect(await deliver(box(), 1)).toBe(0)
  // Everything of the wait is as if it had been opened ten days ago.
  await world.owner.query(`
    set session_replication_role = replica;
    update ledger.wait set id = id - (10 * 86400000::bigint << 22);
    set session_replication_role = origin`)
  const port = box()
  expect(await deliver(port, 11)).toBe(0)
  expect(await deliver(port, 9)).toBe(1)
  expect(await deliver(port, 9)).toBe(0)
  expect(port.letters[0]!.subject).toBe('1 项待办 / 1 tasks waiting')
  expect(port.letters[0]!.text).toContain('0 drafts to sign, 1 to answer')
  await debtor.alone.read(SET, { address: null })
  const left = await world.owner.query('select from desk.mail_address')
  expect(left.rowCount).toBe(0)
})

test.each([
  'nobody',
  '@firm.example',
  'a@b',
  'a@firm.example, b@firm.example',
  'a@firm.example\nBcc: b@firm.example',
  `${'a'.repeat(243)}@firm.example`,
])('%j is no address', async address => {
  expect(JSON.stringify(await debtor.alone.read(SET_WHY, { address }))).toContain(
    'mail_address_must_have_its_form',
  )
})

const SET_WHY = `mutation ($address: String) {
  setMailAddress(address: $address) { __typename ... on Refused { refusal } } }`

test('254 characters are an address', async () => {
  const address = `${'a'.repeat(241)}@firm.example`
  expect(address).toHaveLength(254)
  expect(JSON.stringify(await debtor.alone.read(SET_WHY, { address }))).toContain('MailSet')
})

const DECIDED = { application: 'app_1', kind: 'enrolment', accepted: false } as const

test('the sandbox writes whole letters into a folder', async () => {
  const port = openMailPort({ MAIL_FOLDER: folder, MAIL_FROM: 'Ledger <ledger@example.org>' })
  await port!.send(writeDecision('who@firm.example', DECIDED))
  const files = readdirSync(folder)
  expect(files).toEqual([expect.stringMatching(/^mail_\w{13}\.eml$/)])
  const text = readFileSync(join(folder, files[0]!), 'utf8')
  expect(text).toMatch(/^From: Ledger <ledger@example\.org>\r\nTo: who@firm\.example\r\n/)
  expect(openMailPort({ MAIL_FROM: 'x' })).toBeNull()
})

test('a mail server is spoken to as such', async () => {
  const heard: string[] = []
  const server = await mailServer(heard)
  const { port: number } = server.address() as { port: number }
  const port = openMailPort({
    SMTP_URL: `smtp://127.0.0.1:${number}`,
    MAIL_FROM: 'ledger@example.org',
  })
  await port!.send(writeDecision('who@firm.example', DECIDED))
  server.close()
  expect(heard.join('')).toMatch(
    /MAIL FROM:<ledger@example\.org>[\s\S]*RCPT TO:<who@firm\.example>/,
  )
})

/** The few words of SMTP that a letter takes. */
async function mailServer(heard: string[]): Promise<Server> {
  const server = createServer(socket => {
    let inLetter = false
    socket.write('220 here\r\n')
    socket.on('data', chunk => {
      const text = chunk.toString()
      heard.push(text)
      if (inLetter && !text.endsWith('\r\n.\r\n')) return
      const isData = text.startsWith('DATA')
      socket.write(
        isData ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n',
      )
      inLetter = isData
    })
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  return server
}
