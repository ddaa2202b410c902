import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { idNumber, type WaitId } from '../../../contracts/kernel/id.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { addUser } from '../../support/staff.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'
import { deskOf } from './desk-of.ts'

let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let stranger: Joined
let wait: WaitId

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  stranger = await world.join(['supplier'])
  await proposeReceivable(world, { debtor, supplier, amount: 700n })
  const [opened] = await supplier.alone.reads.waits()
  wait = opened!.id
})
afterAll(async () => await world?.close())
beforeEach(() => change('started_in', 'x'))

/** What relay and worker note of the one wait. */
async function change(column: string, value: unknown): Promise<void> {
  await world.owner.query(`update ledger.wait set ${column} = $2 where id = $1`, [
    ...[idNumber(wait), value],
  ])
}

const operator = () => deskOf(world, world.operator.maker)

test('a wait tells its story to its parties and to the operator, and to nobody else', async () => {
  for (const desk of [operator(), deskOf(world, supplier.maker), deskOf(world, debtor.maker)]) {
    expect(await desk('waits')).toMatch(
      new RegExp(`^${wait}  confirmation of .*\\(${debtor.code}\\), 1 open, 2026-03-02 until 2026`),
    )
    const story = await desk(`wait --wait ${wait}`)
    for (const said of [
      ...['the debtor is to confirm or reject what was proposed', 'on 2026-03-02'],
      ...[`asked by`, `(${supplier.code})`, 'to be reminded on 2026-03-0'],
      'the proposal lapses, and its invoices are free again',
    ])
      expect(story).toContain(said)
    expect(story).not.toContain('stuck')
  }
  const other = deskOf(world, stranger.maker)
  expect(await other('waits')).toBe('nothing is waited for')
  await expect(other(`wait --wait ${wait}`)).rejects.toThrow('that you may see')
})

test('it is stuck outside Temporal when nothing has started it after a minute', async () => {
  await change('started_in', null)
  expect(await operator()('waits --stuck')).toBe('nothing is stuck')
  await change('opened_at', new Date(Date.now() - 61_000))
  expect(await operator()('waits --stuck')).toContain('stuck: outside_temporal')
  await change('opened_at', new Date())
})

test('it is stuck when overdue, with why: its workflow, or what the ledger refused', async () => {
  expect(await operator()('waits --stuck')).toBe('nothing is stuck')
  const { rows } = await world.owner.query('select lapse_on from ledger.wait where id = $1', [
    idNumber(wait),
  ])
  await change('remind_on', '2026-03-02')
  await change('lapse_on', '2026-03-02')
  expect(await operator()('waits --stuck')).toContain('stuck: overdue')
  await change('gone_at', new Date())
  expect(await operator()(`wait --wait ${wait}`)).toMatch(/stuck: workflow_gone.*was gone at 20/s)
  const days = { lapseOn: '2026-03-16', today: '2026-03-02' }
  const refused = refuse('lapse_must_wait_for_its_date', 'body.receivable', days)
  await world.owner.query('update ledger.wait set refused = $2, refused_at = now() where id = $1', [
    idNumber(wait),
    JSON.stringify(refused),
  ])
  const told = await deskOf(world, supplier.maker)('waits --stuck')
  expect(told).toMatch(/stuck: lapse_refused.*lapse_must_wait_for_its_date/s)
  expect(told).toContain('It lapses on 2026-03-16 and not before')
  await change('lapse_on', rows[0].lapse_on)
})

test('one that was answered is waited for no longer, though the relay has not looked', async () => {
  await world.owner.query(
    "update ledger.receivable set status = 'rejected', ended_by = 1 where wait = $1",
    [idNumber(wait)],
  )
  for (const desk of [operator(), deskOf(world, debtor.maker)])
    expect(await desk('waits')).toBe('nothing is waited for')
})

const draftIn = (said: string): string => /dft_\w+/.exec(said)![0]

describe('marks against a debtor', () => {
  test('are noted and ended by two officers; the debtor sees its own, others nothing', async () => {
    const officer = deskOf(world, world.operator.maker)
    const second = deskOf(world, world.operator.checker)
    expect(await officer('marks')).toBe('nobody is marked')
    await expect(
      officer(`mark --party ${debtor.id} --kind late --since 2026-03-02`),
    ).rejects.toThrow('--kind is one of bond_default, persistent_overdue, not late')
    const left = await officer(`mark --party ${debtor.id} --kind bond_default --since 2026-03-02`)
    expect(left).toContain('default on a bond')
    await second(`sign --draft ${draftIn(left)}`)
    const marks = await deskOf(world, debtor.maker)('marks')
    expect(marks).toMatch(/^mrk_\w+ {2}.*债券违约 default on a bond, 2026-03-02 until it is ended$/)
    expect(await deskOf(world, stranger.maker)('marks')).toBe('nobody is marked')
    const mark = /mrk_\w+/.exec(marks)![0]
    const over = await officer(`end-mark --mark ${mark} --until 2026-03-02`)
    await second(`sign --draft ${draftIn(over)}`)
    expect(await officer('marks')).toContain('2026-03-02 until 2026-03-02')
  })
})

