import { expect, test } from 'vitest'
import { createLog, setLogLevel } from '../../../services/platform/log.ts'

function listen() {
  const lines: Record<string, unknown>[] = []
  const log = createLog('ledger', { write: text => lines.push(JSON.parse(text)) })
  return { log, lines }
}

test('a service is silent until the program sets a level, then says its name and the time', () => {
  const { log, lines } = listen()
  log.info('too early')
  setLogLevel('info')
  log.info({ entry: '7' }, 'accepted')
  log.debug('too much')
  setLogLevel('silent')
  expect(lines).toEqual([
    { level: 'info', time: expect.any(String), service: 'ledger', entry: '7', msg: 'accepted' },
  ])
})

test('nothing personal is written, at any of three depths', () => {
  const { log, lines } = listen()
  setLogLevel('info')
  const user = {
    id: 'usr_1',
    name: '张三',
    password: 'p',
    deep: { idNumber: '11010519491231002X' },
  }
  log.info({ user, jws: 'eyJ', phone: '13800138000' }, 'logged in')
  setLogLevel('silent')
  expect(lines[0]).toMatchObject({ user: { id: 'usr_1', deep: {} } })
  expect(JSON.stringify(lines)).not.toMatch(/张三|"p"|11010519|eyJ|13800138000/)
})

test('an error about a value keeps its code and loses the value, in its stack too', () => {
  const { log, lines } = listen()
  setLogLevel('info')
  const message = 'invalid input syntax for type bigint: "张三 13800138000"'
  log.error({ err: Object.assign(new Error(message), { code: '22P02' }) })
  log.error({ err: Object.assign(new Error('relation "title" does not exist'), { code: '42P01' }) })
  setLogLevel('silent')
  expect(lines[0]).toMatchObject({ err: { code: '22P02' } })
  expect(JSON.stringify(lines[0])).not.toMatch(/张三|13800138000/)
  expect(lines[1]).toMatchObject({ err: { message: 'relation "title" does not exist' } })
})

test('an error of the database keeps its rule and loses its row', () => {
  const { log, lines } = listen()
  setLogLevel('info')
  const err = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'party_code_key',
    detail: 'Key (code)=(91310000MA1FL0001X) already exists.',
  })
  log.error({ err: new Error('while enrolling', { cause: err }) })
  setLogLevel('silent')
  expect(lines[0]).toMatchObject({
    err: { message: 'while enrolling', cause: { code: '23505', constraint: 'party_code_key' } },
  })
  expect(JSON.stringify(lines)).not.toContain('91310000')
})
