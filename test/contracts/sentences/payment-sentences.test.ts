import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'

const account = 'acc_0000000000001'
const shown = {
  [account]: { accountOf: 'Red Hill Mill', accountNumber: '6222', bic: 'SANDCNSH', paidIn: 'CNY' },
}
const say = (act: string, body: object, known: object = shown) =>
  describeAct({ act: `payment.${act}`, body }, known as typeof shown)

it('a registration says all that its holder answers for', () => {
  const terms = { number: '6222', bank: 'SANDCNSH', name: 'Red Hill Mill', town: 'Tianjin' }
  const statementKey = { alg: 'EdDSA', publicKey: 'K1' }
  const body = { id: account, ...terms, country: 'CN', currency: 'CNY', statementKey }
  const { zh, en } = say('register-account', body, {})
  for (const value of [...Object.values(terms), 'CN', 'CNY', 'K1', account]) {
    expect(zh).toContain(value)
    expect(en).toContain(value)
  }
})

it.each([
  ['confirm-account', { account, statementKey: 'K1' }, 'K1'],
  ['confirm-statement', { account, digest: 'D1' }, 'D1'],
  ['record-statement', { account, statement: 'x', signature: 'a..b' }, '签名'],
  ['close-account', { account }, '停用'],
])('%s names the account as it was shown, or by its id', (act, body, word) => {
  const { zh, en } = say(act, body)
  for (const value of ['Red Hill Mill', '6222', 'SANDCNSH', account]) {
    expect(zh).toContain(value)
    expect(en).toContain(value)
  }
  expect(zh).toContain(word)
  expect(say(act, body, {}).en).toContain(`the account ${account}`)
})

it('a statement without a signature is said to be one', () => {
  expect(say('record-statement', { account, statement: 'x', signature: null }).en).toBe(
    `Hand in a statement of the account ${account} (Red Hill Mill, 6222 at SANDCNSH, CNY), ` +
      'unsigned: two officers have to confirm it.',
  )
})