test('the calendar of the ledger is published by two officers, and once', async () => {
  const left = await deskOf(world, world.operator.maker)('publish')
  expect(left).toContain('calendar.publish')
  const signed = await deskOf(world, world.operator.checker)(`sign --draft ${draftIn(left)}`)
  expect(signed).toMatch(/done: entry \w+$/)
})

describe('findings', () => {
  test('say fact, rule, whom it concerns and what is blocked, to officers alone', async () => {
    const evidence = { seller: supplier.id, buyer: debtor.id, amount: '5' }
    await world.owner.query(
      `insert into trade.finding (kind, severity, party, subject, evidence)
       values ('invoice_says_another_thing', 'alarm', $1, 7, $2)`,
      [idNumber(debtor.id), evidence],
    )
    const listed = await operator()('findings')
    expect(listed).toMatch(/^fnd_\w+ {2}alarm {2}invoice_says_another_thing {2}inv_0000000000007/)
    const finding = await operator()(`finding --finding ${/fnd_\w+/.exec(listed)![0]}`)
    for (const said of [
      ...['an invoice was sent again and says another thing', 'rule: of the platform'],
      ...['meanwhile:', 'the later version is not recorded', `"amount": "5"`],
    ])
      expect(finding).toContain(said)
    // Whose document it was comes first, and each party once: a buyer's fault names the buyer.
    const concerned = [...finding.matchAll(/concerns .*\((\w+)\)/g)].map(([, code]) => code)
    expect(concerned).toEqual([debtor.code, supplier.code])
    await expect(deskOf(world, debtor.maker)('findings')).rejects.toThrow('open_to_its_reader')
  })
})

describe('sessions', () => {
  const idOfSession = (listed: string) => /ses_\w+/.exec(listed)![0]
  const sessionsOf = async (desk: ReturnType<typeof deskOf>, user: string) =>
    await desk(`sessions --user ${user}`)

  test('are seen and ended by their user, their party and officers only', async () => {
    const { maker, checker } = supplier
    const [own, colleague] = [deskOf(world, maker), deskOf(world, checker)]
    expect(await own('users')).toContain(`${maker.user}  maker  open sessions: `)
    expect(await operator()(`users --party ${supplier.id}`)).toContain(`${checker.user}  checker`)
    await expect(deskOf(world, stranger.maker)(`users --party ${supplier.id}`)).rejects.toThrow(
      'open_to_its_reader',
    )
    const session = idOfSession(await sessionsOf(own, maker.user))
    for (const other of [deskOf(world, stranger.maker), deskOf(world, debtor.maker)]) {
      await expect(sessionsOf(other, maker.user)).rejects.toThrow('that you may see')
      for (const named of [`--session ${session}`, `--user ${maker.user}`])
        await expect(other(`end-sessions ${named}`)).rejects.toThrow('session_must_be_known')
    }
    expect(await colleague(`end-sessions --session ${session}`)).toBe('ended: 1')
    await expect(colleague(`end-sessions --session ${session}`)).rejects.toThrow(
      /session_must_be_known.*\n.*会话.*\n.*There is no such session that you may end/,
    )
    expect(await sessionsOf(operator(), maker.user)).not.toContain(session)
  })

  test('that were ended open nothing more, all of a user at once', async () => {
    const { maker } = stranger
    await stranger.alone.read('{ businessDate }')
    expect(await operator()(`end-sessions --user ${maker.user}`)).toMatch(/^ended: [1-9]/)
    await expect(stranger.alone.read('{ businessDate }')).rejects.toThrow()
    expect(await sessionsOf(operator(), maker.user)).toBe('no session is open')
  })

  test('of others are not for a reader to end, its own are', async () => {
    const reader = await addUser(world, supplier, 'reader')
    const desk = deskOf(world, reader)
    await deskOf(world, supplier.checker)('waits')
    await expect(desk(`end-sessions --user ${supplier.checker.user}`)).rejects.toThrow(
      'session_must_be_known',
    )
    expect(await desk(`end-sessions --user ${reader.user}`)).toMatch(/^ended: /)
  })
})

test('mail: where a user is told, and that it is told no more', async () => {
  const desk = deskOf(world, supplier.maker)
  const address = async () => {
    const { rows } = await world.owner.query('select address from desk.mail_address')
    return rows
  }
  expect(await desk('mail --address lin@example.com')).toContain('told at lin@example.com')
  expect(await address()).toEqual([{ address: 'lin@example.com' }])
  await expect(desk('mail --address nowhere')).rejects.toThrow('address')
  expect(await desk('mail')).toBe('told by mail no more')
  expect(await address()).toEqual([])
})
